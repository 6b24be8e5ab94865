using System.Net;
using Microsoft.EntityFrameworkCore;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class MemberPageTestsOnSqlite() : MemberPageTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class MemberPageTestsOnPostgres() : MemberPageTests(Engine.Postgres);

/// <summary>My organisation as its managers and members meet it.</summary>
public abstract class MemberPageTests(Engine engine) : IAsyncLifetime
{
    private const string Hostile = "<b onclick=x>Ahmed</b> العربي \"'";
    private static readonly TextsOf<Features.Members.Texts> Words = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Guid _house;
    private Person _boss = null!;
    private Person _anna = null!;
    private Guid _bossMember;
    private Guid _annaMember;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        _house = await _site.OrganisationAsync("Huis Één");
        (_boss, _anna) = (await _site.PersonAsync("baas@huis.example", "Bea Baas"), await _site.PersonAsync("anna@huis.example", Hostile));
        (_bossMember, _annaMember) = (await _site.MemberAsync(_house, _boss, MemberRole.Manager), await _site.MemberAsync(_house, _anna, MemberRole.Referent, new() { Territories = ["nis:21099"] }));
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
    public async Task A_manager_sees_who_works_here_and_changes_it(string tongue)
    {
        using var boss = await _boss.SignInAsync(tongue);
        var page = await boss.OpenAsync($"/{tongue}/organisation");

        Assert.Equal("Huis Één", page.Heading);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        Assert.Equal(["Bea Baas", Hostile], page.Document.QuerySelectorAll("tbody th[scope=row]").Select(Page.Words).Order(StringComparer.Ordinal).Reverse());
        Assert.Empty(page.Document.QuerySelectorAll("main b"));
        Assert.Equal(6, page.Document.QuerySelectorAll("thead th[scope=col]").Length);

        var form = await boss.OpenAsync($"/{tongue}/organisation/members/{_annaMember}");
        form.Tick(tongue == "fr" ? "Par la profession" : tongue == "nl" ? "Door het beroep" : "By profession").Type(Words.In(tongue, "form.ends"), "2026-12-31");
        page = await form.PressAsync(Words.In(tongue, "member.save"));

        Assert.Equal($"/{tongue}/organisation", Visitor.PathOf(page));
        var anna = await MemberAsync(_annaMember);
        Assert.Equal((new DateOnly(2026, 12, 31), "law-458"), (anna.EndsOn, anna.SecrecyGround));
        Assert.Equal(["nis:21099"], anna.Scope.Territories);

        // The second of March 2026: the article of the old code still holds.
        Assert.Contains("458", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_one_member_both_see_what_the_other_did_and_lose_nothing()
    {
        var second = await _site.PersonAsync("tweede@huis.example", "Twee");
        await _site.MemberAsync(_house, second, MemberRole.Manager);
        using var one = await _boss.SignInAsync();
        using var two = await second.SignInAsync();
        var first = await one.OpenAsync($"/nl/organisation/members/{_annaMember}");
        var late = await two.OpenAsync($"/nl/organisation/members/{_annaMember}");

        await first.Type(Words.In("nl", "form.ends"), "2026-06-30").PressAsync(Words.In("nl", "member.save"));
        var told = await late.Tick("Door het beroep").Type(Words.In("nl", "form.ends"), "2026-09-30").PressAsync(Words.In("nl", "member.save"));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.True(told.Says(Words.In("nl", "membership.changed")));
        Assert.True(told.Says("30 juni 2026"));
        Assert.Equal("2026-09-30", told.Field(Words.In("nl", "form.ends")).Value);
        Assert.True(told.Field("Door het beroep").IsChecked);
        Assert.Equal(new DateOnly(2026, 6, 30), (await MemberAsync(_annaMember)).EndsOn);

        // Having seen it, they decide.
        await told.PressAsync(Words.In("nl", "member.save"));
        Assert.Equal((new DateOnly(2026, 9, 30), "law-458"), ((await MemberAsync(_annaMember)).EndsOn, (await MemberAsync(_annaMember)).SecrecyGround));
    }

    [Fact]
    public async Task A_mistake_in_between_does_not_hide_that_somebody_else_changed_it()
    {
        using var boss = await _boss.SignInAsync();
        var form = await boss.OpenAsync($"/nl/organisation/members/{_annaMember}");
        await _site.Database.Open().Memberships.Where(m => m.Id == _annaMember).ExecuteUpdateAsync(s => s.SetProperty(m => m.Version, 7), Ct);

        var wrong = await form.Tick("Door het beroep").Type(Words.In("nl", "form.ends"), "2020-01-01").PressAsync(Words.In("nl", "member.save"));
        Assert.Equal(HttpStatusCode.Conflict, wrong.Status);
        Assert.Equal(7, (await MemberAsync(_annaMember)).Version);
    }

    [Fact]
    public async Task What_else_is_posted_changes_nothing_else()
    {
        using var boss = await _boss.SignInAsync();
        var other = await _site.OrganisationAsync("Elders");
        var form = await boss.OpenAsync($"/nl/organisation/members/{_annaMember}");
        var fields = Fields(form, ("ground", "no"));
        foreach (var (name, value) in new[] { ("Role", "Administrator"), ("role", "Manager"), ("AccountId", _boss.Id.ToString()), ("OrganisationId", other.ToString()), ("EndedAt", "2020-01-01"), ("Row.Member.Role", "Administrator"), ("id", _bossMember.ToString()), ("desks", "listening-line"), ("themes", "care") })
        {
            fields.Add((name, value));
        }

        await boss.PostAsync($"/nl/organisation/members/{_annaMember}", [.. fields]);

        var anna = await MemberAsync(_annaMember);
        Assert.Equal((MemberRole.Referent, _anna.Id, _house, null), (anna.Role, anna.AccountId, anna.OrganisationId, anna.EndedAt));
        Assert.Equal(ScopePart.Territories, anna.Scope.Parts);
        Assert.Equal(1, (await MemberAsync(_bossMember)).Version);
    }

    [Fact]
    public async Task Leaving_ends_access_in_a_tab_that_is_open()
    {
        using var boss = await _boss.SignInAsync();
        using var anna = await _anna.SignInAsync();
        var open = await anna.OpenAsync($"/nl/organisation/members/{_annaMember}/away");
        Assert.Equal(HttpStatusCode.OK, open.Status);

        var sure = await boss.OpenAsync($"/nl/organisation/members/{_annaMember}/end");
        Assert.Null((await MemberAsync(_annaMember)).EndedAt);
        await sure.PressAsync(Words.In("nl", "end.do"));

        Assert.Equal(HttpStatusCode.NotFound, (await anna.OpenAsync("/nl/organisation")).Status);
        await open.PressAsync(Words.In("nl", "away.save"));
        Assert.Null((await MemberAsync(_bossMember)).SubstituteId);
        Assert.NotNull((await MemberAsync(_annaMember)).EndedAt);
    }

    [Fact]
    public async Task The_last_manager_is_told_why_they_cannot_leave()
    {
        using var boss = await _boss.SignInAsync();
        var told = await (await boss.OpenAsync($"/nl/organisation/members/{_bossMember}/end")).PressAsync(Words.In("nl", "end.do"));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.True(told.Says(Words.In("nl", "membership.last-manager")));
    }

    [Fact]
    public async Task Who_is_away_names_who_replaces_them()
    {
        using var anna = await _anna.SignInAsync();
        var form = await anna.OpenAsync($"/nl/organisation/members/{_annaMember}/away");
        var wrong = await form.PressAsync(Words.In("nl", "away.save"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("#substitute", wrong.Links(".notice.wrong"));

        var page = await wrong.Choose(Words.In("nl", "away.who"), "Bea Baas").Type(Words.In("nl", "away.until"), "2026-03-20").PressAsync(Words.In("nl", "away.save"));
        Assert.True(page.Says("Bea Baas"));
        Assert.Equal((_bossMember, new DateOnly(2026, 3, 20)), ((await MemberAsync(_annaMember)).SubstituteId, (await MemberAsync(_annaMember)).AwayUntil));

        await (await anna.OpenAsync($"/nl/organisation/members/{_annaMember}/away")).PressAsync(Words.In("nl", "away.remove"));
        Assert.Null((await MemberAsync(_annaMember)).SubstituteId);
    }

    [Fact]
    public async Task Ids_of_another_organisation_and_pages_above_ones_role_read_as_not_there()
    {
        var elsewhere = await _site.OrganisationAsync("Elders");
        var stranger = await _site.PersonAsync("vreemd@elders.example", "Vreemd");
        await _site.MemberAsync(elsewhere, stranger, MemberRole.Manager);
        var nobody = await _site.PersonAsync("niemand@nergens.example", "Niemand");
        using var boss = await _boss.SignInAsync();
        var tokens = Fields(await boss.OpenAsync($"/nl/organisation/members/{_annaMember}"), ("ground", "no"));
        var before = await _site.Database.RowsAsync("Sessions.SeenAt");
        string[] ofHouse = [$"/nl/organisation/members/{_annaMember}", $"/nl/organisation/members/{_annaMember}/away", $"/nl/organisation/members/{_annaMember}/end"];

        foreach (var (person, pages) in new[]
        {
            (stranger, ofHouse),
            (nobody, [.. ofHouse, "/nl/organisation", "/nl/organisation/invite"]),
            (_anna, ["/nl/organisation/invite", "/nl/organisation/invite/manager", $"/nl/organisation/members/{_bossMember}", $"/nl/organisation/members/{_bossMember}/end", $"/nl/organisation/members/{_annaMember}", "/nl/organisation/agreements", "/nl/administration/organisations"]),
            (_boss, ["/nl/organisation/invite/administrator", $"/nl/organisation/members/{_bossMember}", "/nl/administration/organisations", "/nl/administration/organisations/new", $"/nl/administration/organisations/{elsewhere}", $"/nl/administration/organisations/{elsewhere}/close"]),
        })
        {
            using var visitor = await person.SignInAsync();
            var token = Fields(await visitor.OpenAsync("/nl/account")).Where(f => f.Name is "__RequestVerificationToken" or "acting").DistinctBy(f => f.Name).ToList();
            foreach (var path in pages)
            {
                Assert.Equal((path, HttpStatusCode.NotFound), (path, (await visitor.OpenAsync(path)).Status));
                Assert.Equal((path, HttpStatusCode.NotFound), (path, (await visitor.PostAsync(path, [.. token, .. tokens.Where(t => token.TrueForAll(o => o.Name != t.Name))])).Status));
            }
        }

        var after = await _site.Database.RowsAsync("Sessions.SeenAt");
        Assert.Equal(before["Memberships"], after["Memberships"]);
        Assert.Equal(before["Organisations"], after["Organisations"]);
        Assert.Equal(before["Invitations"], after["Invitations"]);
    }

    private static List<(string Name, string Value)> Fields(Page page, params (string Name, string Value)[] more) =>
    [
        .. page.Document.QuerySelectorAll("form input").OfType<AngleSharp.Html.Dom.IHtmlInputElement>()
            .Where(i => i.Name is { Length: > 0 } && (i.Type is not ("checkbox" or "radio") || i.IsChecked) && more.All(m => m.Name != i.Name))
            .Select(i => (i.Name!, i.Value)),
        .. more,
    ];

    private async Task<Membership> MemberAsync(Guid id)
    {
        await using var db = _site.Database.Open();
        return await db.Memberships.AsNoTracking().SingleAsync(m => m.Id == id, Ct);
    }
}
