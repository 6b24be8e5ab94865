using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Features.Corrections;

namespace Nabij.Features.Proposals;

internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("Proposals");
        builder.Ignore(p => p.Spoken);
        builder.Property(p => p.Reference).HasMaxLength(Correction.MaxReference);
        builder.Property(p => p.TokenHash).HasMaxLength(64);
        builder.Property(p => p.Language).HasMaxLength(2);
        builder.Property(p => p.Name).HasMaxLength(Proposal.MaxName);
        builder.Property(p => p.What).HasMaxLength(Proposal.MaxWhat);
        builder.Property(p => p.Where).HasMaxLength(Proposal.MaxWhere);
        builder.Property(p => p.Contact).HasMaxLength(Proposal.MaxContact);
        builder.Property(p => p.Mail).IsSealedOrNothing(Proposal.Purpose);
        builder.Property(p => p.Receipt).IsSealedOrNothing(Proposal.ReceiptPurpose);
        builder.Property(p => p.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Entry).HasMaxLength(100);
        builder.Property(p => p.HandledAt).IsConcurrencyToken();
        builder.HasIndex(p => p.Reference).IsUnique();
        builder.HasIndex(p => p.TokenHash).IsUnique();
        builder.HasIndex(p => p.SentAt);
    }
}

internal static class ProposalTables
{
    extension(NabijDb db)
    {
        public DbSet<Proposal> Proposals => db.Set<Proposal>();
    }
}
