using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij.Features.Backup;

/// <summary>
/// Writes one moment of the database, and the file of seals of that moment, to a new folder, while the program serves. The manifest comes
/// last: a folder without it is no backup.
/// </summary>
internal sealed class MakeBackup(NabijDb db, SealFile seals, KeyCopies keys, AuditTrail audit, TimeProvider clock)
{
    public const string SealsCopy = "state/seals.log";

    /// <param name="folder">New or empty.</param>
    /// <param name="keysFolder">Where the keys go; null: nowhere.</param>
    public async Task<BackupManifest> RunAsync(string folder, string? keysFolder, CancellationToken ct)
    {
        if (keysFolder is not null && (IsWithin(keysFolder, folder) || IsWithin(folder, keysFolder)))
        {
            throw new BackupException("The keys must lie apart from the backup: who has both can read everything.");
        }

        foreach (var path in new[] { folder, keysFolder }.OfType<string>())
        {
            if (System.IO.Directory.Exists(path) && System.IO.Directory.EnumerateFileSystemEntries(path).Any())
            {
                throw new BackupException($"{path} is not empty.");
            }

            PrivateFiles.CreateFolder(path);
        }

        audit.Add("backup.made", "security", "backup", null, keysFolder is null ? "without-keys" : "with-keys");
        await db.SaveChangesAsync(ct);

        // Nobody seals between the moment of the database and that of the file.
        using var hold = await seals.HoldAsync(ct);
        return await db.ReadAtOneMomentAsync(
            async inner =>
            {
                var position = await db.AuditEntries.MaxAsync(e => e.Position, inner) ?? 0;
                var length = seals.Length();
                hold.Dispose();
                var madeAt = clock.GetUtcNow();

                // After the moment of the rows, so with every key that seals one of them; a key made from here on seals none.
                var needed = keys.Known();
                if (keysFolder is not null)
                {
                    keys.WriteTo(keysFolder, needed);
                }

                return await WriteAsync(folder, position, length, madeAt, needed, inner);
            },
            ct);
    }

    private async Task<BackupManifest> WriteAsync(string folder, long position, long length, DateTimeOffset madeAt, IReadOnlyList<BackupKey> needed, CancellationToken ct)
    {
        var tables = new List<BackupTable>();
        var files = new List<BackupFile>();
        foreach (var shape in TableShape.All(db))
        {
            var table = new BackupTable(shape.Name, 0, shape.Key, shape.Columns);
            await using (var file = Create(folder, table.File))
            {
                await using (var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
                {
                    table = table with { Rows = await TableRows.WriteAsync(db, shape, zip, ct) };
                }

                file.Flush(flushToDisk: true);
            }

            tables.Add(table);
            files.Add(await FileOfAsync(folder, table.File, ct));
        }

        await using (var file = Create(folder, SealsCopy))
        {
            seals.CopyTo(file, length);
            file.Flush(flushToDisk: true);
        }

        files.Add(await FileOfAsync(folder, SealsCopy, ct));
        var manifest = new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            Program = typeof(MakeBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            MadeAt = madeAt,
            Migrations = await Migrator.AppliedAsync(db, ct),
            Tables = tables,
            AuditPosition = position,
            Files = files,
            Keys = needed,
        };
        var text = Encoding.UTF8.GetBytes(JsonText.Write(manifest));
        Write(folder, BackupManifest.File, text);
        Write(folder, BackupManifest.SumFile, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(text)) + "\n"));
        return manifest;
    }

    public static async Task<BackupFile> FileOfAsync(string folder, string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(Path.Combine(folder, path));
        return new BackupFile(path, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)));
    }

    private static bool IsWithin(string path, string folder) =>
        (Path.GetFullPath(path) + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static FileStream Create(string folder, string path)
    {
        var full = Path.Combine(folder, path);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(full)!);
        return PrivateFiles.Create(full);
    }

    private static void Write(string folder, string path, byte[] bytes)
    {
        using var file = Create(folder, path);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }
}
