using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Territories;

/// <summary>One territory of one scheme. Its full code is <c>scheme:code</c>, such as <c>nis:21004</c>.</summary>
internal sealed class Territory : IInFeed
{
    public const int MaxCode = 80;

    public required Guid Id { get; init; }
    public required Guid SchemeId { get; init; }

    /// <summary>The full code.</summary>
    public required string Code { get; init; }
    public required TerritoryDocument Document { get; set; }
}

/// <summary>All that is read and edited with a territory.</summary>
internal sealed record TerritoryDocument
{
    public required LocalText Name { get; init; }

    /// <summary>Former, short and popular names, by language.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> OtherNames { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>WGS 84 degrees.</summary>
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }

    /// <summary>Column and row of its hexagon in the schematic map; null: not on it.</summary>
    public IReadOnlyList<double>? Tile { get; init; }

    /// <summary>How the land is used: residential, green, industry, cemetery; null when the scheme does not say.</summary>
    public string? Use { get; init; }
    public string? Web { get; init; }

    /// <summary>Published figures in percent, by code and year (<c>age65-2025</c>). Absent: not published, never zero.</summary>
    public IReadOnlyDictionary<string, decimal> Indicators { get; init; } = new Dictionary<string, decimal>();
}

/// <summary>How sure it is that one territory lies in another.</summary>
internal enum Certainty
{
    Certain,

    /// <summary>Only a part of it does.</summary>
    Partial,

    /// <summary>The sources do not say so outright; to be confirmed.</summary>
    Unconfirmed,
}

/// <summary>Territory <see cref="PartId"/> lies in <see cref="WholeId"/>. Many-to-many: a district can lie in two municipalities.</summary>
internal sealed class TerritoryLink : IInFeed
{
    public required Guid Id { get; init; }
    public required Guid PartId { get; init; }
    public required Guid WholeId { get; init; }
    public required Certainty Certainty { get; set; }
}

internal sealed class TerritoryMapping : IEntityTypeConfiguration<Territory>, IEntityTypeConfiguration<TerritoryLink>
{
    public void Configure(EntityTypeBuilder<Territory> builder)
    {
        builder.ToTable("Territories");
        builder.Property(t => t.Code).HasMaxLength(Territory.MaxCode);
        builder.Property(t => t.Document).IsJson();
        builder.HasIndex(t => t.Code).IsUnique();
        builder.HasOne<TerritoryScheme>().WithMany().HasForeignKey(t => t.SchemeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TerritoryLink> builder)
    {
        builder.ToTable("TerritoryLinks");
        builder.Property(l => l.Certainty).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Territory>().WithMany().HasForeignKey(l => l.PartId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Territory>().WithMany().HasForeignKey(l => l.WholeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.PartId, l.WholeId }).IsUnique();
    }
}

/// <summary>The same territory has the same id, whether the region's files or a file of boundaries brought it.</summary>
internal static class TerritoryIds
{
    public static Guid Of(string code) => StableId.From("brussels/territory", code);

    public static Guid OfLink(string part, string whole) => StableId.From("brussels/territory-link", $"{part}/{whole}");
}
