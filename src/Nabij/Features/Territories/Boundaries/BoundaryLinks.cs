using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Nabij.Features.Territories.Boundaries;

/// <summary>
/// Which territories a territory that came with its boundary lies in: by the share of its area, where the wider scheme has outlines;
/// otherwise by the districts whose centre it holds, which is never certain.
/// </summary>
internal sealed class BoundaryLinks(IReadOnlyList<PlacedTerritory> all, ILookup<string, string> wholesOf)
{
    // Two files never draw a common border quite alike.
    private const double Whole = 0.98;
    private const double Sliver = 0.02;

    public IEnumerable<(string Whole, Certainty Certainty)> Of(PlacedTerritory part) =>
        all.Where(t => t.Level is TerritoryLevel.Region or TerritoryLevel.Zone or TerritoryLevel.Municipality)
            .GroupBy(t => t.Scheme, StringComparer.Ordinal)
            .SelectMany(scheme => scheme.Any(t => t.Shape is not null) ? ByArea(part, scheme)
                : scheme.Count() == 1 ? [(scheme.First().Code, Certainty.Certain)]
                : ByCentres(part, scheme.Select(t => t.Code).ToHashSet(StringComparer.Ordinal)));

    private static IEnumerable<(string Whole, Certainty Certainty)> ByArea(PlacedTerritory part, IEnumerable<PlacedTerritory> scheme) =>
        from whole in scheme
        where whole.Shape is not null && whole.Shape.EnvelopeInternal.Intersects(part.Shape!.EnvelopeInternal)
        let share = OverlayNGRobust.Overlay(part.Shape, whole.Shape!, SpatialFunction.Intersection).Area / part.Shape!.Area
        where share >= Sliver
        select (whole.Code, share >= Whole ? Certainty.Certain : Certainty.Partial);

    private IEnumerable<(string Whole, Certainty Certainty)> ByCentres(PlacedTerritory part, HashSet<string> scheme)
    {
        var centres = all.Where(t => t.Centre is not null && t.Scheme != part.Scheme).ToList();
        var inside = centres.Where(t => part.Shape!.Contains(ShapeReader.Shapes.CreatePoint(t.Centre))).ToList();
        if (inside.Count == 0)
        {
            var middle = part.Shape!.InteriorPoint.Coordinate;
            inside = [.. centres.OrderBy(t => t.Centre!.Distance(middle)).ThenBy(t => t.Code, StringComparer.Ordinal).Take(1)];
        }

        return inside.SelectMany(t => wholesOf[t.Code]).Where(scheme.Contains).Distinct(StringComparer.Ordinal).Select(code => (code, Certainty.Unconfirmed));
    }
}

/// <summary>A territory on the plane (<see cref="Plane"/>).</summary>
internal sealed record PlacedTerritory(string Code, TerritoryLevel Level, Coordinate? Centre, Geometry? Shape)
{
    public string Scheme => Code.Split(':')[0];
}
