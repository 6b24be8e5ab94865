using System.Security.Cryptography;
using Nabij.Platform;

namespace Nabij.Features.Backup;

/// <summary>
/// The keys that a backup needs, and their copy: always apart from it. With what protects cookies; without that, people sign in again and
/// nothing is lost.
/// </summary>
internal sealed class KeyCopies(Settings settings)
{
    private const string Cookies = "keys";
    private static readonly string[] Rings = ["audit", "index", "seals"];

    public IReadOnlyList<BackupKey> Known() => Known(settings.KeysFolder);

    /// <summary>Which keys of a backup are not in the folder of keys, nor in the copy.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyList<BackupKey> needed, string? copy)
    {
        var here = Known().Concat(copy is null ? [] : Known(copy)).ToHashSet();
        return [.. needed.Where(k => !here.Contains(k)).Select(k => k.Path)];
    }

    /// <summary>Keys that are here under the name of another of the backup or its copy: both can't be.</summary>
    public IReadOnlyList<string> Others(IReadOnlyList<BackupKey> needed, string? copy)
    {
        var wanted = needed.Concat(copy is null ? [] : Known(copy)).ToLookup(k => k.Path, k => k.Check, StringComparer.Ordinal);
        return [.. Known().Where(k => wanted.Contains(k.Path) && wanted[k.Path].Any(c => c != k.Check)).Select(k => k.Path)];
    }

    public void WriteTo(string folder, IReadOnlyList<BackupKey> needed)
    {
        foreach (var key in needed)
        {
            Copy(Path.Combine(settings.KeysFolder, key.Path), Path.Combine(folder, key.Path));
        }

        foreach (var file in CookieKeys(settings.StateFolder))
        {
            Copy(file, Path.Combine(folder, Cookies, Path.GetFileName(file)));
        }
    }

    /// <summary>Those that are not here yet.</summary>
    public void TakeFrom(string folder)
    {
        foreach (var key in Known(folder).Where(k => !File.Exists(Path.Combine(settings.KeysFolder, k.Path))))
        {
            Copy(Path.Combine(folder, key.Path), Path.Combine(settings.KeysFolder, key.Path));
        }

        foreach (var file in CookieKeys(folder).Where(f => !File.Exists(Path.Combine(settings.StateFolder, Cookies, Path.GetFileName(f)))))
        {
            Copy(file, Path.Combine(settings.StateFolder, Cookies, Path.GetFileName(file)));
        }
    }

    private static List<BackupKey> Known(string folder) =>
    [
        .. from ring in Rings
           where System.IO.Directory.Exists(Path.Combine(folder, ring))
           from file in System.IO.Directory.EnumerateFiles(Path.Combine(folder, ring), "*.key").Order(StringComparer.Ordinal)
           select new BackupKey($"{ring}/{Path.GetFileName(file)}", CheckOf(File.ReadAllBytes(file))),
    ];

    private static IEnumerable<string> CookieKeys(string folder) =>
        System.IO.Directory.Exists(Path.Combine(folder, Cookies)) ? System.IO.Directory.EnumerateFiles(Path.Combine(folder, Cookies), "*.xml") : [];

    // Derived one way, for this only.
    private static string CheckOf(byte[] key) => Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 8, info: "check of a key"u8.ToArray()));

    // Seen whole or not at all, also when this is killed.
    private static void Copy(string from, string to)
    {
        PrivateFiles.CreateFolder(Path.GetDirectoryName(to)!);
        var draft = $"{to}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        using (var target = PrivateFiles.Create(draft))
        {
            target.Write(File.ReadAllBytes(from));
            target.Flush(flushToDisk: true);
        }

        File.Move(draft, to);
    }
}
