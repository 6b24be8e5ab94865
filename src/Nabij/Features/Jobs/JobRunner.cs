using Nabij.Platform;

namespace Nabij.Features.Jobs;

/// <summary>
/// Runs what is due: on each node at most one job of a kind at a time, and no kind waits for another. So a slow mail server, or two
/// thousand mails, hold up nothing but mail.
/// </summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, IEnumerable<JobKind> kinds, JobBell bell, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly List<JobKind> _kinds = [.. kinds];
    private readonly Dictionary<JobKind, SemaphoreSlim> _turns = kinds.ToDictionary(k => k, _ => new SemaphoreSlim(1));

    /// <summary>
    /// Runs all that is due now, one after the other, and waits for what this node is already running; how many tries that took. For tests, and for
    /// what must be done before going on.
    /// </summary>
    public async Task<int> RunDueAsync(CancellationToken ct)
    {
        var tries = 0;
        foreach (var kind in _kinds)
        {
            await InScopeAsync(claims => claims.MendAsync(kind, ct));
            while (await TryNextAsync(kind, ct))
            {
                tries++;
            }
        }

        return tries;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_kinds.Select(k => LoopAsync(k, stoppingToken)).Append(MendAsync(stoppingToken)));

    private async Task LoopAsync(JobKind kind, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var heard = bell.HeardAsync(kind.Name);
            var pause = kind.Look;
            try
            {
                if (await TryNextAsync(kind, ct))
                {
                    continue;
                }
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // The database is away: no need to say so four times a second.
                log.LogWarning("Looking for work of {Job} failed: {Kind}", kind.Name, e.GetType().Name);
                pause = AfterFailure > pause ? AfterFailure : pause;
            }

            using var waited = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(heard, Task.Delay(pause, clock, waited.Token));
            await waited.CancelAsync();
        }
    }

    private async Task MendAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Job.ClocksApart, clock);
        do
        {
            try
            {
                foreach (var kind in _kinds)
                {
                    await InScopeAsync(claims => claims.MendAsync(kind, ct));
                }
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning("Looking for moments of a wrong clock failed: {Kind}", e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    private async Task<bool> TryNextAsync(JobKind kind, CancellationToken ct)
    {
        var turn = _turns[kind];
        await turn.WaitAsync(ct);
        try
        {
            JobRun? run = null;
            await InScopeAsync(async claims => run = await claims.ClaimAsync(kind, ct));
            if (run is not null)
            {
                await HoldAsync(kind, run, ct);
            }

            return run is not null;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task HoldAsync(JobKind kind, JobRun run, CancellationToken ct)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewal = RenewAsync(run, held);
        try
        {
            await RunAsync(kind, run, held.Token);
        }
        finally
        {
            await held.CancelAsync();
            await renewal;
        }
    }

    private async Task RunAsync(JobKind kind, JobRun run, CancellationToken held)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Job(kind.Name);
            await ((IJob)scope.ServiceProvider.GetRequiredService(kind.Type)).RunAsync(run, held);
            // What was done outside can't be taken back, so nothing stops the rest any more.
            if (!await scope.ServiceProvider.GetRequiredService<JobClaims>().FinishAsync(kind, run, CancellationToken.None))
            {
                log.LogWarning("A job of {Job} went to another node before it was done here.", kind.Name);
            }
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            await InScopeAsync(claims => claims.ReleaseAsync(run, CancellationToken.None));
        }
        catch (Exception e)
        {
            log.LogWarning("A job of {Job} failed at try {Attempt}: {Kind}", kind.Name, run.Attempt, e.GetType().Name);
            await InScopeAsync(claims => claims.FailAsync(kind, run, e.GetType().Name, CancellationToken.None));
        }
    }

    // Keeps the job ours while it runs, and stops it when that can't be known any more.
    private async Task RenewAsync(JobRun run, CancellationTokenSource held)
    {
        var renewed = clock.GetTimestamp();

        // Goes on while a renewal is at work, so that a slow one does not put off the next.
        using var each = new PeriodicTimer(Job.Renewal, clock);
        try
        {
            // Others may see the lease end as much earlier as their clocks are ahead.
            while (clock.GetElapsedTime(renewed) < Job.Lease - Job.ClocksApart)
            {
                await each.WaitForNextTickAsync(held.Token);
                try
                {
                    var ours = false;
                    await InScopeAsync(async claims => ours = await claims.RenewAsync(run, held.Token));
                    if (!ours)
                    {
                        break;
                    }

                    renewed = clock.GetTimestamp();
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogWarning("A lease could not be renewed: {Kind}", e.GetType().Name);
                }
            }

            await held.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The job ended first.
        }
    }

    private async Task InScopeAsync(Func<JobClaims, Task> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<JobClaims>());
    }
}
