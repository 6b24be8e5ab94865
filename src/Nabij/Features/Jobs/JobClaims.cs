using Microsoft.EntityFrameworkCore;
using Nabij.Data;

namespace Nabij.Features.Jobs;

/// <summary>
/// Who has which job. Each step is one update that holds only for who still has it, by its fence, so two nodes never both believe they
/// finished a job. What no clock could have written (see <see cref="Job.ClocksApart"/>) is mended by <see cref="MendAsync"/>.
/// </summary>
internal sealed class JobClaims(NabijDb db, TimeProvider clock)
{
    // When other nodes were quicker with the first ones.
    private const int Candidates = 8;

    // What is written as the failure of a job whose every try ended with the program.
    private const string Died = "ProgramEnded";

    /// <summary>The longest due job of a kind, now ours; null when there is none. What was due at once is as old as its row.</summary>
    public async Task<JobRun?> ClaimAsync(JobKind kind, CancellationToken ct)
    {
        if (kind.Every is not null)
        {
            await EnsureAsync(kind, ct);
        }

        var now = clock.GetUtcNow();
        var due = db.Jobs.AsNoTracking()
            .Where(j => j.State == JobState.Waiting && j.Kind == kind.Name && j.DueAt <= now && (j.LeaseUntil == null || j.LeaseUntil <= now));
        // Two halves of one question, each in the order of the index: ids of rows that are due at once are in the order in which they came.
        var first = await due.Where(j => j.DueAt == Job.AtOnce).OrderBy(j => j.Id).Take(Candidates)
            .Concat(due.Where(j => j.DueAt > Job.AtOnce).OrderBy(j => j.DueAt).ThenBy(j => j.Id).Take(Candidates))
            .ToListAsync(ct);
        foreach (var job in first.OrderBy(j => j.DueAt == Job.AtOnce ? j.AddedAt : j.DueAt).ThenBy(j => j.Id))
        {
            // The lease too: its holder may have renewed it after we looked.
            var free = db.Jobs.Where(j => j.Id == job.Id && j.State == JobState.Waiting && j.Fence == job.Fence && j.LeaseUntil == job.LeaseUntil);
            if (kind.Every is null && job.Attempts >= Job.MostAttempts)
            {
                await free.ExecuteUpdateAsync(
                    set => set.SetProperty(j => j.State, JobState.Failed).SetProperty(j => j.Fence, job.Fence + 1)
                        .SetProperty(j => j.LastFailure, Died).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null).SetProperty(j => j.EndedAt, now),
                    ct);
            }
            else if (await free.ExecuteUpdateAsync(
                set => set.SetProperty(j => j.Fence, job.Fence + 1).SetProperty(j => j.Attempts, job.Attempts + 1)
                    .SetProperty(j => j.LeaseUntil, now + Job.Lease).SetProperty(j => j.StartedAt, now),
                ct) == 1)
            {
                return new JobRun(job.Id, job.SubjectId, job.Attempts + 1, job.Fence + 1);
            }
        }

        return null;
    }

    /// <summary>False when another node has it since, or when it ended while this was on its way.</summary>
    public async Task<bool> RenewAsync(JobRun run, CancellationToken ct)
    {
        var until = clock.GetUtcNow() + Job.Lease;
        return await Mine(run).Where(j => j.LeaseUntil != null).ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, until), ct) == 1;
    }

    /// <summary>
    /// Saves what the job left in this same database context, and that it is done, in one transaction. False, with nothing saved, when
    /// another node has the job since.
    /// </summary>
    public async Task<bool> FinishAsync(JobKind kind, JobRun run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var latest = now + Job.LongestRest;
        var again = run.AgainAt is null ? now + kind.Every : run.AgainAt < latest ? run.AgainAt : latest;
        var attempts = run.AgainAt is null && kind.Every is null ? run.Attempt : 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // First, and kept locked until the commit: who would claim it meanwhile waits, and then finds it done.
        if (await Mine(run).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, again == null ? JobState.Done : JobState.Waiting).SetProperty(j => j.DueAt, j => again ?? j.DueAt)
                .SetProperty(j => j.Attempts, attempts).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(j => j.LastFailure, (string?)null).SetProperty(j => j.EndedAt, now),
            ct) == 0)
        {
            return false;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>It goes back with a pause; a one-off job is given up after its last try.</summary>
    public Task FailAsync(JobKind kind, JobRun run, string failure, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var pause = Job.PauseAfter(run.Attempt);
        var due = now + (kind.Every < pause ? kind.Every.Value : pause);
        var state = kind.Every is null && run.IsLast ? JobState.Failed : JobState.Waiting;
        var name = failure.Length > Job.MaxFailure ? failure[..Job.MaxFailure] : failure;
        return Mine(run).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, state).SetProperty(j => j.DueAt, due).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(j => j.LastFailure, name).SetProperty(j => j.EndedAt, now),
            ct);
    }

    /// <summary>The program stops in the middle: another node may begin at once, and this try does not count.</summary>
    public Task ReleaseAsync(JobRun run, CancellationToken ct) =>
        Mine(run).ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null).SetProperty(j => j.Attempts, run.Attempt - 1), ct);

    /// <summary>
    /// After a clock was set back: leases that last longer than leases do are over, and jobs whose pause is longer than pauses are, or that
    /// should come back later than they ever do, are due. A moment that was asked for holds.
    /// </summary>
    public async Task MendAsync(JobKind kind, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var waiting = db.Jobs.Where(j => j.State == JobState.Waiting && j.Kind == kind.Name);
        var longest = now + Job.Lease + Job.ClocksApart;
        var latest = now + (kind.Every ?? Job.LongestPause) + Job.ClocksApart;
        var rested = now + Job.LongestRest + Job.ClocksApart;
        var late = kind.Every is null
            ? waiting.Where(j => (j.Attempts > 0 && j.DueAt > latest) || (j.Fence > 0 && j.DueAt > rested))
            : waiting.Where(j => j.DueAt > latest);
        await waiting.Where(j => j.LeaseUntil > longest).ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null), ct);
        await late.ExecuteUpdateAsync(set => set.SetProperty(j => j.DueAt, Job.AtOnce), ct);
    }

    private IQueryable<Job> Mine(JobRun run) => db.Jobs.Where(j => j.Id == run.JobId && j.Fence == run.Fence && j.State == JobState.Waiting);

    // The row of a recurring job, made by the first node that looks for it.
    private async Task EnsureAsync(JobKind kind, CancellationToken ct)
    {
        if (await db.Jobs.AnyAsync(j => j.Key == kind.Name, ct))
        {
            return;
        }

        var now = clock.GetUtcNow();
        db.Add(new Job { Id = Guid.CreateVersion7(now), Kind = kind.Name, Key = kind.Name, AddedAt = now, DueAt = Job.AtOnce });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another node made it in the same moment; if not, the next look tries again.
            db.ChangeTracker.Clear();
        }
    }
}
