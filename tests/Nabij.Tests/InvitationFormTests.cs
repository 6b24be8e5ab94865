using System.Net;
using Microsoft.EntityFrameworkCore;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class InvitationFormTestsOnSqlite() : InvitationFormTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class InvitationFormTestsOnPostgres() : InvitationFormTests(Engine.Postgres);

/// <summary>Who may invite whom, what the forms say, and the administrator's pages.</summary>
public abstract class InvitationFormTests(Engine engine) : InvitingTests(engine)
{
    [Theory]
    [Trait("Takes", "a minute")]
    [InlineData("address", "", "invitation.address-wrong")]
    [InlineData("address", "name", "invitation.address-wrong")]
    [InlineData("address", "A <a@b.example>", "invitation.address-wrong")]
    [InlineData("address", "a@b.example\r\nBcc: c@d.example", "invitation.address-wrong")]
    [InlineData("address", "a@b.example, c@d.example", "invitation.address-wrong")]
    [InlineData("language", "de", "invitation.language-missing")]
    [InlineData("ground", "", "membership.ground-missing")]
    [InlineData("ground", "law-none", "membership.ground-unknown")]
    [InlineData("starts", "2020-01-01", "membership.start-wrong")]
    [InlineData("starts", "soon", "membership.start-wrong")]
    [InlineData("ends", "2020-01-01", "membership.end-wrong")]
    [InlineData("territories", "", "membership.scope-missing", "scope")]
    [InlineData("territories", "nis:00000", "membership.scope-unknown", "scope")]
    public async Task What_is_wrong_is_said_at_its_field_in_each_language_and_nothing_is_sent(string field, string value, string code, string? at = null)
    {
        using var boss = await Boss.SignInAsync();
        foreach (var tongue in Languages.All)
        {
            var path = $"/{tongue}/organisation/invite/referent";
            var form = await boss.OpenAsync(path);
            var fields = form.Document.QuerySelectorAll("main form input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!))
                .Concat(new[] { ("address", Mail), ("language", tongue), ("ground", "no"), ("starts", ""), ("ends", ""), ("territories", "nis:21099") }.Select(f => f.Item1 == field ? (field, value) : f));
            var page = await boss.PostAsync(path, [.. fields]);

            Assert.Equal((tongue, HttpStatusCode.BadRequest), (tongue, page.Status));
            Assert.True(page.Says(Words.In(tongue, code)), page.Text);
            Assert.Contains($"#{at ?? field}", page.Links(".notice.wrong"));
            Assert.NotNull(page.Document.GetElementById(at ?? field));
            Assert.StartsWith(new TextsOf<Ui.Texts>().In(tongue, "Title.Error").Split('{')[0], page.Title, StringComparison.Ordinal);
        }

        Assert.Empty(await InvitationsAsync());
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_an_address_has_an_account_and_the_same_invitation_is_sent_once()
    {
        await Site.PersonAsync("bekend@huis.example", "Bekend");
        using var boss = await Boss.SignInAsync();
        var answers = new List<string>();
        foreach (var mail in new[] { "bekend@huis.example", "nieuw@huis.example" })
        {
            answers.Add((await SendAsync(boss, "professional", "nl", mail)).Text.Replace(mail, "", StringComparison.Ordinal));
            await WithdrawAsync();
        }

        Assert.Equal(answers[0], answers[1]);
        await SendAsync(boss, "professional", "nl", Mail);
        Assert.True((await SendAsync(boss, "professional", "nl", Mail.ToUpperInvariant())).Says(Words.In("nl", "invitation.already")));
        Assert.Equal("/nl/organisation", Visitor.PathOf(await SendAsync(boss, "observer", "nl", Mail)));
    }

    [Fact]
    public async Task An_administrator_lets_aHouse_in_invites_its_manager_and_closes_it()
    {
        var office = await Site.OrganisationAsync("Nabij zelf", OrganisationKind.Administration);
        var keeper = await Site.PersonAsync("beheer@nabij.example", "Kim");
        await Site.MemberAsync(office, keeper, MemberRole.Administrator);
        await Site.MemberAsync(office, keeper, MemberRole.Manager);
        using var admin = await keeper.SignInAsync("fr");
        var all = await admin.OpenAsync("/fr/administration/organisations");
        Assert.Equal((HttpStatusCode.OK, Words.In("fr", "all.title")), (all.Status, all.Heading));
        var form = await all.FollowAsync(Words.In("fr", "all.new"));
        Assert.Equal(HttpStatusCode.BadRequest, (await form.PressAsync(Words.In("fr", "new.do"))).Status);
        var house = await form.Type(Words.In("fr", "new.name.fr"), "Maison Médicale").Tick("Santé").Choose(Words.In("fr", "new.directory"), "Maison Un").PressAsync(Words.In("fr", "new.do"));
        Assert.Equal("Maison Médicale", house.Heading);
        Assert.True(house.Says(Words.In("fr", "all.unmanaged")));

        // The same form again is the same house.
        Assert.Equal(Visitor.PathOf(house), Visitor.PathOf(await form.PressAsync(Words.In("fr", "new.do"))));
        var invite = await house.FollowAsync(Words.In("fr", "one.invite"));
        var invited = await invite.Type(Words.In("fr", "invite.address"), Mail).Tick(Words.In("fr", "secrecy.no")).PressAsync(Words.In("fr", "invite.send"));
        Assert.True(invited.Says(Mail));
        using var visitor = new Visitor(Site);
        await Fill(await visitor.OpenAsync(await Site.LastLinkAsync()), "fr", Mail).PressAsync(Words.In("fr", "accept.create"));

        var list = await (await admin.OpenAsync("/fr/administration/organisations")).Type(Words.In("fr", "all.search"), "medicale").PressAsync(Words.In("fr", "all.search.do"));
        Assert.Single(list.Document.QuerySelectorAll("main .list > li"));
        var own = await admin.OpenAsync($"/fr/administration/organisations/{office}/close");
        Assert.Equal(HttpStatusCode.NotFound, own.Status);
        var sure = await (await list.FollowAsync("Maison Médicale")).FollowAsync(Words.In("fr", "one.close.link"));
        var closed = await sure.PressAsync(Words.In("fr", "close.do"));
        Assert.True(closed.Says(Words.In("fr", "one.closed")));
        Assert.All((await MembersAsync()).Where(m => m.OrganisationId != House && m.OrganisationId != office), m => Assert.NotNull(m.EndedAt));
    }

    [Fact]
    public async Task Who_gives_away_what_decides_about_others_proves_again_who_they_are()
    {
        var office = await Site.OrganisationAsync("Nabij zelf", OrganisationKind.Administration);
        var keeper = await Site.PersonAsync("beheer@nabij.example", "Kim");
        await Site.MemberAsync(office, keeper, MemberRole.Administrator);
        using var admin = await keeper.SignInAsync();
        using var boss = await Boss.SignInAsync();
        var close = await admin.OpenAsync($"/nl/administration/organisations/{House}/close");
        Assert.Equal(HttpStatusCode.OK, close.Status);
        Site.Clock.Pass(TimeSpan.FromMinutes(11));

        var asked = await close.PressAsync(Words.In("nl", "close.do"));
        Assert.StartsWith("/nl/confirm", Visitor.PathOf(asked), StringComparison.Ordinal);
        Assert.StartsWith("/nl/confirm", Visitor.PathOf(await admin.OpenAsync($"/nl/administration/organisations/{House}/invite")), StringComparison.Ordinal);
        Assert.StartsWith("/nl/confirm", Visitor.PathOf(await boss.OpenAsync("/nl/organisation/invite/manager")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await boss.OpenAsync("/nl/organisation/invite/professional")).Status);
        await using var db = Site.Database.Open();
        Assert.Null((await db.Organisations.SingleAsync(o => o.Id == House, Ct)).ClosedOn);
    }

    [Fact]
    public async Task Nobody_raises_their_own_role_by_inviting_themselves()
    {
        var link = await InviteAsync("privacycontact", mail: Boss.Email);
        using var boss = await Boss.SignInAsync();
        var page = await boss.OpenAsync(link + "/accept");

        Assert.True(page.Says(Words.In("nl", "invitation.own")));
        Assert.Single(await MembersAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await boss.OpenAsync("/nl/organisation/invite/administrator")).Status);
    }
}
