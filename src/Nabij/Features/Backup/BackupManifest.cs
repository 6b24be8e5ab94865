using Nabij.Data;

namespace Nabij.Features.Backup;

/// <summary>What a backup consists of. Its own SHA-256 stands beside it, in <see cref="SumFile"/>.</summary>
internal sealed record BackupManifest
{
    public const string File = "manifest.json";
    public const string SumFile = "manifest.sha256";
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    /// <summary>Of the program that wrote it.</summary>
    public required string Program { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The schema the rows were written under.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    /// <summary>Each after those it points at.</summary>
    public required IReadOnlyList<BackupTable> Tables { get; init; }

    /// <summary>How far the record of who did what had come.</summary>
    public required long AuditPosition { get; init; }
    public required IReadOnlyList<BackupFile> Files { get; init; }

    /// <summary>What the backup is worth nothing without: a value by which each key is known, and nothing of it.</summary>
    public required IReadOnlyList<BackupKey> Keys { get; init; }
}

internal sealed record BackupTable(string Name, long Rows, IReadOnlyList<string> Key, IReadOnlyList<ColumnShape> Columns)
{
    public string File => $"tables/{Name}.jsonl.gz";

    public TableShape Shape => new(Name, Key, Columns);
}

internal sealed record BackupFile(string Path, long Bytes, string Sha256);

/// <param name="Path">Within the folder of keys: <c>seals/001.key</c>.</param>
internal sealed record BackupKey(string Path, string Check);
