using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>Turns what one must have, be or bring into the codes one can filter by.</summary>
internal static class Thresholds
{
    private static readonly string[] Hurdles = ["appointment", "insurance", "papers", "address", "referral", "prescription", "recognition", "membership"];

    /// <summary>All codes, for checking input.</summary>
    public static readonly string[] Codes = [SearchCodes.LowThreshold, "anonymous", .. Hurdles.Select(h => "no-" + h)];

    /// <summary>
    /// <c>no-…</c> for each hurdle that is known not to be there, <c>anonymous</c>, and <c>low</c>: no papers, no appointment, free,
    /// in person (FIELD 3). What is not known gives no code.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, bool> known, string? cost, IReadOnlyList<string> channels)
    {
        var codes = Hurdles.Where(h => known.TryGetValue(h, out var needed) && !needed).Select(h => "no-" + h).ToList();
        if (known.TryGetValue("anonymous", out var anonymous) && anonymous)
        {
            codes.Add("anonymous");
        }

        var inPerson = channels.Any(c => c is "counter" or "home-visit" or "mobile-team");
        if (inPerson && cost == SearchCodes.Free && codes.Contains("no-papers") && codes.Contains("no-appointment"))
        {
            codes.Add(SearchCodes.LowThreshold);
        }

        return codes;
    }
}
