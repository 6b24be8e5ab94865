using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Doubles;

internal enum DoubleState
{
    /// <summary>Proposed by the program; goes when it does not find the pair any more.</summary>
    Open,

    /// <summary>An editor said that these are two things. Kept for ever, so that nobody is asked again.</summary>
    Refused,
    Merged,
}

/// <summary>Two entries that may be the same.</summary>
internal sealed class DoublePair : IVersioned
{
    public const int MaxReasons = 100;

    public required Guid Id { get; init; }

    /// <summary>The smaller of both ids, so that a pair is one row.</summary>
    public required Guid FirstId { get; init; }
    public required Guid SecondId { get; init; }

    /// <summary>How likely, from 0 to 1.</summary>
    public required double Score { get; set; }

    /// <summary>Codes of <see cref="Nabij.Doubles.DoubleReasons"/> with commas, the strongest first.</summary>
    public required string Reasons { get; set; }
    public required DateTimeOffset FoundAt { get; init; }
    public DoubleState State { get; private set; } = DoubleState.Open;

    /// <summary>What a merge did, to undo it; null when there is none.</summary>
    public MergedEntries? Merge { get; private set; }
    public int Version { get; set; } = 1;

    public Problem? Refuse() => MoveTo(DoubleState.Refused);

    /// <summary>Takes back that it was refused.</summary>
    public Problem? Reopen() => State == DoubleState.Refused ? MoveTo(DoubleState.Open) : DoubleProblems.NotPossibleNow;

    public Problem? Join(MergedEntries merge)
    {
        Merge = merge;
        return MoveTo(DoubleState.Merged);
    }

    /// <summary>Undoes a merge.</summary>
    public Problem? Part()
    {
        Merge = null;
        return State == DoubleState.Merged ? MoveTo(DoubleState.Open) : DoubleProblems.NotPossibleNow;
    }

    private static bool MayMove(DoubleState from, DoubleState to) => (from, to) is
        (DoubleState.Open, DoubleState.Refused or DoubleState.Merged) or
        (DoubleState.Refused or DoubleState.Merged, DoubleState.Open);

    private Problem? MoveTo(DoubleState state)
    {
        if (!MayMove(State, state))
        {
            return DoubleProblems.NotPossibleNow;
        }

        State = state;
        return null;
    }
}

/// <summary>What a merge changed: the versions it made (null: nothing changed there), and which places the staying entry got.</summary>
internal sealed record MergedEntries(Guid StaysId, int? StaysVersion, int? ClosedVersion, IReadOnlyList<Guid> Places);

internal sealed class DoublePairMapping : IEntityTypeConfiguration<DoublePair>
{
    public void Configure(EntityTypeBuilder<DoublePair> builder)
    {
        builder.ToTable("Doubles");
        builder.Property(p => p.Reasons).HasMaxLength(DoublePair.MaxReasons);
        builder.Property(p => p.Merge!).IsJson();
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.FirstId, p.SecondId }).IsUnique();
        builder.HasIndex(p => new { p.State, p.Score });
    }
}

internal static class DoubleTables
{
    extension(NabijDb db)
    {
        public DbSet<DoublePair> DoublePairs => db.Set<DoublePair>();
    }
}

internal static class DoubleProblems
{
    public static readonly Problem Unknown = new("double.unknown", ProblemKind.NotFound);

    /// <summary>A colleague decided in the meantime, or one of both is closed.</summary>
    public static readonly Problem NotPossibleNow = new("double.not-possible-now", ProblemKind.Conflict);

    /// <summary>An entry changed since the page was made.</summary>
    public static readonly Problem Changed = new("double.changed", ProblemKind.Conflict);

    /// <summary>A later change stands on the merge.</summary>
    public static readonly Problem BuiltOn = new("double.built-on", ProblemKind.Conflict);
    /// <summary>One of both is at a place that must not be known.</summary>
    public static readonly Problem Secret = new("double.secret", ProblemKind.Conflict);

    /// <summary>They are of different types, or the one that would go is named by dangers, doors or words.</summary>
    public static readonly Problem OtherKind = new("double.other-kind", ProblemKind.Conflict);
    public static readonly Problem KeepMissing = new("double.keep-missing", ProblemKind.Invalid, "keep");
}
