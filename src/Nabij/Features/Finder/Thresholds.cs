using Nabij.Features.Directory;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>Turns what one must have, be or bring into the codes one can filter by (FIELD 3). What is not known gives no code.</summary>
internal static class Thresholds
{
    public const string Anonymous = "anonymous";
    public const string StepFree = "step-free";
    public const string Interpreter = "interpreter";

    /// <summary>What can stand between a person and help.</summary>
    public static readonly string[] Hurdles = ["appointment", "insurance", "papers", "address", "referral", "prescription", "recognition", "membership"];

    /// <summary>All codes, for checking input.</summary>
    public static readonly string[] Codes = [SearchCodes.LowThreshold, Anonymous, .. Hurdles.Select(h => "no-" + h), StepFree, Interpreter];

    public static IReadOnlyList<string> Of(TermDocument kind) =>
        Of(Known(kind.Thresholds, kind.Access), kind.Audience, kind.Cost, kind.Channels);

    public static IReadOnlyList<string> Of(ServiceDocument service) =>
    [
        .. Of(Known(service.Thresholds, service.Access), service.Audience, service.Cost, service.Channels),
        .. service.StepFree == true ? [StepFree] : Array.Empty<string>(),
        .. service.InterpreterAvailable == true ? [Interpreter] : Array.Empty<string>(),
    ];

    /// <summary>What is known, with what follows from how one gets in: who may ask directly needs no referral and no prescription, and so on.</summary>
    public static IReadOnlyDictionary<string, bool> Known(IReadOnlyDictionary<string, bool> said, string? access)
    {
        var known = new Dictionary<string, bool>(said, StringComparer.Ordinal);
        var follows = access switch
        {
            "direct" => [("referral", false), ("prescription", false)],
            "via-professional" => [("referral", true)],
            "prescription" => [("prescription", true)],
            "decision" => [("recognition", true)],
            _ => Array.Empty<(string, bool)>(),
        };
        foreach (var (hurdle, needed) in follows)
        {
            known.TryAdd(hurdle, needed);
        }

        return known;
    }

    // Low: no papers, no appointment, free, in person, and a door that residents can open at all.
    private static List<string> Of(IReadOnlyDictionary<string, bool> known, string audience, string? cost, IReadOnlyList<string> channels)
    {
        var codes = Hurdles.Where(h => known.TryGetValue(h, out var needed) && !needed).Select(h => "no-" + h).ToList();
        if (known.TryGetValue(Anonymous, out var anonymous) && anonymous)
        {
            codes.Add(Anonymous);
        }

        var inPerson = channels.Any(c => c is "counter" or "home-visit" or "mobile-team");
        if (inPerson && (audience is "everyone" or "circle") && cost == SearchCodes.Free && codes.Contains("no-papers") && codes.Contains("no-appointment"))
        {
            codes.Add(SearchCodes.LowThreshold);
        }

        return codes;
    }
}
