using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nabij.Calendar;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class HoursTestsOnSqlite() : HoursTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class HoursTestsOnPostgres() : HoursTests(Engine.Postgres);

/// <summary>What a page and the API say of opening hours while the clock goes on.</summary>
public abstract class HoursTests(Engine engine)
{
    // A line's hours as its file says them, a moment in UTC, what the English page says, and until when by the API.
    private static readonly (string Hours, string Moment, string Says, string State, string? Until)[] Moments =
    [
        ("\"Mo,Tu 09:00-17:00\"", "2026-03-10T09:30", "open until 17:00", "open", "2026-03-10T16:00"),
        ("\"Mo,Tu 09:00-17:00\"", "2026-03-10T16:00", "closed, opens again on Monday at 09:00", "closed", "2026-03-16T08:00"),
        ("\"Mo,Tu 09:00-17:00\"", "2026-03-15T20:00", "closed, opens again tomorrow at 09:00", "closed", "2026-03-16T08:00"),
        ("\"Mo 08:00-09:00\"", "2026-03-16T08:00", "closed, opens again on 23 March at 08:00", "closed", "2026-03-23T07:00"),
        // The clocks go forward on 29 March at 01:00 UTC and back on 25 October at 01:00 UTC.
        ("\"Su 01:00-05:00\"", "2026-03-29T00:30", "open until 05:00", "open", "2026-03-29T03:00"),
        ("\"Su 01:00-05:00\"", "2026-03-29T01:30", "open until 05:00", "open", "2026-03-29T03:00"),
        ("\"Su 01:00-05:00\"", "2026-03-29T03:00", "closed, opens again on 5 April at 01:00", "closed", "2026-04-04T23:00"),
        ("\"Mo-Fr 09:00-17:00\"", "2026-05-01T08:00", "public holiday: hours not known", "unknown", null),
        ("\"Mo-Fr 09:00-17:00; PH off\"", "2026-05-01T08:00", "closed, opens again on Monday at 09:00", "closed", "2026-05-04T07:00"),
        ("\"Mo-Fr 09:00-17:00; PH 10:00-12:00\"", "2026-05-01T08:00", "open until 12:00", "open", "2026-05-01T10:00"),
        ("\"24/7\"", "2026-05-01T08:00", "open day and night", "open", null),
        ("'Mo-Fr 09:00-17:00 \"by appointment\"'", "2026-05-04T08:00", "by appointment, until 17:00", "unknown", "2026-05-04T15:00"),
        ("\"Mo-Su 20:00-02:00\"", "2026-06-02T22:30", "open until 02:00", "open", "2026-06-03T00:00"),
        ("\"Mo-Fr 08:00-24:00; PH off\"", "2026-06-02T12:00", "open until midnight", "open", "2026-06-02T22:00"),
        ("\"Su 01:00-05:00\"", "2026-10-25T00:30", "open until 05:00", "open", "2026-10-25T04:00"),
        ("\"Su 01:00-05:00\"", "2026-10-25T01:30", "open until 05:00", "open", "2026-10-25T04:00"),
        // The next Sunday is All Saints: nobody said what happens then, so the next sure opening is a week later.
        ("\"Su 01:00-05:00\"", "2026-10-25T04:00", "closed, opens again on 8 November at 01:00", "closed", "2026-11-08T00:00"),
        ("\"Mo-Fr 09:00-17:00; PH off; 2026 Dec 24-2027 Jan 04 off\"", "2026-12-24T10:00", "closed, opens again on 5 January 2027 at 09:00", "closed", "2027-01-05T08:00"),
    ];

