using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Tests.House;

/// <summary>Organisations with members on a database of their own, and handlers as somebody's request would call them; no web around.</summary>
internal sealed class TestHouse : IAsyncDisposable
{
    private readonly string _state = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName;
    private readonly SmallRegion _region = new();
    private ServiceProvider _services = null!;
    private TestDatabase _database = null!;

    public TestClock Clock { get; } = new(TestClock.OfficeHours);

    public DateOnly Today => Clock.Today();

    public TestDatabase Database => _database;

    public static async Task<TestHouse> StartAsync(Engine engine, Action<IServiceCollection>? add = null, bool withRegion = false)
    {
        var house = new TestHouse { _database = await TestDatabase.MigratedAsync(engine) };
        if (withRegion)
        {
            await house._database.LoadAsync(house._region.Folder);
        }

        var settings = new Settings { Database = house._database.Setting, DataFolder = "", StateFolder = house._state, Url = new Uri(Site.Url) };
        var services = new ServiceCollection();
        services.AddSingleton(settings);
        services.AddSingleton<TimeProvider>(house.Clock);
        services.AddDatabase(settings);
        services.AddSingleton<Seals>();
        services.AddSingleton(typeof(TextsOf<>));
        services.AddScoped<CurrentActor>();
        services.AddAuditTrail();
        services.AddJobQueue();
        services.AddOutbox();
        services.AddOrganisations();
        add?.Invoke(services);
        house._services = services.BuildServiceProvider();
        return house;
    }

    public Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());

    public Task<Guid> OrganisationAsync(string name = "Huis") => _database.OrganisationAsync(Clock, name);

    public Task<Guid> PersonAsync(string name = "Anna") => _database.AccountAsync(Clock, name);

    public Task<Guid> MemberAsync(Guid organisation, Guid account, MemberRole role = MemberRole.Professional, DateOnly? from = null, DateOnly? until = null) =>
        MemberAsync(organisation, account, role, new(MembershipScope.None, from ?? Today, until, null));

    public Task<Guid> MemberAsync(Guid organisation, Guid account, MemberRole role, MembershipTerms terms) => _database.MemberAsync(Clock, organisation, account, role, terms);

    /// <summary>What a handler says when somebody who acts for an organisation calls it.</summary>
    public async Task<T> AsAsync<THandler, T>(Guid account, Guid organisation, Func<THandler, Task<T>> call)
        where THandler : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = new Actor(ActorKind.Account, "", account, organisation);
        var said = await call(scope.ServiceProvider.GetRequiredService<THandler>());

        // Ids of rows follow the clock, so that what happened first is first.
        Clock.Pass(TimeSpan.FromMilliseconds(1));
        return said;
    }

    public async Task<T> ReadAsync<T>(Func<NabijDb, Task<T>> read)
    {
        await using var db = _database.Open();
        return await read(db);
    }

    public Task<Membership> FindAsync(Guid membership) => ReadAsync(db => db.Memberships.AsNoTracking().SingleAsync(m => m.Id == membership));

    public Task<List<string>> ActsAsync() => ReadAsync(db => db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Act).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        _region.Dispose();
        System.IO.Directory.Delete(_state, recursive: true);
    }
}
