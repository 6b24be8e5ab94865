using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Features.Organisations;

namespace Nabij.Features.Agreements;

internal enum AgreementAct
{
    Proposed,
    Accepted,
    Declined,
    Withdrawn,
    Ended,
}

/// <summary>One step in the life of an agreement: both organisations see which of them did what, and when. Never changed.</summary>
internal sealed class AgreementStep
{
    public required Guid Id { get; init; }
    public required Guid AgreementId { get; init; }
    public required AgreementAct Act { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid OrganisationId { get; init; }

    /// <summary>Who did it for the organisation.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The last day that was said.</summary>
    public DateOnly? LastDay { get; init; }
}

internal sealed class AgreementStepMapping : IEntityTypeConfiguration<AgreementStep>
{
    public void Configure(EntityTypeBuilder<AgreementStep> builder)
    {
        builder.ToTable("AgreementSteps");
        builder.Property(s => s.Act).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(s => s.AgreementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class AgreementTables
{
    extension(NabijDb db)
    {
        public DbSet<Agreement> Agreements => db.Set<Agreement>();
        public DbSet<AgreementStep> AgreementSteps => db.Set<AgreementStep>();
    }
}
