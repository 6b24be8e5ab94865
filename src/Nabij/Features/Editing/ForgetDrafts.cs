using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Jobs;

namespace Nabij.Features.Editing;

/// <summary>Erases drafts that nobody came back to, once a day.</summary>
internal sealed class ForgetDrafts(NabijDb db, TimeProvider clock) : IJob
{
    public static string Kind => "drafts.forget";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - EntryDraft.Kept;
        await db.EntryDrafts.Where(d => d.SavedAt < before).ExecuteDeleteAsync(ct);
    }
}
