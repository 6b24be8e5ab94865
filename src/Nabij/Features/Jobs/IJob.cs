namespace Nabij.Features.Jobs;

/// <summary>
/// Work that the program does by itself, once, whichever node does it. A job is made anew in a scope of its own for each try, with
/// <c>Actor.Job(Kind)</c> as the one who acts.
/// <para>
/// <see cref="RunAsync"/> reads, does what lies outside the database (sends a mail, writes a file), and leaves its changes unsaved in its
/// <c>NabijDb</c>. Then the runner saves them and marks the job done in one short transaction, which holds only while the job is still this run's.
/// So rows change exactly once; what lies outside may happen again when the program dies before that transaction, and must bear it.
/// </para>
/// <para>
/// Long work may save by itself in batches, and delete or update many rows at once; such a step must bear being done twice. To do part of
/// the work now and the rest soon, set <see cref="JobRun.AgainAt"/>.
/// </para>
/// </summary>
internal interface IJob
{
    /// <summary>A name for ever, since rows carry it: <c>messages.send</c>.</summary>
    static abstract string Kind { get; }

    /// <param name="ct">Cancelled when the program stops, and when another node may have taken the job over.</param>
    Task RunAsync(JobRun run, CancellationToken ct);
}

/// <summary>One try of one job. <paramref name="Fence"/> is larger than that of every earlier try.</summary>
internal sealed record JobRun(Guid JobId, Guid? SubjectId, int Attempt, long Fence)
{
    /// <summary>After this try a one-off job is given up.</summary>
    public bool IsLast => Attempt >= Job.MostAttempts;

    /// <summary>Set by the job: it isn't finished, run it again then, or after <see cref="Job.LongestRest"/>. Its changes are saved, and tries are counted anew.</summary>
    public DateTimeOffset? AgainAt { get; set; }
}
