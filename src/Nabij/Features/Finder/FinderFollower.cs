using Nabij.Data;

namespace Nabij.Features.Finder;

/// <summary>
/// Follows the directory feed: asks every quarter of a second whether a commit changed the directory, and then replaces the state.
/// The same on every node, so a change made through one is found through all within a second.
/// </summary>
internal sealed class FinderFollower(IServiceScopeFactory scopes, FinderHolder holder, TimeProvider clock, ILogger<FinderFollower> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away for a moment; what we have stays findable, and the next tick tries again.
                log.LogWarning("Following the directory failed: {Kind}", e.GetType().Name);
            }
        }
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NabijDb>();
        var number = await DirectoryFeed.NumberAsync(db, ct);
        if (holder.IsReady && number == holder.Current.Number)
        {
            return;
        }

        holder.Replace(await new FinderBuilder(db).BuildAsync(ct));
        log.LogInformation("The index has caught up with directory change {Number}", holder.Current.Number);
    }
}
