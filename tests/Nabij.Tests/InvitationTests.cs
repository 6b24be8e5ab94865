using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Accounts;
using Nabij.Features.Audit;
using Nabij.Features.Members;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class InvitationTestsOnSqlite() : InvitationTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class InvitationTestsOnPostgres() : InvitationTests(Engine.Postgres);

/// <summary>From the mail to the membership, and all the ways in which a link must not work.</summary>
public abstract class InvitationTests(Engine engine) : IAsyncLifetime
{
    private const string Mail = "canary.nieuw@huis.example";
    private static readonly TextsOf<Features.Members.Texts> Words = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Guid _house;
    private Person _boss = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        _house = await _site.OrganisationAsync("Huis Één");
        _boss = await _site.PersonAsync("baas@huis.example", "Bea Baas");
        await _site.MemberAsync(_house, _boss, MemberRole.Manager);
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
    public async Task Somebody_without_an_account_makes_one_and_is_a_member(string tongue)
    {
        var link = await InviteAsync("referent", tongue, page => page.Tick(tongue == "fr" ? "Petit-Village" : "Kleindorp"));
        Assert.Matches($"^/{tongue}/invitation/[A-Za-z0-9_-]{{43}}$", link);
        Assert.DoesNotContain((await _site.Database.RowsAsync()).SelectMany(t => t.Value), r => r.Contains("canary", StringComparison.OrdinalIgnoreCase) || r.Contains(link[^43..], StringComparison.Ordinal));
        using var visitor = new Visitor(_site);
        var before = await _site.Database.RowsAsync();
        var page = await visitor.OpenAsync(link);
        Assert.Equal(before, await _site.Database.RowsAsync());
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Says("Huis Één"));
        Assert.DoesNotContain(Mail, page.Source, StringComparison.OrdinalIgnoreCase);

