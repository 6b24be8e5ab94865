using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Nabij.Data;

/// <summary>
/// Applies the numbered SQL files of the active database, each in its own transaction, once. Two nodes may start at the same time:
/// the second waits for the first and finds its work done. Killed half-way, a file is either applied whole or not at all.
/// </summary>
internal static class Migrator
{
    // Any number, as long as every node of this program asks for the same lock.
    private const string PostgresLock = "SELECT pg_advisory_xact_lock(7306012026)";

    public static async Task MigrateAsync(NabijDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var connection = db.Database.GetDbConnection();
            if (!db.Database.IsNpgsql())
            {
                // Readers do not wait for the one writer.
                await RunAsync(connection, "PRAGMA journal_mode = WAL", ct);
            }

            foreach (var name in Known(db))
            {
                // On SQLite this takes the write lock at once (BEGIN IMMEDIATE); on PostgreSQL the advisory lock does.
                await using var transaction = await connection.BeginTransactionAsync(ct);
                await ApplyAsync(db, [name], ct);
                await transaction.CommitAsync(ct);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The names of all files, without what says for which database: <c>0001-directory</c>.</summary>
    public static IReadOnlyList<string> Known(NabijDb db) =>
    [
        .. typeof(Migrator).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(Suffix(db), StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => n[..^Suffix(db).Length]),
    ];

    /// <summary>Those that were applied.</summary>
    public static async Task<IReadOnlyList<string>> AppliedAsync(NabijDb db, CancellationToken ct) =>
        [.. (await db.Database.SqlQueryRaw<string>("""SELECT "Name" AS "Value" FROM "SchemaVersion" """).ToListAsync(ct)).Order(StringComparer.Ordinal).Select(n => n[..^Suffix(db).Length])];

    /// <summary>Applies those that were not yet, in the transaction that is open on the connection.</summary>
    public static async Task ApplyAsync(NabijDb db, IEnumerable<string> names, CancellationToken ct)
    {
        var connection = db.Database.GetDbConnection();
        if (db.Database.IsNpgsql())
        {
            await RunAsync(connection, PostgresLock, ct);
        }

        await RunAsync(connection, """CREATE TABLE IF NOT EXISTS "SchemaVersion" ("Name" varchar(200) NOT NULL PRIMARY KEY)""", ct);
        foreach (var file in names.Select(n => n + Suffix(db)))
        {
            if (await RunAsync(connection, $"""INSERT INTO "SchemaVersion" VALUES ('{file}') ON CONFLICT DO NOTHING""", ct) == 1)
            {
                await RunAsync(connection, await ReadAsync(file, ct), ct);
            }
        }
    }

    private static string Suffix(NabijDb db) => db.Database.IsNpgsql() ? ".postgres.sql" : ".sqlite.sql";

    private static async Task<string> ReadAsync(string name, CancellationToken ct)
    {
        using var reader = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream(name)!);
        return await reader.ReadToEndAsync(ct);
    }

    private static async Task<int> RunAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL is our own embedded file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync(ct);
    }
}
