namespace Nabij.Search;

/// <summary>Whether something is open at the moment of the question.</summary>
public enum OpenState : byte
{
    Unknown,
    Open,
    Closed,
}

/// <summary>How near the help comes: the smallest territory of the place that the service really serves.</summary>
public enum Tier : byte
{
    Neighbourhood,
    Municipality,
    Zone,
    Region,
}

public enum Asker : byte
{
    Everyone,
    Professional,
}

/// <summary>A question to the index. Unset means: not asked.</summary>
public sealed record SearchQuery
{
    /// <summary>What the person typed, of any length and any content; only the first part of a very long text is read.</summary>
    public string Text { get; init; } = "";

    /// <summary>The reader's language, an ISO 639-1 code.</summary>
    public string Language { get; init; } = "nl";
    public SearchPlace? Place { get; init; }
    public Asker Asker { get; init; }

    /// <summary>Values within a facet widen (or), facets together narrow (and). <see cref="Facet.Open"/> knows the value <c>now</c>.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<Facet, IReadOnlyList<string>>();

    /// <summary>State now of each <see cref="SearchDocument{T}.Hours"/> number; a number beyond the end is unknown.</summary>
    public IReadOnlyList<OpenState> Hours { get; init; } = [];

    /// <summary>The day of the question, for the age of facts.</summary>
    public required DateOnly Today { get; init; }
    public int Offset { get; init; }
    public int Limit { get; init; } = 20;
}

/// <summary>
/// The place asked about, as the territories a document must serve to count at each tier.
/// An ambiguous place names the territories of all its candidates. A document that serves none of them is no result.
/// </summary>
public sealed record SearchPlace
{
    public IReadOnlyList<string> Neighbourhoods { get; init; } = [];
    public IReadOnlyList<string> Municipalities { get; init; } = [];
    public IReadOnlyList<string> Zones { get; init; } = [];
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Where distances are measured from; null where the place is too wide for that to mean something.</summary>
    public GeoPoint? Point { get; init; }
}
