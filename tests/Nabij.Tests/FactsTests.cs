using System.Text.RegularExpressions;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class FactsTestsOnSqlite(Sites sites) : FactsTests(sites, Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class FactsTestsOnPostgres(Sites sites) : FactsTests(sites, Engine.Postgres);

/// <summary>Holds the site to the tables of <c>tests/facts</c>.</summary>
public abstract class FactsTests(Sites sites, Engine engine) : SiteTests(sites, engine)
{
    // Neither has a label anywhere; the emergency page names them (FIELD 31).
    private static readonly string[] WithoutLabel = ["131", "336"];

    [Theory]
    [InlineData("thuisverpleging", "nl", "&near=1080")]
    [InlineData("thuisverpleging", "nl", "")]
    [InlineData("infirmière à domicile", "fr", "")]
    [InlineData("infirmière à domicile", "fr", "&near=1080")]
    [InlineData("home nurse", "en", "")]
    [InlineData("home nurse", "en", "&near=1080")]
    public async Task Home_nursing_is_found_in_three_languages(string question, string language, string near) =>
        Assert.Contains("346", (await FirstAsync(question, language, near)).Take(3));

    [Fact]
    public async Task Each_kind_of_help_comes_among_the_first_three_when_asked_by_its_own_name()
    {
        var missing = new List<string>();
        foreach (var kind in Site.State.Kinds.Values)
        {
            foreach (var language in new[] { "nl", "fr" })
            {
                await AskAsync(missing, kind.Name.In(language), language, [kind.Key]);
            }
        }

        Report.None(missing);
    }

    [Fact]
    public async Task Each_number_of_sociaal_brussel_is_a_page_and_is_found_by_its_label()
    {
        var missing = new List<string>();
        foreach (var row in Facts.Read("sociaal-brussel-numbers.csv").Where(r => r["kind"] == "category" && !WithoutLabel.Contains(r["number"])))
        {
            // 53 and 78 are the same thing as a kind of our own scheme.
            if (Site.State.Kinds.Values.FirstOrDefault(k => k.Categories.Any(c => c.Scheme == "sociaal.brussels" && c.Value == row["number"])) is not { } kind)
            {
                missing.Add($"{row["number"]} {row["label_nl"]}: no page");
                continue;
            }

            await AskAsync(missing, row["label_nl"], "nl", [kind.Key]);
        }

        Report.None(missing);
    }

    [Fact]
    public async Task Each_other_label_finds_its_kind_of_help()
    {
        var missing = new List<string>();
        foreach (var row in Facts.Read("kind-labels.csv"))
        {
            var codes = row["codes"].Split(" / ");
            foreach (var (label, language) in Labels(row["other_labels_nl"], "nl", codes.Length).Concat(Labels(row["label_fr (field usage, confirm with the owner)"], "fr", codes.Length)))
            {
                await AskAsync(missing, label, language, codes);
            }
        }

        Report.None(missing);
    }

    [Fact]
    public async Task Each_telephone_number_stands_on_the_page_of_its_line_in_three_languages()
    {
        var pages = new List<(string Path, string Text, HashSet<string> Numbers)>();
        foreach (var path in (await Site.PathsAsync()).Where(p => p.Contains("/lines/", StringComparison.Ordinal)))
        {
            var page = await Site.OpenAsync(path);
            pages.Add((path, page.Text, [.. page.Numbers(".numbers.big")]));
        }

        var missing = new List<string>();
        foreach (var row in Facts.Read("phone-numbers.csv"))
        {
            // Its line: the page that says a name of the row (given in one language or several, with a slash between) in Dutch or French.
            var number = Features.Finder.PhoneLink.Of(row["number"]);
            var names = row["name"].Split(" / ").Select(n => n.Split(" (")[0].Replace("UMC ", "", StringComparison.Ordinal)).ToList();
            var line = pages.FirstOrDefault(p => !p.Path.StartsWith("/en/", StringComparison.Ordinal) && (number.Length == 0 || p.Numbers.Contains(number)) && names.Any(n => SaysMostOf(p.Text, n))).Path?[3..];
            if (line is null)
            {
                missing.Add($"{row["number"]} {row["name"]}: on no page");
            }
            else if (number.Length > 0)
            {
                missing.AddRange(pages.Where(p => p.Path[3..] == line && !p.Numbers.Contains(number)).Select(p => $"{row["number"]} {row["name"]}: not on {p.Path}"));
            }
        }

        Report.None(missing);
    }

    [Fact]
    public async Task What_the_table_says_of_a_line_is_on_its_page()
    {
        var missing = new List<string>();
        var lines = Site.State.Lines.Values.ToList();
        foreach (var row in Facts.Read("phone-numbers.csv"))
        {
            var own = lines.Where(l => row["number"].Length == 0 ? l.Name.In("nl").Contains(row["name"], StringComparison.Ordinal) : l.Phones.Any(p => p.Number == row["number"])).ToList();
            var texts = new List<Page>();
            foreach (var line in own)
            {
                texts.Add(await Site.OpenAsync(line.Url("nl")));
            }

            // The sources print one address with and without a hyphen.
            foreach (var fact in new[] { row["mail"], row["web"] }.Where(f => f.Length > 0 && !texts.Any(t => WithoutHyphens(t.Text).Contains(WithoutHyphens(f), StringComparison.Ordinal))))
            {
                missing.Add($"{row["number"]} {row["name"]}: {fact}");
            }

            if (row["audience"] == "P" && own.Any(l => l.Audience is not ("professionals" or "professions")))
            {
                missing.Add($"{row["number"]} {row["name"]}: is for professionals");
            }

            if (row["audience"] is "B" or "B P" or "B (P)" && !own.Any(l => l.Audience is "everyone" or "circle"))
            {
                missing.Add($"{row["number"]} {row["name"]}: is for everyone");
            }

            if (row["seeds"] == "outside" && own.Any(l => !l.Outside))
            {
                missing.Add($"{row["number"]} {row["name"]}: is from outside the sources");
            }
        }

        Report.None(missing);
    }

    [Fact]
    public async Task Each_organisation_with_a_number_has_a_page_with_it_and_its_services_carry_it()
    {
        using var db = Site.Database.Open();
        var organizations = db.Set<Features.Directory.Organization>().ToList();
        var missing = new List<string>();
        foreach (var row in Facts.Read("sociaal-brussel-numbers.csv").Where(r => r["kind"] == "organisation"))
        {
            if (organizations.SingleOrDefault(o => o.Document.Identifiers.Any(i => i.Value == row["number"])) is not { } organization)
            {
                missing.Add($"{row["number"]} {row["label_nl"]}: no organisation");
                continue;
            }

            foreach (var language in new[] { "nl", "fr", "en" })
            {
                var page = await Site.OpenAsync($"/{language}/organisations/{organization.Key}");
                if (!page.Says(row["number"]) || !page.Links().Any(l => l.EndsWith("/organisation/" + row["number"], StringComparison.Ordinal)))
                {
                    missing.Add($"{language} {row["number"]} {row["label_nl"]}: not on its page");
                }
            }

            var found = (await Site.AskAsync(row["label_nl"], "nl"))["results"]!.AsArray().Take(3).SelectMany(r => r!["categories"]!.AsArray());
            if (!found.Any(c => (string)c!["scheme"]! == "sociaal.brussels/organisation" && (string)c["code"]! == row["number"]))
            {
                missing.Add($"{row["number"]} {row["label_nl"]}: not found by its name");
            }
        }

        Report.None(missing);
    }

    [Fact]
    public void Kinds_the_guide_describes_without_a_number_have_a_page_of_our_own_scheme() =>
        Assert.True(Site.State.Kinds.Values.Count(k => k.Categories[0].Scheme == "nabij") >= 9);

    // Labels of several codes stand apart by " / " or "; ", Dutch labels of one code by ", ", French ones by " ; "; what stands in brackets is one.
    private static IEnumerable<(string Label, string Language)> Labels(string cell, string language, int codes) =>
        cell.Length == 0 || cell.StartsWith("printed", StringComparison.Ordinal) ? []
            : Regex.Split(cell.Split("; printed")[0], codes > 1 ? @" ?; | / (?![^(]*\))" : language == "nl" ? ", " : " ; ", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(l => (l, language));

    private async Task AskAsync(List<string> missing, string question, string language, string[] codes)
    {
        var first = await FirstAsync(question, language, "");
        if (!first.Take(3).Intersect(codes).Any())
        {
            missing.Add($"{language} \"{question}\": {string.Join('/', codes)} is {(first.FindIndex(codes.Contains) is >= 0 and var at ? $"at {at + 1}" : "not there")}; first {string.Join(", ", first.Take(3))}");
        }
    }

    /// <summary>Codes of the help documents in the answer, "-" for other results.</summary>
    private async Task<List<string>> FirstAsync(string question, string language, string near)
    {
        var results = (await Site.AskAsync(question, language, near + "&limit=50"))["results"]!.AsArray();
        return [.. results.Select(r => (string)r!["type"]! == "help" ? (string)r["categories"]![0]!["code"]! : $"-{((string)r["url"]!).Split('/')[^1]}")];
    }

    private static string WithoutHyphens(string text) => text.Replace("-", "", StringComparison.Ordinal);

    private static bool SaysMostOf(string text, string name)
    {
        var words = name.Split([' ', '-', '/', '\'', '’', '?'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2).ToList();
        return words.Count(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)) * 2 >= words.Count;
    }
}
