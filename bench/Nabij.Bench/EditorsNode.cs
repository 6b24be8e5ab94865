using Microsoft.Extensions.DependencyInjection;
using Nabij.Bench.Beside;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Features.Jobs;
using Nabij.Features.Reach;
using Nabij.Features.Sheets;
using Nabij.Features.Upkeep;
using Nabij.Platform;

namespace Nabij.Bench;

/// <summary>What an editor's work needs of the program, without its pages, on a PostgreSQL that waits for its disk.</summary>
internal sealed class EditorsNode : IAsyncDisposable
{
    private readonly PostgresServer _server = PostgresServer.Start();
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;
    private readonly Actor _actor = new(ActorKind.Account, AccountId: Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), OrganisationId: Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));

    public EditorsNode()
    {
        var settings = new Settings { Database = $"postgres:{_server.Connection};Database=postgres", DataFolder = "", StateFolder = _folder.Path, Url = new Uri("http://localhost") };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMetrics();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<Seals>();
        services.AddSingleton<FinderHolder>();
        services.AddSingleton<FinderMeters>();
        services.AddScoped<FindHelp>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<CurrentPerson>();
        services.AddDatabase(settings);
        services.AddAuditTrail();
        services.AddJobQueue();
        services.AddEditing();
        services.AddSheets();
        services.AddScoped<SilentContacts>();
        services.AddScoped<ReadOverview>();
        _services = services.BuildServiceProvider();
    }

    public async Task WithAsync(Func<IServiceProvider, Task> act)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = _actor;
        await act(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
        _server.Dispose();
    }
}
