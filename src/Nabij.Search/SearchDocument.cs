namespace Nabij.Search;

/// <summary>What kind of answer a document is.</summary>
public enum DocumentType : byte
{
    Service,
    Helpline,
    Help,
    Informal,
}

/// <summary>How specialised the help is. General help is offered before specialised help (stepped care).</summary>
public enum CareLevel : byte
{
    General,
    Specialised,

    /// <summary>Case management and consultation: ranks below ordinary answers unless asked by name or by a professional.</summary>
    Coordination,
}

/// <summary>Who may contact the service.</summary>
public enum Audience : byte
{
    Everyone,

    /// <summary>The person concerned and those around them.</summary>
    Circle,
    Professionals,

    /// <summary>Only named professions.</summary>
    Professions,
}

/// <summary>The sides by which results can be narrowed and counted. Values are stable codes, never words on a screen.</summary>
public enum Facet : byte
{
    Kind,
    Type,
    Audience,
    Channel,
    Language,
    Cost,
    Threshold,
    Open,
}

/// <summary>
/// One thing that can be found. <typeparamref name="T"/> is what a result shows; the index keeps it and never reads it.
/// Texts are by ISO 639-1 language code; codes are compared exactly as given.
/// </summary>
public sealed record SearchDocument<T>
{
    private static readonly IReadOnlyDictionary<string, string> NoText = new Dictionary<string, string>();

    /// <summary>The same in every language and on every installation of the same data.</summary>
    public required Guid Id { get; init; }
    public required T Shown { get; init; }
    public required DocumentType Type { get; init; }
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Other names, former names, abbreviations: pairs of language code and name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> OtherNames { get; init; } = [];
    public IReadOnlyDictionary<string, string> Organization { get; init; } = NoText;
    public IReadOnlyDictionary<string, string> Description { get; init; } = NoText;

    /// <summary>Codes of the kinds of help this document gives, or is (for <see cref="DocumentType.Help"/>).</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Codes of the territories really served, such as <c>nis:21004</c>. Empty: not known, then nowhere near.</summary>
    public IReadOnlyList<string> AreasServed { get; init; } = [];

    /// <summary>WGS 84 degrees; null for a line, a guide entry or a confidential address.</summary>
    public GeoPoint? Point { get; init; }
    public CareLevel Level { get; init; }
    public Audience Audience { get; init; }
    public IReadOnlyList<string> Channels { get; init; } = [];
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<string> Thresholds { get; init; } = [];
    public string? Cost { get; init; }

    /// <summary>The caller's number for these opening hours; documents with equal hours share it. Null: hours not known.</summary>
    public int? Hours { get; init; }

    /// <summary>True: has places. False: full or a waiting list. Null: not known.</summary>
    public bool? Accepting { get; init; }

    /// <summary>The day its facts were last checked.</summary>
    public DateOnly? CheckedOn { get; init; }
}

/// <summary>WGS 84 degrees.</summary>
public readonly record struct GeoPoint(double Latitude, double Longitude);
