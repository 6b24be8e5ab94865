using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.SignIn;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class OidcAttackTestsOnSqlite() : OidcAttackTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class OidcAttackTestsOnPostgres() : OidcAttackTests(Engine.Postgres);

/// <summary>Who tampers with the way to a provider and back, or lays it before somebody else.</summary>
public abstract class OidcAttackTests(Engine engine) : OidcHouse(engine)
{
    private const string Failed = "/nl/sign-in/elsewhere";

    [Fact]
    public async Task The_way_back_is_of_one_browser_of_one_moment_and_works_once()
    {
        await LinkedAsync(Anna);
        Provider.Amr = ["mfa"];
        using var anna = new Visitor(Site);
        using var thief = new Visitor(Site);
        var going = await LeaveAsync(anna);
        var (back, second) = (await Provider.PassAsync(going), await Provider.PassAsync(going));

        // Somebody without a way out, and somebody with another one: a link that signs in as who laid it there.
        Assert.Equal(Failed, Visitor.PathOf(await ReturnAsync(thief, back)));
        await LeaveAsync(thief);
        Assert.Equal(Failed, Visitor.PathOf(await ReturnAsync(thief, back)));
        foreach (var wrong in new[] { back.Replace("state=", "state=x", StringComparison.Ordinal), back[..back.IndexOf("&state=", StringComparison.Ordinal)], back + "&state=again" })
        {
            Assert.Equal(Failed, Visitor.PathOf(await ReturnAsync(anna, wrong)));
        }

        // None of that took anything from who may come back, once.
        Assert.False(await IsInAsync(anna));
        Assert.Equal(HttpStatusCode.NotFound, (await anna.OpenAsync(back.Replace("/oidc/1", "/oidc/2", StringComparison.Ordinal))).Status);
        var cookies = new Dictionary<string, string>(anna.Cookies, StringComparer.Ordinal);
        Assert.Equal("/nl/home", Visitor.PathOf(await ReturnAsync(anna, back)));
        cookies.ToList().ForEach(c => anna.Cookies[c.Key] = c.Value);
        Assert.Equal(Failed, Visitor.PathOf(await ReturnAsync(anna, second)));
        Assert.False(await IsInAsync(thief));

        // And not for ever, nor after many that were wrong.
        back = await Provider.PassAsync(await LeaveAsync(thief));
        Site.Clock.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(Failed, Visitor.PathOf(await ReturnAsync(thief, back)));
        back = await Provider.PassAsync(await LeaveAsync(thief));
        for (var i = 0; i < SignInStep.MaxTries; i++)
        {
            await ReturnAsync(thief, back.Replace("state=", "state=x", StringComparison.Ordinal));
        }

        Assert.Equal(Failed, Visitor.PathOf(await ReturnAsync(thief, back)));
        Assert.False(await IsInAsync(thief));
    }

    [Fact]
    public async Task A_code_that_was_overheard_opens_nothing_elsewhere()
    {
        await LinkedAsync(Anna);
        Provider.Amr = ["mfa"];
        using var anna = new Visitor(Site);
        using var thief = new Visitor(Site);
        var (hers, theirs) = (await Provider.PassAsync(await LeaveAsync(anna)), await Provider.PassAsync(await LeaveAsync(thief)));

        // Only the one that asked for it knows the verifier (PKCE).
        var mixed = hers[..hers.IndexOf("&state=", StringComparison.Ordinal)] + theirs[theirs.IndexOf("&state=", StringComparison.Ordinal)..];
        Assert.Equal(Failed, Visitor.PathOf(await ReturnAsync(thief, mixed)));
        Assert.False(await IsInAsync(thief));
        Assert.Contains(Site.Log.Lines, l => l.Contains("Kind=provider.code ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Nobody_is_led_off_the_site(string to)
    {
        await LinkedAsync(Anna);
        Provider.Amr = ["mfa"];
        using var visitor = new Visitor(Site);
        Assert.Equal("/nl/home", Visitor.PathOf(await PassAsync(visitor, to)));
        Assert.Equal("/nl/home", OidcRoundTrip.NextOf(await visitor.OpenAsync("/nl/sign-in/onward?to=" + Uri.EscapeDataString(to))));
        Assert.Equal("/nl/home", OidcRoundTrip.NextOf(await visitor.OpenAsync("/nl/sign-in/onward?next=" + Uri.EscapeDataString(to))));
    }

    [Fact]
    public async Task Nothing_secret_is_said_and_the_cookie_of_the_way_is_for_this_site_only()
    {
        await LinkedAsync(Anna);
        using var visitor = new Visitor(Site);
        var going = await LeaveAsync(visitor);
        var cookie = going.Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-nabij-away=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.All(["; secure", "; httponly", "; samesite=lax", "; path=/", "; max-age=600"], a => Assert.Contains(a, cookie, StringComparison.Ordinal));
        Assert.True(going.Response.Headers.CacheControl!.NoStore);
        var back = await Provider.PassAsync(going);
        var secret = visitor.Cookies["__Host-nabij-away"];
        var code = await visitor.OpenAsync(back);
        Assert.DoesNotContain("canary", Visitor.PathOf(code), StringComparison.Ordinal);

        Provider.Error = "access_denied";
        await PassAsync(visitor);
        var rows = string.Join('\n', (await Site.Database.RowsAsync()).SelectMany(t => t.Value.Select(r => t.Key + " " + r)));
        var log = string.Join('\n', Site.Log.Lines);
        var state = back[(back.IndexOf("&state=", StringComparison.Ordinal) + 7)..];
        foreach (var word in new[] { "canary", state, secret, OidcProvider.Secret })
        {
            Assert.DoesNotContain(word, log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(word, rows, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_place_that_leaves_or_returns_too_often_waits()
    {
        using var visitor = new Visitor(Site);
        for (var i = 0; i < SignInPace.ByPlace; i++)
        {
            await using var scope = Site.Services.CreateAsyncScope();
            Assert.True(await scope.ServiceProvider.GetRequiredService<SignInPace>().TakeAsync("leaving " + SignInPace.Place(IPAddress.Loopback), SignInPace.ByPlace, Ct));
        }

        var page = await LeaveAsync(visitor);
        Assert.Equal((HttpStatusCode.TooManyRequests, true), (page.Status, page.Says(Words.In("nl", "sign-in.wait"))));
    }
}
