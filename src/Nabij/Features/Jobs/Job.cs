using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;

namespace Nabij.Features.Jobs;

internal enum JobState
{
    /// <summary>Due some day, or being run under a lease.</summary>
    Waiting,
    Done,

    /// <summary>Tried as often as is sensible. It waits for a person.</summary>
    Failed,
}

/// <summary>
/// One piece of work. Rows are changed by conditional updates only (<see cref="JobClaims"/>), so nobody has to load them. A recurring job is
/// one row for ever, with its kind as <see cref="Key"/>.
/// </summary>
internal sealed class Job
{
    public const int MaxKind = 60;
    public const int MaxKey = 200;
    public const int MaxFailure = 100;

    /// <summary>Tries of a one-off job; they span a day.</summary>
    public const int MostAttempts = 7;

    /// <summary>So long a node that died keeps its job; one that lives renews it in time, also in the eyes of a node whose clock is ahead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    /// <summary>The clocks of two nodes differ by less than this. A moment that is further ahead than it can be comes from a clock that was set back.</summary>
    public static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(1);

    /// <summary>Done rows of one-off jobs go after this.</summary>
    public static readonly TimeSpan DoneKept = TimeSpan.FromDays(30);

    /// <summary>The due moment of what is due at once: no clock that is set back makes it wait.</summary>
    public static readonly DateTimeOffset AtOnce = DateTimeOffset.UnixEpoch;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12),
    ];

    public static readonly TimeSpan LongestPause = Pauses[^1];

    /// <summary>No further than this may a job put itself off: longer than any row of nights, Sundays and holidays.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromDays(4);

    public required Guid Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>Where given, there is one job of this key.</summary>
    public string? Key { get; init; }

    /// <summary>The row the work is about. What it is, the kind says.</summary>
    public Guid? SubjectId { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Until then it belongs to the node that runs it.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Raised by each claim. Who holds a smaller number has lost the job.</summary>
    public long Fence { get; init; }

    /// <summary>Counted when a try begins, so that a job which kills the program is given up too.</summary>
    public int Attempts { get; init; }
    public JobState State { get; init; }

    /// <summary>The type of the last exception, never its message: that may quote what nobody should read here.</summary>
    public string? LastFailure { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long to leave it after so many tries that failed.</summary>
    public static TimeSpan PauseAfter(int attempts) => Pauses[Math.Clamp(attempts - 1, 0, Pauses.Length - 1)];
}

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("Jobs");
        builder.Property(j => j.Kind).HasMaxLength(Job.MaxKind);
        builder.Property(j => j.Key).HasMaxLength(Job.MaxKey);
        builder.Property(j => j.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(j => j.LastFailure).HasMaxLength(Job.MaxFailure);
        builder.HasIndex(j => j.Key).IsUnique();
        builder.HasIndex(j => j.SubjectId);
        builder.HasIndex(j => new { j.State, j.Kind, j.DueAt, j.Id });
    }
}

internal static class JobTables
{
    extension(NabijDb db)
    {
        public DbSet<Job> Jobs => db.Set<Job>();
    }
}
