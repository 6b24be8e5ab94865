using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nabij.Features.Audit;

/// <summary>
/// One row: up to which position the file of seals was seen to reach. A file that ends before was cut; one that ends at it while the chain
/// goes on was interrupted.
/// </summary>
internal sealed class AuditSealing
{
    public int Id { get; init; } = 1;
    public long WrittenTo { get; set; }
}

internal sealed class AuditSealingMapping : IEntityTypeConfiguration<AuditSealing>
{
    public void Configure(EntityTypeBuilder<AuditSealing> builder)
    {
        builder.ToTable("AuditSealing");
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}
