using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Nabij.Features.Territories.Boundaries;

/// <summary>Reads the geometry of one feature and refuses what is no outline on the ground, with the path to it.</summary>
internal sealed class ShapeReader(List<BoundaryProblem> problems)
{
    public const int MaxPoints = 500_000;
    public static readonly GeometryFactory Shapes = new();

    // Generous around Belgium, in degrees: tells a mistake in the coordinates from a place.
    private static readonly Envelope Belgium = new(2.3, 6.6, 49.3, 51.7);
    private int _points;

    public Geometry? Read(JsonElement feature, string where)
    {
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind is not JsonValueKind.Object)
        {
            return Refuse<Geometry>(where, "It has no geometry.");
        }

        var type = geometry.TryGetProperty("type", out var t) && t.ValueKind is JsonValueKind.String ? t.GetString() : null;
        var coordinates = geometry.TryGetProperty("coordinates", out var c) ? c : default;
        var path = where + ", geometry.coordinates";
        Geometry? shape = type switch
        {
            "Polygon" => Polygon(coordinates, path),
            "MultiPolygon" => Polygons(coordinates, path),
            _ => Refuse<Geometry>(where + ", geometry", "A boundary is a Polygon or a MultiPolygon."),
        };
        if (shape is null)
        {
            return null;
        }

        if (new IsValidOp(shape).ValidationError is { } error)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"[{error.Coordinate?.X:0.######}, {error.Coordinate?.Y:0.######}]");
            return Refuse<Geometry>(path, $"{Reason(error.ErrorType)} near {at}.");
        }

        shape.Normalize();
        return shape;
    }

    private MultiPolygon? Polygons(JsonElement list, string path)
    {
        if (list.ValueKind is not JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            return Refuse<MultiPolygon>(path, "There are no polygons.");
        }

        var polygons = list.EnumerateArray().Select((p, i) => Polygon(p, $"{path}[{i}]")).ToArray();
        return polygons.Any(p => p is null) ? null : Shapes.CreateMultiPolygon(polygons!);
    }

    private Polygon? Polygon(JsonElement list, string path)
    {
        if (list.ValueKind is not JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            return Refuse<Polygon>(path, "There are no rings.");
        }

        var rings = list.EnumerateArray().Select((r, i) => Ring(r, $"{path}[{i}]")).ToArray();
        return rings.Any(r => r is null) ? null : Shapes.CreatePolygon(rings[0], rings[1..]!);
    }

    private LinearRing? Ring(JsonElement list, string path)
    {
        if (list.ValueKind is not JsonValueKind.Array)
        {
            return Refuse<LinearRing>(path, "A ring is a list of positions.");
        }

        _points += list.GetArrayLength();
        if (_points > MaxPoints)
        {
            return Refuse<LinearRing>(path, $"The file has more than {MaxPoints} positions. Simplify its lines.");
        }

        var positions = new List<Coordinate>(list.GetArrayLength());
        foreach (var pair in list.EnumerateArray())
        {
            // One wrong position says enough: the others most often have the same mistake.
            if (Position(pair, $"{path}[{positions.Count}]") is not { } position)
            {
                return null;
            }

            positions.Add(position);
        }

        return positions.Count < 4 ? Refuse<LinearRing>(path, $"A ring has at least 4 positions; this has {positions.Count}.")
            : positions[0].Equals2D(positions[^1]) ? Shapes.CreateLinearRing([.. positions])
            : Refuse<LinearRing>(path, "The ring is not closed: its last position is not its first.");
    }

    private Coordinate? Position(JsonElement pair, string path)
    {
        if (pair.ValueKind is not JsonValueKind.Array || pair.GetArrayLength() is < 2 or > 4 || pair.EnumerateArray().Any(n => n.ValueKind is not JsonValueKind.Number))
        {
            return Refuse<Coordinate>(path, "A position is [longitude, latitude].");
        }

        var (longitude, latitude) = (pair[0].GetDouble(), pair[1].GetDouble());
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude) || Math.Abs(longitude) > 180 || Math.Abs(latitude) > 180)
        {
            return Refuse<Coordinate>(path, "These are not degrees of WGS 84; perhaps metres of Lambert 72 or 2008. Convert the file to EPSG:4326.");
        }

        if (Belgium.Contains(longitude, latitude))
        {
            return new Coordinate(longitude, latitude);
        }

        var said = string.Create(CultureInfo.InvariantCulture, $"[{longitude:0.######}, {latitude:0.######}]");
        return Refuse<Coordinate>(path, Belgium.Contains(latitude, longitude)
            ? $"Latitude and longitude are swapped: {said}. GeoJSON writes the longitude first."
            : $"{said} is not in Belgium.");
    }

    private static string Reason(TopologyValidationErrors type) => type switch
    {
        TopologyValidationErrors.SelfIntersection or TopologyValidationErrors.RingSelfIntersection => "The outline crosses or touches itself",
        TopologyValidationErrors.HoleOutsideShell => "A hole lies outside its polygon",
        TopologyValidationErrors.NestedHoles => "A hole lies in another hole",
        TopologyValidationErrors.NestedShells => "A polygon lies in another polygon",
        TopologyValidationErrors.DuplicateRings => "The same ring stands there twice",
        TopologyValidationErrors.DisconnectedInteriors => "The holes cut the polygon in two",
        _ => "The outline is not that of an area",
    };

    private T? Refuse<T>(string where, string reason)
        where T : class
    {
        problems.Add(new BoundaryProblem(where, reason));
        return null;
    }
}
