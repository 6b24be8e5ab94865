using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Agreements;
using Nabij.Features.Audit;
using Nabij.Features.Corrections;
using Nabij.Features.Organisations;
using Nabij.Features.Signals;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class EditorTestsOnSqlite() : EditorTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class EditorTestsOnPostgres() : EditorTests(Engine.Postgres);

/// <summary>What waits for whom on the first page after signing in, and the pages of editors.</summary>
public abstract class EditorTests(Engine engine) : IAsyncLifetime
{
    private const string Hostile = "Het nummer is <script>alert(1)</script> 02 999 88 77 \u202e";
    private static readonly TextsOf<Features.Editors.Texts> Words = new();
    private static readonly TextsOf<Features.Corrections.Texts> Form = new();
    private static readonly TextsOf<Features.Home.Texts> Home = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Guid _house;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, People.HashQuickly);
        _house = await _site.OrganisationAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_report_waits_is_opened_and_dealt_with(string tongue)
    {
        using var editor = await EditorAsync(tongue);
        // The region's line for danger waits for its monthly check; no report does.
        Assert.Equal($"/{tongue}/editors/danger-lines", (await editor.OpenAsync($"/{tongue}/home")).Links("main ul:first-of-type").First());
        await ReportAsync("lines/listening-line", "answer@example.org");

        var home = await editor.OpenAsync($"/{tongue}/home");
        var list = await editor.OpenAsync(home.Links("main").First(l => l == $"/{tongue}/editors/reports"));
        Assert.Equal(Words.In(tongue, "reports.title"), list.Heading);
        Assert.True(list.Response.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("answer@example.org", list.Source, StringComparison.Ordinal);

        var report = await editor.OpenAsync(list.Links(".list").Single());
        Assert.Equal(Hostile, report.Document.QuerySelector(".own-words")!.TextContent);
        Assert.DoesNotContain("<script>alert", report.Source, StringComparison.Ordinal);
        Assert.Equal("mailto:answer%40example.org", report.Links("main dd").Last());
        Assert.Equal(["correction.opened"], await ActsAsync());

        var done = await report.PressAsync(Words.In(tongue, "outcome.corrected"));
        Assert.StartsWith($"/{tongue}/editors/reports?handled=", Visitor.PathOf(done), StringComparison.Ordinal);
        Assert.Single(done.Document.QuerySelectorAll("[role=status]"));
        Assert.True(done.Says(Words.In(tongue, "reports.none")));
        Assert.Equal(["correction.handled", "correction.opened"], await ActsAsync());
        await using var db = _site.Database.Open();
        Assert.Null((await db.Corrections.AsNoTracking().SingleAsync(Ct)).Mail);

        // A second tab still shows the button.
        var late = await report.PressAsync(Words.In(tongue, "outcome.corrected"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.True(late.Says(Words.In(tongue, "report.too-late")));
        Assert.DoesNotContain("answer@", late.Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.OpenAsync($"/{tongue}/editors/reports/ZZZZZZ")).Status);
    }

    [Fact]
    public async Task Who_is_no_editor_neither_reads_nor_deals_with_a_report()
    {
        await ReportAsync("services/sewing-table", "answer@example.org");
        await using var db = _site.Database.Open();
        var reference = (await db.Corrections.AsNoTracking().SingleAsync(Ct)).Reference;
        var manager = await _site.PersonAsync("manager@huis.example");
        await _site.MemberAsync(_house, manager, MemberRole.Manager);
        using var visitor = await manager.SignInAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/nl/editors/reports/{reference}")).Status);
        var posted = await visitor.PostAsync($"/nl/editors/reports/{reference}");
        Assert.Contains(posted.Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/nl/editors/signals?handler=Csv")).Status);
        Assert.Empty(await ActsAsync());
        Assert.Null((await db.Corrections.AsNoTracking().SingleAsync(Ct)).HandledAt);
    }

    [Fact]
    public async Task An_entry_that_changed_or_is_gone_is_said()
    {
        await ReportAsync("services/sewing-table", mail: null);
        _region.Change("services/all.yaml", "Naaitafel", "Naaitafel van de wijk");
        Assert.Empty((await _site.Database.LoadAsync(_region.Folder, _site.Clock)).Problems);
        using var editor = await EditorAsync("nl");
        var path = (await editor.OpenAsync("/nl/editors/reports")).Links(".list").Single();
        var changed = await editor.OpenAsync(path);
        Assert.True(changed.Says(Words.In("nl", "report.changed")));
        Assert.True(changed.Says(Words.In("nl", "report.nobody")));

        _region.Remove("services/all.yaml", "- key: sewing-table");
        Assert.Empty((await _site.Database.LoadAsync(_region.Folder, _site.Clock)).Problems);
        Assert.True((await editor.OpenAsync(path)).Says(Words.In("nl", "report.gone")));
        Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync("/nl/editors/reports")).Status);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Signals_are_listed_by_municipality_and_as_a_spreadsheet(string tongue)
    {
        using var editor = await EditorAsync(tongue);
        Assert.True((await editor.OpenAsync($"/{tongue}/editors/signals")).Says(Words.In(tongue, "signals.none")));
        await using (var db = _site.Database.Open())
        {
            foreach (var (word, municipality, count) in new[] { ("poetsvrouw", "nis:21099", 43), ("=sum", "", 6), ("aide", "nis:21099", 4) })
            {
                db.Add(new KeptSignal { Word = word, Language = "nl", Municipality = municipality, Neighbourhood = "", Source = SignalSource.Search, Day = new DateOnly(2026, 3, 9), Count = count });
            }

            await db.SaveChangesAsync(Ct);
        }

        var all = await editor.OpenAsync($"/{tongue}/editors/signals");
        Assert.Equal(["poetsvrouw", "=sum", "aide"], all.Document.QuerySelectorAll("tbody th").Select(Page.Words));
        Assert.EndsWith(Words.In(tongue, "signals.few").Replace("{n}", "5", StringComparison.Ordinal), Page.Words(all.Document.QuerySelector("tbody tr:last-child")), StringComparison.Ordinal);
        Assert.Equal(["poetsvrouw", "aide"], (await editor.OpenAsync($"/{tongue}/editors/signals?place=nis%3A21099")).Document.QuerySelectorAll("tbody th").Select(Page.Words));
        Assert.Equal(3, (await editor.OpenAsync($"/{tongue}/editors/signals?place=nowhere")).Document.QuerySelectorAll("tbody tr").Length);

        var csv = await editor.OpenAsync(all.Links("main").Single(l => l.Contains("handler=Csv", StringComparison.Ordinal)));
        Assert.Equal(("text/csv", "signals.csv"), (csv.Response.Content.Headers.ContentType!.MediaType, csv.Response.Content.Headers.ContentDisposition!.FileName));
        Assert.Contains("\"'=sum\",nl,,,,,search,6", csv.Source, StringComparison.Ordinal);
        Assert.Contains("fewer than 5", csv.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_sees_agreements_and_who_leaves_and_a_substitute_whom_they_replace()
    {
        var (boss, anna, bert) = (await _site.PersonAsync("boss@huis.example", "Bea"), await _site.PersonAsync("anna@huis.example", "Anna"), await _site.PersonAsync("bert@huis.example", "Bert"));
        await _site.MemberAsync(_house, boss, MemberRole.Manager);
        var today = LocalDay.Of(_site.Clock.GetUtcNow());
        var other = await _site.OrganisationAsync("Buren");
        var annas = await _site.Database.MemberAsync(_site.Clock, _house, anna.Id, MemberRole.Professional, new(MembershipScope.None, today, today.AddDays(13), null));
        var berts = await _site.Database.MemberAsync(_site.Clock, _house, bert.Id, MemberRole.Professional, new(MembershipScope.None, today, null, null));
        await using (var db = _site.Database.Open())
        {
            var away = await db.Memberships.SingleAsync(m => m.Id == annas, Ct);
            Assert.Null(away.ReplaceBy(await db.Memberships.SingleAsync(m => m.Id == berts, Ct), today, today.AddDays(3), today));
            db.Add(Agreement.Propose(Guid.CreateVersion7(_site.Clock.GetUtcNow()), _house, other, other, new AgreementTerms { Reports = true, Territories = ["nis:21099"], Hours = "Mo-Fr 09:00-17:00", WithinHours = 8 }, today, null));
            await db.SaveChangesAsync(Ct);
        }

        using var manager = await boss.SignInAsync();
        var home = await manager.OpenAsync("/nl/home");
        Assert.True(home.Says(Home.In("nl", "waits.agreements.one")));
        Assert.True(home.Says("Eén collega vertrekt voor 24 maart"));
        Assert.False(home.Says("U vervangt"));

        using var substitute = await bert.SignInAsync();
        Assert.True((await substitute.OpenAsync("/nl/home")).Says("U vervangt Anna tot en met 13 maart."));
        _site.Clock.Pass(TimeSpan.FromDays(4));
        using var later = await bert.SignInAsync();
        Assert.False((await later.OpenAsync("/nl/home")).Says("U vervangt"));
    }

    [Fact]
    public async Task Of_two_editors_at_once_one_deals_with_it()
    {
        await ReportAsync("lines/listening-line", mail: null);
        await using var one = _site.Database.Open();
        await using var other = _site.Database.Open();
        var (mine, theirs) = (await one.Corrections.SingleAsync(Ct), await other.Corrections.SingleAsync(Ct));
        Assert.Null(theirs.Handle(_site.Clock.GetUtcNow(), CorrectionOutcome.Corrected, null));
        await other.SaveChangesAsync(Ct);

        Assert.Null(mine.Handle(_site.Clock.GetUtcNow() + TimeSpan.FromMinutes(1), CorrectionOutcome.WasRight, null));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => one.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task An_administrator_sees_when_nobody_seals_the_record()
    {
        var keeper = await _site.PersonAsync("keeper@huis.example");
        await _site.MemberAsync(_house, keeper, MemberRole.Administrator);
        using var visitor = await keeper.SignInAsync();
        // As long as this test holds the file, no node seals.
        using var hold = await _site.Services.GetRequiredService<SealFile>().HoldAsync(Ct);
        using var other = await keeper.SignInAsync();
        _site.Clock.Pass(TimeSpan.FromMinutes(11));
        Assert.Contains(Home.In("nl", "waits.unsealed.other")[3..], (await visitor.OpenAsync("/nl/home")).Text, StringComparison.Ordinal);
    }

    private async Task<Visitor> EditorAsync(string tongue)
    {
        var person = await _site.PersonAsync("editor@huis.example");
        await _site.MemberAsync(_house, person, MemberRole.Editor, new() { Territories = ["nis:21099"] });
        return await person.SignInAsync(tongue);
    }

    private async Task ReportAsync(string entry, string? mail)
    {
        using var anyone = new Visitor(_site);
        var form = (await anyone.OpenAsync($"/nl/corrections/{entry}")).Tick(Form.In("nl", "report.part.number")).Type(Form.In("nl", "report.words"), Hostile);
        var sent = await (mail is null ? form : form.Type(Form.In("nl", "report.mail"), mail)).PressAsync(Form.In("nl", "report.send"));
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Equal(Form.In("nl", "receipt.title"), sent.Heading);
    }

    private async Task<List<string>> ActsAsync()
    {
        await using var db = _site.Database.Open();
        return await db.AuditEntries.Where(e => e.Act.StartsWith("correction.")).Select(e => e.Act).Order().ToListAsync(Ct);
    }
}
