using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>What of a membership can be changed. Days are local and both are included; no end day: until somebody ends it.</summary>
/// <param name="SecrecyGround">Code of the law that binds the person to professional secrecy; null: not bound.</param>
internal sealed record MembershipTerms(MembershipScope Scope, DateOnly StartsOn, DateOnly? EndsOn, string? SecrecyGround);

/// <summary>
/// One person's place in one organisation, in one role: who has two roles has two of these. The role never changes; another one is given
/// and accepted, so that nobody gets more than they said yes to.
/// </summary>
internal sealed class Membership : IVersioned
{
    public const int MaxGround = 40;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required MemberRole Role { get; init; }
    public MembershipScope Scope { get; private set; } = MembershipScope.None;
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public string? SecrecyGround { get; private set; }

    /// <summary>Who of the same organisation replaces this person between two days, both included.</summary>
    public Guid? SubstituteId { get; private set; }
    public DateOnly? AwayFrom { get; private set; }
    public DateOnly? AwayUntil { get; private set; }

    /// <summary>Somebody ended it: from this moment on it gives nothing any more, whatever its end day was.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public int Version { get; set; } = 1;

    public MembershipTerms Terms => new(Scope, StartsOn, EndsOn, SecrecyGround);

    public static Result<Membership> Start(Guid id, Guid accountId, Guid organisationId, MemberRole role, MembershipTerms terms, DateOnly today)
    {
        var membership = new Membership { Id = id, AccountId = accountId, OrganisationId = organisationId, Role = role, StartsOn = terms.StartsOn };
        return membership.Set(terms, today) is { } problem ? problem : membership;
    }

    /// <summary>The same in a query: <see cref="LiveMemberships"/>.</summary>
    public bool IsLive(DateOnly day) => EndedAt is null && StartsOn <= day && (EndsOn is null || EndsOn >= day);

    public bool IsOver(DateOnly today) => EndedAt is not null || EndsOn < today;

    public bool IsAway(DateOnly day) => AwayFrom <= day && AwayUntil >= day;

    /// <summary>The same person in the same role on the same day: one of the two says nothing new.</summary>
    public bool Overlaps(Membership other) =>
        AccountId == other.AccountId && OrganisationId == other.OrganisationId && Role == other.Role && EndedAt is null && other.EndedAt is null &&
        StartsOn <= (other.EndsOn ?? DateOnly.MaxValue) && other.StartsOn <= (EndsOn ?? DateOnly.MaxValue);

    public Problem? Change(MembershipTerms terms, DateOnly today) =>
        IsOver(today) ? MembershipProblems.Over
        : terms.StartsOn != StartsOn && (StartsOn <= today || terms.StartsOn < today) ? MembershipProblems.Started
        : Set(terms, today);

    public Problem? End(DateTimeOffset now)
    {
        if (IsOver(LocalDay.Of(now)))
        {
            return MembershipProblems.Over;
        }

        (EndedAt, EndsOn) = (now, LocalDay.Of(now));
        NobodyReplaces();
        return null;
    }

    /// <summary>While this person is away, <paramref name="other"/> does the work.</summary>
    public Problem? ReplaceBy(Membership other, DateOnly from, DateOnly until, DateOnly today)
    {
        if (IsOver(today))
        {
            return MembershipProblems.Over;
        }

        if (other.OrganisationId != OrganisationId || other.AccountId == AccountId || other.StartsOn > from || other.IsOver(today) || other.EndsOn < until)
        {
            return MembershipProblems.SubstituteWrong;
        }

        if (until < from || until < today)
        {
            return MembershipProblems.AwayWrong;
        }

        (SubstituteId, AwayFrom, AwayUntil) = (other.Id, from, until);
        return null;
    }

    public void NobodyReplaces() => (SubstituteId, AwayFrom, AwayUntil) = (null, null, null);

    private Problem? Set(MembershipTerms terms, DateOnly today)
    {
        if (terms.Scope.CheckFor(Role) is { } wrong)
        {
            return wrong;
        }

        if (terms.EndsOn < terms.StartsOn || terms.EndsOn < today)
        {
            return MembershipProblems.EndWrong;
        }

        if (terms.SecrecyGround is { } ground && !SecrecyGrounds.Knows(ground))
        {
            return MembershipProblems.GroundUnknown;
        }

        // A document is taken for changed when it is another object, even with the same in it.
        (Scope, StartsOn, EndsOn, SecrecyGround) = (terms.Scope.Equals(Scope) ? Scope : terms.Scope, terms.StartsOn, terms.EndsOn, terms.SecrecyGround);
        return null;
    }
}

internal static class MembershipProblems
{
    public static readonly Problem Unknown = new("membership.unknown", ProblemKind.NotFound);
    public static readonly Problem Over = new("membership.over", ProblemKind.Conflict);
    public static readonly Problem Changed = new("membership.changed", ProblemKind.Conflict, "version");
    public static readonly Problem Started = new("membership.started", ProblemKind.Invalid, "starts");
    public static readonly Problem StartWrong = new("membership.start-wrong", ProblemKind.Invalid, "starts");
    public static readonly Problem EndWrong = new("membership.end-wrong", ProblemKind.Invalid, "ends");
    public static readonly Problem ScopeMissing = new("membership.scope-missing", ProblemKind.Invalid, "scope");
    public static readonly Problem ScopeNotOfRole = new("membership.scope-not-of-role", ProblemKind.Invalid, "scope");
    public static readonly Problem ScopeUnknown = new("membership.scope-unknown", ProblemKind.Invalid, "scope");
    public static readonly Problem GroundMissing = new("membership.ground-missing", ProblemKind.Invalid, "ground");
    public static readonly Problem GroundUnknown = new("membership.ground-unknown", ProblemKind.Invalid, "ground");
    public static readonly Problem SubstituteWrong = new("membership.substitute-wrong", ProblemKind.Invalid, "substitute");
    public static readonly Problem AwayWrong = new("membership.away-wrong", ProblemKind.Invalid, "away-from");
    public static readonly Problem Twice = new("membership.twice", ProblemKind.Conflict);
    public static readonly Problem LastManager = new("membership.last-manager", ProblemKind.Conflict);
    public static readonly Problem NotOwn = new("membership.not-own", ProblemKind.Conflict);
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.Ignore(m => m.Terms);
        builder.Property(m => m.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.Scope).IsJson();
        builder.Property(m => m.SecrecyGround).HasMaxLength(Membership.MaxGround);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Membership>().WithMany().HasForeignKey(m => m.SubstituteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.AccountId);
    }
}
