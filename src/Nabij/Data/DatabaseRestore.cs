using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Nabij.Data;

/// <summary>Puts rows of a backup in the place of all that is in a database: in one transaction, so all of it or nothing.</summary>
internal static class DatabaseRestore
{
    public static async Task<bool> IsEmptyAsync(NabijDb db, CancellationToken ct) => (await TablesAsync(db, ct)).Count == 0;

    /// <param name="migrations">Those the rows were written under; later ones are applied by whoever starts next.</param>
    /// <param name="tables">Each after those it points at.</param>
    /// <param name="replace">What is there now goes; otherwise there may be nothing.</param>
    /// <param name="load">Adds the rows of one table. What it throws undoes everything.</param>
    /// <returns>False when something is there that may not go; then nothing was changed.</returns>
    public static async Task<bool> RunAsync(NabijDb db, IReadOnlyList<string> migrations, IReadOnlyList<TableShape> tables, bool replace, Func<TableShape, Task> load, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            if (!db.Database.IsNpgsql())
            {
                // While tables go and rows come in; looked at as a whole before the end.
                await RunAsync(db, "PRAGMA foreign_keys = OFF", ct);
            }

            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (await TablesAsync(db, ct) is { Count: > 0 } old)
            {
                // Asked in here: a program that was started meanwhile has made its tables.
                if (!replace)
                {
                    return false;
                }

                // At once on PostgreSQL, which keeps those that others point at.
                foreach (var drop in db.Database.IsNpgsql() ? [string.Join(", ", old)] : old)
                {
                    await RunAsync(db, $"DROP TABLE {drop}", ct);
                }
            }

            await Migrator.ApplyAsync(db, migrations, ct);
            // Migrations write rows of their own; the backup has them as they became. Also those of tables that it leaves out.
            foreach (var table in tables.Reverse())
            {
                await RunAsync(db, $"DELETE FROM \"{table.Name}\"", ct);
            }

            foreach (var table in tables)
            {
                await load(table);
            }

            if (!db.Database.IsNpgsql() && await HasLooseEndsAsync(db, ct))
            {
                throw new InvalidDataException("Rows of the backup point at rows that it does not have.");
            }

            await transaction.CommitAsync(ct);
            return true;
        }
        finally
        {
            if (!db.Database.IsNpgsql())
            {
                await RunAsync(db, "PRAGMA foreign_keys = ON", CancellationToken.None);
            }

            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<List<string>> TablesAsync(NabijDb db, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<string>(
            db.Database.IsNpgsql()
                ? """SELECT '"' || tablename || '"' AS "Value" FROM pg_tables WHERE schemaname = current_schema()"""
                : """SELECT '"' || name || '"' AS "Value" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'""").ToListAsync(ct);

    private static async Task<bool> HasLooseEndsAsync(NabijDb db, CancellationToken ct)
    {
        await using var command = Command(db, "PRAGMA foreign_key_check");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct);
    }

    private static async Task RunAsync(NabijDb db, string sql, CancellationToken ct)
    {
        await using var command = Command(db, sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static DbCommand Command(NabijDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names of tables, as the database and its migrations have them.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
