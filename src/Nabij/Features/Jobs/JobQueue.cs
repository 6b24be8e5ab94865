using Microsoft.EntityFrameworkCore;
using Nabij.Data;

namespace Nabij.Features.Jobs;

/// <summary>Adds work to the caller's save: it is there when what it belongs to is, and not otherwise.</summary>
internal sealed class JobQueue(NabijDb db, TimeProvider clock, JobBell bell)
{
    /// <param name="key">Where given, a second job of the same key fails the save.</param>
    public void Add<TJob>(Guid? subjectId, DateTimeOffset dueAt, string? key = null)
        where TJob : IJob
    {
        var now = clock.GetUtcNow();
        db.Add(new Job
        {
            Id = Guid.CreateVersion7(now),
            Kind = TJob.Kind,
            Key = key,
            SubjectId = subjectId,
            AddedAt = now,
            DueAt = dueAt <= now ? Job.AtOnce : dueAt,
        });
        if (dueAt <= now)
        {
            db.SavedChanges += RingOnce;
        }

        // Inside a larger transaction this rings before the commit and finds nothing; then the runner's next look does.
        void RingOnce(object? sender, SavedChangesEventArgs e)
        {
            db.SavedChanges -= RingOnce;
            bell.Ring(TJob.Kind);
        }
    }
}
