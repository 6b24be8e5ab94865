using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Corrections;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Proposals;

/// <summary>Erases what was kept long enough, once a day: as long as of corrections.</summary>
internal sealed class ForgetProposals(NabijDb db, TimeProvider clock) : IJob
{
    public static string Kind => "proposals.forget";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var mailsBefore = clock.GetUtcNow() - Correction.MailKept;
        var handledBefore = clock.GetUtcNow() - Correction.HandledKept;
        await db.Proposals.Where(p => p.SentAt < mailsBefore && (p.Mail != null || p.Receipt != null))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Mail, (Sealed?)null).SetProperty(p => p.Receipt, (Sealed?)null), ct);
        await db.Proposals.Where(p => p.HandledAt < handledBefore).ExecuteDeleteAsync(ct);
    }
}
