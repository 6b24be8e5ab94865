using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Nabij.Features.Corrections;
using Nabij.Features.Editors;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class ReportListTestsOnSqlite() : ReportListTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class ReportListTestsOnPostgres() : ReportListTests(Engine.Postgres);

/// <summary>The editors' list of reports: what is asked for, what stands together, what is theirs, and page after page.</summary>
public abstract class ReportListTests(Engine engine) : IAsyncLifetime
{
    private static readonly TextsOf<Features.Editors.Texts> Words = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Guid _house;
    private int _reports;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // A second village, a quarter of the first, another theme, and services there.
        _region.Change("territories/municipalities.yaml", "  - code: \"21099\"", """
              - code: "21098"
                name: { nl: Anderdorp, fr: Autre-Village }
                within: [{ territory: "region:here", certainty: certain }]
              - code: "21099"
            """);
        _region.Change("themes.yaml", "- { code: care", "- { code: work, sign: work, name: { nl: Werk, fr: Travail, en: Work } }\n- { code: care");
        _region.Change("services/all.yaml", "- key: sewing-table", """
            - key: other-table
              type: service
              name: { nl: Andere tafel, fr: Autre table }
              summary: { nl: Samen eten., fr: Manger ensemble. }
              kinds: ["346"]
              areas: [nis:21098]
              source: { id: guide }
            - key: job-table
              type: service
              name: { nl: Werktafel, fr: Table du travail }
              summary: { nl: Samen werken., fr: Travailler ensemble. }
              themes: [work]
              areas: [nis:21099]
              source: { id: guide }
            - key: sewing-table
            """);
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
    public async Task One_part_is_asked_for_the_newest_or_the_oldest_first_with_the_count_of_each(string tongue)
    {
        var hours = await AddAsync("lines/listening-line", WrongPart.Hours);
        var number = await AddAsync("services/sewing-table", WrongPart.Number);
        var later = await AddAsync("organisations/house-one", WrongPart.Hours);
        using var editor = await EditorAsync(tongue, new() { Territories = ["nis:21099"] });

        var list = await editor.OpenAsync($"/{tongue}/editors/reports");
        Assert.Equal([hours, number, later], References(list));
        var counted = Words.In(tongue, "reports.part.count").Replace("{part}", Words.In(tongue, "part.hours"), StringComparison.Ordinal).Replace("{n}", "2", StringComparison.Ordinal);
        Assert.Contains(counted, list.Document.QuerySelectorAll("#part option").Select(Page.Words));

        var newest = await list.Choose(Words.In(tongue, "reports.sort"), Words.In(tongue, "reports.sort.newest")).PressAsync(Words.In(tongue, "reports.show"));
        Assert.Equal([later, number, hours], References(newest));
        var part = await newest.Choose(Words.In(tongue, "reports.part"), Words.In(tongue, "part.hours")).PressAsync(Words.In(tongue, "reports.show"));
        Assert.Equal([later, hours], References(part));
        Assert.True((await part.Choose(Words.In(tongue, "reports.part"), Words.In(tongue, "part.closed")).PressAsync(Words.In(tongue, "reports.show"))).Says(Words.In(tongue, "reports.none.part")));

        // What nobody offers is as if nothing was asked.
        Assert.Equal([hours, number, later], References(await editor.OpenAsync($"/{tongue}/editors/reports?part=%3Cscript%3E&sort=x&after=nobody%00&handled=%00")));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Reports_about_one_entry_stand_together_and_each_leads_to_the_others(string tongue)
    {
        var first = await AddAsync("lines/listening-line", WrongPart.Hours);
        var other = await AddAsync("services/sewing-table", WrongPart.Number);
        var second = await AddAsync("lines/listening-line", WrongPart.Hours);
        var third = await AddAsync("lines/listening-line", WrongPart.Other);
        using var editor = await EditorAsync(tongue, new() { Territories = ["nis:21099"] });

        var list = await editor.OpenAsync($"/{tongue}/editors/reports");
        Assert.Equal([first, second, third, other], References(list));
        var together = Words.In(tongue, "reports.together.other").Replace("{n}", "3", StringComparison.Ordinal);
        Assert.Contains(together, Page.Words(list.Document.QuerySelector(".list > li")), StringComparison.Ordinal);

        // It still says how many there are when only one of them was asked for.
        Assert.Contains(together, (await editor.OpenAsync($"/{tongue}/editors/reports?part=other")).Text, StringComparison.Ordinal);

        var report = await editor.OpenAsync($"/{tongue}/editors/reports/{second}");
        Assert.True(report.Says(Words.In(tongue, "report.others")));
        Assert.Equal([third, first], References(report, "main > ul"));
        await report.PressAsync(Words.In(tongue, "outcome.already-known"));
        var left = await editor.OpenAsync($"/{tongue}/editors/reports/{first}");
        Assert.Equal([third, second], References(left, "main > ul"));
        Assert.True(left.Says(Words.In(tongue, "report.before")));
        Assert.True(left.Says(": " + Words.In(tongue, "outcome.already-known")));
    }

    [Fact]
    public async Task What_is_not_the_editors_stands_lower_and_is_not_hidden()
    {
        var elsewhere = await AddAsync("services/other-table", WrongPart.Hours);
        var work = await AddAsync("services/job-table", WrongPart.Hours);
        var own = await AddAsync("services/sewing-table", WrongPart.Hours);
        var region = await AddAsync("lines/listening-line", WrongPart.Hours);
        var kind = await AddAsync("help/346", WrongPart.Hours);
        var gone = await AddAsync("services/was-here-once", WrongPart.Hours);

        await SeesAsync(new() { Territories = ["nis:21099"] }, [work, own, region, kind, gone], [elsewhere]);
        await SeesAsync(new() { Themes = ["care"] }, [elsewhere, own, region, kind, gone], [work]);
        await SeesAsync(new() { Territories = ["nis:21099"], Themes = ["care"] }, [own, region, kind, gone], [elsewhere, work]);
        await SeesAsync(new() { Territories = ["nis:21098"], Themes = ["work"] }, [region, gone], [elsewhere, work, own, kind]);
        await SeesAsync(new() { Territories = ["region:here"] }, [elsewhere, work, own, region, kind, gone], []);

        async Task SeesAsync(MembershipScope scope, string[] mine, string[] others)
        {
            using var editor = await EditorAsync("nl", scope);
            var page = await editor.OpenAsync("/nl/editors/reports");
            Assert.Equal(mine.Concat(others), References(page));
            Assert.Equal(others.Length > 0 ? [Words.In("nl", "reports.own"), Words.In("nl", "reports.elsewhere")] : [], page.Document.QuerySelectorAll("h2").Select(Page.Words));
            if (others.Length > 0)
            {
                Assert.Equal(others, References(page, "h2 ~ h2 ~ .list"));
                Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync($"/nl/editors/reports/{others[0]}")).Status);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("newest")]
    public async Task More_than_a_page_is_read_page_by_page_each_once_also_when_a_colleague_deals_with_some(string sort)
    {
        // Many of one moment, and both sides of where the editor's own end.
        var all = await AddManyAsync(ListReports.Most + 130, i => i % 3 == 0 ? "services/other-table" : "services/sewing-table");
        using var editor = await EditorAsync("nl", new() { Territories = ["nis:21099"] });

        var first = await editor.OpenAsync($"/nl/editors/reports?sort={sort}");
        Assert.Equal(ListReports.Most, References(first).Count);
        var last = References(first)[^1];
        await using (var db = _site.Database.Open())
        {
            // The very report after which the next page begins.
            var row = await db.Corrections.SingleAsync(c => c.Reference == last, Ct);
            Assert.Null(row.Handle(_site.Clock.GetUtcNow(), CorrectionOutcome.WasRight, null));
            await db.SaveChangesAsync(Ct);
        }

        var second = await first.FollowAsync(Words.In("nl", "reports.next"));
        Assert.Equal(all.Order(StringComparer.Ordinal), References(first).Concat(References(second)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(second.Document.QuerySelectorAll("main a"), a => Page.Words(a) == Words.In("nl", "reports.next"));
        Assert.Equal(ListReports.Most - 1, References(await second.FollowAsync(Words.In("nl", "reports.start"))).Count(r => References(first).Contains(r)));
    }

    // In the order of the page.
    private static List<string> References(Page page, string within = ".list") =>
        [.. page.Links(within).Where(l => l.Contains("/editors/reports/", StringComparison.Ordinal)).Select(l => l[(l.LastIndexOf('/') + 1)..])];

    private async Task<Visitor> EditorAsync(string tongue, MembershipScope scope)
    {
        var person = await _site.PersonAsync(string.Create(CultureInfo.InvariantCulture, $"editor{_reports++}@huis.example"));
        await _site.MemberAsync(_house, person, MemberRole.Editor, scope);
        return await person.SignInAsync(tongue);
    }

    private async Task<string> AddAsync(string entry, WrongPart part)
    {
        _site.Clock.Pass(TimeSpan.FromSeconds(1));
        return (await AddManyAsync(1, _ => entry, part))[0];
    }

    private async Task<List<string>> AddManyAsync(int count, Func<int, string> entry, WrongPart part = WrongPart.Number)
    {
        await using var db = _site.Database.Open();
        var rows = Enumerable.Range(0, count).Select(i => new Correction
        {
            Id = Guid.CreateVersion7(_site.Clock.GetUtcNow()),
            Reference = string.Create(CultureInfo.InvariantCulture, $"R{_reports++:D5}"),
            TokenHash = string.Create(CultureInfo.InvariantCulture, $"hash {_reports}"),
            Entry = entry(i),
            EntryVersion = 1,
            Language = "nl",
            Part = part,
            Words = "Het staat er verkeerd.",
            SentAt = _site.Clock.GetUtcNow(),
        }).ToList();
        db.AddRange(rows);
        await db.SaveChangesAsync(Ct);
        return [.. rows.Select(r => r.Reference)];
    }
}
