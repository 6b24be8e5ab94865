using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Nabij.Data;

internal static class DatabaseFailures
{
    // SQLite's result codes: busy, locked, no memory, interrupted, reading or writing failed, disk full, cannot open.
    private static readonly int[] SqliteAway = [5, 6, 7, 9, 10, 13, 14];

    // Classes of PostgreSQL's codes: connection, no such database, who may, resources, stopped by an operator, its machine.
    private static readonly string[] PostgresAway = ["08", "28", "3D", "53", "57", "58"];

    /// <summary>The database could not be asked now, which says nothing of what is in it. Not so when it answered that a table or a file is not what it was.</summary>
    public static bool IsAway(this DbException failure) => failure switch
    {
        SqliteException sqlite => SqliteAway.Contains(sqlite.SqliteErrorCode),
        PostgresException postgres => postgres.IsTransient || PostgresAway.Contains(postgres.SqlState[..2]),
        _ => true,
    };
}
