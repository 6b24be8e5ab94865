[assembly: AssemblyFixture(typeof(Nabij.Tests.House.Sites))]

namespace Nabij.Tests.House;

/// <summary>One site with the Brussels data per database, for all tests that change nothing. Started by the first that asks.</summary>
public sealed class Sites : IAsyncDisposable
{
    private readonly Lazy<Task<Site>> _sqlite = new(() => Site.StartAsync(Engine.Sqlite));
    private readonly Lazy<Task<Site>> _postgres = new(() => Site.StartAsync(Engine.Postgres));

    public Task<Site> On(Engine engine) => engine == Engine.Sqlite ? _sqlite.Value : _postgres.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in new[] { _sqlite, _postgres }.Where(s => s is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await site.Value).DisposeAsync();
        }

        await TestDatabase.RemoveTemplatesAsync();
    }
}

/// <summary>Tests that look at the site from outside and change nothing in it.</summary>
public abstract class SiteTests(Sites sites, Engine engine) : IAsyncLifetime
{
    protected Site Site { get; private set; } = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Site = await sites.On(engine);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
