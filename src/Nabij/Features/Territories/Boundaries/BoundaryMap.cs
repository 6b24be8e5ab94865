using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Distance;

namespace Nabij.Features.Territories.Boundaries;

/// <summary>
/// All loaded outlines, asked where a point lies. A tree of their rectangles finds the few that can hold it; each of those has its own
/// index of edges, made when first asked. Immutable for who asks; no lock.
/// </summary>
internal sealed class BoundaryMap
{
    public static readonly BoundaryMap Empty = new([]);

    // Nearer to an edge than this, a point is on it: neighbours' edges are drawn apart by as much, and positions are rounded.
    private const double EdgeMetres = 1;

    private readonly STRtree<Outline> _tree = new();
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);

    public BoundaryMap(IEnumerable<(string Code, byte[] Shape)> boundaries)
    {
        var reader = new WKBReader();
        foreach (var (code, shape) in boundaries)
        {
            var outline = new Outline(code, Plane.Of(reader.Read(shape)));
            _codes.Add(code);
            _tree.Insert(outline.Reach, outline);
        }

        _tree.Build();
    }

    public int Count => _codes.Count;

    public bool Has(string code) => _codes.Contains(code);

    /// <summary>The territories that hold a point. Several of one scheme, because it lies on their common edge, are each partial.</summary>
    public IReadOnlyList<(string Code, Certainty Certainty)> At(double latitude, double longitude)
    {
        if (Count == 0)
        {
            return [];
        }

        var point = Plane.Of(latitude, longitude);
        return
        [
            .. _tree.Query(new Envelope(point))
                .Select(o => (o.Code, Where: o.Locate(point)))
                .Where(o => o.Where is not Location.Exterior)
                .GroupBy(o => o.Code.Split(':')[0], StringComparer.Ordinal)
                .SelectMany(g => g.Count() == 1 ? g.Select(o => (o.Code, Certainty.Certain)) : g.Select(o => (o.Code, Certainty.Partial))),
        ];
    }

    private sealed class Outline(string code, Geometry shape)
    {
        private readonly Lazy<IndexedPointInAreaLocator> _inside = new(() => new IndexedPointInAreaLocator(shape));
        private readonly Lazy<IndexedFacetDistance> _edges = new(() => new IndexedFacetDistance(shape));

        public string Code => code;

        public Envelope Reach
        {
            get
            {
                var reach = shape.EnvelopeInternal.Copy();
                reach.ExpandBy(EdgeMetres);
                return reach;
            }
        }

        public Location Locate(Coordinate point) =>
            _edges.Value.IsWithinDistance(ShapeReader.Shapes.CreatePoint(point), EdgeMetres) ? Location.Boundary : _inside.Value.Locate(point);
    }
}

/// <summary>
/// Degrees as metres on a plane that fits Belgium: straight lines stay straight, so what touches still touches; lengths are right to
/// about 1 %.
/// </summary>
internal static class Plane
{
    private const double MetresPerDegree = 111_195;
    private static readonly double East = MetresPerDegree * Math.Cos(double.DegreesToRadians(50.85));

    public static Coordinate Of(double latitude, double longitude) => new(longitude * East, latitude * MetresPerDegree);

    public static Geometry Of(Geometry degrees)
    {
        var copy = degrees.Copy();
        copy.Apply(new ToMetres());
        copy.GeometryChanged();
        return copy;
    }

    private sealed class ToMetres : ICoordinateFilter
    {
        public void Filter(Coordinate coord) => (coord.X, coord.Y) = (coord.X * East, coord.Y * MetresPerDegree);
    }
}
