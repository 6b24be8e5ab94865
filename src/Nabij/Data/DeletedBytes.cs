using Microsoft.EntityFrameworkCore;

namespace Nabij.Data;

internal static class DeletedBytes
{
    private const int MostTries = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// After words were taken out that nobody may find again: SQLite keeps the bytes of what was deleted or replaced in its file until the
    /// place is used again, so the file is written anew. PostgreSQL's own cleaning does this in its time; see docs/databases.md.
    /// </summary>
    public static async Task ForgetDeletedBytesAsync(this NabijDb db, CancellationToken ct)
    {
        if (!db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM", ct);
            await CheckpointAsync(db, ct);
        }
    }

    /// <summary>
    /// Each day: what was erased stands in SQLite's log as it was before, until that is emptied into the file, where zeros stand in its place
    /// (<see cref="SecureDelete"/>).
    /// </summary>
    public static async Task EmptyLogAsync(this NabijDb db, CancellationToken ct)
    {
        if (!db.Database.IsNpgsql())
        {
            await CheckpointAsync(db, ct);
        }
    }

    // While somebody reads an older moment the file cannot be finished; SQLite then says so in a row and raises nothing.
    private static async Task CheckpointAsync(NabijDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var checkpoint = db.Database.GetDbConnection().CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            for (var tries = 0; await checkpoint.ExecuteScalarAsync(ct) is not 0L; tries++)
            {
                if (tries == MostTries)
                {
                    throw new TimeoutException("Deleted words may still stand in the database's file: somebody kept reading it.");
                }

                await Task.Delay(Pause, ct);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
