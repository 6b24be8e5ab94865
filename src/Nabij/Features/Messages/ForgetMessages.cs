using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Jobs;

namespace Nabij.Features.Messages;

/// <summary>What waited or failed for too long is withdrawn, with its address; rows of what ended go later. Once a day, in batches.</summary>
internal sealed class ForgetMessages(NabijDb db, TimeProvider clock) : IJob
{
    private const int Batch = 500;

    public static string Kind => "messages.forget";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var waitedSince = now - Message.LongestWait;
        var old = await db.Messages
            .Where(m => (m.State == MessageState.Waiting || m.State == MessageState.Failed) && m.CreatedAt < waitedSince)
            .OrderBy(m => m.CreatedAt).ThenBy(m => m.Id)
            .Take(Batch)
            .ToListAsync(ct);
        old.ForEach(m => m.Withdraw(now));
        if (old.Count == Batch)
        {
            run.AgainAt = now;
        }

        var endedBefore = now - Message.EndedKept;
        await db.Messages.Where(m => (m.State == MessageState.Sent || m.State == MessageState.Withdrawn) && m.EndedAt < endedBefore).ExecuteDeleteAsync(ct);
    }
}