    [Fact]
    public async Task A_page_says_until_when_or_when_again_around_clock_changes_holidays_and_closures()
    {
        using var region = new SmallRegion();
        var lines = Moments.Select(m => m.Hours).Distinct(StringComparer.Ordinal).ToList();
        await File.AppendAllTextAsync(region.PathOf("services/all.yaml"), string.Concat(lines.Select((h, i) => Line($"line-{i}", h))));
        await using var site = await Site.StartAsync(engine, region.Folder);

        var wrong = new List<string>();
        foreach (var (hours, moment, says, state, until) in Moments)
        {
            var key = $"line-{lines.IndexOf(hours)}";
            site.Clock.Pass(At(moment) - site.Clock.GetUtcNow());
            var page = await site.OpenAsync("/en/lines/" + key);
            var said = Page.Words(page.Document.QuerySelector("main .state"));
            var answer = await site.AskAsync($"Probe {key}", "en");
            var open = answer["results"]!.AsArray().Single(r => (string?)r!["url"] == "/en/lines/" + key)!["open"]!;
            var expected = until is null ? (DateTimeOffset?)null : At(until);
            if (said != says || (string?)open["state"] != state || (DateTimeOffset?)open["until"] != expected)
            {
                wrong.Add($"{hours} at {moment}: \"{said}\", {open.ToJsonString()}");
            }
        }

        Report.None(wrong);
    }

    [Fact]
    public async Task The_week_marks_today_and_the_coming_weeks_name_what_differs()
    {
        using var region = new SmallRegion();
        await File.AppendAllTextAsync(region.PathOf("services/all.yaml"), Line("night-line", "\"Mo-Fr 09:00-12:00; Fr 20:00-02:00; 2026 Mar 16 off\"") + Line("shut-line", "\"Mo-Fr 09:00-12:00; PH off\""));
        await using var site = await Site.StartAsync(engine, region.Folder);

        var page = await site.OpenAsync("/nl/lines/night-line");
        Assert.Equal("dinsdag vandaag 9 uur tot 12 uur", Page.Words(page.Document.QuerySelector(".week .today")));
        Assert.Contains(page.Document.QuerySelectorAll(".week tr"), r => Page.Words(r) == "vrijdag 20 uur tot 2 uur");
        Assert.Contains(page.Document.QuerySelectorAll(".week tr"), r => Page.Words(r) == "zondag gesloten");
        Assert.Equal(["maandag 16 maart gesloten", "maandag 6 april (feestdag) uren niet bekend"], page.Document.QuerySelectorAll(".days li").Select(Page.Words));

        var shut = await site.OpenAsync("/fr/lines/shut-line");
        Assert.Equal(["lundi 6 avril (jour férié) fermé"], shut.Document.QuerySelectorAll(".days li").Select(Page.Words));
    }

    [Fact]
    public async Task Hours_that_an_opening_hours_text_cannot_say_are_schedules()
    {
        using var region = new SmallRegion();
        await File.AppendAllTextAsync(region.PathOf("services/all.yaml"), Line("every-second-tuesday",
            "\n    - { freq: WEEKLY, interval: \"2\", byday: TU, dtstart: 2026-03-10, opens_at: \"14:00\", closes_at: \"17:00\", holidays: closed }"));
        await using var site = await Site.StartAsync(engine, region.Folder);

        Assert.Equal("closed, opens again today at 14:00", Page.Words((await site.OpenAsync("/en/lines/every-second-tuesday")).Document.QuerySelector("main .state")));
        site.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal("closed, opens again on 24 March at 14:00", Page.Words((await site.OpenAsync("/en/lines/every-second-tuesday")).Document.QuerySelector("main .state")));
    }

