using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Nabij.Data;

internal static class OneMoment
{
    /// <summary>All that <paramref name="read"/> asks is answered from one moment of the database: each commit is in it whole or not at all.</summary>
    public static async Task<T> ReadAtOneMomentAsync<T>(this NabijDb db, Func<CancellationToken, Task<T>> read, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var transaction = await BeginAsync(db.Database.GetDbConnection(), ct);
            await using var used = await db.Database.UseTransactionAsync(transaction, ct);
            return await read(ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // On both the moment is that of the first question, and nobody who writes waits. SQLite's usual transaction would hold them all up
    // (BEGIN IMMEDIATE).
    private static async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
}
