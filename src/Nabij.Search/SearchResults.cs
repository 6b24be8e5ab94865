namespace Nabij.Search;

public sealed record SearchResults<T>
{
    /// <summary>All documents that answer, not only those on this page.</summary>
    public required int Total { get; init; }

    /// <summary>How many more would answer elsewhere: they match the words and filters, and serve another place. 0 without a place.</summary>
    public required int Elsewhere { get; init; }
    public required IReadOnlyList<Hit<T>> Hits { get; init; }

    /// <summary>
    /// Per facet its values, most frequent first, then by code. A facet's counts obey every filter but its own, so that ticking
    /// a second value shows what it would add. <see cref="Facet.Open"/> has <c>now</c> only.
    /// </summary>
    public required IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets { get; init; }

    /// <summary>Kinds of help the question was understood to mean, strongest first, with the word that led there.</summary>
    public required IReadOnlyList<UnderstoodKind> Understood { get; init; }

    /// <summary>
    /// Words were asked and hardly answered: nothing was found, or nothing was understood and the first hit carries less than half of them.
    /// </summary>
    public required bool IsWeak { get; init; }

    /// <summary>Danger topics named in the question, in order of the lexicon.</summary>
    public required IReadOnlyList<string> Dangers { get; init; }

    /// <summary>Language the question seems to be in; null when it can't be told.</summary>
    public required string? DetectedLanguage { get; init; }
}

public sealed record FacetCount(string Code, int Count);

/// <summary><paramref name="Word"/> as the lexicon writes it, in <paramref name="Language"/>; null when it may not be shown.</summary>
public sealed record UnderstoodKind(string Kind, string? Word, string Language);

public sealed record Hit<T>
{
    public required Guid Id { get; init; }
    public required T Shown { get; init; }

    /// <summary>With a place: how near it serves. Without: the widest territory it serves.</summary>
    public required Tier Tier { get; init; }

    /// <summary>Metres from the place's point, when both are known.</summary>
    public required int? DistanceMetres { get; init; }
    public required OpenState Open { get; init; }

    /// <summary>At most three reasons, most telling first.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }
}

public enum ReasonCode : byte
{
    /// <summary>Found through the word in <see cref="Reason.Word"/>, which differs from the words on the result.</summary>
    FoundByWord,

    /// <summary>Found through a word of another language, in <see cref="Reason.Word"/>.</summary>
    FoundByOtherLanguage,

    /// <summary>Found although the question was spelt differently; <see cref="Reason.Word"/> is the word understood.</summary>
    FoundBySpelling,
    ServesNeighbourhood,
    ServesMunicipality,
    ServesZone,
    ServesRegion,
    OpenNow,
    HasPlaces,
    LowThreshold,
    Free,

    /// <summary>Helps in the reader's language.</summary>
    SpeaksLanguage,
}

public sealed record Reason(ReasonCode Code, string? Word = null, string? WordLanguage = null);
