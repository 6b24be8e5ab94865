using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Nabij.Search;
using Nabij.Search.Indexing;
using Npgsql;

namespace Nabij.Bench.Beside;

/// <summary>PostgreSQL and SQLite with the same services and questions as our own index. Both are gone when this is disposed, with the folder of the one server.</summary>
internal sealed class Contenders : IDisposable
{
    private readonly PostgresServer _server = PostgresServer.Start();
    private readonly NpgsqlDataSource _postgres;

    /// <param name="documents">Makes the services, the same each time.</param>
    /// <param name="collection">Our own index of them.</param>
    /// <param name="queries">All questions.</param>
    public Contenders(Func<IEnumerable<SearchDocument<BenchCard>>> documents, Collection collection, IReadOnlyList<SearchQuery> queries)
    {
        _postgres = NpgsqlDataSource.Create(_server.Connection);
        var numbers = new Numbers();
        var stems = new Dictionary<PostingList, string>();
        var clock = Stopwatch.StartNew();
        PostgresTables.Fill(_postgres, Seen(FlatDocument.All(documents(), collection.Compounds, numbers), collection, stems));
        PostgresBuilt = clock.Elapsed;
        clock.Restart();
        var words = new StemWords();
        using (var connection = new SqliteConnection($"Data Source={SqliteFile};Pooling=False"))
        {
            connection.Open();
            SqliteTables.Fill(connection, FlatDocument.All(documents(), collection.Compounds, numbers), words);
        }
        SqliteBuilt = clock.Elapsed;

        var expanded = queries.Select(q => ExpandedQuestion.Of(q, collection, stems)).ToList();
        var filters = queries.Select(q => PostgresQuestion.FiltersOf(q, numbers)).ToList();
        var inSqlite = queries.Select(q => SqliteQuestion.FiltersOf(q, numbers)).ToList();
        All =
        [
            new Database("PostgreSQL + PostGIS", true, _postgres.OpenConnection, [.. queries.Select((q, i) => PostgresQuestion.Of(q, expanded[i], filters[i], numbers))], filters, numbers),
            new Database("SQLite FTS5 + R-tree", true, OpenSqlite, [.. queries.Select((q, i) => SqliteQuestion.Of(q, expanded[i], inSqlite[i], numbers, words))], inSqlite, numbers),
            new Database("PostgreSQL, its own words", false, _postgres.OpenConnection, [.. queries.Select((q, i) => PostgresQuestion.OfOwnWords(q, filters[i], numbers))], filters, numbers),
        ];
    }

    public IReadOnlyList<IContender> All { get; }

    /// <summary>With its own words too.</summary>
    public TimeSpan PostgresBuilt { get; }
    public TimeSpan SqliteBuilt { get; }

    public void Dispose()
    {
        _postgres.Dispose();
        _server.Dispose();
    }

    private string SqliteFile => Path.Combine(_server.Folder, "services.db");

    private SqliteConnection OpenSqlite()
    {
        var connection = new SqliteConnection($"Data Source={SqliteFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        SqliteTables.Run(connection, SqliteTables.Settings);
        return connection;
    }

    // The index knows the documents of a stem; the stem of a list of documents is noted here in passing.
    private static IEnumerable<FlatDocument> Seen(IEnumerable<FlatDocument> documents, Collection collection, Dictionary<PostingList, string> stems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            foreach (var stem in document.Stems.Values.SelectMany(s => s).Where(seen.Add))
            {
                if (collection.Segments[0].Postings.Find(stem) is { } list)
                {
                    stems[list] = stem;
                }
            }
            yield return document;
        }
    }
}
