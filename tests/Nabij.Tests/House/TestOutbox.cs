using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Tests.House;

/// <summary>Adds messages as a feature would, on the database and keys of programs that run elsewhere.</summary>
internal sealed class TestOutbox : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public TestOutbox(TestDatabase database, string state, TimeProvider clock)
    {
        var services = new ServiceCollection();
        var settings = new Settings { Database = database.Setting, DataFolder = "", StateFolder = state, Url = new Uri(Site.Url) };
        services.AddDatabase(settings);
        services.AddSingleton(settings);
        services.AddSingleton(clock);
        services.AddSingleton<Seals>();
        services.AddSingleton(typeof(TextsOf<>));
        services.AddScoped<CurrentActor>();
        services.AddAuditTrail();
        services.AddJobQueue();
        services.AddOutbox();
        _services = services.BuildServiceProvider();
    }

    /// <summary>All in one save, each with an entry in the audit.</summary>
    public async Task AddAsync(params IEnumerable<NewMessage> messages)
    {
        await using var scope = _services.CreateAsyncScope();
        foreach (var message in messages)
        {
            scope.ServiceProvider.GetRequiredService<Outbox>().Add(message);
            scope.ServiceProvider.GetRequiredService<AuditTrail>().Add("message.added", "test", "message", null);
        }

        await scope.ServiceProvider.GetRequiredService<NabijDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
