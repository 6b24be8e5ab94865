using Microsoft.Extensions.Configuration;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class OidcSettingTests
{
    [Theory]
    [InlineData("https://idp.example/realm", "https://idp.example/realm/.well-known/openid-configuration")]
    [InlineData("https://idp.example/", "https://idp.example/.well-known/openid-configuration")]
    [InlineData("http://127.0.0.1:81/there", "http://127.0.0.1:81/there/.well-known/openid-configuration")]
    public void Providers_are_read_in_their_order(string authority, string metadata)
    {
        var read = Read([.. Fields(2, "https://second.example"), .. Fields(1, authority)]);

        Assert.Equal([1, 2], read.Select(c => c.Number));
        Assert.Equal(("Name 1", "id 1", "secret 1", metadata), (read[0].Name, read[0].Id, read[0].Secret, read[0].Metadata.AbsoluteUri));
        Assert.True(read[0].IsIssuer(authority));
        Assert.False(read[0].IsIssuer(authority + "x"));
        Assert.False(read[0].IsIssuer(null));
    }

    [Theory]
    [InlineData("http://idp.example")]
    [InlineData("idp.example")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://idp.example/?secret")]
    [InlineData("https://idp.example/#secret")]
    [InlineData("https://secret@idp.example/")]
    public void An_address_that_cannot_be_trusted_is_refused_without_being_quoted(string authority) =>
        Assert.DoesNotContain("secret", Assert.Throws<SettingException>(() => Read(Fields(1, authority))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Name")]
    [InlineData("Authority")]
    [InlineData("ClientId")]
    [InlineData("ClientSecret")]
    public void What_is_missing_is_named(string field) =>
        Assert.Equal($"Nabij__Oidc__3__{field} is missing.", Assert.Throws<SettingException>(() => Read([.. Fields(3, "https://idp.example").Where(f => !f.Key.EndsWith(field, StringComparison.Ordinal))])).Message);

    [Theory]
    [InlineData("0")]
    [InlineData("01")]
    [InlineData("first")]
    public void Providers_have_numbers(string number) =>
        Assert.Throws<SettingException>(() => Read([KeyValuePair.Create($"Nabij:Oidc:{number}:Name", (string?)"Name")]));

    [Fact]
    public void Secrets_go_over_https_only_or_within_the_machine_of_a_provider_that_is_there()
    {
        var (there, here) = (Read(Fields(1, "https://idp.example"))[0], Read(Fields(1, "http://localhost:81"))[0]);

        Assert.NotNull(there.Trusted("https://other.example/token"));
        Assert.All(["http://idp.example/token", "http://127.0.0.1/token", "/token", "", null, "https:" + "//a:b@idp.example/"], a => Assert.Null(there.Trusted(a)));
        Assert.NotNull(here.Trusted("http://127.0.0.1:82/token"));
        Assert.Null(here.Trusted("http://idp.example/token"));
    }

    [Fact]
    public async Task Without_one_there_is_no_button_and_no_way_back()
    {
        using var region = new SmallRegion();
        await using var site = await Site.StartAsync(Engine.Sqlite, region.Folder, change: People.HashQuickly);
        var person = await site.PersonAsync("anna@huis.example");
        using var visitor = await person.SignInAsync();

        Assert.DoesNotContain("/sign-in/elsewhere", (await visitor.OpenAsync("/nl/sign-in")).Source, StringComparison.Ordinal);
        Assert.DoesNotContain("/account/elsewhere", (await visitor.OpenAsync("/nl/account")).Source, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.OpenAsync("/sign-in/oidc/1?code=x&state=y")).Status);
    }

    private static IReadOnlyList<OidcClient> Read(IEnumerable<KeyValuePair<string, string?>> fields) =>
        OidcClient.Read(new ConfigurationBuilder().AddInMemoryCollection(fields).Build().GetSection("Nabij:Oidc"));

    private static List<KeyValuePair<string, string?>> Fields(int number, string authority) =>
    [
        new($"Nabij:Oidc:{number}:Name", $"Name {number}"), new($"Nabij:Oidc:{number}:Authority", authority),
        new($"Nabij:Oidc:{number}:ClientId", $"id {number}"), new($"Nabij:Oidc:{number}:ClientSecret", $"secret {number}"),
    ];
}
