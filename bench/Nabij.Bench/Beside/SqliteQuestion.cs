using System.Globalization;
using Nabij.Search;

namespace Nabij.Bench.Beside;

/// <summary>A question as one statement of SQLite, with the same rows as that of PostgreSQL: see <see cref="PostgresQuestion"/>.</summary>
internal static class SqliteQuestion
{
    public static string Of(SearchQuery query, ExpandedQuestion? words, AskedFilters filters, Numbers numbers, StemWords stems)
    {
        var with = new List<string>();
        var from = "service s";
        var where = filters.NearlyPasses.ToList();
        var (rank, tier) = ("0", "3");
        if (words is { IsHopeless: true } or { Candidates.Count: 0 })
        {
            where.Add("0");
        }
        else if (words is not null)
        {
            with.Add($"matched (id, score) AS MATERIALIZED ({Matched(words, stems)})");
            from = "matched CROSS JOIN service s ON s.id = matched.id";
            // bm25 is negative, the better the lower.
            rank = "-10 * score";
        }
        if (query.Place is not null)
        {
            // How near, as one digit per set of areas.
            var tiers = numbers.TiersOf(query.Place);
            where.Add($"s.area_set IN ({string.Join(", ", Enumerable.Range(0, tiers.Length).Where(s => tiers[s] != Numbers.NotServed))})");
            tier = $"CAST(substr('{string.Concat(tiers)}', s.area_set + 1, 1) AS INTEGER)";
        }
        var condition = where.Count == 0 ? "" : "WHERE " + string.Join(" AND ", where);
        var language = numbers.Of(Facet.Language, query.Language);
        return string.Create(CultureInfo.InvariantCulture, $"""
            WITH {string.Concat(with.Select(w => w + ", "))}
            found AS MATERIALIZED (
                SELECT s.id AS id, {tier} AS tier, {IsOpen(query)} AS open, {filters.Failed} AS failed, {Metres(query)} AS metres,
                    merit + 60 * (720 - min(max({query.Today.DayNumber} - checked_day, 0), 720)) / 720
                    + CASE WHEN {HasAny([language])} THEN 50 ELSE 0 END + {rank} AS points
                FROM {from} {condition})
            SELECT 0, count(*), coalesce(sum(open), 0), 0, 0, NULL FROM found WHERE failed = 0
            UNION ALL
            SELECT 1, value, failed, count(*), 0, NULL FROM found CROSS JOIN facet ON facet.id = found.id GROUP BY value, failed
            UNION ALL
            SELECT 2, first.id, tier, metres, points, shown FROM (
                SELECT id, tier, metres, points + CASE tier WHEN 0 THEN 300 WHEN 1 THEN 240 WHEN 2 THEN 160 ELSE 100 END
                    + CASE WHEN open THEN 90 ELSE 0 END + coalesce(60 * 1000 / (1000 + metres), 0) AS points
                FROM found WHERE failed = 0 ORDER BY points DESC, id LIMIT {query.Limit}) first CROSS JOIN service ON service.id = first.id
            """);
    }

    public static AskedFilters FiltersOf(SearchQuery query, Numbers numbers) => new(query, HasAny, IsOpen(query), numbers);

    // When every candidate is a hit, one look-up; else one for each word, and the rule over what each document has.
    private static string Matched(ExpandedQuestion words, StemWords stems)
    {
        const string score = "bm25(words, 6, 5, 2, 1)";
        if (CoverRule.Of(words, _ => "") is null)
        {
            return $"SELECT rowid, {score} FROM words WHERE words MATCH '{string.Join(" OR ", words.Candidates.Select(stems.Of))}'";
        }
        var all = words.Kinds.SelectMany(k => k.Kinds).Concat(words.Words.SelectMany(w => w.Meanings.Concat(w.Parts)))
            .Select(c => c.Word).Distinct(StringComparer.Ordinal).ToList();
        if (all.Count > 62)
        {
            throw new InvalidOperationException("More words than bits.");
        }
        var each = all.Select((w, i) => string.Create(CultureInfo.InvariantCulture, $"SELECT rowid AS id, {1L << i} AS bit, {score} AS score FROM words WHERE words MATCH '{stems.Of(w)}'"));
        var rule = CoverRule.Of(words, some => string.Create(CultureInfo.InvariantCulture, $"bits & {some.Aggregate(0L, (bits, w) => bits | (1L << all.IndexOf(w)))}"));
        return $"SELECT id, score FROM (SELECT id, sum(bit) AS bits, sum(score) AS score FROM ({string.Join(" UNION ALL ", each)}) GROUP BY id) WHERE {rule}";
    }

    private static string HasAny(IReadOnlyList<int> values) =>
        $"EXISTS (SELECT 1 FROM facet f WHERE f.id = s.id AND f.value IN ({string.Join(", ", values)}))";

    private static string IsOpen(SearchQuery query) =>
        $"coalesce(hours IN ({string.Join(", ", Enumerable.Range(0, query.Hours.Count).Where(h => query.Hours[h] == OpenState.Open))}), 0)";

    // On a plane, as our own index does.
    private static string Metres(SearchQuery query) => query.Place?.Point is { } p
        ? string.Create(CultureInfo.InvariantCulture, $"sqrt(pow((lat - {p.Latitude}) * 111195.0, 2) + pow((lon - {p.Longitude}) * {111195 * Math.Cos(p.Latitude * Math.PI / 180)}, 2))")
        : "NULL";
}
