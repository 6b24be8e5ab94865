using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Corrections;

/// <summary>Erases what was kept long enough, once a day.</summary>
internal sealed class ForgetCorrections(NabijDb db, TimeProvider clock) : IJob
{
    public static string Kind => "corrections.forget";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var mailsBefore = clock.GetUtcNow() - Correction.MailKept;
        var handledBefore = clock.GetUtcNow() - Correction.HandledKept;
        await db.Corrections.Where(c => c.SentAt < mailsBefore && (c.Mail != null || c.Receipt != null))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Mail, (Sealed?)null).SetProperty(c => c.Receipt, (Sealed?)null), ct);
        var old = db.Corrections.Where(c => c.SentAt < mailsBefore).Select(c => c.Id);
        await db.CorrectionPhotos.Where(p => old.Contains(p.Id)).ExecuteDeleteAsync(ct);
        await db.Corrections.Where(c => c.HandledAt < handledBefore).ExecuteDeleteAsync(ct);
    }
}
