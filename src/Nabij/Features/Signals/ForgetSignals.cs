using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Jobs;

namespace Nabij.Features.Signals;

/// <summary>Erases what was kept long enough, once a day.</summary>
internal sealed class ForgetSignals(NabijDb db, TimeProvider clock) : IJob
{
    public static string Kind => "signals.forget";

    public static async Task<int> RunAsync(NabijDb db, DateOnly today, CancellationToken ct)
    {
        var hiddenBefore = today.AddDays(-HiddenCount.DaysKept);
        var keptBefore = today.AddDays(-KeptSignal.DaysKept);
        return await db.NeedHiddenCounts.Where(c => c.Day <= hiddenBefore || c.Count == 0).ExecuteDeleteAsync(ct) +
            await db.NeedSignals.Where(s => s.Day <= keptBefore).ExecuteDeleteAsync(ct);
    }

    public Task RunAsync(JobRun run, CancellationToken ct) => RunAsync(db, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), ct);
}
