namespace Nabij.Features.Signals;

/// <summary>Brings the signals that wait to the database: every ten minutes when there are enough, and when the program stops.</summary>
internal sealed class SignalKeeper(IServiceScopeFactory scopes, NeedSignals signals, TimeProvider clock, ILogger<SignalKeeper> log) : BackgroundService
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await KeepAsync(signals.Take(all: true), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await KeepAsync(signals.Take(all: false), stoppingToken);
        }
    }

    private async Task KeepAsync(IReadOnlyDictionary<Signal, int> taken, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<KeepSignals>().RunAsync(taken, ct);
        }
        catch (Exception e)
        {
            // The database may be away for a moment, or the program stops in the middle: the next time takes them too.
            signals.GiveBack(taken);
            if (e is not OperationCanceledException)
            {
                log.LogWarning("Keeping signals of need failed: {Kind}", e.GetType().Name);
            }
        }
    }
}
