using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Nabij.Data;
using Nabij.Features.Territories.Boundaries;
using Nabij.Platform;

namespace Nabij.Features.Territories;

/// <summary>
/// Understands where someone means: a postcode, a point, a territory's code, a name, or an address with a postcode in it.
/// Immutable; made from the territory tables, asks no database.
/// </summary>
internal sealed partial class PlaceBook
{
    public const int MaxNear = 200;
    public static readonly Problem Unknown = new("place.unknown", ProblemKind.Invalid, "near");

    private readonly Dictionary<string, TerritoryView> _byCode;
    private readonly ILookup<string, (TerritoryView Whole, Certainty Certainty)> _wholes;
    private readonly ILookup<string, (TerritoryView Part, Certainty Certainty)> _parts;
    private readonly PlaceNames _names;
    private readonly TerritoryView[] _districts;
    private readonly BoundaryMap _boundaries;

    // As many as there are territories.
    private readonly ConcurrentDictionary<string, Place> _places = new(StringComparer.Ordinal);

    public PlaceBook(IEnumerable<TerritoryView> territories, IEnumerable<(string Part, string Whole, Certainty Certainty)> links, BoundaryMap? boundaries = null)
    {
        _boundaries = boundaries ?? BoundaryMap.Empty;
        _byCode = territories.ToDictionary(t => t.Code, StringComparer.OrdinalIgnoreCase);
        var known = links.Where(l => _byCode.ContainsKey(l.Part) && _byCode.ContainsKey(l.Whole)).ToList();
        _wholes = known.ToLookup(l => l.Part, l => (_byCode[l.Whole], l.Certainty), StringComparer.OrdinalIgnoreCase);
        _parts = known.ToLookup(l => l.Whole, l => (_byCode[l.Part], l.Certainty), StringComparer.OrdinalIgnoreCase);
        _names = new PlaceNames(_byCode.Values);
        _districts = [.. _byCode.Values.Where(t => t is { Level: TerritoryLevel.Neighbourhood, Document: { Latitude: not null, Longitude: not null } })];
    }

    public IEnumerable<TerritoryView> All => _byCode.Values;

