using Microsoft.EntityFrameworkCore;
using Nabij.Data;

namespace Nabij.Features.Corrections;

/// <summary>Erases what was kept long enough: at each start and once a day. Safe on every node at once.</summary>
internal sealed class ForgetCorrections(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetCorrections> log) : BackgroundService
{
    public static async Task<int> RunAsync(NabijDb db, DateTimeOffset now, CancellationToken ct)
    {
        var mailsBefore = now - Correction.MailKept;
        var handledBefore = now - Correction.HandledKept;
        return await db.Corrections.Where(c => c.SentAt < mailsBefore && c.Mail != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Mail, (Platform.Sealed?)null), ct) +
            await db.Corrections.Where(c => c.HandledAt < handledBefore).ExecuteDeleteAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await RunAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away for a moment; what is due tomorrow includes what is due today.
                log.LogWarning("Erasing old corrections failed: {Kind}", e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
