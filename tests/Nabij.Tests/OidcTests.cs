using Nabij.Features.Accounts;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class OidcTestsOnSqlite() : OidcTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class OidcTestsOnPostgres() : OidcTests(Engine.Postgres);

/// <summary>Signing in by an account of elsewhere, as it should go.</summary>
public abstract class OidcTests(Engine engine) : OidcHouse(engine)
{
    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task From_linking_an_account_to_signing_in_with_it_and_a_code(string tongue)
    {
        using (var own = await Anna.SignInAsync(tongue))
        {
            var linking = await (await own.OpenAsync($"/{tongue}/account")).FollowAsync(Words.In(tongue, "account.elsewhere"));
            Assert.True(linking.Says(Words.In(tongue, "account.elsewhere.none")));
            var linked = await LinkAsync(own, tongue);
            Assert.Equal($"/{tongue}/account/elsewhere", Visitor.PathOf(linked));
            Assert.Contains(OidcProvider.Name, linked.Document.QuerySelector("main li")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal((1, true), (await ToldAsync(), (await ActsAsync()).Contains("account.linked")));
        using var visitor = new Visitor(Site);
        var going = await LeaveAsync(visitor, $"/{tongue}/account/elsewhere", tongue);
        Assert.Equal(Words.In(tongue, "elsewhere.going"), going.Heading);
        var code = await ReturnAsync(visitor, await Provider.PassAsync(going));
        Assert.Equal(Words.In(tongue, "code.title"), code.Heading);
        Assert.False(await IsInAsync(visitor));

        var there = await code.Type(Words.In(tongue, "code.code"), Anna.Code).PressAsync(Words.In(tongue, "code.next"));
        Assert.Equal($"/{tongue}/account/elsewhere", Visitor.PathOf(there));
    }

    [Fact]
    public async Task Who_showed_two_factors_there_needs_no_code_here()
    {
        await LinkedAsync(Anna);
        Provider.Amr = ["pwd", "otp", "mfa"];
        using var visitor = new Visitor(Site);
        Assert.Equal("/nl/home", Visitor.PathOf(await PassAsync(visitor)));
        Assert.True(await IsInAsync(visitor));

        // Some factor alone is one factor, whatever it is.
        Provider.Amr = ["otp"];
        using var other = new Visitor(Site);
        Assert.Equal("/nl/sign-in/code", Visitor.PathOf(await PassAsync(other)));
    }

    [Fact]
    public async Task Who_has_no_telephone_yet_sets_it_up_on_the_way_in()
    {
        await LinkedAsync(Anna);
        await using (var db = Site.Database.Open())
        {
            var account = db.Accounts.Single(a => a.Id == Anna.Id);
            (account.TwoFactorEnabled, account.AuthenticatorKey) = (false, null);
            await db.SaveChangesAsync(Ct);
        }

        using var visitor = new Visitor(Site);
        Assert.Equal(Words.In("nl", "phone.title"), (await PassAsync(visitor)).Heading);
    }

    [Theory]
    [InlineData("client_secret_basic", false)]
    [InlineData("client_secret_post", true)]
    public async Task It_says_who_we_are_as_the_provider_wants_it_and_who_sent_them_back(string method, bool saysWhoSends)
    {
        (Provider.AuthMethod, Provider.SaysWhoSends) = (method, saysWhoSends);
        await LinkedAsync(Anna);
    }

    [Fact]
    public async Task A_provider_may_change_its_keys_and_is_not_asked_for_them_again_and_again()
    {
        await LinkedAsync(Anna);
        Assert.Equal(1, Provider.KeysAsked);
        foreach (var (id, asked) in new[] { ("curve two", 2), ("three", 3) })
        {
            Site.Clock.Pass(TimeSpan.FromSeconds(10));
            Provider.RotateKeys(id);
            using var visitor = new Visitor(Site);
            Assert.Equal("/nl/sign-in/code", Visitor.PathOf(await PassAsync(visitor)));
            Assert.Equal(asked, Provider.KeysAsked);

            // Whoever can have tokens with keys that do not exist does not make us ask each time.
            Provider.RotateKeys("never shown");
            Assert.Equal("/nl/sign-in/elsewhere", Visitor.PathOf(await PassAsync(visitor)));
            Assert.Equal(asked, Provider.KeysAsked);
        }
    }
}
