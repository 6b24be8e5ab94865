using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Nabij.Data;

internal static class ExclusiveTransaction
{
    /// <summary>
    /// A transaction only one node holds at a time, for work that reads much and then writes what is missing.
    /// On SQLite every writing transaction is one (BEGIN IMMEDIATE); on PostgreSQL an advisory lock makes it so.
    /// </summary>
    public static async Task<IDbContextTransaction> BeginExclusiveAsync(this NabijDb db, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7306012027)", ct);
        }

        return transaction;
    }
}
