using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Agreements;

internal enum AgreementStatus
{
    /// <summary>The other has not answered yet.</summary>
    Proposed,
    Accepted,
    Declined,

    /// <summary>By who proposed it, before an answer.</summary>
    Withdrawn,
}

/// <summary>
/// An agreement between two organisations: who takes what, where, when and how fast. One proposes, the other accepts; either can end it with
/// a day. Routing reads those that are accepted.
/// </summary>
internal sealed class Agreement : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Who takes it on.</summary>
    public required Guid TakerId { get; init; }

    /// <summary>Who sends people or reports there.</summary>
    public required Guid SenderId { get; init; }

    /// <summary>Which of the two proposed it.</summary>
    public required Guid ProposerId { get; init; }
    public required AgreementTerms Terms { get; init; }
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day, included; null: until one of the two ends it.</summary>
    public DateOnly? EndsOn { get; private set; }
    public AgreementStatus Status { get; private set; } = AgreementStatus.Proposed;
    public int Version { get; set; } = 1;

    public Guid AnswererId => ProposerId == TakerId ? SenderId : TakerId;

    public static Agreement Propose(Guid id, Guid takerId, Guid senderId, Guid proposerId, AgreementTerms terms, DateOnly startsOn, DateOnly? endsOn) =>
        new() { Id = id, TakerId = takerId, SenderId = senderId, ProposerId = proposerId, Terms = terms, StartsOn = startsOn, EndsOn = endsOn };

    public bool Concerns(Guid organisationId) => organisationId == TakerId || organisationId == SenderId;

    public bool IsLive(DateOnly day) => Status == AgreementStatus.Accepted && StartsOn <= day && (EndsOn is null || EndsOn >= day);

    public bool IsOver(DateOnly today) => Status is AgreementStatus.Declined or AgreementStatus.Withdrawn || EndsOn < today;

    public Problem? Accept(Guid organisationId, DateOnly today) => Answer(organisationId, AgreementStatus.Accepted, today);

    public Problem? Decline(Guid organisationId, DateOnly today) => Answer(organisationId, AgreementStatus.Declined, today);

    public Problem? Withdraw(Guid organisationId)
    {
        if (organisationId != ProposerId || Status != AgreementStatus.Proposed)
        {
            return AgreementProblems.NotPossibleNow;
        }

        Status = AgreementStatus.Withdrawn;
        return null;
    }

    /// <summary>Either of the two says which day is the last; a day that was said can only come nearer.</summary>
    public Problem? End(Guid organisationId, DateOnly lastDay, DateOnly today)
    {
        if (!Concerns(organisationId) || Status != AgreementStatus.Accepted || IsOver(today))
        {
            return AgreementProblems.NotPossibleNow;
        }

        if (lastDay < today || lastDay < StartsOn || lastDay >= EndsOn)
        {
            return AgreementProblems.LastDayWrong;
        }

        EndsOn = lastDay;
        return null;
    }

    private Problem? Answer(Guid organisationId, AgreementStatus answer, DateOnly today)
    {
        if (organisationId != AnswererId || Status != AgreementStatus.Proposed || IsOver(today))
        {
            return AgreementProblems.NotPossibleNow;
        }

        Status = answer;
        return null;
    }
}

internal static class AgreementProblems
{
    public static readonly Problem Unknown = new("agreement.unknown", ProblemKind.NotFound);
    public static readonly Problem NotPossibleNow = new("agreement.not-possible-now", ProblemKind.Conflict, "version");
    public static readonly Problem Changed = new("agreement.changed", ProblemKind.Conflict, "version");
    public static readonly Problem LastDayWrong = new("agreement.last-day-wrong", ProblemKind.Invalid, "last-day");
    public static readonly Problem PartnerMissing = new("agreement.partner-missing", ProblemKind.Invalid, "partner");
    public static readonly Problem TakerMissing = new("agreement.taker-missing", ProblemKind.Invalid, "taker");
    public static readonly Problem NothingTaken = new("agreement.nothing-taken", ProblemKind.Invalid, "kinds");
    public static readonly Problem TerritoryMissing = new("agreement.territory-missing", ProblemKind.Invalid, "territories");
    public static readonly Problem HoursWrong = new("agreement.hours-wrong", ProblemKind.Invalid, "days");
    public static readonly Problem WithinWrong = new("agreement.within-wrong", ProblemKind.Invalid, "within");
    public static readonly Problem DaysWrong = new("agreement.days-wrong", ProblemKind.Invalid, "starts");
    public static readonly Problem RemarksTooLong = new("agreement.remarks-too-long", ProblemKind.Invalid, "remarks");
}

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("Agreements");
        builder.Ignore(a => a.AnswererId);
        builder.Property(a => a.Terms).IsJson();
        builder.Property(a => a.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.TakerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.SenderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.ProposerId).OnDelete(DeleteBehavior.Restrict);
    }
}
