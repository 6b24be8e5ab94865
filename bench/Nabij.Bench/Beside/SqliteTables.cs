using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Nabij.Bench.Beside;

/// <summary>The synthetic services in SQLite: our stems as columns of FTS5, points in an R-tree, facet values as rows of their own.</summary>
internal static class SqliteTables
{
    public const string Settings = "PRAGMA cache_size = -1000000; PRAGMA mmap_size = 4000000000; PRAGMA temp_store = memory;";

    // Stems come as numbered words, which no tokenizer takes apart; contentless, since nothing is shown from it.
    private const string Tables = """
        CREATE VIRTUAL TABLE words USING fts5 (name, other_name, organization, description, content='', tokenize='ascii');
        CREATE VIRTUAL TABLE points USING rtree (id, min_lat, max_lat, min_lon, max_lon);
        CREATE TABLE service (
            id INTEGER PRIMARY KEY, area_set INTEGER NOT NULL, hours INTEGER, merit INTEGER NOT NULL, checked_day INTEGER NOT NULL,
            lat REAL, lon REAL, shown TEXT NOT NULL);
        CREATE TABLE facet (id INTEGER NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (id, value)) WITHOUT ROWID;
        """;

    private const string Indexes = """
        CREATE INDEX facet_value ON facet (value, id);
        CREATE INDEX service_area_set ON service (area_set);
        INSERT INTO words (words) VALUES ('optimize');
        ANALYZE;
        """;

    public static void Fill(SqliteConnection connection, IEnumerable<FlatDocument> documents, StemWords stems)
    {
        Run(connection, "PRAGMA journal_mode = off; PRAGMA synchronous = off;" + Settings + Tables);
        using (var transaction = connection.BeginTransaction())
        {
            using var words = Insert(connection, transaction, "words (rowid, name, other_name, organization, description)", 5);
            using var point = Insert(connection, transaction, "points", 5);
            using var service = Insert(connection, transaction, "service", 8);
            using var facet = Insert(connection, transaction, "facet", 2);
            foreach (var row in documents)
            {
                var at = row.Document.Point;
                Run(words, row.Number, Field(FlatDocument.Name), Field(FlatDocument.OtherName), Field(FlatDocument.Organization), Field(FlatDocument.Description));
                Run(service, row.Number, row.AreaSet, row.Hours, row.Merit, row.CheckedDay, at?.Latitude, at?.Longitude, row.Document.Shown.ToString());
                if (at is { } p)
                {
                    Run(point, row.Number, p.Latitude, p.Latitude, p.Longitude, p.Longitude);
                }
                foreach (var value in row.Values)
                {
                    Run(facet, row.Number, value);
                }

                string Field(char label) => string.Join(' ', row.Stems[label].Select(stems.Of));
            }
            transaction.Commit();
        }
        Run(connection, Indexes);
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Insert(SqliteConnection connection, SqliteTransaction transaction, string into, int columns)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        var names = Enumerable.Range(1, columns).Select(c => string.Create(CultureInfo.InvariantCulture, $"@{c}")).ToList();
        command.CommandText = $"INSERT INTO {into} VALUES ({string.Join(", ", names)})";
        foreach (var name in names)
        {
            command.Parameters.Add(new(name, null));
        }
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
        command.ExecuteNonQuery();
    }
}

/// <summary>Stems as words that any tokenizer leaves alone.</summary>
internal sealed class StemWords
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    public string Of(string stem)
    {
        if (!_words.TryGetValue(stem, out var word))
        {
            _words.Add(stem, word = string.Create(CultureInfo.InvariantCulture, $"w{_words.Count}"));
        }
        return word;
    }
}
