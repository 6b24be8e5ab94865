using Microsoft.EntityFrameworkCore;
using Nabij.Data;

namespace Nabij.Features.Signals;

/// <summary>Erases what was kept long enough: at each start and once a day. Safe on every node at once.</summary>
internal sealed class ForgetSignals(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetSignals> log) : BackgroundService
{
    public static async Task<int> RunAsync(NabijDb db, DateOnly today, CancellationToken ct)
    {
        var hiddenBefore = today.AddDays(-HiddenCount.DaysKept);
        var keptBefore = today.AddDays(-KeptSignal.DaysKept);
        return await db.NeedHiddenCounts.Where(c => c.Day <= hiddenBefore || c.Count == 0).ExecuteDeleteAsync(ct) +
            await db.NeedSignals.Where(s => s.Day <= keptBefore).ExecuteDeleteAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await RunAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away for a moment; what is due tomorrow includes what is due today.
                log.LogWarning("Erasing old signals of need failed: {Kind}", e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