    public TerritoryView? ByCode(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The territories one lies in, nearest level first.</summary>
    public IEnumerable<PlaceCandidate> WholesOf(string code) => _wholes[code].Select(w => new PlaceCandidate(w.Whole, w.Certainty));

    /// <summary>The territories that lie in one.</summary>
    public IEnumerable<PlaceCandidate> PartsOf(string code) => _parts[code].Select(p => new PlaceCandidate(p.Part, p.Certainty));

    /// <summary>What <paramref name="near"/> means. Nothing typed is no place; what cannot be understood is a problem, never a guess.</summary>
    public Result<Place> Find(string? near)
    {
        var text = near?.Trim() ?? "";
        if (text.Length == 0)
        {
            return Place.None;
        }

        if (text.Length > MaxNear)
        {
            return Unknown;
        }

        if (_byCode.TryGetValue(text, out var named))
        {
            return Of(named);
        }

        if (PointPattern().Match(text) is { Success: true } point)
        {
            return At(Number(point, "lat"), Number(point, "lon"));
        }

        if (text.Contains(':', StringComparison.Ordinal))
        {
            return Unknown;
        }

        if (PostcodePattern().Matches(text).Select(m => m.Value).FirstOrDefault(p => _byCode.ContainsKey("postcode:" + p)) is { } postcode)
        {
            return Of(_byCode["postcode:" + postcode]);
        }

        if (PostcodePattern().Match(text) is { Success: true } elsewhere)
        {
            return IsBelgianElsewhere(elsewhere.Value) ? Outside(text) : Unknown;
        }

        return _names.Find(text) switch
        {
            [] => Unknown,
            [var only] => Of(only),
            var several => Several(LocalText.Of(("nl", text), ("fr", text), ("en", text)), [.. several.Select(t => new PlaceCandidate(t, Certainty.Unconfirmed))]),
        };
    }

    /// <summary>The place that is this territory. It is ambiguous where the territory lies in several at the next level up.</summary>
    public Place Of(TerritoryView territory) => _places.GetOrAdd(territory.Code, static (_, x) => x.Book.Make(x.Territory), (Book: this, Territory: territory));

    private Place Make(TerritoryView territory)
    {
        var municipalities = territory.Level switch
        {
            TerritoryLevel.Municipality => [new PlaceCandidate(territory, Certainty.Certain)],
            TerritoryLevel.Postcode or TerritoryLevel.Neighbourhood => Wholes(territory, TerritoryLevel.Municipality),
            _ => [],
        };
        var zones = ZonesOf(territory, municipalities);
        PlaceCandidate[] choices = municipalities.Count > 1 ? [.. municipalities] : zones.Count > 1 && territory.Level is not TerritoryLevel.Region ? [.. zones] : [];
        return Reach(territory, municipalities, zones) with
        {
            State = choices.Length > 0 ? PlaceState.Ambiguous : PlaceState.Found,
            Label = territory.Name,
            Candidates = choices.Length > 0 ? choices : [new PlaceCandidate(territory, municipalities is [var one] ? one.Certainty : Certainty.Certain)],
        };
    }

    /// <summary>A place named inside a question, and the question without it; null when it names none.</summary>
    public (TerritoryView Territory, string Others)? FindIn(string question)
    {
        var text = question.Length > MaxNear ? question[..MaxNear] : question;
        if (PostcodePattern().Matches(text).FirstOrDefault(m => _byCode.ContainsKey("postcode:" + m.Value)) is { } postcode)
        {
            return (_byCode["postcode:" + postcode.Value], question.Remove(postcode.Index, postcode.Length).Trim());
        }

        return _names.FindIn(text) is var (territory, at) ? (territory, question.Remove(at.Start.Value, at.End.Value - at.Start.Value).Trim()) : null;
    }

    private Place Several(LocalText label, IReadOnlyList<PlaceCandidate> candidates)
    {
        var places = candidates.Select(c => Of(c.Territory)).ToList();
        return new Place
        {
            State = PlaceState.Ambiguous,
            Label = label,
            Candidates = candidates,
            Neighbourhoods = [.. places.SelectMany(p => p.Neighbourhoods).Distinct(StringComparer.Ordinal)],
            Municipalities = [.. places.SelectMany(p => p.Municipalities).Distinct(StringComparer.Ordinal)],
            Zones = [.. places.SelectMany(p => p.Zones).Distinct(StringComparer.Ordinal)],
            Regions = [.. places.SelectMany(p => p.Regions).Distinct(StringComparer.Ordinal)],
        };
    }

    private IReadOnlyList<PlaceCandidate> ZonesOf(TerritoryView territory, IReadOnlyList<PlaceCandidate> municipalities)
    {
        if (territory.Level is TerritoryLevel.Zone)
        {
            return [new PlaceCandidate(territory, Certainty.Certain)];
        }

        // What a source says of the territory itself goes before what follows from its municipality.
        var own = Wholes(territory, TerritoryLevel.Zone);
        return own.Count > 0 || territory.Level is TerritoryLevel.Region
            ? own
            : [.. municipalities.SelectMany(m => Wholes(m.Territory, TerritoryLevel.Zone)).DistinctBy(z => z.Territory.Code)];
    }

    // The territories a service must serve to count, per tier. A wide place is also served by who serves a part of it;
    // the person then still has to see whether it is their part, so that counts as the wider tier.
    private Place Reach(TerritoryView territory, IReadOnlyList<PlaceCandidate> municipalities, IReadOnlyList<PlaceCandidate> zones)
    {
        var inside = Inside(territory);
        return new Place
        {
            State = PlaceState.Found,
            Label = territory.Name,
            Neighbourhoods = territory.Level is TerritoryLevel.Neighbourhood ? [territory.Code] : [],
            Municipalities =
            [
                .. municipalities.Select(m => m.Territory.Code)
                    .Concat(municipalities.SelectMany(m => territory.Level is TerritoryLevel.Neighbourhood ? [] : Inside(m.Territory)))
                    .Concat(territory.Level is TerritoryLevel.Zone or TerritoryLevel.Region ? inside.Where(c => !c.StartsWith("zone:", StringComparison.Ordinal)) : [])
                    .Distinct(StringComparer.Ordinal),
            ],
            Zones = [.. zones.Select(z => z.Territory.Code).Concat(territory.Level is TerritoryLevel.Region ? inside.Where(c => c.StartsWith("zone:", StringComparison.Ordinal)) : [])],
            Regions = [.. _byCode.Values.Where(t => t.Level is TerritoryLevel.Region).Select(t => t.Code)],
            Point = territory is { Level: TerritoryLevel.Neighbourhood, Document: { Latitude: { } lat, Longitude: { } lon } } ? (lat, lon) : null,
        };
    }

    private HashSet<string> Inside(TerritoryView territory)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([territory.Code]);
        while (open.TryPop(out var code))
        {
            foreach (var (part, _) in _parts[code])
            {
                if (found.Add(part.Code))
                {
                    open.Push(part.Code);
                }
            }
        }

        return found;
    }

    private List<PlaceCandidate> Wholes(TerritoryView territory, TerritoryLevel level) =>
        [.. WholesOf(territory.Code).Where(w => w.Territory.Level == level)];

    private static Place Outside(string label) =>
        new() { State = PlaceState.Outside, Label = LocalText.Of(("nl", label), ("fr", label), ("en", label)) };

    // Belgian postcodes by province (bpost): 1000–1299 is Brussels, 9992 the last one in use.
    private static bool IsBelgianElsewhere(string postcode) => int.Parse(postcode, CultureInfo.InvariantCulture) is >= 1300 and <= 9992;

    private static double Number(Match match, string group) =>
        double.TryParse(match.Groups[group].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    [GeneratedRegex(@"^(?<lat>-?[0-9]{1,9}(\.[0-9]{1,15})?)\s*[,;]\s*(?<lon>-?[0-9]{1,9}(\.[0-9]{1,15})?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PointPattern();

    [GeneratedRegex(@"\b[0-9]{4}\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PostcodePattern();
}
