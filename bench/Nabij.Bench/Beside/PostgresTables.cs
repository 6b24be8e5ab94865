using System.Globalization;
using System.Text;
using Nabij.Search;
using Npgsql;

namespace Nabij.Bench.Beside;

/// <summary>The synthetic services in PostgreSQL: our stems as a weighted tsvector, and beside them its own dutch and french.</summary>
internal static class PostgresTables
{
    private const string Tables = """
        CREATE EXTENSION postgis; CREATE EXTENSION intarray;
        CREATE TABLE raw (id int, name_nl text, name_fr text, organization text, description_nl text, description_fr text);
        CREATE TABLE service (
            id int, area_set int NOT NULL, hours int, merit int NOT NULL, checked_day int NOT NULL,
            facets int[] NOT NULL, point geography(Point, 4326), terms tsvector NOT NULL, shown text NOT NULL);
        """;

    private const string Indexes = """
        ALTER TABLE service ADD PRIMARY KEY (id);
        CREATE INDEX ON service USING gin (terms) WITH (fastupdate = off);
        CREATE INDEX ON service USING gin (facets gin__int_ops) WITH (fastupdate = off);
        CREATE INDEX ON service USING gist (point);
        CREATE INDEX ON service (area_set);
        VACUUM ANALYZE;
        """;

    private const string Own = """
        CREATE TABLE own AS SELECT s.id, area_set, hours, merit, checked_day, facets, point, shown,
            setweight(to_tsvector('dutch', name_nl), 'A') || setweight(to_tsvector('dutch', organization), 'C')
                || setweight(to_tsvector('dutch', description_nl), 'D') AS nl,
            setweight(to_tsvector('french', name_fr), 'A') || setweight(to_tsvector('french', organization), 'C')
                || setweight(to_tsvector('french', description_fr), 'D') AS fr
        FROM service s JOIN raw USING (id) ORDER BY s.id;
        ALTER TABLE own ADD PRIMARY KEY (id);
        CREATE INDEX ON own USING gin (nl) WITH (fastupdate = off);
        CREATE INDEX ON own USING gin (fr) WITH (fastupdate = off);
        CREATE INDEX ON own USING gin (facets gin__int_ops) WITH (fastupdate = off);
        CREATE INDEX ON own (area_set);
        VACUUM ANALYZE own;
        """;

    public static void Fill(NpgsqlDataSource database, IEnumerable<FlatDocument> documents)
    {
        using var connection = database.OpenConnection();
        Run(connection, Tables);
        // The texts are copied with the rest, over a second connection.
        using (var second = database.OpenConnection())
        using (var raw = second.BeginTextImport("COPY raw FROM STDIN"))
        using (var rows = connection.BeginTextImport("COPY service FROM STDIN"))
        {
            foreach (var document in documents)
            {
                rows.Write(RowOf(document));
                raw.Write(RawOf(document));
            }
        }
        Run(connection, Indexes);
        Run(connection, Own);
    }

    private static void Run(NpgsqlConnection connection, string commands)
    {
        // One at a time: VACUUM can't be in a transaction, which commands sent together are.
        foreach (var sql in commands.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }

    private static string RowOf(FlatDocument row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Number}\t{row.AreaSet}\t{row.Hours?.ToString(CultureInfo.InvariantCulture) ?? "\\N"}\t{row.Merit}\t{row.CheckedDay}\t{{{string.Join(',', row.Values)}}}\t{PointOf(row.Document.Point)}\t{Copied(TermsOf(row))}\t{Copied(row.Document.Shown.ToString())}\n");

    private static string RawOf(FlatDocument row)
    {
        var (name, description) = (row.Document.Name, row.Document.Description);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Number}\t{Copied(name["nl"])}\t{Copied(name["fr"])}\t{Copied(row.Document.Shown.Organization)}\t{Copied(description.GetValueOrDefault("nl", ""))}\t{Copied(description.GetValueOrDefault("fr", ""))}\n");
    }

    private static string PointOf(GeoPoint? point) =>
        point is { } p ? string.Create(CultureInfo.InvariantCulture, $"POINT({p.Longitude} {p.Latitude})") : "\\N";

    // Each stem with its places and, at each, the label of its field.
    private static string TermsOf(FlatDocument row)
    {
        var places = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        var place = 0;
        foreach (var (label, stems) in row.Stems)
        {
            foreach (var stem in stems)
            {
                if (!places.TryGetValue(stem, out var its))
                {
                    places.Add(stem, its = new StringBuilder(Quoted(stem)).Append(':'));
                }
                else
                {
                    its.Append(',');
                }
                its.Append(++place).Append(label);
            }
        }
        return string.Join(' ', places.Values);
    }

    /// <summary>A word in a text of type tsvector or tsquery.</summary>
    public static string Quoted(string word) =>
        $"'{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Copied(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace('\t', ' ').Replace('\n', ' ');
}
