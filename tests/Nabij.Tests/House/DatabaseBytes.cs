namespace Nabij.Tests.House;

/// <summary>Looks for bytes in the files of a database, where these are ours.</summary>
internal static class DatabaseBytes
{
    /// <summary>How many of these are in a file of an SQLite database: its own, or a log beside it.</summary>
    public static async Task<int> FoundAsync(TestDatabase database, IReadOnlyCollection<byte[]> words)
    {
        var found = new HashSet<byte[]>();
        foreach (var part in System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(database.Setting["sqlite:".Length..])!))
        {
            try
            {
                await using var file = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                var bytes = new byte[file.Length];
                await file.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
                found.UnionWith(words.Where(w => bytes.AsSpan().IndexOf(w) >= 0));
            }
            catch (FileNotFoundException)
            {
                // The last connection that closes takes the log along.
            }
        }

        return found.Count;
    }
}
