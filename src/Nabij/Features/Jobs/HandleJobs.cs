using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Jobs;

/// <summary>A job as an administrator sees it: nothing of what it is about. <paramref name="DueAt"/> is null when it is due at once.</summary>
internal sealed record JobRow(Guid Id, string Kind, JobShown Shown, DateTimeOffset AddedAt, DateTimeOffset? DueAt, int Attempts, string? LastFailure);

internal enum JobShown
{
    Failed,
    Running,
    Waiting,
}

/// <summary>What the administrator sees of the jobs, and does with one that failed.</summary>
internal sealed class HandleJobs(NabijDb db, TimeProvider clock)
{
    public const int Most = 200;

    public static readonly Problem Unknown = new("job.unknown", ProblemKind.NotFound);
    public static readonly Problem NotNow = new("job.not-now", ProblemKind.Conflict);

    /// <summary>What failed, runs and waits, in this order, with how many there are of each.</summary>
    public async Task<(IReadOnlyList<JobRow> First, IReadOnlyDictionary<JobShown, int> All)> OpenAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = new List<JobRow>();
        var all = new Dictionary<JobShown, int>();
        foreach (var (shown, jobs) in new[]
        {
            (JobShown.Failed, db.Jobs.Where(j => j.State == JobState.Failed)),
            (JobShown.Running, db.Jobs.Where(j => j.State == JobState.Waiting && j.LeaseUntil > now)),
            (JobShown.Waiting, db.Jobs.Where(j => j.State == JobState.Waiting && (j.LeaseUntil == null || j.LeaseUntil <= now))),
        })
        {
            all[shown] = await jobs.CountAsync(ct);
            var first = await jobs.AsNoTracking().OrderBy(j => j.DueAt).ThenBy(j => j.Id).Take(Most - rows.Count).ToListAsync(ct);
            rows.AddRange(first.Select(j => new JobRow(j.Id, j.Kind, shown, j.AddedAt, j.DueAt == Job.AtOnce ? null : j.DueAt, j.Attempts, j.LastFailure)));
        }

        return (rows, all);
    }

    /// <summary>A job that failed, or that waits for its next try, is due at once, with all its tries before it.</summary>
    public async Task<Problem?> RetryAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = db.Jobs.Where(j => j.Id == id && j.State != JobState.Done);
        if (!await open.AnyAsync(ct))
        {
            return Unknown;
        }

        return await open.Where(j => j.LeaseUntil == null || j.LeaseUntil <= now).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, JobState.Waiting).SetProperty(j => j.DueAt, Job.AtOnce).SetProperty(j => j.Attempts, 0)
                .SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null),
            ct) == 1 ? null : NotNow;
    }
}
