namespace Nabij.Search;

/// <summary>The few codes the index itself knows. All others are the caller's.</summary>
public static class SearchCodes
{
    /// <summary>The only value of <see cref="Facet.Open"/>.</summary>
    public const string Now = "now";

    /// <summary>In <see cref="SearchDocument{T}.Thresholds"/>: gives the reason <see cref="ReasonCode.LowThreshold"/>.</summary>
    public const string LowThreshold = "low";

    /// <summary>In <see cref="SearchDocument{T}.Cost"/>: gives the reason <see cref="ReasonCode.Free"/>.</summary>
    public const string Free = "free";

    /// <summary>
    /// In <see cref="SearchDocument{T}.Kinds"/> and <see cref="SaidWord.Kinds"/>: not a kind but one document, so that people's words can
    /// name it too. No facet counts it.
    /// </summary>
    public static string Entry(string key) => EntryPrefix + key;

    internal static bool IsEntry(string code) => code.StartsWith(EntryPrefix, StringComparison.Ordinal);

    private const string EntryPrefix = "entry:";

    /// <summary>Values of <see cref="Facet.Type"/>.</summary>
    public static string Of(DocumentType type) => type switch
    {
        DocumentType.Service => "service",
        DocumentType.Helpline => "helpline",
        DocumentType.Help => "help",
        DocumentType.Informal => "informal",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Values of <see cref="Facet.Audience"/>.</summary>
    public static string Of(Audience audience) => audience switch
    {
        Audience.Everyone => "everyone",
        Audience.Circle => "circle",
        Audience.Professionals => "professionals",
        Audience.Professions => "professions",
        _ => throw new ArgumentOutOfRangeException(nameof(audience)),
    };
}
