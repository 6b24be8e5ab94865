using Nabij.Data;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Finder;

/// <summary>
/// The municipalities as hexagons, coloured and lettered by care zone: where things lie towards each other, no borders. Beside it the same
/// in words, by zone.
/// </summary>
internal sealed record SchematicMap(IReadOnlyList<MapTile> Tiles, IReadOnlyList<MapZone> Zones)
{
    // Pointy hexagons: half as wide as 100, rows three quarters of a hexagon apart.
    private const double Wide = 100;
    private const double High = 115.47;
    private const double Margin = 4;

    public double Width => Tiles.Max(t => t.X) + (Wide / 2) + Margin;

    public double Height => Tiles.Max(t => t.Y) + (High / 2) + Margin;

    /// <summary>Null where the municipalities have no place on a map.</summary>
    public static SchematicMap? Of(PlaceBook places)
    {
        var language = Languages.Current;
        var zones = places.All.Where(t => t.Level is TerritoryLevel.Zone).OrderBy(z => z.Code, StringComparer.Ordinal).ToList();
        var municipalities = places.All.Where(t => t is { Level: TerritoryLevel.Municipality, Document.Tile: [_, _] })
            .OrderBy(t => t.Name.In(language), StringComparer.Create(System.Globalization.CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(t => t.Code, StringComparer.Ordinal).ToList();
        if (municipalities.Count == 0)
        {
            return null;
        }

        var left = municipalities.Min(m => m.Document.Tile![0]);
        var top = municipalities.Min(m => m.Document.Tile![1]);
        List<MapTile> tiles =
        [
            .. municipalities.Select((m, i) =>
            {
                var own = places.WholesOf(m.Code).Where(w => w.Territory.Level is TerritoryLevel.Zone).ToList();
                return new MapTile(
                    i + 1, m, own,
                    own.Count == 1 ? zones.FindIndex(z => z.Code == own[0].Territory.Code) + 1 : 0,
                    ((m.Document.Tile![0] - left) * Wide) + (Wide / 2) + Margin,
                    ((m.Document.Tile[1] - top) * High * 0.75) + (High / 2) + Margin);
            }),
        ];
        return new SchematicMap(tiles, [.. zones.Select((z, i) => new MapZone(i + 1, z, [.. tiles.Where(t => t.Zones.Any(w => w.Territory.Code == z.Code)).Select(t => (t, (IReadOnlyList<TerritoryView>)Postcodes(places, t.Territory, z)))]))]);
    }

    /// <summary>A zone in one or two letters: of its last word, <c>Noord-Oost</c> NO.</summary>
    public static string Letters(LocalText zone) =>
        string.Concat(zone.In(Languages.Current).Split(' ')[^1].Split('-').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0])));

    // Of a municipality in several zones only the postcodes that lie in this one, where that is known.
    private static List<TerritoryView> Postcodes(PlaceBook places, TerritoryView municipality, TerritoryView zone) =>
    [
        .. places.PartsOf(municipality.Code).Select(p => p.Territory).Where(p => p.Level is TerritoryLevel.Postcode)
            .Where(p => places.WholesOf(p.Code).Where(w => w.Territory.Level is TerritoryLevel.Zone).ToList() is not { Count: > 0 } zones || zones.Exists(z => z.Territory.Code == zone.Code))
            .OrderBy(p => p.Code, StringComparer.Ordinal),
    ];
}

/// <summary>A municipality on the map. <paramref name="Zone"/> is the number of its zone, 0 where it lies in several.</summary>
internal sealed record MapTile(int Number, TerritoryView Territory, IReadOnlyList<PlaceCandidate> Zones, int Zone, double X, double Y)
{
    /// <summary>The letters of its zones, two on a line, each with a question mark where it is still to be confirmed.</summary>
    public IReadOnlyList<string> Letters =>
        [.. Zones.Select(z => SchematicMap.Letters(z.Territory.Name) + (z.Certainty is Certainty.Unconfirmed ? "?" : "")).Chunk(2).Select(pair => string.Join(' ', pair))];

    /// <summary>Its name in at most three lines, broken where a hyphen or space lets it.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var name = Territory.Name.In(Languages.Current).Split(" / ")[0];
            var lines = new List<string>();
            var start = 0;
            for (var i = 0; i < name.Length; i++)
            {
                if (name[i] is '-' or ' ' && lines.Count < 2 && i + 1 - start >= 4)
                {
                    lines.Add(name[start..(i + 1)].Trim());
                    start = i + 1;
                }
            }

            lines.Add(name[start..]);
            return lines;
        }
    }
}

internal sealed record MapZone(int Number, TerritoryView Territory, IReadOnlyList<(MapTile Tile, IReadOnlyList<TerritoryView> Postcodes)> Municipalities);
