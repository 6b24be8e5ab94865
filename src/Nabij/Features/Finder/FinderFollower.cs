using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Finder;

/// <summary>
/// Follows the directory feed: asks every quarter of a second whether a commit changed the directory, and then replaces the state.
/// The same on every node, so a change made through one is found through all within a second.
/// </summary>
internal sealed class FinderFollower(IServiceScopeFactory scopes, FinderHolder holder, TimeProvider clock, ILogger<FinderFollower> log) : BackgroundService
{
    /// <summary>
    /// After so many changes the whole is built again, beside the following, which slows down with each: 500 cost about a quarter of a second
    /// (<c>./dev bench update</c>).
    /// </summary>
    public const int ManyChanges = 500;

    /// <summary>What is suggested while typing is of the last whole build: after any change the whole is built again within this time.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(1);

    /// <summary>Between two whole builds, however many changes come: also when the first one failed.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private Task<FinderState>? _whole;
    private DateTimeOffset _builtAt;

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
        var changes = new FinderChanges(db, clock);
        var before = holder.IsReady ? holder.Current : null;
        var next = before is null ? null : await changes.NextAsync(before, ct);
        if (_whole is { IsCompleted: true } whole)
        {
            // What was followed while it was built is worked in again; a build left too far behind is dropped.
            _whole = null;
            _builtAt = clock.GetUtcNow();
            next = await changes.NextAsync(await whole, ct) ?? next;
        }

        next ??= await new FinderBuilder(db, clock).BuildAsync(ct);
        var waits = next.Index.Pending > ManyChanges ? Breath : Oldest;
        if (_whole is null && (next.Index.Pending > 0 || next.Day != clock.Today()) && clock.GetUtcNow() - _builtAt > waits)
        {
            _whole = Task.Run(() => BuildAsync(ct), ct);
        }

        if (!ReferenceEquals(next, before))
        {
            holder.Replace(next);
            log.LogInformation("The index has caught up with directory change {Number}", next.Number);
        }
    }

    private async Task<FinderState> BuildAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await new FinderBuilder(scope.ServiceProvider.GetRequiredService<NabijDb>(), clock).BuildAsync(ct);
    }
}
