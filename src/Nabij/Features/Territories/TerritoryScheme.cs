using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;

namespace Nabij.Features.Territories;

/// <summary>What kind of territory a scheme has, from widest to smallest; postcodes cut across.</summary>
internal enum TerritoryLevel
{
    Region,
    Zone,
    Municipality,
    Neighbourhood,
    Postcode,
}

/// <summary>
/// One way to divide the region, dated and sourced. There is not one map: official sources differ, and a region can load its own.
/// </summary>
internal sealed class TerritoryScheme : IInFeed
{
    public const int MaxCode = 40;

    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required TerritoryLevel Level { get; init; }
    public required LocalText Name { get; set; }

    /// <summary>Month or year of the division, as the source gives it; null when undated.</summary>
    public required string? Dated { get; set; }
    public required string Source { get; set; }
}

internal sealed class TerritorySchemeMapping : IEntityTypeConfiguration<TerritoryScheme>
{
    public void Configure(EntityTypeBuilder<TerritoryScheme> builder)
    {
        builder.ToTable("TerritorySchemes");
        builder.Property(s => s.Code).HasMaxLength(TerritoryScheme.MaxCode);
        builder.Property(s => s.Level).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Name).IsJson();
        builder.Property(s => s.Dated).HasMaxLength(10);
        builder.Property(s => s.Source).HasMaxLength(60);
        builder.HasIndex(s => s.Code).IsUnique();
    }
}

internal static class TerritoryTables
{
    extension(NabijDb db)
    {
        public DbSet<TerritoryScheme> TerritorySchemes => db.Set<TerritoryScheme>();
        public DbSet<Territory> Territories => db.Set<Territory>();
        public DbSet<TerritoryLink> TerritoryLinks => db.Set<TerritoryLink>();
    }
}
