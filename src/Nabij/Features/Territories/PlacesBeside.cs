namespace Nabij.Features.Territories;

/// <summary>Places of the same kind next to one: by the centres of their districts, so a hint, not a border.</summary>
internal static class PlacesBeside
{
    private const int Most = 6;

    // Districts whose centres lie nearer than this are taken to touch.
    private const double SideBySideMetres = 1_300;

    /// <summary>Nearest first; empty where nothing is known of where the place lies.</summary>
    public static IReadOnlyList<TerritoryView> Beside(this PlaceBook places, TerritoryView territory)
    {
        var own = DistrictsOf(places, territory);
        if (own.Count == 0 || territory.Level is TerritoryLevel.Region)
        {
            return [];
        }

        return
        [
            .. places.All.Where(t => t.Level == territory.Level && t.Code != territory.Code && Scheme(t) == Scheme(territory))
                .Select(t => (Territory: t, Metres: DistrictsOf(places, t).SelectMany(d => own, Metres).DefaultIfEmpty(double.MaxValue).Min()))
                .Where(t => t.Metres < SideBySideMetres)
                .OrderBy(t => t.Metres)
                .ThenBy(t => t.Territory.Code, StringComparer.Ordinal)
                .Take(Most)
                .Select(t => t.Territory),
        ];
    }

    private static double Metres(TerritoryView a, TerritoryView b) => a.Code == b.Code ? 0 :
        Geo.Metres(a.Document.Latitude!.Value, a.Document.Longitude!.Value, b.Document.Latitude!.Value, b.Document.Longitude!.Value);

    // A postcode's districts are those of its municipality: no table links them closer.
    private static List<TerritoryView> DistrictsOf(PlaceBook places, TerritoryView territory)
    {
        var found = new Dictionary<string, TerritoryView>(StringComparer.Ordinal);
        var open = new Stack<TerritoryView>(territory.Level is TerritoryLevel.Postcode
            ? places.WholesOf(territory.Code).Select(w => w.Territory).Where(w => w.Level is TerritoryLevel.Municipality)
            : [territory]);
        while (open.TryPop(out var next))
        {
            if (found.TryAdd(next.Code, next))
            {
                foreach (var part in places.PartsOf(next.Code))
                {
                    open.Push(part.Territory);
                }
            }
        }

        return [.. found.Values.Where(d => d is { Level: TerritoryLevel.Neighbourhood, Document: { Latitude: not null, Longitude: not null } })];
    }

    private static string Scheme(TerritoryView territory) => territory.Code[..territory.Code.IndexOf(':', StringComparison.Ordinal)];
}
