using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Reach;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class ReachSettingTests
{
    private const string Site = "https://www.huis.example/";

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("no", false)]
    [InlineData("yes", true)]
    public async Task Nothing_leaves_the_house_unless_who_runs_it_said_so(string? setting, bool leaves)
    {
        var outside = new Answers().Site(Site, 404);
        var services = new ServiceCollection();
        services.AddReach();
        services.AddSingleton(Read(setting)).AddSingleton<IOutside>(outside);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var look = await scope.ServiceProvider.GetRequiredService<ContactRound>().LookAsync(new Contact(ContactKind.Web, Site), TestContext.Current.CancellationToken);
        Assert.Equal((leaves ? Silence.NotThere : null, leaves ? 1 : 0), (look.Why, outside.Asked.Count));
    }

    [Fact]
    public void Another_word_is_refused() => Assert.Throws<SettingException>(() => Read("maybe"));

    private static Settings Read(string? setting) => Settings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Nabij:CheckContacts"] = setting }).Build());
}
