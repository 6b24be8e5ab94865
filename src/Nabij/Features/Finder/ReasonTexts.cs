using Nabij.Data;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>Says why a result is there, in the reader's language.</summary>
internal sealed class ReasonTexts(TextsOf<Texts> texts)
{
    public static string Code(ReasonCode code) => code switch
    {
        ReasonCode.FoundByWord => "found-by-word",
        ReasonCode.FoundByOtherLanguage => "found-by-other-language",
        ReasonCode.FoundBySpelling => "found-by-spelling",
        ReasonCode.ServesNeighbourhood => "serves-neighbourhood",
        ReasonCode.ServesMunicipality => "serves-municipality",
        ReasonCode.ServesZone => "serves-zone",
        ReasonCode.ServesRegion => "serves-region",
        ReasonCode.OpenNow => "open-now",
        ReasonCode.HasPlaces => "has-places",
        ReasonCode.LowThreshold => "low-threshold",
        ReasonCode.Free => "free",
        ReasonCode.SpeaksLanguage => "speaks-language",
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    /// <summary>Hits as cards on a page, with why each is there.</summary>
    public IReadOnlyList<ResultCard> Cards(IEnumerable<Hit<Entry>> hits) =>
        [.. hits.Select(h => new ResultCard(h.Shown, h.Tier, [.. h.Reasons.Select(r => LocalText.Of((Languages.Current, Text(r, Languages.Current))))], []))];

    public string Text(Reason reason, string language) =>
        texts.In(language, "reason." + Code(reason.Code)).Replace("{word}", reason.Word, StringComparison.Ordinal);
}
