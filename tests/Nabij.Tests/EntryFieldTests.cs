using System.Net;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class EntryFieldTestsOnSqlite() : EntryFieldTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class EntryFieldTestsOnPostgres() : EntryFieldTests(Engine.Postgres);

/// <summary>All that an entry says can be edited on its one page: what it offers, where, for whom, who runs it, what is different for a while, what replaces it.</summary>
public abstract class EntryFieldTests(Engine engine) : IAsyncLifetime
{
    private const string Line = "/editors/entries/listening-line";
    private const string Table = "/editors/entries/sewing-table";
    private static readonly TextsOf<Features.Editing.Texts> Words = new();
    private static readonly TextsOf<Features.Entries.Texts> Shown = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Visitor _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        _editor = await EditorAsync(_site);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _editor.Dispose();
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task Everything_that_is_ticked_and_typed_is_kept_and_told_in_words_and_taken_back()
    {
        var page = await OpenAsync(Line);
        Assert.Equal("Huis Een", page.Document.GetElementById("organisation")!.GetAttribute("value"));
        var saved = await page.Set("kinds", "346").Set("themes", "care").Set("areas", "nis:21099").Set("threshold.papers", "no").Set("threshold.anonymous", "yes").Set("step_free", "yes")
            .Set("interpreter", "no").Set("organisation", "maison deux").Set("until", "31/12/2027").PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal($"/nl{Line}?saved=yes", Visitor.PathOf(saved));

        var row = await RowAsync("listening-line");
        var d = row.Document;
        Assert.Equal("346 care nis:21099", string.Join(' ', d.Kinds.Concat(d.Themes).Concat(d.ServiceAreas)));
        Assert.Equal((false, true, true, false, new DateOnly(2027, 12, 31)), (d.Thresholds["papers"], d.Thresholds["anonymous"], d.StepFree, d.InterpreterAvailable, d.Until));
        await using var db = _site.Database.Open();
        Assert.Equal("house-two", (await db.Organizations.SingleAsync(o => o.Id == row.OrganizationId, Ct)).Key);

        var history = await _editor.OpenAsync($"/nl{Line}/history");
        Assert.All(["Huis Twee", "Thuisverpleging", "Kleindorp", new TextsOf<Features.Finder.Texts>().In("nl", "needs.papers")], said => Assert.True(history.Says(said), said));
        await history.PressAsync(Words.In("nl", "history.undo.named").Replace("{n}", "2", StringComparison.Ordinal));
        var back = await RowAsync("listening-line");
        Assert.Equal(("region:here", 0, null), (back.Document.ServiceAreas.Single(), back.Document.Kinds.Count, back.Document.Until));
        Assert.Equal("house-one", (await db.Organizations.SingleAsync(o => o.Id == back.OrganizationId, Ct)).Key);

        // What was not touched stays, whatever it is called, and nothing ticked is nothing.
        var none = await OpenAsync(Table);
        await none.Set("kinds", "").PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal((0, "nis:21099"), ((await RowAsync("sewing-table")).Document.Kinds.Count, (await RowAsync("sewing-table")).Document.ServiceAreas.Single()));
    }

    [Theory]
    [InlineData("organisation", "Nergens", "entry.organisation-unknown")]
    [InlineData("replaced_by", "listening-line", "entry.replacement-self")]
    [InlineData("replaced_by", "Nergens", "entry.replacement-unknown")]
    [InlineData("replaced_by", "Naaitafel", "entry.replacement-open")]
    [InlineData("areas_more", "Kleindorp, Atlantis", "entry.area-unknown")]
    [InlineData("until", "gisteren", "entry.day-wrong")]
    [InlineData("notice.nl", "Gesloten wegens werken", "entry.notice-without-end")]
    [InlineData("kinds", "9999", "entry.code-unknown")]
    public async Task What_means_nothing_here_is_said_and_nothing_is_kept(string field, string value, string code)
    {
        var page = await OpenAsync(Line);
        if (field == "kinds")
        {
            page.Document.QuerySelector("input[name=kinds]")!.SetAttribute("value", value);
        }

        var refused = await page.Set(field, value).PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.True(refused.Says(Words.In("nl", code).Split('{')[0]), refused.Text);
        Assert.All(refused.Links(".notice.wrong"), l => Assert.NotNull(refused.Document.GetElementById(l[1..])));
        Assert.Equal(1, (await RowAsync("listening-line")).Version);
    }

