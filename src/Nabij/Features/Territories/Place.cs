using Nabij.Data;

namespace Nabij.Features.Territories;

internal enum PlaceState
{
    /// <summary>No place was asked about.</summary>
    None,
    Found,

    /// <summary>It can be several places; the answer is for all of them, and asks back.</summary>
    Ambiguous,

    /// <summary>A real place, outside the region.</summary>
    Outside,
}

/// <summary>A territory as others use it: no database behind it. <paramref name="Source"/> is that of its scheme.</summary>
internal sealed record TerritoryView(string Code, TerritoryLevel Level, TerritoryDocument Document, string Source)
{
    public LocalText Name => Document.Name;
}

/// <summary>One of the places the words can mean.</summary>
internal sealed record PlaceCandidate(TerritoryView Territory, Certainty Certainty);

/// <summary>
/// Where someone means. The four lists are the territories a service must serve to count at each tier; an ambiguous place has
/// those of all its candidates.
/// </summary>
internal sealed record Place
{
    public static readonly Place None = new() { State = PlaceState.None, Label = LocalText.None };

    public required PlaceState State { get; init; }
    public required LocalText Label { get; init; }
    public IReadOnlyList<PlaceCandidate> Candidates { get; init; } = [];
    public IReadOnlyList<string> Neighbourhoods { get; init; } = [];
    public IReadOnlyList<string> Municipalities { get; init; } = [];
    public IReadOnlyList<string> Zones { get; init; } = [];
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>WGS 84 degrees, when the place is small enough to measure a distance from.</summary>
    public (double Latitude, double Longitude)? Point { get; init; }
}
