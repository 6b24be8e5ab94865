using Nabij.Features.Finder;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class DoorTestsOnSqlite(Sites sites) : DoorTests(sites, Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class DoorTestsOnPostgres(Sites sites) : DoorTests(sites, Engine.Postgres);

/// <summary>Residents get doors that are open to residents, and hear when to call which line (FIELD 1, 2).</summary>
public abstract class DoorTests(Sites sites, Engine engine) : SiteTests(sites, engine)
{
    private static readonly TextsOf<Features.Entries.Texts> Entries = new();

    [Fact]
    public async Task On_pages_of_themes_and_kinds_of_help_what_only_professionals_can_open_stands_apart_and_last()
    {
        var state = Site.State;
        var entries = state.Kinds.Values.Concat(state.Services.Values).Concat(state.Lines.Values).ToDictionary(e => e.Url("nl"), StringComparer.Ordinal);
        var wrong = new List<string>();
        var apart = 0;
        foreach (var path in state.Themes.Select(t => $"/nl/themes/{t.Code}").Concat(state.Kinds.Keys.Select(k => $"/nl/help/{k}")))
        {
            var page = await Site.OpenAsync(path);
            var inside = page.Links("section[aria-labelledby=professionals]").Where(entries.ContainsKey).ToList();
            var outside = page.Links("main .list:not(section[aria-labelledby=professionals] *)").Concat(page.Links("main .results:not(section[aria-labelledby=professionals] *)")).Where(entries.ContainsKey);
            wrong.AddRange(inside.Where(l => !IsForProfessionals(entries[l])).Select(l => $"{path}: {l} is open to all"));
            wrong.AddRange(outside.Where(l => IsForProfessionals(entries[l])).Select(l => $"{path}: {l} is for professionals"));
            apart += inside.Count;
        }

        Report.None(wrong);
        Assert.True(apart > 10, $"{apart}");
    }

    [Fact]
    public async Task The_page_of_a_theme_has_all_that_belongs_to_it()
    {
        var state = Site.State;
        var missing = new List<string>();
        foreach (var (code, _) in state.Themes)
        {
            var links = (await Site.OpenAsync($"/fr/themes/{code}")).Links("main").ToHashSet(StringComparer.Ordinal);
            missing.AddRange(state.Kinds.Values.Concat(state.Services.Values).Concat(state.Lines.Values).Where(e => e.Themes.Contains(code) && !links.Contains(e.Url("fr"))).Select(e => $"{code}: {e.Key}"));
        }

        Report.None(missing);
    }

    [Theory]
    [InlineData("nl", "Wanneer bellen?", "Wie betaalt mijn dokter en mijn behandeling?")]
    [InlineData("fr", "Quand appeler ?", "Qui paie mon médecin et mon traitement ?")]
    [InlineData("en", "When to call this line", "Who pays for my doctor and my treatment?")]
    public async Task The_page_of_a_line_says_when_to_call_it(string language, string heading, string question)
    {
        var page = await Site.OpenAsync($"/{language}/lines/medimmigrant");
        var other = await Site.OpenAsync($"/{language}/lines/al-anon");

        var section = page.Document.QuerySelector("section[aria-labelledby=questions]")!;
        Assert.Equal(heading, Page.Words(section.QuerySelector("h2")));
        Assert.Contains(question, section.QuerySelectorAll("li").Select(Page.Words));
        Assert.Null(other.Document.QuerySelector("section[aria-labelledby=questions]"));
    }

    [Theory]
    [InlineData("kan fedasil mijn zorg betalen", "nl", "medimmigrant")]
    [InlineData("parkeerkaart", "nl", "brap")]
    [InlineData("carte de stationnement", "fr", "brap")]
    [InlineData("may I stay in Belgium for medical reasons", "en", "medimmigrant")]
    public async Task A_question_that_belongs_to_a_line_finds_it(string question, string language, string line)
    {
        var first = (await Site.AskAsync(question, language))["results"]!.AsArray().Take(3).Select(r => (string)r!["url"]!);

        Assert.Contains($"/{language}/lines/{line}", first);
    }

    [Fact]
    public async Task Every_organisation_is_in_the_list_by_name()
    {
        using var db = Site.Database.Open();
        var keys = db.Set<Features.Directory.Organization>().Select(o => o.Key).ToList();
        foreach (var language in Languages.All)
        {
            var page = await Site.OpenAsync($"/{language}/organisations");

            Assert.Equal(keys.Select(k => $"/{language}/organisations/{k}").Order(StringComparer.Ordinal), page.Links("main .list").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_service_shows_the_authority_and_the_language_system_of_its_organisation()
    {
        var page = await Site.OpenAsync("/nl/services/coordination-i-mens");

        Assert.True(page.Says("Erkend door de VGC"), page.Text);
        Assert.True(page.Says(Entries.In("nl", "entry.language-system.nl")), page.Text);
    }

    private static bool IsForProfessionals(Entry entry) => entry.Audience is "professionals" or "professions";
}
