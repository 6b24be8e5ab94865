using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;

namespace Nabij.Features.Corrections;

internal sealed class CorrectionMapping : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("Corrections");
        builder.Ignore(c => c.Spoken);
        builder.Ignore(c => c.WillBeTold);
        builder.Property(c => c.Reference).HasMaxLength(Correction.MaxReference);
        builder.Property(c => c.TokenHash).HasMaxLength(64);
        builder.Property(c => c.Entry).HasMaxLength(100);
        builder.Property(c => c.Language).HasMaxLength(2);
        builder.Property(c => c.Part).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Words).HasMaxLength(Correction.MaxWords);
        builder.Property(c => c.Mail).IsSealedOrNothing(Correction.Purpose);
        builder.Property(c => c.Receipt).IsSealedOrNothing(Correction.ReceiptPurpose);
        builder.Property(c => c.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.HandledAt).IsConcurrencyToken();
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => c.TokenHash).IsUnique();
        builder.HasIndex(c => c.SentAt);
        builder.HasIndex(c => c.Entry);
    }
}

internal static class CorrectionTables
{
    extension(NabijDb db)
    {
        public DbSet<Correction> Corrections => db.Set<Correction>();
        public DbSet<CorrectionPhoto> CorrectionPhotos => db.Set<CorrectionPhoto>();
    }
}