    [Fact]
    public async Task A_notice_stands_on_the_page_on_paper_and_in_the_result_while_it_lasts_and_then_goes_by_itself()
    {
        var until = LocalDay.Of(_site.Clock.GetUtcNow()).AddDays(3);
        var saved = await (await OpenAsync(Table)).Set("notice.nl", "Gesloten <b>wegens</b> werken").Set("notice_until", FormDay.Write(until)).PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal($"/nl{Table}?saved=yes", Visitor.PathOf(saved));
        Assert.True((await _site.OpenAsync("/nl/services/sewing-table")).Says("Gesloten <b>wegens</b> werken"));
        await Wait.UntilAsync(async () =>
        {
            _site.Clock.Pass(TimeSpan.FromSeconds(1));
            return (await _site.OpenAsync("/nl/search?q=naaitafel")).Says("Gesloten <b>wegens</b> werken");
        });
        var paper = "/nl/paper/sheets?entry=" + (await _site.OpenAsync("/nl/search?q=naaitafel")).Document.QuerySelector("input[name=entry]")!.GetAttribute("value");
        Assert.True((await _site.OpenAsync(paper)).Says("Gesloten <b>wegens</b> werken"));

        _site.Clock.Pass(TimeSpan.FromDays(4));
        Assert.False((await _site.OpenAsync(paper)).Says("wegens"));
        Assert.False((await _site.OpenAsync("/nl/services/sewing-table")).Says("wegens"));
        Assert.False((await _site.OpenAsync("/nl/search?q=naaitafel")).Says("wegens"));
        Assert.Single((await RowAsync("sewing-table")).Document.Notices);
    }

    [Fact]
    public async Task What_closes_says_so_and_leads_to_what_comes_in_its_place()
    {
        await (await OpenAsync(Table)).Set("status", "defunct").Set("replaced_by", "https://nabij.example/nl/lines/listening-line").PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal("listening-line", (await RowAsync("sewing-table")).Document.ReplacedBy);
        var page = await _site.OpenAsync("/fr/services/sewing-table");
        Assert.True(page.Says(Shown.In("fr", "entry.closed.for-good")));
        Assert.Contains("/fr/lines/listening-line", page.Links(".notice.wrong"));
    }

    [Fact]
    public async Task Advice_on_words_is_given_beside_them_and_stops_nobody()
    {
        var page = await (await OpenAsync(Line)).Set("description.nl", string.Join(' ', Enumerable.Repeat("woord", 24)) + ". Inzake <b>dit</b>.").PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal($"/nl{Line}?saved=yes", Visitor.PathOf(page));
        var hint = Page.Words(page.Document.GetElementById("description.nl-hint"));
        Assert.Contains("(24 woorden)", hint, StringComparison.Ordinal);
        Assert.Contains("“Inzake”", hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_of_an_entry_sent_back_as_it_is_changes_nothing()
    {
        var yesNo = Gen.Elements<bool?>(true, false, null);
        var codes = Gen.SubListOf("a1", "b2", "c3");
        var entries = from kinds in codes
                      from areas in codes
                      from stepFree in yesNo
                      from papers in yesNo
                      from organization in Gen.Elements<Guid?>(null, Guid.Empty, new Guid(1, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8]))
                      from notices in Gen.Choose(0, 2)
                      from until in Gen.Elements<DateOnly?>(null, new DateOnly(2027, 1, 31))
                      select EntryState.Of(
                          new ServiceDocument
                          {
                              Name = LocalText.Of(("nl", "Naam")),
                              Kinds = [.. kinds],
                              ServiceAreas = [.. areas],
                              StepFree = stepFree,
                              Thresholds = papers is { } p ? new Dictionary<string, bool> { ["papers"] = p, ["other"] = true } : [],
                              Until = until,
                              ReplacedBy = until is null ? null : "x",
                              Notices = [.. Enumerable.Range(0, notices).Select(i => new Notice(LocalText.Of(("fr", $"Fermé {i}")), until, new DateOnly(2027, 2, 1)))],
                          },
                          new RowState(EntryStatus.Active, null, Organization: organization));
        Prop.ForAll(Arb.From(entries), state =>
        {
            var form = EntryForm.Of(state).With([("sent", "yes"), .. EntryForm.Lists.Select(l => ("sent." + l, (StringValues)"yes"))]);
            return JsonNode.DeepEquals(state, form.Apply(state, 1, "nl", new DateOnly(2026, 11, 22))) && form.Check(form, "nl").All(p => p.Field is "why" or "source");
        }).QuickCheckThrowOnFailure();
    }

    private async Task<Page> OpenAsync(string path) => (await _editor.OpenAsync("/nl" + path)).Set("why", "Nagekeken.").Set("source", "visit");

    private async Task<Service> RowAsync(string key)
    {
        await using var db = _site.Database.Open();
        return await db.Services.AsNoTracking().SingleAsync(s => s.Key == key, Ct);
    }

    internal static async Task<Visitor> EditorAsync(Site site, string mail = "anna@huis.example", string name = "Anna Peeters")
    {
        var house = await site.OrganisationAsync("Huis van " + name);
        var person = await site.PersonAsync(mail, name);
        await site.MemberAsync(house, person, MemberRole.Editor, new() { Territories = ["nis:21099"] });
        return await person.SignInAsync();
    }
}
