using System.Globalization;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class SeedFactsTestsOnSqlite(Sites sites) : SeedFactsTests(sites, Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class SeedFactsTestsOnPostgres(Sites sites) : SeedFactsTests(sites, Engine.Postgres);

/// <summary>The checklist of the source documents: each fact of <c>tests/facts/seed-facts.csv</c> can be read on its page.</summary>
public abstract class SeedFactsTests(Sites sites, Engine engine) : SiteTests(sites, engine)
{
    [Fact]
    public async Task Each_fact_of_the_documents_can_be_read_on_its_page()
    {
        var missing = new List<string>();
        foreach (var onPage in Facts.Read("seed-facts.csv").GroupBy(r => r["where"], StringComparer.Ordinal))
        {
            var page = await Site.OpenAsync(PathOf(onPage.Key));
            var visible = Visible(page);
            missing.AddRange(onPage.Where(r => !visible.Contains(r["must_contain"], StringComparison.Ordinal)).Select(r => $"{r["seed"]} {r["place"]}: {r["fact"]}: \"{r["must_contain"]}\" is not on {onPage.Key} ({(int)page.Status})"));
        }

        Report.None(missing);
    }

    [Fact]
    public async Task Each_page_with_a_fact_of_the_documents_says_its_source_and_how_old_it_is()
    {
        var sources = Site.State.Sources.Values.ToDictionary(s => s.Name.In("nl"), s => s.Dated, StringComparer.Ordinal);
        var silent = new List<string>();
        foreach (var where in Facts.Read("seed-facts.csv").Select(r => r["where"]).Distinct(StringComparer.Ordinal))
        {
            var lines = (await Site.OpenAsync(PathOf(where))).Document.QuerySelectorAll("main p.age").Select(Page.Words).ToList();
            if (!lines.Any(line => sources.Any(s => line.Contains(s.Key, StringComparison.Ordinal) && line.Contains(AgeOf(s.Value), StringComparison.Ordinal))))
            {
                silent.Add($"{where}: {string.Join(" | ", lines)}");
            }
        }

        Report.None(silent);
    }

    [Fact]
    public void No_fact_stands_twice_in_the_list_and_none_is_empty()
    {
        var rows = Facts.Read("seed-facts.csv");

        Assert.True(rows.Count > 600, $"{rows.Count}");
        Assert.DoesNotContain(rows, r => r.Values.Any(v => v.Length == 0));
        Assert.Equal(rows.Count, rows.Select(r => (r["seed"], r["place"], r["fact"], r["where"])).Distinct().Count());
    }

    // The month of the source, or that it has no date.
    private static string AgeOf(string? dated) =>
        dated is null ? "gegevens zonder datum" : DateOnly.ParseExact(dated, "yyyy-MM", CultureInfo.InvariantCulture).ToString("MMMM yyyy", Languages.Culture("nl"));

    private static string PathOf(string where) => where.Split(':', 2) switch
    {
        ["kind", var code] => $"/nl/help/{code}",
        ["line", var key] => $"/nl/lines/{key}",
        ["service", var key] => $"/nl/services/{key}",
        ["org", var key] => $"/nl/organisations/{key}",
        ["territory", var code] => $"/nl/places/{code}",
        ["page", var path] => $"/nl/{path}",
        _ => throw new ArgumentOutOfRangeException(nameof(where), where, "The list names no such kind of page."),
    };

    // What a reader sees in the page itself: not what is hidden, not what belongs to every page.
    private static string Visible(Page page)
    {
        foreach (var hidden in page.Document.QuerySelectorAll("main [hidden], main script, main template, main style").ToList())
        {
            hidden.Remove();
        }

        return page.Text;
    }
}
