using Microsoft.EntityFrameworkCore;
using Nabij.Data;

namespace Nabij.Features.Jobs;

/// <summary>Erases the rows of jobs that were done long ago, and what was erased from the log of the database. Failed ones stay until a person looked at them.</summary>
internal sealed class ForgetJobs(NabijDb db, TimeProvider clock) : IJob
{
    public static string Kind => "jobs.forget";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Job.DoneKept;
        await db.Jobs.Where(j => j.State == JobState.Done && j.EndedAt < before).ExecuteDeleteAsync(ct);
        // Once a day for all that other jobs, and people, erased since.
        await db.EmptyLogAsync(ct);
    }
}
