using Nabij.Platform;

namespace Nabij.Features.Backup;

/// <summary>
/// A mark in the state folder while a restore is at work. Rows and the file of seals cannot change in one step; who finds the mark knows that
/// somebody was stopped in between, and serves nothing until the restore was run again.
/// </summary>
internal static class PendingRestore
{
    public static bool IsThere(Settings settings) => File.Exists(PathOf(settings));

    public static void Begin(Settings settings)
    {
        if (!IsThere(settings))
        {
            System.IO.Directory.CreateDirectory(settings.StateFolder);
            using var mark = PrivateFiles.Create(PathOf(settings));
            mark.Flush(flushToDisk: true);
        }
    }

    public static void End(Settings settings) => File.Delete(PathOf(settings));

    private static string PathOf(Settings settings) => Path.Combine(settings.StateFolder, "restore.pending");
}
