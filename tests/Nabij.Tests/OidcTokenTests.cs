using System.Text.Json.Nodes;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class OidcTokenTestsOnSqlite() : OidcTokenTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class OidcTokenTestsOnPostgres() : OidcTokenTests(Engine.Postgres);

/// <summary>What a provider, or who stands in for it, may not say of who came.</summary>
public abstract class OidcTokenTests(Engine engine) : OidcHouse(engine)
{
    private const string Signature = "provider.signature";
    private const string Token = "provider.token";
    private const string Nonce = "provider.nonce";

    [Fact]
    public async Task Only_a_token_that_is_right_in_every_way_lets_anybody_in()
    {
        await LinkedAsync(Anna);
        Provider.Amr = ["mfa"];
        var now = Site.Clock.GetUtcNow().ToUnixTimeSeconds();
        (string Kind, Action Wrong)[] cases =
        [
            (Signature, () => Provider.Signs = (k, b) => k.SignNot(b)),
            (Signature, () => Provider.Signs = (k, b) => k.SignWith(OidcProvider.Secret, b)),
            (Signature, () => Provider.Signs = (k, b) => k.SignAsStranger(b)),
            (Signature, () => Provider.Signs = (k, b) => k.Sign(b)[..^6] + "AAAAAA"),
            (Token, () => Provider.Signs = (_, _) => "canary"),
            ("provider.code", () => Provider.Signs = (_, _) => null!),
            (Nonce, Claim("nonce", "another")),
            (Nonce, Claim("nonce", null)),
            (Token, Claim("aud", "another")),
            (Token, Claim("aud", null)),
            (Token, Claim("aud", new JsonArray(OidcProvider.Client, "another"))),
            (Token, Claim("azp", "another")),
            (Token, Claim("iss", "https://evil.example")),
            (Token, Claim("iss", null)),
            (Token, Claim("exp", now - 61)),
            (Token, Claim("exp", null)),
            (Token, Claim("nbf", now + 120)),
            (Token, Claim("sub", null)),
            (Token, Claim("sub", "")),
            (Token, Claim("sub", new string('7', 256))),
        ];
        var texts = new List<string>();
        for (var i = 0; i < cases.Length; i++)
        {
            (Provider.Signs, Provider.Claims) = (null, _ => { });
            cases[i].Wrong();
            using var visitor = new Visitor(Site);
            var page = await PassAsync(visitor);
            Assert.True(Visitor.PathOf(page) == "/nl/sign-in/elsewhere", $"{i}: {Visitor.PathOf(page)}");
            Assert.False(await IsInAsync(visitor));
            Assert.True(Site.Log.Lines.Last(l => l.Contains("Provider 1:", StringComparison.Ordinal)).Contains($"Kind={cases[i].Kind} ", StringComparison.Ordinal), $"{i}: {string.Join('\n', Site.Log.Lines.TakeLast(5))}");
            texts.Add(page.Text);
        }

        Assert.Single(texts.Distinct(StringComparer.Ordinal));

        // For others too, when it was issued to us; and a clock may be a little wrong.
        (Provider.Signs, Provider.Claims) = (null, c => (c["aud"], c["azp"], c["exp"], c["nbf"]) = (new JsonArray("another", OidcProvider.Client), OidcProvider.Client, now - 50, now + 50));
        using var last = new Visitor(Site);
        Assert.Equal("/nl/home", Visitor.PathOf(await PassAsync(last)));

        Action Claim(string name, JsonNode? value) => () => Provider.Claims = claims =>
        {
            claims.Remove(name);
            if (value is not null)
            {
                claims[name] = value;
            }
        };
    }

    [Fact]
    public async Task Who_says_to_be_another_or_sends_people_back_as_another_is_not_believed()
    {
        await LinkedAsync(Anna);
        using var visitor = new Visitor(Site);
        var back = await Provider.PassAsync(await LeaveAsync(visitor));
        Assert.Equal("/nl/sign-in/elsewhere", Visitor.PathOf(await ReturnAsync(visitor, back + "&iss=" + Uri.EscapeDataString("https://evil.example"))));

        // Half a day later it is asked anew; now it says where people are sent back from, and then must.
        Site.Clock.Pass(TimeSpan.FromHours(12));
        Provider.SaysWhoSends = true;
        back = await Provider.PassAsync(await LeaveAsync(visitor));
        Assert.Equal("/nl/sign-in/elsewhere", Visitor.PathOf(await ReturnAsync(visitor, back[..back.IndexOf("&iss=", StringComparison.Ordinal)])));

        Site.Clock.Pass(TimeSpan.FromHours(12));
        Provider.IssuerSaid = "https://evil.example";
        Assert.Equal("/nl/sign-in/elsewhere", Visitor.PathOf(await LeaveAsync(visitor)));
    }

    [Fact]
    public async Task A_provider_that_is_away_or_says_too_much_is_a_calm_page()
    {
        await LinkedAsync(Anna);
        using var visitor = new Visitor(Site);
        var back = await Provider.PassAsync(await LeaveAsync(visitor));
        Provider.IsHuge = true;
        Assert.Equal("/nl/sign-in/elsewhere", Visitor.PathOf(await ReturnAsync(visitor, back)));

        Site.Clock.Pass(TimeSpan.FromHours(12));
        Assert.Equal("/nl/sign-in/elsewhere", Visitor.PathOf(await LeaveAsync(visitor)));

        (Provider.IsHuge, Provider.Amr) = (false, ["mfa"]);
        Site.Clock.Pass(TimeSpan.FromSeconds(10));
        back = await Provider.PassAsync(await LeaveAsync(visitor));
        await Provider.StopAsync();
        var page = await ReturnAsync(visitor, back);
        Assert.Equal((Words.In("nl", "elsewhere.failed"), false), (page.Heading, await IsInAsync(visitor)));
        Assert.Equal("/nl/sign-in", Visitor.PathOf(await page.FollowAsync(Words.In("nl", "forgot.back"))));
        Site.Clock.Pass(TimeSpan.FromHours(12));
        Assert.Equal("/nl/sign-in/elsewhere", Visitor.PathOf(await LeaveAsync(visitor)));
        Assert.DoesNotContain("canary", string.Join('\n', Site.Log.Lines), StringComparison.OrdinalIgnoreCase);
    }
}
