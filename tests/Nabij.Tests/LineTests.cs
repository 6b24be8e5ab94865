using System.Net;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class LineTestsOnSqlite(Sites sites) : LineTests(sites, Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class LineTestsOnPostgres(Sites sites) : LineTests(sites, Engine.Postgres);

/// <summary>All lines, some of them side by side; places and their map; preparing in time.</summary>
public abstract class LineTests(Sites sites, Engine engine) : SiteTests(sites, engine)
{
    [Fact]
    public async Task All_lines_stand_on_one_page_with_number_state_and_age()
    {
        var page = await Site.OpenAsync("/en/lines");
        var cards = page.Document.QuerySelectorAll(".line");

        Assert.Equal(Site.State.Lines.Count, cards.Length);
        Assert.All(cards, c => Assert.True(c.QuerySelector(".call .state") is not null && Page.Words(c.QuerySelector(".age")).Length > 0, c.TextContent));
        Assert.False(page.Response.Headers.CacheControl?.NoStore ?? false);
    }

    [Fact]
    public async Task Lines_are_filtered_by_theme_language_audience_and_open_now_without_script()
    {
        var all = Site.State.Lines.Values;
        var page = await Site.OpenAsync("/en/lines");
        var open = await page.Tick("Open now").PressAsync("Show these lines");
        Assert.Equal(all.Count(l => Site.State.Openings.At(l.Hours, Site.Clock.GetUtcNow()).State == Nabij.Calendar.OpeningState.Open), open.Document.QuerySelectorAll(".line").Length);
        Assert.True(open.Response.Headers.CacheControl?.NoStore);

        var french = await Site.OpenAsync("/en/lines?theme=carers&theme=children&language=fr&for=circle&for=everyone");
        var expected = all.Where(l => (l.Themes.Contains("carers") || l.Themes.Contains("children")) && l.Languages.Contains("fr") && l.Audience is ("circle" or "everyone"));
        Assert.Equal(expected.Select(l => "/en/lines/" + l.Key).Order(StringComparer.Ordinal), french.Document.QuerySelectorAll(".line h3 a").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
        Assert.NotEmpty(french.Document.QuerySelectorAll(".line"));
        Assert.True(french.Field("Informal carers").IsChecked);

        var none = await Site.OpenAsync("/nl/lines?theme=transport");
        Assert.True(none.Status == HttpStatusCode.OK && none.Says("Geen enkele lijn past"));
    }

    [Theory]
    [InlineData("theme=%3Cscript%3E")]
    [InlineData("language=../../x")]
    [InlineData("open=yes")]
    [InlineData("for=police")]
    public async Task A_filter_that_is_unknown_is_said_and_not_used(string query)
    {
        var page = await Site.OpenAsync("/fr/lines?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.True(page.Says("Nous ne connaissons pas l’un de vos choix"));
        Assert.Equal(Site.State.Lines.Count, page.Document.QuerySelectorAll(".line").Length);
        Assert.DoesNotContain("<script>", page.Source[page.Source.IndexOf("<body", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticked_lines_are_compared_and_stay_ticked_while_filtering()
    {
        var page = await Site.OpenAsync("/en/lines");
        var filtered = await page.Tick("Compare Medimmigrant").Tick("Children and parents").PressAsync("Show these lines");
        Assert.DoesNotContain(filtered.Document.QuerySelectorAll(".line h3 a"), a => a.GetAttribute("href") == "/en/lines/medimmigrant");

        var compared = await filtered.Tick("Compare Awel").PressAsync("Compare the ticked lines");
        Assert.Equal(HttpStatusCode.OK, compared.Status);
        Assert.Equal(["What", "Medimmigrant", "Awel: 102, in Dutch"], compared.Document.QuerySelectorAll(".compare thead th").Select(Page.Words));
        Assert.Equal(9, compared.Document.QuerySelectorAll(".compare tbody th[scope=row]").Length);
        Assert.Contains("02 274 14 33".Replace(" ", "", StringComparison.Ordinal), compared.Numbers(".compare"));
        Assert.Contains("102", compared.Numbers(".compare"));
        Assert.True(compared.Says("Monday, Thursday, Friday: 10:00 to 13:00") && compared.Says("closed, opens again today at 14:00"));
        Assert.True(compared.Response.Headers.CacheControl?.NoStore);

        var back = await compared.FollowAsync("Choose other lines");
        Assert.True(back.Field("Compare Medimmigrant").IsChecked && back.Field("Compare Awel").IsChecked && !back.Field("Compare CAW").IsChecked);
    }

    [Theory]
    [InlineData("", "minstens twee", 0)]
    [InlineData("line=medimmigrant", "minstens twee", 1)]
    [InlineData("line=medimmigrant&line=medimmigrant", "minstens twee", 1)]
    [InlineData("line=medimmigrant&line=no-such-line", "bestaat niet", 1)]
    [InlineData("line=medimmigrant&line=brap&line=caw&line=al-anon&line=druglijn", "hoogstens vier", 5)]
    public async Task Too_few_too_many_or_unknown_lines_are_refused_in_words_and_the_choice_is_kept(string query, string says, int kept)
    {
        var page = await Site.OpenAsync("/nl/lines/compare?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("Fout: ", page.Title, StringComparison.Ordinal);
        Assert.Contains(says, Page.Words(page.Document.QuerySelector("[role=alert]")), StringComparison.Ordinal);
        Assert.Equal(kept, page.Document.QuerySelectorAll("#choice input[checked]").Length);
        Assert.Empty(page.Document.QuerySelectorAll(".compare"));
    }

    [Fact]
    public async Task One_unknown_line_among_enough_does_not_hide_the_others()
    {
        var page = await Site.OpenAsync("/en/lines/compare?line=medimmigrant&line=no-such-line&line=brap");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(3, page.Document.QuerySelectorAll(".compare thead th").Length);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_map_names_each_municipality_with_its_zone_and_has_a_twin_in_words(string language)
    {
        var page = await Site.OpenAsync($"/{language}/places");
        var municipalities = Site.State.Places.All.Where(t => t.Level == Features.Territories.TerritoryLevel.Municipality).Select(t => $"/{language}/places/{t.Code}").Order(StringComparer.Ordinal).ToList();
        var zones = Site.State.Places.All.Where(t => t.Level == Features.Territories.TerritoryLevel.Zone).ToList();
        var drawn = page.Document.QuerySelectorAll("svg.map a");

        Assert.Equal(19, municipalities.Count);
        Assert.Equal(municipalities, drawn.Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
        Assert.All(drawn, a => Assert.Contains(zones, z => a.QuerySelector("title")!.TextContent.Contains(z.Name.In(language), StringComparison.Ordinal)));
        var inWords = page.Links(".twin").ToHashSet(StringComparer.Ordinal);
        Assert.Superset(municipalities.ToHashSet(StringComparer.Ordinal), inWords);
        Assert.Superset(Site.State.Places.All.Where(t => t.Level is Features.Territories.TerritoryLevel.Zone or Features.Territories.TerritoryLevel.Postcode).Select(t => $"/{language}/places/{t.Code}").ToHashSet(StringComparer.Ordinal), inWords);
        Assert.Equal(19, drawn.Select(a => a.QuerySelector("g")!.GetAttribute("transform")).Distinct().Count());
        Assert.DoesNotContain("style=", page.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("region:brussels")]
    [InlineData("zone:sud")]
    [InlineData("nis:21004")]
    [InlineData("postcode:1080")]
    [InlineData("monitoring:12")]
    public async Task A_place_shows_help_by_theme_and_residents_before_professionals_and_no_poverty(string code)
    {
        var page = await Site.OpenAsync("/fr/places/" + code);

        Assert.NotEmpty(page.Document.QuerySelectorAll("details.theme li a"));
        Assert.All(page.Document.QuerySelectorAll("details.theme"), d => Assert.StartsWith($"{d.QuerySelectorAll("li").Length} ", Page.Words(d.QuerySelector(".n")), StringComparison.Ordinal));
        Assert.Contains(page.Document.QuerySelectorAll("[aria-labelledby=tonight] .title"), a => a.GetAttribute("href") == "/fr/lines/emergency-112");
        Assert.DoesNotContain('%', page.Text);
        var professionals = page.Text.IndexOf("Je suis un professionnel", StringComparison.Ordinal);
        Assert.DoesNotContain("Helpdesk", professionals < 0 ? page.Text : page.Text[..professionals], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_place_leads_up_down_and_aside()
    {
        var page = await Site.OpenAsync("/en/places/nis:21012");

        Assert.Superset(new HashSet<string> { "/en/places/region:brussels", "/en/places/zone:centre-ouest" }, page.Links(".crumbs").ToHashSet(StringComparer.Ordinal));
        Assert.Contains("/en/places/postcode:1080", page.Links("main"));
        var beside = page.Links("[aria-labelledby=beside]").ToList();
        Assert.Contains("/en/places/nis:21004", beside);
        Assert.DoesNotContain("/en/places/nis:21017", beside);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Preparing_in_time_leads_from_each_step_to_help(string language)
    {
        var page = await Site.OpenAsync($"/{language}/prepare");
        var steps = page.Document.QuerySelectorAll(".steps > li");

        Assert.Equal(Site.State.Moments.Sum(m => m.Steps.Count), steps.Length);
        Assert.True(steps.Length > 20);
        Assert.All(steps, s => Assert.NotNull(s.QuerySelector(".help li")));
        Assert.Equal(Site.State.Moments.Count, page.Document.QuerySelectorAll(".moment .age").Length);
        Assert.Contains($"/{language}/prepare", (await Site.OpenAsync("/" + language)).Links("main"));
    }
}