    [Fact]
    public async Task A_closed_line_of_a_danger_names_the_one_that_is_open_or_opens_first()
    {
        using var region = new SmallRegion();
        region.Change("dangers.yaml", "en: [listening-line]", "en: [listening-line, early-line, late-line, unknown-line]");
        await File.AppendAllTextAsync(region.PathOf("services/all.yaml"), Line("late-line", "\"Mo-Su 20:00-23:00; PH off\"") + Line("early-line", "\"Mo-Su 18:00-19:00; PH off\"") + Line("unknown-line", "\"Mo-Fr unknown\""));
        await using var site = await Site.StartAsync(engine, region.Folder);

        string Instead(Page page) => Page.Words(page.Document.QuerySelector("main li .instead"));
        site.Clock.Pass(At("2026-03-10T18:00") - site.Clock.GetUtcNow());
        Assert.StartsWith("Opens first: Probe late-line, 02 999 99 99", Instead(await site.OpenAsync("/en/emergency")), StringComparison.Ordinal);
        site.Clock.Pass(TimeSpan.FromHours(2));
        Assert.StartsWith("Call now: Probe late-line, 02 999 99 99", Instead(await site.OpenAsync("/en/emergency")), StringComparison.Ordinal);
        Assert.StartsWith("Call now: Probe late-line, 02 999 99 99", Instead(await site.OpenAsync("/en/search?q=fire")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_tells_who_is_open_this_evening_and_at_the_weekend()
    {
        using var region = new SmallRegion();
        await File.AppendAllTextAsync(region.PathOf("services/all.yaml"),
            Line("evening-line", "\"Tu 20:00-22:00\"") + Line("saturday-line", "\"Sa 10:00-12:00\"") + Line("appointment-line", "'Sa 10:00-12:00 \"by appointment\"'") + Line("desk-line", "\"24/7\"", "professionals"));
        await using var site = await Site.StartAsync(engine, region.Folder);

        async Task<(string[] Tonight, string[] Weekend)> OpenAsync()
        {
            var page = await site.OpenAsync("/en/places/nis:21099");
            string[] In(string section) => [.. page.Document.QuerySelectorAll($"[aria-labelledby={section}] .title").Select(Page.Words).Order(StringComparer.Ordinal)];
            return (In("tonight"), In("weekend"));
        }

        Assert.Equivalent((Tonight: new[] { "Probe evening-line" }, Weekend: new[] { "Probe saturday-line" }), await OpenAsync(), strict: true);

        // At ten in the evening it is over: tomorrow, a Wednesday, nobody is open.
        site.Clock.Pass(At("2026-03-10T21:00") - site.Clock.GetUtcNow());
        Assert.Empty((await OpenAsync()).Tonight);
        Assert.Equal("Open tomorrow evening", Page.Words((await site.OpenAsync("/en/places/nis:21099")).Document.QuerySelector("#tonight")));

        // On Saturday afternoon what was open in the morning is over; on Monday it is the next weekend.
        site.Clock.Pass(At("2026-03-14T14:00") - site.Clock.GetUtcNow());
        Assert.Empty((await OpenAsync()).Weekend);
        site.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(["Probe saturday-line"], (await OpenAsync()).Weekend);
    }

    [Fact]
    public async Task What_an_older_version_stored_is_read_as_unknown_and_replaced_by_what_the_files_say()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        await using (var db = database.Open())
        {
            var old = JsonNode.Parse(Data.JsonText.Write((await db.Services.AsNoTracking().SingleAsync(s => s.Key == "listening-line")).Document))!.AsObject();
            old.Remove("opening_hours");
            old["schedules"] = JsonNode.Parse("""[{"day":"monday","opens":"09:00:00","closes":"17:00:00"}]""");
            old["always_open"] = false;
            Assert.Equal(1, await db.Database.ExecuteSqlRawAsync("""UPDATE "Services" SET "Document" = {0} WHERE "Key" = 'listening-line'""", old.ToJsonString()));
        }

        await using (var db = database.Open())
        {
            var state = await new FinderBuilder(db, TimeProvider.System).BuildAsync(TestContext.Current.CancellationToken);
            Assert.Equal(OpeningState.Unknown, state.Openings.At(state.Lines["listening-line"].Hours, TestClock.OfficeHours).State);
            await db.RegionDocuments.Where(d => d.Name == RegionDocument.Digest).ExecuteDeleteAsync();
        }

        await using var site = await Site.StartOnAsync(database, region.Folder);
        Assert.True((await site.OpenAsync("/en/lines/listening-line")).Says("open until 17:00"));
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment + "Z", CultureInfo.InvariantCulture);

    private static string Line(string key, string hours, string audience = "everyone") => $$"""

        - key: {{key}}
          type: helpline
          name: { nl: Probe {{key}}, fr: Probe {{key}}, en: Probe {{key}} }
          summary: { nl: Een lijn., fr: Une ligne., en: A line. }
          audience: {{audience}}
          phones:
            - { number: "02 999 99 99" }
          hours: {{hours}}
          areas: [region:here]
          source: { id: guide }

        """;
}
