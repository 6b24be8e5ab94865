using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Nabij.Data;

namespace Nabij.Features.Backup;

/// <summary>A backup that was looked through: every file is what the manifest says.</summary>
internal sealed class BackupFolder
{
    private readonly string _folder;

    private BackupFolder(string folder, BackupManifest manifest) => (_folder, Manifest) = (folder, manifest);

    public BackupManifest Manifest { get; }

    public string SealsFile => Path.Combine(_folder, MakeBackup.SealsCopy);

    public static async Task<BackupFolder> OpenAsync(string folder, CancellationToken ct)
    {
        var manifest = await ReadManifestAsync(folder, ct);
        if (manifest.Format != BackupManifest.CurrentFormat)
        {
            throw new BackupException("This backup was made by another version of the program, which this one does not know.");
        }

        var damaged = new List<string>();
        foreach (var file in manifest.Files)
        {
            if (!File.Exists(Path.Combine(folder, file.Path)) || await MakeBackup.FileOfAsync(folder, file.Path, ct) != file)
            {
                damaged.Add(file.Path);
            }
        }

        damaged.AddRange(manifest.Tables.Select(t => t.File).Append(MakeBackup.SealsCopy).Except(manifest.Files.Select(f => f.Path)));
        if (damaged.Count > 0)
        {
            throw new BackupException("The backup is damaged: " + string.Join(", ", damaged.Distinct()));
        }

        return manifest.Tables.All(t => IsName(t.Name) && t.Columns.All(c => IsName(c.Name)))
            ? new BackupFolder(folder, manifest)
            : throw new BackupException("The backup names tables or columns as this program never does.");
    }

    public async Task LoadAsync(NabijDb db, TableShape shape, CancellationToken ct)
    {
        var table = Manifest.Tables.Single(t => t.Name == shape.Name);
        await using var file = File.OpenRead(Path.Combine(_folder, table.File));
        await using var zip = new GZipStream(file, CompressionMode.Decompress);
        if (await TableRows.ReadAsync(db, shape, zip, ct) is var rows && rows != table.Rows)
        {
            throw new InvalidDataException($"{table.Name} has {rows} rows, not {table.Rows}.");
        }
    }

    private static async Task<BackupManifest> ReadManifestAsync(string folder, CancellationToken ct)
    {
        var (path, sum) = (Path.Combine(folder, BackupManifest.File), Path.Combine(folder, BackupManifest.SumFile));
        if (!File.Exists(path) || !File.Exists(sum))
        {
            throw new BackupException($"{folder} holds no whole backup: it has no {(File.Exists(path) ? BackupManifest.SumFile : BackupManifest.File)}.");
        }

        var bytes = await File.ReadAllBytesAsync(path, ct);
        if ((await File.ReadAllTextAsync(sum, ct)).Trim() != Convert.ToHexStringLower(SHA256.HashData(bytes)))
        {
            throw new BackupException($"The backup is damaged: {BackupManifest.File}");
        }

        try
        {
            return JsonText.Read<BackupManifest>(System.Text.Encoding.UTF8.GetString(bytes));
        }
        catch (JsonException)
        {
            throw new BackupException("This backup was made by another version of the program, which this one does not know.");
        }
    }

    private static bool IsName(string name) => name.Length is > 0 and <= 60 && name.All(char.IsAsciiLetterOrDigit);
}
