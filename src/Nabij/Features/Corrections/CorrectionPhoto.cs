using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Corrections;

/// <summary>
/// A photo sent with a report: the sign on the door with its new hours. It may show somebody, so it is sealed, seen by editors only, and goes when
/// the report is handled.
/// </summary>
internal sealed class CorrectionPhoto
{
    /// <summary>So many are kept at once, and no more: about a gigabyte.</summary>
    public const int Most = 2_000;

    /// <summary>The report's own id.</summary>
    public required Guid Id { get; init; }

    /// <summary>A JPEG made by <see cref="Pictures"/>.</summary>
    public required Sealed Picture { get; init; }

    /// <summary>What the seal is bound to.</summary>
    public static string Purpose(Guid id) => $"photo of correction {id}";
}

internal sealed class CorrectionPhotoMapping : IEntityTypeConfiguration<CorrectionPhoto>
{
    public void Configure(EntityTypeBuilder<CorrectionPhoto> builder)
    {
        builder.ToTable("CorrectionPhotos");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Picture).IsSealed(CorrectionPhoto.Purpose);
        builder.HasOne<Correction>().WithOne().HasForeignKey<CorrectionPhoto>(p => p.Id).OnDelete(DeleteBehavior.Cascade);
    }
}
