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
public abstract class InvitationTests(Engine engine) : InvitingTests(engine)
{
    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Somebody_without_an_account_makes_one_and_is_a_member(string tongue)
    {
        var link = await InviteAsync("referent", tongue, page => page.Tick(tongue == "fr" ? "Petit-Village" : "Kleindorp"));
        Assert.Matches($"^/{tongue}/invitation/[A-Za-z0-9_-]{{43}}$", link);
        Assert.DoesNotContain((await Site.Database.RowsAsync()).SelectMany(t => t.Value), r => r.Contains("canary", StringComparison.OrdinalIgnoreCase) || r.Contains(link[^43..], StringComparison.Ordinal));
        using var visitor = new Visitor(Site);
        var before = await Site.Database.RowsAsync();
        var page = await visitor.OpenAsync(link);
        Assert.Equal(before, await Site.Database.RowsAsync());
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

        // From now on this browser has tries of its own.
        Assert.Contains(visitor.Cookies.Keys, k => k.Contains("nabij-device-", StringComparison.Ordinal));
        var member = (await MembersAsync()).Single(m => m.Role == MemberRole.Referent);
        Assert.Equal((LocalDay.Of(Site.Clock.GetUtcNow()), null), (member.StartsOn, member.EndsOn));
        Assert.Equal(["nis:21099"], member.Scope.Territories);
        var account = await AccountAsync(Mail.ToUpperInvariant());
        Assert.Equal((member.AccountId, "Nour Nieuw", tongue), (account.Id, account.Name, account.Language));

        // Used: the address is gone, the link works no more, and who joined is remembered.
        Assert.Null((await InvitationsAsync()).Single().Address);
        await AssertDeadAsync(link);
        var acts = await ActsAsync();
        Assert.Contains(acts, a => a is { Act: "membership.started" } && a.AccountId == account.Id && a.SubjectId == member.Id);
        Assert.DoesNotContain(Site.Log.Lines, l => l.Contains("canary", StringComparison.OrdinalIgnoreCase) || l.Contains(link[^43..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_was_passed_a_link_does_not_find_its_address_by_trying()
    {
        var link = await InviteAsync("professional");
        using var visitor = new Visitor(Site);
        var page = await visitor.OpenAsync(link);
        for (var i = 0; i < 20; i++)
        {
            page = await Fill(page, "nl", $"guess{i}@else.example").PressAsync(Words.In("nl", "accept.create"));
            Assert.True(page.Says(Words.In("nl", "invitation.other-address")));
        }

        Assert.True((await Fill(page, "nl", Mail).PressAsync(Words.In("nl", "accept.create"))).Says(Words.In("nl", "invitation.wait")));
        Assert.Single(await MembersAsync());
        Site.Clock.Pass(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        Assert.True((await Fill(page, "nl", Mail).PressAsync(Words.In("nl", "accept.create"))).Says(Words.In("nl", "accept.done")));
    }

    [Fact]
    public async Task Somebody_with_an_account_signs_in_and_accepts_with_a_button()
    {
        var person = await Site.PersonAsync(Mail, "Nour");
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
        await Site.PersonAsync(Mail, "Nour");
        var link = await InviteAsync("professional");
        using var visitor = new Visitor(Site);

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
        var other = await Site.PersonAsync("ander@huis.example", "Ander");
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
        using (var visitor = new Visitor(Site))
        {
            await Fill(await visitor.OpenAsync(used), "nl", Mail).PressAsync(Words.In("nl", "accept.create"));
        }

        var withdrawn = await InviteAsync("professional", mail: "b@huis.example");
        await WithdrawAsync();
        var late = await InviteAsync("professional", mail: "c@huis.example");
        var elsewhere = await Site.OrganisationAsync("Elders");
        var gone = await InviteAsync("observer", mail: "d@huis.example");
        await Site.Database.Open().Invitations.Where(i => i.Role == MemberRole.Observer).ExecuteUpdateAsync(s => s.SetProperty(i => i.OrganisationId, elsewhere), Ct);
        await using (var db = Site.Database.Open())
        {
            (await db.Organisations.SingleAsync(o => o.Id == elsewhere, Ct)).Close(new DateOnly(2026, 3, 10));
            await db.SaveChangesAsync(Ct);
        }

        foreach (var dead in new[] { used, withdrawn, gone, late[..^1] + (late[^1] == 'A' ? 'B' : 'A'), "/nl/invitation/nothing", "/nl/invitation/" + new string('x', 43) })
        {
            await AssertDeadAsync(dead);
        }

        // The clock is set back and forth: seven days from when it was sent, to the second.
        Site.Clock.Pass(Invitation.Works - TimeSpan.FromHours(1));
        using (var visitor = new Visitor(Site))
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(late)).Status);
        }

        Site.Clock.Pass(TimeSpan.FromHours(1));
        await AssertDeadAsync(late);
        await using var scope = Site.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<ForgetInvitations>(scope.ServiceProvider).RunAsync(new Features.Jobs.JobRun(Guid.Empty, null, 1, 1), Ct);
        Assert.All(await InvitationsAsync(), i => Assert.Null(i.Address));
        Site.Clock.Pass(Invitation.Kept + TimeSpan.FromMinutes(1));
        await ActivatorUtilities.CreateInstance<ForgetInvitations>(scope.ServiceProvider).RunAsync(new Features.Jobs.JobRun(Guid.Empty, null, 1, 1), Ct);
        Assert.Empty(await InvitationsAsync());
    }

    [Fact]
    public async Task Who_left_lets_nobody_in_by_an_invitation_that_was_left_behind()
    {
        var second = await Site.PersonAsync("tweede@huis.example", "Twee");
        await Site.MemberAsync(House, second, MemberRole.Manager);
        var link = await InviteAsync("manager");
        await using (var db = Site.Database.Open())
        {
            (await db.Memberships.SingleAsync(m => m.AccountId == Boss.Id, Ct)).End(Site.Clock.GetUtcNow());
            await db.SaveChangesAsync(Ct);
        }

        await AssertDeadAsync(link);
    }

    [Fact]
    public async Task Two_browsers_that_accept_at_once_make_one_membership()
    {
        var person = await Site.PersonAsync(Mail, "Nour");
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
        var person = await Site.PersonAsync(Mail, "Nour");
        await Site.MemberAsync(House, person);
        var link = await InviteAsync("professional");
        using var visitor = await person.SignInAsync();

        var page = await (await visitor.OpenAsync(link + "/accept")).PressAsync(Words.In("nl", "accept.do"));

        Assert.True(page.Says(Words.In("nl", "membership.twice")));
        Assert.Equal(2, (await MembersAsync()).Count);
    }

    private async Task<Account> AccountAsync(string mail)
    {
        await using var db = Site.Database.Open();
        var normal = Account.Normal(mail);
        return await db.Accounts.AsNoTracking().SingleAsync(a => a.NormalizedEmail == normal, Ct);
    }

    private async Task<List<AuditEntry>> ActsAsync()
    {
        await using var db = Site.Database.Open();
        return await db.AuditEntries.AsNoTracking().ToListAsync(Ct);
    }
}
