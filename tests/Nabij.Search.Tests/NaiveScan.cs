namespace Nabij.Search.Tests;

/// <summary>What the index works out, said in the plainest way: each document looked at, each side asked, all of them sorted.</summary>
internal static class NaiveScan
{
    /// <summary>The points of a document within its band, but for how well it matches the words.</summary>
    public static int PointsOf(SearchDocument<string> document, SearchQuery query)
    {
        var points = (document.Level == CareLevel.General ? Weights.GeneralCare : 0)
            + document.Accepting switch { true => Weights.HasPlaces, null => Weights.PlacesUnknown, _ => 0 }
            + StateOf(document, query) switch { OpenState.Open => Weights.Open, OpenState.Unknown => Weights.OpenUnknown, _ => 0 }
            + (document.Languages.Contains(query.Language) ? Weights.SpeaksLanguage : document.Languages.Count == 0 ? Weights.LanguagesUnknown : 0)
            + Weights.FreshOn(query.Today.DayNumber, document.CheckedOn!.Value.DayNumber);
        if (document.Type == DocumentType.Help && query.Filters.GetValueOrDefault(Facet.Kind, []).Intersect(document.Kinds).Any())
        {
            points += Weights.GuideOfKind;
        }
        if (query.Place is not { } place)
        {
            return points;
        }
        IReadOnlyList<string>[] tiers = [place.Neighbourhoods, place.Municipalities, place.Zones, place.Regions];
        points += Weights.Tier[Array.FindIndex(tiers, t => t.Intersect(document.AreasServed).Any())];
        if (document.Point is { } point)
        {
            var north = ((float)point.Latitude - place.Point!.Value.Latitude) * 6_371_008.8 * Math.PI / 180;
            var east = ((float)point.Longitude - place.Point.Value.Longitude) * 6_371_008.8 * Math.PI / 180
                * Math.Cos(place.Point.Value.Latitude * Math.PI / 180);
            points += (int)(Weights.Near * Weights.HalfDistanceMetres / (Weights.HalfDistanceMetres + Math.Sqrt((north * north) + (east * east))));
        }
        return points;
    }

    public static bool Serves(SearchDocument<string> document, SearchPlace? place) => place is null
        || document.AreasServed.Any(a => place.Neighbourhoods.Concat(place.Municipalities).Concat(place.Zones).Concat(place.Regions).Contains(a));

    public static bool Passes(SearchDocument<string> document, SearchQuery query, Facet? except) => query.Filters.All(f =>
        f.Key == except || f.Value.Count == 0 || Values(document, f.Key, query).Intersect(f.Value).Any());

    public static IEnumerable<string> Values(SearchDocument<string> document, Facet facet, SearchQuery query) => facet switch
    {
        Facet.Kind => document.Kinds.Distinct(),
        Facet.Type => [SearchCodes.Of(document.Type)],
        Facet.Audience => [SearchCodes.Of(document.Audience)],
        Facet.Channel => document.Channels.Distinct(),
        Facet.Language => document.Languages.Distinct(),
        Facet.Cost => document.Cost is null ? [] : [document.Cost],
        Facet.Threshold => document.Thresholds.Distinct(),
        _ => StateOf(document, query) == OpenState.Open ? [SearchCodes.Now] : [],
    };

    private static OpenState StateOf(SearchDocument<string> document, SearchQuery query) =>
        document.Hours is { } h && h < query.Hours.Count ? query.Hours[h] : OpenState.Unknown;
}
