using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.SignIn;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class OidcLinkTestsOnSqlite() : OidcLinkTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class OidcLinkTestsOnPostgres() : OidcLinkTests(Engine.Postgres);

/// <summary>Whose an account of elsewhere is, and how it stops being theirs.</summary>
public abstract class OidcLinkTests(Engine engine) : OidcHouse(engine)
{
    private const string Failed = "/nl/sign-in/elsewhere";

    [Fact]
    public async Task Unlinking_ends_the_other_sessions_and_that_way_in()
    {
        await LinkedAsync(Anna);
        Provider.Amr = ["mfa"];
        using var here = await Anna.SignInAsync();
        using var thief = new Visitor(Site);
        await PassAsync(thief);
        Assert.True(await IsInAsync(thief));

        var page = await (await here.OpenAsync("/nl/account/elsewhere")).PressAsync(Words.In("nl", "account.elsewhere.remove"));
        Assert.True(page.Says(Words.In("nl", "account.elsewhere.none")));
        Assert.False(await IsInAsync(thief));
        Assert.Equal("/nl/sign-in/elsewhere", Visitor.PathOf(await PassAsync(thief)));
        Assert.Equal((2, true), (await ToldAsync(), (await ActsAsync()).Contains("account.unlinked")));
    }

    [Fact]
    public async Task Who_links_or_unlinks_proves_again_who_they_are()
    {
        await LinkedAsync(Anna);
        using var visitor = await Anna.SignInAsync();
        var page = await visitor.OpenAsync("/nl/account/elsewhere");
        Site.Clock.Pass(Session.Fresh);
        foreach (var button in new[] { Button("nl", "account.elsewhere.add"), Words.In("nl", "account.elsewhere.remove") })
        {
            var confirm = await page.PressAsync(button);
            Assert.Equal("/nl/confirm?to=%2Fnl%2Faccount%2Felsewhere", Visitor.PathOf(confirm));
        }

        var back = await (await visitor.OpenAsync("/nl/confirm?to=%2Fnl%2Faccount%2Felsewhere")).Type(Words.In("nl", "in.password"), People.Password).PressAsync(Words.In("nl", "confirm.next"));
        Assert.True((await back.PressAsync(Words.In("nl", "account.elsewhere.remove"))).Says(Words.In("nl", "account.elsewhere.none")));
    }

    [Fact]
    public async Task Linking_twice_is_once_and_one_unlinks_only_ones_own()
    {
        var bert = await Site.PersonAsync("bert@huis.example", "Bert");
        await LinkedAsync(Anna);
        await LinkedAsync(Anna);
        using var own = await Anna.SignInAsync();
        var forms = (await own.OpenAsync("/nl/account/elsewhere")).Document.QuerySelectorAll("form[action$='handler=Remove']");
        Assert.Single(forms);

        using var other = await bert.SignInAsync();
        var token = (await other.OpenAsync("/nl/account/elsewhere")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await other.PostAsync("/nl/account/elsewhere?handler=Remove", ("id", forms[0].QuerySelector("input[name=id]")!.GetAttribute("value")!), ("__RequestVerificationToken", token));
        Assert.Equal("/nl/sign-in/code", Visitor.PathOf(await PassAsync(other)));
    }

    [Fact]
    public async Task Who_did_not_link_or_was_refused_there_reads_the_same_and_is_not_found_by_mail_address()
    {
        Provider.Claims = c => (c["email"], c["email_verified"]) = (Anna.Email, true);
        using var visitor = new Visitor(Site);
        var unlinked = await PassAsync(visitor, "/nl/account/phone");
        Assert.True(unlinked.Says(Words.In("nl", "elsewhere.failed.link")));
        Provider.Error = "access_denied";
        var denied = await PassAsync(visitor, "/nl/account/phone");
        Assert.Equal((unlinked.Text, unlinked.Status), (denied.Text, denied.Status));
        Assert.Equal("/nl/sign-in?to=%2Fnl%2Faccount%2Fphone", Visitor.PathOf(await denied.FollowAsync(Words.In("nl", "forgot.back"))));
        Assert.False(await IsInAsync(visitor));
    }

    [Fact]
    public async Task An_account_of_elsewhere_is_of_one_person_and_linked_in_the_session_that_asked()
    {
        var bert = await Site.PersonAsync("bert@huis.example", "Bert");
        await LinkedAsync(Anna);
        using var visitor = await bert.SignInAsync();
        Assert.True((await LinkAsync(visitor)).Says(Words.In("nl", "account.elsewhere.failed")));

        // Somebody else signs in at that desk before they come back.
        Provider.Subject = "canary-subject-8";
        var back = await Provider.PassAsync(await (await visitor.OpenAsync("/nl/account/elsewhere")).PressAsync(Button("nl", "account.elsewhere.add")));
        using (var other = await Anna.SignInAsync())
        {
            visitor.Cookies["__Host-nabij-session"] = other.Cookies["__Host-nabij-session"];
            Assert.True((await ReturnAsync(visitor, back)).Says(Words.In("nl", "account.elsewhere.failed")));
        }

        await using var db = Site.Database.Open();
        Assert.Equal(Anna.Id, (await db.ExternalLogins.SingleAsync(Ct)).AccountId);
    }

    [Fact]
    public async Task Who_starts_anew_after_losing_both_factors_has_no_account_of_elsewhere_left()
    {
        await LinkedAsync(Anna);
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NabijDb>();
        var token = SendAccountLink.Add(db, Anna.Id, Site.Clock.GetUtcNow() + AccountLink.Valid, alsoSecondFactor: true, Site.Clock.GetUtcNow());
        await db.SaveChangesAsync(Ct);
        Assert.True((await scope.ServiceProvider.GetRequiredService<ChoosePassword>().ByLinkAsync(token, "vier paarden in de lift", Ct)).Ok(out _));
        using var visitor = new Visitor(Site);
        Assert.Equal(Failed, Visitor.PathOf(await PassAsync(visitor)));
    }
}
