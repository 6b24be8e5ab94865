using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;
using Nabij.Features.Upkeep;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class UpkeepTestsOnSqlite() : UpkeepTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class UpkeepTestsOnPostgres() : UpkeepTests(Engine.Postgres);

/// <summary>The map stays true: owners are asked and answer without an account, room is dated, lines of a danger are checked each month.</summary>
public abstract class UpkeepTests(Engine engine) : IAsyncLifetime
{
    private const string Table = "/editors/entries/sewing-table";
    private static readonly TextsOf<Features.Upkeep.Texts> Words = new();
    private static readonly TextsOf<Features.Finder.Texts> Finder = new();
    private static readonly TextsOf<Features.Editing.Texts> Editing = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Person _person = null!;
    private Visitor _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        var house = await _site.OrganisationAsync();
        _person = await _site.PersonAsync("anna@huis.example");
        await _site.MemberAsync(house, _person, MemberRole.Editor, new() { Territories = ["nis:21099"] });
        _editor = await _person.SignInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _editor.Dispose();
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task An_owner_says_with_one_button_and_no_account_that_all_is_still_right(string tongue)
    {
        var link = await LinkAsync("sewing-table", tongue);
        using var owner = new Visitor(_site);
        var page = await owner.OpenAsync(link);
        Assert.Equal(1, (await RowAsync("sewing-table")).Version);

        page.Set("capacity", "waiting-list").Set("weeks", "6");
        var thanks = await page.PressAsync(Words.In(tongue, "owner.right"));
        Assert.Equal($"{link}?done=yes", Visitor.PathOf(thanks));
        Assert.Empty(owner.Cookies);
        Assert.True(thanks.Response.Headers.CacheControl!.NoStore);

        var row = await RowAsync("sewing-table");
        var today = _site.Clock.Today();
        Assert.Equal((2, today, row.Id, "waiting-list", 6), (row.Version, row.CheckedOn, row.OwnerId, row.Document.Capacity!.State, row.Document.Capacity.Weeks));
        Assert.Equal(today.AddMonths(1).AddDays(7), row.Document.Capacity.Until);
        await FollowedAsync(async () => (await _site.OpenAsync($"/{tongue}/services/sewing-table")).Says(Finder.In(tongue, "capacity.weeks.other").Split('{')[0]));
        await FollowedAsync(async () => (string)(await RoomAsync())["state"]! == "waiting-list");
        Assert.Equal((6, "2026-03-10"), ((int)(await RoomAsync())["weeks"]!, (string)(await RoomAsync())["saidOn"]!));

        var history = await _editor.OpenAsync($"/{tongue}{Table}/history");
        Assert.True(history.Says(Editing.In(tongue, "history.owner")));
        Assert.True((await _editor.OpenAsync($"/{tongue}{Table}/owner")).Says(Words.In(tongue, "contact.answered-on")));
        await using var db = _site.Database.Open();
        Assert.Equal(["entry.changed", "owner.asked", "owner.kept"], (await db.Set<AuditEntry>().Where(e => e.SubjectId == row.Id).Select(e => e.Act).ToListAsync(Ct)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_owner_corrects_in_place_and_can_change_nothing_else()
    {
        var link = await LinkAsync("sewing-table", "nl");
        using var owner = new Visitor(_site);
        var wrong = await (await owner.OpenAsync(link)).Set("hours", "morgen misschien").Set("email", "tafel@naai.example").PressAsync(Words.In("nl", "owner.save"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("#hours", wrong.Links(".notice.wrong"));
        Assert.Equal(1, (await RowAsync("sewing-table")).Version);

        // What was typed beside it is there still.
        await wrong.Set("hours", "di 14-16u").PressAsync(Words.In("nl", "owner.save"));
        var row = await RowAsync("sewing-table");
        Assert.Equal(("Tu 14:00-16:00", "tafel@naai.example", 2), (row.Document.OpeningHours, row.Document.Email, row.Version));

        await owner.PostAsync(link, ("version", "2"), ("name.nl", "Gekaapt"), ("status", "defunct"), ("audience", "professionals"), ("email", "ander@naai.example"));
        row = await RowAsync("sewing-table");
        Assert.Equal(("Naaitafel", EntryStatus.Active, "everyone", "ander@naai.example"), (row.Document.Name.In("nl"), row.Status, row.Document.Audience, row.Document.Email));

        // An old form of the same owner: both changes stay where they don't meet, and are shown where they do.
        var conflict = await owner.PostAsync(link, ("version", "2"), ("email", "derde@naai.example"), ("url", "https://naai.example/"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.True(conflict.Says("ander@naai.example"));
        Assert.Equal(3, (await RowAsync("sewing-table")).Version);
        await conflict.PressAsync(Words.In("nl", "owner.save"));
        row = await RowAsync("sewing-table");
        Assert.Equal(("derde@naai.example", "https://naai.example/", 4), (row.Document.Email, row.Document.Url, row.Version));
    }

    [Fact]
    public async Task A_line_of_a_danger_is_not_changed_through_a_link()
    {
        var link = await LinkAsync("listening-line", "nl");
        using var owner = new Visitor(_site);
        var page = await owner.OpenAsync(link);
        Assert.Null(page.Document.GetElementById("phone0"));
        Assert.True(page.Says(Words.In("nl", "owner.danger")));
        await owner.PostAsync(link, ("version", "1"), ("phone0", "0900 12 345"), ("capacity", "unknown"));
        var row = await RowAsync("listening-line");
        Assert.Equal(("02 111 22 33", new DateOnly(2025, 10, 1), null), (row.Document.Phones[0].Number, row.CheckedOn, row.OwnerId));

        // A new address ends the links of the one before.
        await (await _editor.OpenAsync("/nl/editors/entries/listening-line/owner")).Set("address", "ander@lijn.example").PressAsync(Words.In("nl", "contact.keep"));
        Assert.Equal(HttpStatusCode.NotFound, (await owner.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task A_link_ends_and_who_is_not_the_owner_says_so()
    {
        var link = await LinkAsync("sewing-table", "nl");
        using var stranger = new Visitor(_site);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync("/nl/owners/" + new string('a', 43))).Status);
        var gone = await (await stranger.OpenAsync(link)).PressAsync(Words.In("nl", "owner.not-mine"));
        Assert.Equal(Words.In("nl", "owner.not-mine.done"), gone.Heading);
        await using (var db = _site.Database.Open())
        {
            Assert.Empty(await db.OwnerContacts.ToListAsync(Ct));
            Assert.Empty(await db.OwnerLinks.ToListAsync(Ct));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(link)).Status);
        Assert.Equal(1, (await RowAsync("sewing-table")).Version);

        // Who said before that all is right does not answer for it any more.
        link = await LinkAsync("sewing-table", "nl");
        await (await stranger.OpenAsync(link)).PressAsync(Words.In("nl", "owner.right"));
        Assert.NotNull((await RowAsync("sewing-table")).OwnerId);
        await (await stranger.OpenAsync(link)).PressAsync(Words.In("nl", "owner.not-mine"));
        Assert.Null((await RowAsync("sewing-table")).OwnerId);
        Assert.True((await _editor.OpenAsync($"/nl{Table}/history")).Says(Editing.In("nl", "history.why.owner-not-theirs")));

        link = await LinkAsync("sewing-table", "nl");
        _site.Clock.Pass(OwnerLink.Works + TimeSpan.FromMinutes(1));
        var old = await stranger.OpenAsync(link);
        Assert.Equal((HttpStatusCode.NotFound, Words.In("nl", "owner.gone")), (old.Status, old.Heading));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(link, ("version", "1"))).Status);
    }

    [Theory]
    [InlineData("mail", "no address", "owner.address-wrong")]
    [InlineData("text", "02 223", "owner.address-wrong")]
    [InlineData("", "info@naai.example", "owner.channel-missing")]
    public async Task What_is_wrong_with_an_address_is_said(string channel, string address, string code)
    {
        var form = (await _editor.OpenAsync($"/nl{Table}/owner")).Set("address", address);
        var page = channel.Length == 0
            ? await _editor.PostAsync($"/nl{Table}/owner", [.. Hidden(form), ("address", address), ("language", "nl")])
            : await form.Set("channel", channel).PressAsync(Words.In("nl", "contact.keep"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.True(page.Says(Words.In("nl", code)), page.Text);
    }

    [Fact]
    public async Task Nobody_is_asked_more_than_once_a_month_and_about_room_only_when_somebody_looked()
    {
        var link = await LinkAsync("sewing-table", "nl");
        var again = await (await _editor.OpenAsync($"/nl{Table}/owner")).PressAsync(Words.In("nl", "contact.ask"));
        Assert.Equal((HttpStatusCode.Conflict, true), (again.Status, again.Says(Words.In("nl", "owner.asked-already"))));
        using var owner = new Visitor(_site);
        await (await owner.OpenAsync(link)).Set("capacity", "places").PressAsync(Words.In("nl", "owner.right"));
        await FollowedAsync(async () => (string)(await RoomAsync())["state"]! == "places");
        Assert.Equal(1, await MessagesAsync());

        // Checked just now, and nobody looks: no question, however often the job runs.
        await DaysAsync(40);
        Assert.Equal(1, await MessagesAsync());

        // Somebody opens the page; the word on room is older than its rhythm.
        await _site.OpenAsync("/nl/services/sewing-table");
        await Wait.UntilAsync(async () =>
        {
            await _site.Services.GetRequiredService<LookedForBook>().KeepAsync(Ct);
            await using var db = _site.Database.Open();
            return await db.LookedFor.AnyAsync(Ct);
        });
        await DaysAsync(1);
        Assert.Equal(2, await MessagesAsync());
        await DaysAsync(20);
        Assert.Equal(2, await MessagesAsync());

        // Half a year after the last word on everything, it is asked whoever looks.
        await DaysAsync(150);
        Assert.True(await MessagesAsync() > 2);
    }

    [Fact]
    public async Task What_a_service_said_of_its_room_runs_out()
    {
        using var owner = new Visitor(_site);
        await (await owner.OpenAsync(await LinkAsync("sewing-table", "nl"))).Set("capacity", "places").PressAsync(Words.In("nl", "owner.right"));
        await FollowedAsync(async () => await StateAsync() == "places");
        _site.Clock.Pass(TimeSpan.FromDays(39));
        Assert.Equal("unknown", await StateAsync());
        Assert.False((await _site.OpenAsync("/nl/services/sewing-table")).Says(Finder.In("nl", "capacity.places").Split('(')[0]));
        await FollowedAsync(() => Task.FromResult(_site.State.Day == _site.Clock.Today()));

        async Task<string> StateAsync() => (string)(await RoomAsync())["state"]!;
    }

    [Fact]
    public async Task A_line_of_a_danger_that_fails_its_check_alarms_the_same_day_and_is_hidden_after_two()
    {
        var page = await _editor.OpenAsync("/nl/editors/danger-lines");
        Assert.True(page.Says(Words.In("nl", "danger.due")));
        Assert.Contains("/nl/editors/danger-lines", (await _editor.OpenAsync("/nl/home")).Links("main"));
        var failed = await page.PressAsync(Words.In("nl", "danger.fail.named").Replace("{line}", "Luisterlijn", StringComparison.Ordinal));
        Assert.True(failed.Says(Words.In("nl", "danger.failed")));
        await using (var db = _site.Database.Open())
        {
            var message = await db.Messages.SingleAsync(Ct);
            Assert.Equal(("line-alarm", true), (message.Template, message.Urgent));
        }

        _site.Clock.Pass(TimeSpan.FromHours(47));
        await RunJobsAsync();
        Assert.Equal(EntryStatus.Active, (await RowAsync("listening-line")).Status);
        _site.Clock.Pass(TimeSpan.FromMinutes(61));
        await RunJobsAsync();
        await RunJobsAsync();
        Assert.Equal((EntryStatus.Inactive, 2), ((await RowAsync("listening-line")).Status, (await RowAsync("listening-line")).Version));
        await FollowedAsync(async () => !(await _site.OpenAsync("/nl/emergency")).Says("02 111 22 33"));

        _editor.Dispose();
        _editor = await _person.SignInAsync();
        var hidden = await _editor.OpenAsync("/nl/editors/danger-lines");
        Assert.True(hidden.Says(Words.In("nl", "danger.hidden")));
        await hidden.PressAsync(Words.In("nl", "danger.confirm.named").Replace("{line}", "Luisterlijn", StringComparison.Ordinal));
        Assert.Equal((EntryStatus.Active, _site.Clock.Today()), ((await RowAsync("listening-line")).Status, (await RowAsync("listening-line")).CheckedOn));
        await FollowedAsync(async () => (await _site.OpenAsync("/nl/emergency")).Says("02 111 22 33"));
        Assert.False((await _editor.OpenAsync("/nl/editors/danger-lines")).Says(Words.In("nl", "danger.due")));
        Assert.Equal(HttpStatusCode.NotFound, (await _editor.PostAsync("/nl/editors/danger-lines", [.. Hidden(hidden), ("key", "sewing-table")])).Status);
    }

    [Fact]
    public async Task The_overview_counts_what_asks_for_somebody_and_a_season_shows_how_far_it_is()
    {
        var overview = await _editor.OpenAsync("/nl/editors/overview?territory=nis:21099");
        Assert.Equal(["/nl/editors/entries/listening-line", "/nl/editors/entries/sewing-table"], overview.Links(".list").Order(StringComparer.Ordinal));
        Assert.Contains(overview.Document.QuerySelectorAll("#need option"), o => Page.Words(o) == $"{Words.In("nl", "need.ownerless")} (2)");
        Assert.Single((await _editor.OpenAsync("/nl/editors/overview?theme=care&need=incomplete")).Links(".list"), l => l.EndsWith("/sewing-table", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await _editor.OpenAsync("/nl/editors/overview?territory=nothing&theme=x&need=y&skip=-5&campaign=" + Guid.Empty)).Status);

        var bad = await (await _editor.OpenAsync("/nl/editors/campaigns")).Set("ends", "1/1/2001").PressAsync(Words.In("nl", "campaigns.begin"));
        Assert.Equal((HttpStatusCode.BadRequest, true), (bad.Status, bad.Says(Words.In("nl", "campaign.name-missing"))));
        var begun = await (await _editor.OpenAsync("/nl/editors/campaigns")).Set("name", "Uren <b>zomer</b>").Set("territory", "nis:21099").PressAsync(Words.In("nl", "campaigns.begin"));
        Assert.True(begun.Says("0 van 2 nagekeken"), begun.Text);
        using var owner = new Visitor(_site);
        await (await owner.OpenAsync(await LinkAsync("sewing-table", "nl"))).PressAsync(Words.In("nl", "owner.right"));
        await FollowedAsync(async () => (await _editor.OpenAsync("/nl/editors/campaigns")).Says("1 van 2 nagekeken"));
        var left = await begun.FollowAsync("Uren <b>zomer</b>");
        Assert.Single(left.Links(".list"), l => l.EndsWith("/listening-line", StringComparison.Ordinal));
    }

    // As an editor: whom to ask, and the question sent.
    private async Task<string> LinkAsync(string key, string tongue)
    {
        var form = (await _editor.OpenAsync($"/{tongue}/editors/entries/{key}/owner")).Set("channel", "mail").Set("address", "info@naai.example").Set("language", tongue);
        var kept = await form.PressAsync(Words.In(tongue, "contact.keep"));
        Assert.DoesNotContain("info@naai", kept.Source, StringComparison.Ordinal);

        // The last of two messages is told by its moment.
        _site.Clock.Pass(TimeSpan.FromSeconds(1));
        var asked = await kept.PressAsync(Words.In(tongue, "contact.ask"));
        Assert.True(asked.Says(Words.In(tongue, "contact.asked")), asked.Text);
        return await _site.LastLinkAsync();
    }

    private static IEnumerable<(string, string)> Hidden(Page page) =>
        page.Document.QuerySelectorAll("form[method=post] input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Where(f => f.Item1 != "key").DistinctBy(f => f.Item1);

    // What the table's result says of room.
    private async Task<JsonNode> RoomAsync() =>
        (await _site.AskAsync("naaitafel", "nl"))["results"]!.AsArray().Single(r => (string)r!["url"]! == "/nl/services/sewing-table")!["capacity"]!;

    // Nodes follow the directory four times a second, of the clock that tests move.
    private Task FollowedAsync(Func<Task<bool>> happened) => Wait.UntilAsync(() =>
    {
        _site.Clock.Pass(TimeSpan.FromSeconds(1));
        return happened();
    });

    private async Task<int> MessagesAsync()
    {
        await using var db = _site.Database.Open();
        return await db.Messages.CountAsync(m => m.Template == "owner", Ct);
    }

    private async Task DaysAsync(int days)
    {
        for (var i = 0; i < days; i += 10)
        {
            _site.Clock.Pass(TimeSpan.FromDays(Math.Min(10, days - i)));
            await RunJobsAsync();
        }
    }

    private async Task RunJobsAsync() => await _site.Services.GetRequiredService<JobRunner>().RunDueAsync(Ct);

    private async Task<Service> RowAsync(string key)
    {
        await using var db = _site.Database.Open();
        return await db.Services.AsNoTracking().SingleAsync(s => s.Key == key, Ct);
    }
}
