using System.Globalization;
using Nabij.Search;

namespace Nabij.Bench.Beside;

/// <summary>
/// A question as one statement of PostgreSQL. Rows of three kinds: (0, hits, of which open), (1, facet value, filters failed, rows) and the
/// first twenty as (2, number, tier, metres, points, what a result shows).
/// </summary>
internal static class PostgresQuestion
{
    /// <summary>Our words, expanded; or its own, of one of its languages.</summary>
    public static string Of(SearchQuery query, ExpandedQuestion? words, AskedFilters filters, Numbers numbers)
    {
        var where = new List<string>();
        var rank = "0";
        if (words is { IsHopeless: true } or { Candidates.Count: 0 })
        {
            where.Add("false");
        }
        else if (words is not null)
        {
            where.Add(HasAny(words.Candidates));
            rank = Rank("terms", TsQuery(words.Candidates));
            if (CoverRule.Of(words, HasAny) is { } rule)
            {
                where.Add(rule);
            }
        }
        return Statement("service", query, where, rank, filters, numbers);
    }

    public static string OfOwnWords(SearchQuery query, AskedFilters filters, Numbers numbers)
    {
        var configuration = query.Language == "fr" ? "french" : "dutch";
        var asked = $"websearch_to_tsquery('{configuration}', '{query.Text.Replace("'", "''", StringComparison.Ordinal)}')";
        return query.Text.Length == 0
            ? Statement("own", query, [], "0", filters, numbers)
            : Statement("own", query, [$"{query.Language} @@ {asked}"], Rank(query.Language, asked), filters, numbers);
    }

    public static AskedFilters FiltersOf(SearchQuery query, Numbers numbers) =>
        new(query, HasAny, IsOpen(query), numbers);

    private static string Statement(string table, SearchQuery query, List<string> where, string rank, AskedFilters filters, Numbers numbers)
    {
        where.AddRange(filters.NearlyPasses);
        var tier = "3";
        if (query.Place is not null)
        {
            var tiers = numbers.TiersOf(query.Place);
            where.Add($"area_set = ANY ('{{{string.Join(',', Enumerable.Range(0, tiers.Length).Where(s => tiers[s] != Numbers.NotServed))}}}'::int[])");
            tier = $"('{{{string.Join(',', tiers)}}}'::int[])[area_set + 1]";
        }
        var condition = where.Count == 0 ? "" : "WHERE " + string.Join(" AND ", where);
        var metres = query.Place?.Point is { } p
            ? string.Create(CultureInfo.InvariantCulture, $"ST_Distance(point, 'POINT({p.Longitude} {p.Latitude})'::geography, false)")
            : "NULL::float8";
        var speaks = HasAny([numbers.Of(Facet.Language, query.Language)]);
        return string.Create(CultureInfo.InvariantCulture, $"""
            WITH found AS MATERIALIZED (
                SELECT id, facets, {tier} AS tier, {IsOpen(query)} AS open, {filters.Failed} AS failed, {metres} AS metres,
                    merit + 60 * (720 - least(greatest({query.Today.DayNumber} - checked_day, 0), 720)) / 720
                    + CASE WHEN {speaks} THEN 50 ELSE 0 END + {rank} AS points
                FROM {table} {condition}),
            hits AS (SELECT * FROM found WHERE failed = 0)
            SELECT 0, count(*)::int, (count(*) FILTER (WHERE open))::int, 0, 0::float8, NULL FROM hits
            UNION ALL
            SELECT 1, value, failed, count(*)::int, 0, NULL FROM found, unnest(facets) AS value GROUP BY value, failed
            UNION ALL
            SELECT 2, first.id, first.tier, first.metres::int, first.points, shown FROM (
                SELECT id, tier, metres, points + (ARRAY[300, 240, 160, 100])[tier + 1] + CASE WHEN open THEN 90 ELSE 0 END
                    + coalesce(60 * 1000 / (1000 + metres), 0) AS points
                FROM hits ORDER BY points DESC, id LIMIT {query.Limit}) first JOIN {table} USING (id)
            """);
    }

    // Fields as in our own ranking: description, organisation, other names, name.
    private static string Rank(string column, string asked) => $"250 * ts_rank('{{0.17, 0.33, 0.83, 1}}', {column}, {asked})";

    private static string HasAny(IReadOnlyList<string> words) => $"terms @@ {TsQuery(words)}";

    private static string HasAny(IReadOnlyList<int> values) => $"facets && '{{{string.Join(',', values)}}}'::int[]";

    private static string TsQuery(IReadOnlyList<string> words) =>
        $"'{string.Join('|', words.Select(PostgresTables.Quoted)).Replace("'", "''", StringComparison.Ordinal)}'::tsquery";

    private static string IsOpen(SearchQuery query) =>
        $"coalesce(hours = ANY ('{{{string.Join(',', Enumerable.Range(0, query.Hours.Count).Where(h => query.Hours[h] == OpenState.Open))}}}'::int[]), false)";
}
