using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Confidential;

/// <summary>
/// Where a confidential location really is (FIELD 10). It has the location's id and a table of its own; no other feature may use this one,
/// so no page, search, map, export or feed can reach it.
/// </summary>
internal sealed class SealedAddress
{
    public const int MaxLength = 2_000;

    public required Guid Id { get; init; }
    public required Sealed Address { get; set; }
    public required DateTimeOffset SealedAt { get; set; }

    /// <summary>What the seal is bound to.</summary>
    public static string Purpose(Guid location) => $"confidential address of {location}";
}

internal sealed class SealedAddressMapping : IEntityTypeConfiguration<SealedAddress>
{
    public void Configure(EntityTypeBuilder<SealedAddress> builder)
    {
        builder.ToTable("SealedAddresses");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Address).IsSealed(SealedAddress.Purpose);
        builder.HasOne<Location>().WithOne().HasForeignKey<SealedAddress>(a => a.Id).OnDelete(DeleteBehavior.Cascade);
    }
}
