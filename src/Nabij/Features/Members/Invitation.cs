using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>
/// Somebody was asked by mail to become a member. The link holds a random token that is kept hashed and works once, for some days. The mail
/// address is sealed and goes as soon as the invitation is over.
/// </summary>
internal sealed class Invitation : IVersioned
{
    public static readonly TimeSpan Works = TimeSpan.FromDays(7);

    /// <summary>That somebody was invited, without the address, is kept as long as this.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(183);

    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string TokenHash { get; init; }
    public required Sealed? Address { get; set; }

    /// <summary>Of the mail.</summary>
    public required string Language { get; init; }
    public required MemberRole Role { get; init; }
    public required MembershipScope Scope { get; init; }

    /// <summary>Null: the day it is accepted.</summary>
    public required DateOnly? StartsOn { get; init; }
    public required DateOnly? EndsOn { get; init; }
    public required string? SecrecyGround { get; init; }

    /// <summary>The account that invited. The same person cannot accept.</summary>
    public required Guid InvitedById { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>What came of it.</summary>
    public Guid? MembershipId { get; private set; }
    public int Version { get; set; } = 1;

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && WithdrawnAt is null && now < ExpiresAt && Address is not null;

    public MembershipTerms TermsOn(DateOnly today) => new(Scope, StartsOn > today ? StartsOn.Value : today, EndsOn, SecrecyGround);

    public Problem? Accept(Guid membershipId, DateTimeOffset now)
    {
        if (!IsOpen(now))
        {
            return InvitationProblems.NotValid;
        }

        (AcceptedAt, MembershipId, Address) = (now, membershipId, null);
        return null;
    }

    public Problem? Withdraw(DateTimeOffset now)
    {
        if (AcceptedAt is not null || WithdrawnAt is not null)
        {
            return InvitationProblems.NotValid;
        }

        (WithdrawnAt, Address) = (now, null);
        return null;
    }

    /// <summary>Those of an organisation that nobody answered yet and that still work, the oldest first.</summary>
    public static Task<List<Invitation>> OpenAsync(NabijDb db, Guid organisationId, DateTimeOffset now, CancellationToken ct) =>
        db.Invitations.AsNoTracking()
            .Where(i => i.OrganisationId == organisationId && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now && i.Address != null)
            .OrderBy(i => i.Id)
            .ToListAsync(ct);

    /// <summary>What the seal of the mail address is bound to.</summary>
    public static string Purpose(Guid id) => $"mail address of invitation {id}";
}

internal static class InvitationProblems
{
    /// <summary>Unknown, used, withdrawn, too old: who holds such a link learns no more than that it does not work.</summary>
    public static readonly Problem NotValid = new("invitation.not-valid", ProblemKind.NotFound);

    /// <summary>For another address than the one given or signed in with; which one is not said.</summary>
    public static readonly Problem OtherAddress = new("invitation.other-address", ProblemKind.Conflict, "address");
    public static readonly Problem Wait = new("invitation.wait", ProblemKind.Conflict, "address");
    public static readonly Problem OwnInvitation = new("invitation.own", ProblemKind.Conflict);
    public static readonly Problem AddressWrong = new("invitation.address-wrong", ProblemKind.Invalid, "address");
    public static readonly Problem AlreadyInvited = new("invitation.already", ProblemKind.Conflict, "address");
    public static readonly Problem TooMany = new("invitation.too-many", ProblemKind.Conflict, "address");
    public static readonly Problem LanguageMissing = new("invitation.language-missing", ProblemKind.Invalid, "language");
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.Property(i => i.TokenHash).HasMaxLength(64);
        builder.Property(i => i.Address).IsSealedOrNothing(Invitation.Purpose);
        builder.Property(i => i.Language).HasMaxLength(2);
        builder.Property(i => i.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Scope).IsJson();
        builder.Property(i => i.SecrecyGround).HasMaxLength(Membership.MaxGround);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Membership>().WithMany().HasForeignKey(i => i.MembershipId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasIndex(i => i.ExpiresAt);
    }
}

internal static class InvitationTables
{
    extension(NabijDb db)
    {
        public DbSet<Invitation> Invitations => db.Set<Invitation>();
    }
}
