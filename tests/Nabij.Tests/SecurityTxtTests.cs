using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>Who finds a weakness is told whom to tell, where the installation named somebody.</summary>
public sealed class SecurityTxtTests
{
    private const string Address = "/.well-known/security.txt";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_names_whom_to_tell_until_when_that_holds_and_where_it_stands()
    {
        using var region = new SmallRegion();
        await using var site = await Site.StartAsync(Engine.Sqlite, region.Folder, change: services => services.AddSingleton(Own(services) with { SecurityContact = "mailto:security@nabij.example" }));
        using var response = await site.Client.GetAsync(Address, Ct);

        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        // 180 days after the tenth of March.
        Assert.Equal(
            $"Contact: mailto:security@nabij.example\nExpires: 2026-09-06T00:00:00Z\nPreferred-Languages: nl, fr, en\nCanonical: {Site.Url}{Address}\n",
            await response.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Where_nobody_is_named_it_is_not_there()
    {
        using var region = new SmallRegion();
        await using var site = await Site.StartAsync(Engine.Sqlite, region.Folder);
        using var response = await site.Client.GetAsync(Address, Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(" ", null)]
    [InlineData("security@nabij.example", "mailto:security@nabij.example")]
    [InlineData("mailto:security@nabij.example", "mailto:security@nabij.example")]
    [InlineData("https://nabij.example/report", "https://nabij.example/report")]
    [InlineData("tel:+32-2-000-00-00", "tel:+32-2-000-00-00")]
    public void The_setting_is_an_address_with_its_scheme(string? text, string? expected) => Assert.Equal(expected, Read(text).SecurityContact);

    [Theory]
    [InlineData("the caretaker")]
    [InlineData("http://nabij.example/report")]
    [InlineData("javascript:alert(1)")]
    public void What_nobody_could_write_to_is_refused(string text) => Assert.Throws<SettingException>(() => Read(text));

    private static Settings Read(string? contact) =>
        Settings.From(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Nabij:SecurityContact", contact)]).Build());

    private static Settings Own(IServiceCollection services) => (Settings)services.Last(s => s.ServiceType == typeof(Settings)).ImplementationInstance!;
}
