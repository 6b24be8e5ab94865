using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class ThresholdTestsOnSqlite() : ThresholdTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class ThresholdTestsOnPostgres() : ThresholdTests(Engine.Postgres);

/// <summary>What one must have, be or bring, and what nobody said (FIELD 3), on a small region of its own.</summary>
public abstract class ThresholdTests(Engine engine)
{
    private const string Low = "channels: [counter]\n  cost: free\n  thresholds: { papers: no, appointment: no }\n  kinds: [\"346\"]";
    private static readonly TextsOf<Features.Entries.Texts> Entries = new();

    [Theory]
    [InlineData("", "", true)]
    [InlineData("channels: [counter]", "channels: [phone, home-visit]", true)]
    [InlineData("channels: [counter]", "channels: [counter]\n  audience: circle", true)]
    [InlineData("channels: [counter]", "channels: [phone, mail]", false)]
    [InlineData("cost: free", "cost: reduced", false)]
    [InlineData("  cost: free\n", "", false)]
    [InlineData("papers: no, ", "", false)]
    [InlineData("papers: no", "papers: yes", false)]
    [InlineData("appointment: no", "appointment: yes", false)]
    [InlineData("channels: [counter]", "channels: [counter]\n  audience: professionals", false)]
    public async Task Low_threshold_is_free_in_person_without_papers_or_appointment(string old, string @new, bool low)
    {
        using var region = new SmallRegion();
        region.Change("services/all.yaml", "kinds: [\"346\"]", old.Length == 0 ? Low : Low.Replace(old, @new, StringComparison.Ordinal));
        await using var site = await Site.StartAsync(engine, region.Folder);

        var answer = await site.AskAsync("naaitafel", "nl");
        var filtered = await site.AskAsync("naaitafel", "nl", "&threshold=low");
        var page = await site.OpenAsync("/nl/search?q=naaitafel");

        Assert.Equal(low, answer["facets"]!["threshold"]!.AsArray().Any(f => (string)f!["code"]! == "low" && (int)f["count"]! == 1));
        Assert.Equal(low, answer["results"]![0]!["reasons"]!.AsArray().Any(r => (string)r!["code"]! == "low-threshold"));
        Assert.Equal(low ? 1 : 0, (int)filtered["total"]!);
        Assert.Equal(low, page.Document.QuerySelector("input[name=threshold][value=low]") is not null);
        Assert.Equal(low, page.Document.QuerySelectorAll(".why li").Any(l => Page.Words(l) == "laagdrempelig"));
    }

    [Fact]
    public async Task What_is_known_of_getting_in_is_shown_and_can_be_filtered()
    {
        using var region = new SmallRegion();
        region.Change("services/all.yaml", "kinds: [\"346\"]", """
            organisation: house-one
              access: direct
              interpreter: yes
              languages: [fr, ar]
              step_free: yes
              door: { nl: Bel bij de groene poort., fr: Sonnez à la porte verte. }
              worker_gender: choice
              diet: { nl: Halal en vegetarisch., fr: Halal et végétarien. }
              culture: { nl: Er is een gebedsruimte., fr: Il y a une salle de prière. }
              thresholds: { insurance: no, membership: yes, anonymous: yes }
            """);
        await using var site = await Site.StartAsync(engine, region.Folder);

        var page = await site.OpenAsync("/nl/services/sewing-table");
        foreach (var text in new[] { "Bel bij de groene poort.", "Halal en vegetarisch.", "Er is een gebedsruimte.", Entries.In("nl", "entry.step-free.yes"), Entries.In("nl", "entry.worker.choice"), Entries.In("nl", "entry.interpreter.yes"), "Frans, Arabisch" })
        {
            Assert.True(page.Says(text), text);
        }

        // Who may ask directly needs no referral and no prescription, without anyone having to say so.
        foreach (var code in new[] { "step-free", "interpreter", "anonymous", "no-insurance", "no-referral", "no-prescription" })
        {
            Assert.Equal(1, (int)(await site.AskAsync("naaitafel", "nl", $"&threshold={code}"))["total"]!);
        }

        Assert.Equal(0, (int)(await site.AskAsync("naaitafel", "nl", "&threshold=no-membership"))["total"]!);
        var unknown = Unknown(page);
        Assert.All(new[] { "cost", "appointment", "papers", "address", "recognition", "authority" }, u => Assert.Contains(Entries.In("nl", "unknown." + u), unknown, StringComparison.Ordinal));
        Assert.All(new[] { "languages", "interpreter", "insurance", "referral", "prescription", "membership", "anonymous", "step-free", "wishes" }, u => Assert.DoesNotContain(Entries.In("nl", "unknown." + u), unknown, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task What_nobody_said_is_said_to_be_unknown_once(string language)
    {
        using var region = new SmallRegion();
        await using var site = await Site.StartAsync(engine, region.Folder);

        var line = await site.OpenAsync($"/{language}/lines/listening-line");
        var neighbours = await site.OpenAsync($"/{language}/services/sewing-table");

        Assert.Single(line.Document.QuerySelectorAll("dt"), d => Page.Words(d) == Entries.In(language, "entry.unknown"));
        Assert.All(new[] { "cost", "languages", "papers", "anonymous" }, u => Assert.Contains(Entries.In(language, "unknown." + u), Unknown(line), StringComparison.Ordinal));

        // Neither an entrance nor an appointment belongs to a telephone, and nobody recognises neighbours.
        Assert.All(new[] { "step-free", "appointment", "wishes" }, u => Assert.DoesNotContain(Entries.In(language, "unknown." + u), Unknown(line), StringComparison.Ordinal));
        Assert.Empty(Unknown(neighbours));
    }

    [Fact]
    public async Task A_project_says_until_when_it_is_financed_and_afterwards_that_it_may_be_over()
    {
        using var region = new SmallRegion();
        region.Change("services/all.yaml", "kinds: [\"346\"]", "until: 2026-04\n  authority: { nl: De gemeente, fr: La commune }");
        region.Change("organisations.yaml", "name: { nl: Huis Een, fr: Maison Un }", "name: { nl: Huis Een, fr: Maison Un }\n  authority: { nl: De VGC, fr: La VGC }\n  language_system: nl");
        await using var site = await Site.StartAsync(engine, region.Folder);

        var before = await site.OpenAsync("/nl/services/sewing-table");
        var result = await site.OpenAsync("/nl/search?q=naaitafel");
        site.Clock.Pass(TimeSpan.FromDays(50));
        var lastDay = await site.OpenAsync("/nl/services/sewing-table");
        site.Clock.Pass(TimeSpan.FromDays(3));
        var after = await site.OpenAsync("/nl/services/sewing-table");
        var line = await site.OpenAsync("/nl/lines/listening-line");

        Assert.True(before.Says("Gefinancierd tot april 2026.") && !before.Says("Vraag of het nog bestaat"), before.Text);
        Assert.True(result.Says("gefinancierd tot april 2026"), result.Text);
        Assert.False(lastDay.Says("Vraag of het nog bestaat"), lastDay.Text);
        Assert.True(after.Says("Gefinancierd tot april 2026. Vraag of het nog bestaat."), after.Text);

        // Its own authority, else that of its organisation.
        Assert.True(before.Says("De gemeente"), before.Text);
        Assert.True(line.Says("De VGC") && line.Says(Entries.In("nl", "entry.language-system.nl")), line.Text);
    }

    private static string Unknown(Page page) =>
        Page.Words(page.Document.QuerySelectorAll("dd.soft").SingleOrDefault());
}
