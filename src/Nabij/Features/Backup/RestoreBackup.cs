using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij.Features.Backup;

/// <param name="Replace">What is in the database now goes.</param>
/// <param name="Keys">The folder of the copied keys; null: they are where they have to be.</param>
/// <param name="WithoutKeys">They are lost, and what they sealed with them.</param>
internal sealed record RestoreOptions(bool Replace, string? Keys, bool WithoutKeys);

/// <summary>
/// Puts a backup in the place of an empty database, or of another when that is asked for. Everything is looked at first; then the rows come
/// in one transaction. Nothing may serve meanwhile.
/// </summary>
internal sealed class RestoreBackup(NabijDb db, SealFile seals, KeyCopies keys, AuditTrail audit, Settings settings, TimeProvider clock)
{
    public async Task<BackupManifest> RunAsync(string folder, RestoreOptions how, CancellationToken ct)
    {
        var backup = await BackupFolder.OpenAsync(folder, ct);
        var manifest = backup.Manifest;
        if (manifest.Migrations.Except(Migrator.Known(db)).ToList() is { Count: > 0 } newer)
        {
            throw new BackupException("The backup was made by a newer program: " + string.Join(", ", newer));
        }

        if (!how.Replace && !await DatabaseRestore.IsEmptyAsync(db, ct))
        {
            throw NotEmpty();
        }

        CheckKeys(manifest, how);
        using var hold = await seals.HoldAsync(ct);
        var begins = seals.BeginsWith(backup.SealsFile);
        if (!begins && !how.Replace)
        {
            throw new BackupException($"{seals.Path} is of another record than that of the backup. With --replace it is put aside.");
        }

        if (how.Keys is not null)
        {
            keys.TakeFrom(how.Keys);
        }

        PendingRestore.Begin(settings);
        await LoadAsync(backup, how.Replace, ct);
        PutSeals(backup, begins);
        await Migrator.MigrateAsync(db, ct);
        audit.Add("backup.restored", "security", "backup", null, string.Create(CultureInfo.InvariantCulture, $"made={manifest.MadeAt:yyyy-MM-dd}"));
        await db.SaveChangesAsync(ct);
        PendingRestore.End(settings);
        if (how.Replace)
        {
            await db.ForgetDeletedBytesAsync(ct);
        }

        return manifest;
    }

    private void CheckKeys(BackupManifest manifest, RestoreOptions how)
    {
        if (keys.Others(manifest.Keys, how.Keys) is { Count: > 0 } others)
        {
            throw new BackupException($"Other keys lie where those of the backup belong: {string.Join(", ", others)}. Put them elsewhere first.");
        }

        if (!how.WithoutKeys && keys.Missing(manifest.Keys, how.Keys) is { Count: > 0 } missing)
        {
            throw new BackupException($"Without its keys the backup opens only in part. Missing: {string.Join(", ", missing)}. Say with --keys where their copy is; if they are lost for ever: --without-keys.");
        }
    }

    private static BackupException NotEmpty() => new("The database is not empty. With --replace, what is in it goes.");

    private async Task LoadAsync(BackupFolder backup, bool replace, CancellationToken ct)
    {
        var done = false;
        try
        {
            done = await DatabaseRestore.RunAsync(db, backup.Manifest.Migrations, [.. backup.Manifest.Tables.Select(t => t.Shape)], replace, table => backup.LoadAsync(db, table, ct), ct);
        }
        catch (Exception e) when (e is DbException or JsonException or InvalidDataException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            PendingRestore.End(settings);
            throw new BackupException($"The rows of the backup do not fit ({e.GetType().Name}). Nothing was changed in the database.");
        }

        if (!done)
        {
            PendingRestore.End(settings);
            throw NotEmpty();
        }
    }

    // What this installation had sealed after the backup stays on record as lost, and is no alarm.
    private void PutSeals(BackupFolder backup, bool begins)
    {
        if (begins && seals.Last() is var last && last.Position > backup.Manifest.AuditPosition)
        {
            seals.Append(new SealLine(SealLineKind.Restored, backup.Manifest.AuditPosition, [], clock.GetUtcNow()));
        }
        else if (!begins || seals.Length() == 0)
        {
            seals.Replace(backup.SealsFile, clock.GetUtcNow());
        }
    }
}
