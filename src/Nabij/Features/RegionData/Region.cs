using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Territories;

namespace Nabij.Features.RegionData;

/// <summary>A region as its files say it, before it is compared with the database.</summary>
internal sealed record Region
{
    public required IReadOnlyList<SourceInfo> Sources { get; init; }
    public required IReadOnlyList<SchemeFile> Schemes { get; init; }
    public required IReadOnlyList<TermFile> Terms { get; init; }
    public required IReadOnlyList<OrganizationFile> Organizations { get; init; }
    public required IReadOnlyList<ServiceFile> Services { get; init; }
    public required IReadOnlyList<LocationFile> Locations { get; init; }
    public required Doors Doors { get; init; }
    public required IReadOnlyList<Danger> Dangers { get; init; }
    public required IReadOnlyList<Moment> Moments { get; init; }
    public required IReadOnlyList<Situation> Situations { get; init; }
    public required IReadOnlyList<Words> Words { get; init; }
}

internal sealed record SchemeFile(string Code, TerritoryLevel Level, LocalText Name, string? Dated, string Source, IReadOnlyList<TerritoryFile> Territories);

internal sealed record TerritoryFile(string Code, TerritoryDocument Document, IReadOnlyList<(string Whole, Certainty Certainty)> Within);

/// <summary>Where an entry comes from: an id of the region's sources, and that source's date.</summary>
internal sealed record Origin(string Source, DateOnly? Date);

internal sealed record TermFile(TermType Type, string Scheme, string Code, Origin Origin, TermDocument Document);

internal sealed record OrganizationFile(string Key, Origin Origin, OrganizationDocument Document);

internal sealed record ServiceFile(string Key, ServiceType Type, string? Organization, Origin Origin, ServiceDocument Document)
{
    /// <summary>Keys of the locations it is at.</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];
}

internal sealed record LocationFile(string Key, Origin Origin, LocationDocument Document);
