using Microsoft.EntityFrameworkCore;

namespace Nabij.Data;

internal static class DeletedBytes
{
    /// <summary>
    /// After words were taken out that nobody may find again: SQLite keeps the bytes of what was deleted or replaced in its file until the
    /// place is used again, so the file is written anew. PostgreSQL's own cleaning does this in its time; see docs/databases.md.
    /// </summary>
    public static async Task ForgetDeletedBytesAsync(this NabijDb db, CancellationToken ct)
    {
        if (!db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM", ct);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
        }
    }
}
