using System.Globalization;
using Nabij.Platform;

namespace Nabij.Features.Territories;

/// <summary>
/// Where a point lies: by the official outlines of the schemes that have them, for the other schemes by the nearest centres, which is
/// never certain.
/// </summary>
internal sealed partial class PlaceBook
{
    // Farther than this from every district's centre is outside the region, where no boundaries are loaded.
    private const double OutsideMetres = 2_500;

    private static readonly TerritoryLevel[] SmallestFirst = [TerritoryLevel.Neighbourhood, TerritoryLevel.Postcode, TerritoryLevel.Municipality, TerritoryLevel.Zone];

    // Where a point on a border leads someone astray most.
    private static readonly TerritoryLevel[] AskedBackFirst = [TerritoryLevel.Municipality, TerritoryLevel.Zone, TerritoryLevel.Neighbourhood, TerritoryLevel.Postcode];

    private Result<Place> At(double latitude, double longitude)
    {
        if (!(Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180) || _districts.Length + _boundaries.Count == 0)
        {
            return Unknown;
        }

        var hits = _boundaries.At(latitude, longitude)
            .Where(h => _byCode.ContainsKey(h.Code))
            .Select(h => new PlaceCandidate(_byCode[h.Code], h.Certainty))
            .OrderBy(h => Array.IndexOf(SmallestFirst, h.Territory.Level))
            .ThenBy(h => h.Territory.Code, StringComparer.Ordinal)
            .ToList();
        if (OutlinedSchemes().Any(s => hits.All(h => SchemeOf(h.Territory) != s)))
        {
            return OutsideAt(latitude, longitude);
        }

        var inside = hits.Where(h => h.Territory.Level is not TerritoryLevel.Region).ToList();
        return inside.Count > 0 ? Within(latitude, longitude, inside) : ByCentres(latitude, longitude);
    }

    // Schemes that cover the region whole and have all their outlines: what lies in none of these is outside.
    private IEnumerable<string> OutlinedSchemes() =>
        _outlined ??= [.. _byCode.Values.Where(t => t.Level is TerritoryLevel.Region or TerritoryLevel.Municipality)
            .GroupBy(SchemeOf, StringComparer.Ordinal)
            .Where(g => g.All(t => _boundaries.Has(t.Code)))
            .Select(g => g.Key)];

    private string[]? _outlined;

    private Place Within(double latitude, double longitude, List<PlaceCandidate> hits)
    {
        var near = Possible(latitude, longitude).Districts;
        var municipalities = hits.Where(h => h.Territory.Level is TerritoryLevel.Municipality).ToList();
        var known = municipalities.Count > 0 ? municipalities : MunicipalitiesOf(hits.Select(h => h.Territory));
        if (known.Count == 0)
        {
            known = [.. MunicipalitiesOf(near).Select(m => m with { Certainty = Certainty.Unconfirmed })];
        }

        var zones = hits.Where(h => h.Territory.Level is TerritoryLevel.Zone).ToList();
        if (zones.Count == 0)
        {
            zones = [.. hits.SelectMany(h => ZonesOf(h.Territory, [])).Concat(known.SelectMany(m => ZonesOf(m.Territory, []))).DistinctBy(z => z.Territory.Code)];
        }

        var rivals = AskedBackFirst.SelectMany(level => hits.Where(h => h.Territory.Level == level).GroupBy(h => SchemeOf(h.Territory), StringComparer.Ordinal)).FirstOrDefault(g => g.Count() > 1);
        var choices = rivals?.ToList() ?? (known.Count > 1 ? known : []);
        var schemes = hits.Select(h => SchemeOf(h.Territory)).ToHashSet(StringComparer.Ordinal);
        var inKnown = near.Where(d => !schemes.Contains(SchemeOf(d)) && MunicipalitiesOf([d]).Any(m => known.Any(k => k.Territory == m.Territory)));
        return new Place
        {
            State = choices.Count > 0 ? PlaceState.Ambiguous : PlaceState.Found,
            Label = hits[0].Territory.Name,
            Candidates = choices.Count > 0 ? choices : [.. hits, .. known.Except(hits)],
            Neighbourhoods = [.. hits.Select(h => h.Territory).Where(t => t.Level is TerritoryLevel.Neighbourhood).Concat(inKnown).Select(t => t.Code)],
            Municipalities = [.. known.Concat(hits.Where(h => h.Territory.Level is TerritoryLevel.Postcode)).Select(m => m.Territory.Code)],
            Zones = [.. zones.Select(z => z.Territory.Code)],
            Regions = [.. _byCode.Values.Where(t => t.Level is TerritoryLevel.Region).Select(t => t.Code)],
            Point = (latitude, longitude),
        };
    }

    private Result<Place> ByCentres(double latitude, double longitude)
    {
        var (possible, metres) = Possible(latitude, longitude);
        if (possible.Count == 0 || metres > OutsideMetres)
        {
            return OutsideAt(latitude, longitude);
        }

        var municipalities = MunicipalitiesOf(possible).Select(m => m with { Certainty = Certainty.Unconfirmed }).ToList();
        var place = municipalities.Count > 1 ? Several(possible[0].Name, municipalities) : Of(possible[0]);
        return place with
        {
            Neighbourhoods = [.. possible.Select(d => d.Code)],
            Point = (latitude, longitude),
            Candidates = [.. place.Candidates.Select(c => c with { Certainty = Certainty.Unconfirmed })],
        };
    }

    // The district with the nearest centre first; another one almost as near may be the real one.
    private (IReadOnlyList<TerritoryView> Districts, double Metres) Possible(double latitude, double longitude)
    {
        var byDistance = _districts
            .Select(d => (District: d, Metres: Geo.Metres(latitude, longitude, d.Document.Latitude!.Value, d.Document.Longitude!.Value)))
            .OrderBy(d => d.Metres)
            .ThenBy(d => d.District.Code, StringComparer.Ordinal)
            .ToList();
        return byDistance.Count == 0
            ? ([], double.PositiveInfinity)
            : ([.. byDistance.TakeWhile(d => d.Metres <= byDistance[0].Metres * 1.3 + 50).Take(4).Select(d => d.District)], byDistance[0].Metres);
    }

    private List<PlaceCandidate> MunicipalitiesOf(IEnumerable<TerritoryView> territories) =>
        [.. territories.SelectMany(t => Wholes(t, TerritoryLevel.Municipality)).DistinctBy(m => m.Territory.Code)];

    private static string SchemeOf(TerritoryView territory) => territory.Code.Split(':')[0];

    private static Place OutsideAt(double latitude, double longitude) =>
        Outside(string.Create(CultureInfo.InvariantCulture, $"{latitude:0.####}, {longitude:0.####}"));
}
