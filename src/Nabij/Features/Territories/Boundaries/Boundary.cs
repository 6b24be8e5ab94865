using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;

namespace Nabij.Features.Territories.Boundaries;

/// <summary>The official outline of one territory. It has the territory's id and goes with it.</summary>
internal sealed class Boundary : IInFeed
{
    public required Guid Id { get; init; }

    /// <summary>Polygon or multipolygon in degrees, as well-known binary in one fixed order: the same shape gives the same bytes.</summary>
    public required byte[] Shape { get; set; }
}

/// <summary>Where the outlines of one scheme come from. It has the scheme's id; a new file replaces it.</summary>
internal sealed class BoundarySet : IInFeed
{
    public const int MaxSource = 200;

    public required Guid Id { get; init; }

    /// <summary>Who published the file, as the person who imported it said; null when they did not.</summary>
    public required string? Source { get; set; }

    /// <summary>Day, month or year of the file; null when it was not said.</summary>
    public required string? Dated { get; set; }
    public required DateTimeOffset ImportedAt { get; set; }

    /// <summary>The scheme was empty in the region's files, so its territories come from the boundaries and stay with them.</summary>
    public required bool MakesTerritories { get; init; }
}

internal sealed class BoundaryMapping : IEntityTypeConfiguration<Boundary>, IEntityTypeConfiguration<BoundarySet>
{
    public void Configure(EntityTypeBuilder<Boundary> builder)
    {
        builder.ToTable("Boundaries");
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.HasOne<Territory>().WithOne().HasForeignKey<Boundary>(b => b.Id).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BoundarySet> builder)
    {
        builder.ToTable("BoundarySets");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Source).HasMaxLength(BoundarySet.MaxSource);
        builder.Property(s => s.Dated).HasMaxLength(10);
        builder.HasOne<TerritoryScheme>().WithOne().HasForeignKey<BoundarySet>(s => s.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

internal static class BoundaryTables
{
    extension(NabijDb db)
    {
        public DbSet<Boundary> Boundaries => db.Set<Boundary>();
        public DbSet<BoundarySet> BoundarySets => db.Set<BoundarySet>();
    }
}
