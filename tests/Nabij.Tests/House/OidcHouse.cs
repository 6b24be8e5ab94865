using Microsoft.EntityFrameworkCore;
using Nabij.Features.Audit;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Tests.House;

/// <summary>A site that knows one provider, and somebody with an account here; it is linked when a test says so.</summary>
public abstract class OidcHouse(Engine engine) : IAsyncLifetime
{
    private protected static readonly TextsOf<Features.SignIn.Texts> Words = new();
    private readonly SmallRegion _region = new();

    private protected Site Site { get; private set; } = null!;
    private protected OidcProvider Provider { get; private set; } = null!;
    private protected Person Anna { get; private set; } = null!;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Provider = await OidcProvider.StartAsync(Site.Url);
        Site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly, more: Provider.SettingsOf(1));
        Provider.Clock = Site.Clock;
        Anna = await Site.PersonAsync("anna@huis.example");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Site.DisposeAsync();
        await Provider.DisposeAsync();
        _region.Dispose();
    }

    private protected static string Button(string tongue, string key) => Words.In(tongue, key).Replace("{name}", OidcProvider.Name, StringComparison.Ordinal);

    /// <summary>From the sign-in page to the page that leads to the provider.</summary>
    private protected static async Task<Page> LeaveAsync(Visitor visitor, string to = "", string tongue = "nl") =>
        await (await visitor.OpenAsync($"/{tongue}/sign-in{(to.Length > 0 ? "?to=" + Uri.EscapeDataString(to) : "")}")).PressAsync(Button(tongue, "elsewhere.with"));

    /// <summary>Comes back and goes on, as a browser does.</summary>
    private protected static async Task<Page> ReturnAsync(Visitor visitor, string path)
    {
        var page = await visitor.OpenAsync(path);
        return OidcRoundTrip.NextOf(page) is { } next ? await visitor.OpenAsync(next) : page;
    }

    /// <summary>There and back, from the sign-in page to where one ends.</summary>
    private protected async Task<Page> PassAsync(Visitor visitor, string to = "") => await ReturnAsync(visitor, await Provider.PassAsync(await LeaveAsync(visitor, to)));

    /// <summary>Links the account of who is signed in at the provider to the one of who is signed in here.</summary>
    private protected async Task<Page> LinkAsync(Visitor visitor, string tongue = "nl") =>
        await ReturnAsync(visitor, await Provider.PassAsync(await (await visitor.OpenAsync($"/{tongue}/account/elsewhere")).PressAsync(Button(tongue, "account.elsewhere.add"))));

    private protected async Task LinkedAsync(Person person)
    {
        using var visitor = await person.SignInAsync();
        Assert.Equal("/nl/account/elsewhere", Visitor.PathOf(await LinkAsync(visitor)));
    }

    private protected static async Task<bool> IsInAsync(Visitor visitor) => Visitor.PathOf(await visitor.OpenAsync("/nl/account")) == "/nl/account";

    private protected async Task<List<string>> ActsAsync()
    {
        await using var db = Site.Database.Open();
        return await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Act).ToListAsync(Ct);
    }

    /// <summary>How often the person was told that their way in changed.</summary>
    private protected async Task<int> ToldAsync()
    {
        await using var db = Site.Database.Open();
        return await db.Messages.CountAsync(m => m.Template == "account-changed", Ct);
    }
}