        // The address is not told, so that a link that was passed on is of no use; a mistake loses nothing but the password.
        var wrong = await Fill(page, tongue, "someone@else.example").PressAsync(Words.In(tongue, "accept.create"));
        Assert.Equal(HttpStatusCode.Conflict, wrong.Status);
        Assert.True(wrong.Says(Words.In(tongue, "invitation.other-address")));
        Assert.DoesNotContain(Mail, wrong.Source, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Nour Nieuw", wrong.Field(Words.In(tongue, "accept.name")).Value);

        var done = await Fill(wrong, tongue, Mail.ToUpperInvariant()).PressAsync(Words.In(tongue, "accept.create"));
        Assert.True(done.Says(Words.In(tongue, "accept.done")), done.Text);
        var member = (await MembersAsync()).Single(m => m.Role == MemberRole.Referent);
        Assert.Equal((LocalDay.Of(_site.Clock.GetUtcNow()), null), (member.StartsOn, member.EndsOn));
        Assert.Equal(["nis:21099"], member.Scope.Territories);
        var account = await AccountAsync(Mail.ToUpperInvariant());
        Assert.Equal((member.AccountId, "Nour Nieuw", tongue), (account.Id, account.Name, account.Language));

        // Used: the address is gone, the link works no more, and who joined is remembered.
        Assert.Null((await InvitationsAsync()).Single().Address);
        await AssertDeadAsync(link);
        var acts = await ActsAsync();
        Assert.Contains(acts, a => a is { Act: "membership.started" } && a.AccountId == account.Id && a.SubjectId == member.Id);
        Assert.DoesNotContain(_site.Log.Lines, l => l.Contains("canary", StringComparison.OrdinalIgnoreCase) || l.Contains(link[^43..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_with_an_account_signs_in_and_accepts_with_a_button()
    {
        var person = await _site.PersonAsync(Mail, "Nour");
        var link = await InviteAsync("professional");
        using var visitor = await person.SignInAsync();

        var page = await visitor.OpenAsync(link);
        var sure = await page.FollowAsync(Words.In("nl", "accept.sign-in"));
        Assert.Equal(link + "/accept", Visitor.PathOf(sure));
        Assert.Single(await MembersAsync());
        var home = await sure.PressAsync(Words.In("nl", "accept.do"));

        Assert.Equal("/nl/home", Visitor.PathOf(home));
        Assert.Equal(person.Id, (await MembersAsync()).Single(m => m.Role == MemberRole.Professional).AccountId);
        Assert.Equal("Huis Één", (await visitor.OpenAsync("/nl/organisation")).Heading);
        await AssertDeadAsync(link);
    }

    [Fact]
    public async Task Who_has_an_account_and_is_not_signed_in_is_asked_to_and_brought_back()
    {
        await _site.PersonAsync(Mail, "Nour");
        var link = await InviteAsync("professional");
        using var visitor = new Visitor(_site);

        var asked = await (await visitor.OpenAsync(link)).FollowAsync(Words.In("nl", "accept.sign-in"));
        Assert.StartsWith("/nl/sign-in?to=", Visitor.PathOf(asked), StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString(link), Visitor.PathOf(asked), StringComparison.Ordinal);

        // A second account for the same address is not made; only who holds the link and knows the address learns that there is one.
        var known = await Fill(await visitor.OpenAsync(link), "nl", Mail).PressAsync(Words.In("nl", "accept.create"));
        Assert.True(known.Says(Words.In("nl", "account.known")));
        Assert.Single(await MembersAsync());
    }

    [Fact]
    public async Task A_link_that_was_passed_on_does_nothing_and_does_not_say_for_whom_it_was()
    {
        var other = await _site.PersonAsync("ander@huis.example", "Ander");
        var link = await InviteAsync("professional");
        using var visitor = await other.SignInAsync();
        var page = await visitor.OpenAsync(link + "/accept");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(Words.In("nl", "accept.other"), page.Heading);
        Assert.DoesNotContain("canary", page.Source, StringComparison.OrdinalIgnoreCase);
        var token = (await visitor.OpenAsync("/nl/account")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var posted = await visitor.PostAsync(link + "/accept", ("__RequestVerificationToken", token), ("acting", "nobody"));
        Assert.Equal(Words.In("nl", "accept.other"), posted.Heading);
        Assert.Single(await MembersAsync());
        Assert.NotNull((await InvitationsAsync()).Single().Address);
    }

    [Fact]
    public async Task Links_that_do_not_work_all_answer_alike()
    {
        var used = await InviteAsync("professional");
        using (var visitor = new Visitor(_site))
        {
            await Fill(await visitor.OpenAsync(used), "nl", Mail).PressAsync(Words.In("nl", "accept.create"));
        }

        var withdrawn = await InviteAsync("professional", mail: "b@huis.example");
        await WithdrawAsync();
        var late = await InviteAsync("professional", mail: "c@huis.example");
        var elsewhere = await _site.OrganisationAsync("Elders");
        var gone = await InviteAsync("observer", mail: "d@huis.example");
        await _site.Database.Open().Invitations.Where(i => i.Role == MemberRole.Observer).ExecuteUpdateAsync(s => s.SetProperty(i => i.OrganisationId, elsewhere), Ct);
        await using (var db = _site.Database.Open())
        {
            (await db.Organisations.SingleAsync(o => o.Id == elsewhere, Ct)).Close(new DateOnly(2026, 3, 10));
            await db.SaveChangesAsync(Ct);
        }

        foreach (var dead in new[] { used, withdrawn, gone, late[..^1] + (late[^1] == 'A' ? 'B' : 'A'), "/nl/invitation/nothing", "/nl/invitation/" + new string('x', 43) })
        {
            await AssertDeadAsync(dead);
        }

        // The clock is set back and forth: seven days from when it was sent, to the second.
        _site.Clock.Pass(Invitation.Works - TimeSpan.FromHours(1));
        using (var visitor = new Visitor(_site))
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(late)).Status);
        }

        _site.Clock.Pass(TimeSpan.FromHours(1));
        await AssertDeadAsync(late);
        await using var scope = _site.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<ForgetInvitations>(scope.ServiceProvider).RunAsync(new Features.Jobs.JobRun(Guid.Empty, null, 1, 1), Ct);
        Assert.All(await InvitationsAsync(), i => Assert.Null(i.Address));
        _site.Clock.Pass(Invitation.Kept + TimeSpan.FromMinutes(1));
        await ActivatorUtilities.CreateInstance<ForgetInvitations>(scope.ServiceProvider).RunAsync(new Features.Jobs.JobRun(Guid.Empty, null, 1, 1), Ct);
        Assert.Empty(await InvitationsAsync());
    }

    [Fact]
    public async Task Who_left_lets_nobody_in_by_an_invitation_that_was_left_behind()
    {
        var second = await _site.PersonAsync("tweede@huis.example", "Twee");
        await _site.MemberAsync(_house, second, MemberRole.Manager);
        var link = await InviteAsync("manager");
        await using (var db = _site.Database.Open())
        {
            (await db.Memberships.SingleAsync(m => m.AccountId == _boss.Id, Ct)).End(_site.Clock.GetUtcNow());
            await db.SaveChangesAsync(Ct);
        }

        await AssertDeadAsync(link);
    }

    [Fact]
    public async Task Nobody_raises_their_own_role_by_inviting_themselves()
    {
        var link = await InviteAsync("privacycontact", mail: _boss.Email);
        using var boss = await _boss.SignInAsync();
        var page = await boss.OpenAsync(link + "/accept");

        Assert.True(page.Says(Words.In("nl", "invitation.own")));
        Assert.Single(await MembersAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await boss.OpenAsync("/nl/organisation/invite/administrator")).Status);
    }

    [Fact]
    public async Task Two_browsers_that_accept_at_once_make_one_membership()
    {
        var person = await _site.PersonAsync(Mail, "Nour");
        var link = await InviteAsync("professional");
        using var one = await person.SignInAsync();
        using var two = await person.SignInAsync();
        var pages = new[] { await one.OpenAsync(link + "/accept"), await two.OpenAsync(link + "/accept") };

        var answers = await Task.WhenAll(pages.Select(p => p.PressAsync(Words.In("nl", "accept.do"))));

        Assert.Single(answers, a => Visitor.PathOf(a) == "/nl/home");
        Assert.Equal(2, (await MembersAsync()).Count);
    }

    [Fact]
    public async Task The_same_role_twice_is_refused_and_said()
    {
        var person = await _site.PersonAsync(Mail, "Nour");
        await _site.MemberAsync(_house, person);
        var link = await InviteAsync("professional");
        using var visitor = await person.SignInAsync();

        var page = await (await visitor.OpenAsync(link + "/accept")).PressAsync(Words.In("nl", "accept.do"));

        Assert.True(page.Says(Words.In("nl", "membership.twice")));
        Assert.Equal(2, (await MembersAsync()).Count);
    }

    [Theory]
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
        using var boss = await _boss.SignInAsync();
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
        await _site.PersonAsync("bekend@huis.example", "Bekend");
        using var boss = await _boss.SignInAsync();
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
    public async Task An_administrator_lets_a_house_in_invites_its_manager_and_closes_it()
    {
        var office = await _site.OrganisationAsync("Nabij zelf", OrganisationKind.Administration);
        var keeper = await _site.PersonAsync("beheer@nabij.example", "Kim");
        await _site.MemberAsync(office, keeper, MemberRole.Administrator);
        await _site.MemberAsync(office, keeper, MemberRole.Manager);
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
        using var visitor = new Visitor(_site);
        await Fill(await visitor.OpenAsync(await _site.LastLinkAsync()), "fr", Mail).PressAsync(Words.In("fr", "accept.create"));

        var list = await (await admin.OpenAsync("/fr/administration/organisations")).Type(Words.In("fr", "all.search"), "medicale").PressAsync(Words.In("fr", "all.search.do"));
        Assert.Single(list.Document.QuerySelectorAll("main .list > li"));
        var own = await admin.OpenAsync($"/fr/administration/organisations/{office}/close");
        Assert.Equal(HttpStatusCode.NotFound, own.Status);
        var sure = await (await list.FollowAsync("Maison Médicale")).FollowAsync(Words.In("fr", "one.close.link"));
        var closed = await sure.PressAsync(Words.In("fr", "close.do"));
        Assert.True(closed.Says(Words.In("fr", "one.closed")));
        Assert.All((await MembersAsync()).Where(m => m.OrganisationId != _house && m.OrganisationId != office), m => Assert.NotNull(m.EndedAt));
    }

    [Fact]
    public async Task Who_gives_away_what_decides_about_others_proves_again_who_they_are()
    {
        var office = await _site.OrganisationAsync("Nabij zelf", OrganisationKind.Administration);
        var keeper = await _site.PersonAsync("beheer@nabij.example", "Kim");
        await _site.MemberAsync(office, keeper, MemberRole.Administrator);
        using var admin = await keeper.SignInAsync();
        using var boss = await _boss.SignInAsync();
        var close = await admin.OpenAsync($"/nl/administration/organisations/{_house}/close");
        Assert.Equal(HttpStatusCode.OK, close.Status);
        _site.Clock.Pass(TimeSpan.FromMinutes(11));

        var asked = await close.PressAsync(Words.In("nl", "close.do"));
        Assert.StartsWith("/nl/confirm", Visitor.PathOf(asked), StringComparison.Ordinal);
        Assert.StartsWith("/nl/confirm", Visitor.PathOf(await admin.OpenAsync($"/nl/administration/organisations/{_house}/invite")), StringComparison.Ordinal);
        Assert.StartsWith("/nl/confirm", Visitor.PathOf(await boss.OpenAsync("/nl/organisation/invite/manager")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await boss.OpenAsync("/nl/organisation/invite/professional")).Status);
        await using var db = _site.Database.Open();
        Assert.Null((await db.Organisations.SingleAsync(o => o.Id == _house, Ct)).ClosedOn);
    }

    private async Task<string> InviteAsync(string role, string tongue = "nl", Func<Page, Page>? with = null, string mail = Mail)
    {
        using var boss = await _boss.SignInAsync(tongue);
        Assert.Equal($"/{tongue}/organisation", Visitor.PathOf(await SendAsync(boss, role, tongue, mail, with)));
        return await _site.LastLinkAsync();
    }

    private static async Task<Page> SendAsync(Visitor boss, string role, string tongue, string mail, Func<Page, Page>? with = null)
    {
        var form = await boss.OpenAsync($"/{tongue}/organisation/invite/{role}");
        form.Type(Words.In(tongue, "invite.address"), mail).Tick(Words.In(tongue, "secrecy.no"));
        return await (with?.Invoke(form) ?? form).PressAsync(Words.In(tongue, "invite.send"));
    }

    private async Task WithdrawAsync()
    {
        using var boss = await _boss.SignInAsync();
        var page = await boss.OpenAsync("/nl/organisation");
        var link = page.Links("main").Last(l => l.Contains("/invitations/", StringComparison.Ordinal));
        Assert.Equal("/nl/organisation", Visitor.PathOf(await (await boss.OpenAsync(link)).PressAsync(Words.In("nl", "withdraw.do"))));
    }

    private async Task AssertDeadAsync(string link)
    {
        using var visitor = new Visitor(_site);
        var page = await visitor.OpenAsync(link);
        var unknown = await visitor.OpenAsync($"{link[..3]}/invitation/nothing");
        Assert.Equal((link, HttpStatusCode.NotFound, unknown.Text), (link, page.Status, page.Text));
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
    }

    private static Page Fill(Page page, string tongue, string mail) =>
        page.Type(Words.In(tongue, "accept.address"), mail).Type(Words.In(tongue, "accept.name"), "Nour Nieuw").Type(Words.In(tongue, "accept.password"), People.Password);

    private async Task<List<Membership>> MembersAsync()
    {
        await using var db = _site.Database.Open();
        return await db.Memberships.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Ct);
    }

    private async Task<List<Invitation>> InvitationsAsync()
    {
        await using var db = _site.Database.Open();
        return await db.Invitations.AsNoTracking().OrderBy(i => i.Id).ToListAsync(Ct);
    }

    private async Task<Account> AccountAsync(string mail)
    {
        await using var db = _site.Database.Open();
        var normal = Account.Normal(mail);
        return await db.Accounts.AsNoTracking().SingleAsync(a => a.NormalizedEmail == normal, Ct);
    }

    private async Task<List<AuditEntry>> ActsAsync()
    {
        await using var db = _site.Database.Open();
        return await db.AuditEntries.AsNoTracking().ToListAsync(Ct);
    }
}
