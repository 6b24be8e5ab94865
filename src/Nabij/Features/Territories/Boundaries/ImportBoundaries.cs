using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Nabij.Features.Territories.Boundaries;

/// <summary>
/// Replaces the boundaries of one scheme by those of a file, in one transaction; the same file again changes nothing. A scheme that is
/// empty in the region's files gets its territories from the file.
/// </summary>
internal sealed class ImportBoundaries(NabijDb db, TimeProvider clock)
{
    // How far from every known centre an outline may reach.
    private const double ReachMetres = 12_000;
    private static readonly string[] RequiredLanguages = ["nl", "fr"];

    private Dictionary<Guid, TerritoryScheme> _schemes = [];
    private Dictionary<Guid, Territory> _territories = [];
    private List<TerritoryLink> _links = [];

    public async Task<BoundaryReport> RunAsync(BoundaryFile file, CancellationToken ct)
    {
        await using var transaction = await db.BeginExclusiveAsync(ct);
        _schemes = await db.TerritorySchemes.ToDictionaryAsync(s => s.Id, ct);
        _territories = await db.Territories.ToDictionaryAsync(t => t.Id, ct);
        _links = await db.TerritoryLinks.ToListAsync(ct);
        var sets = await db.BoundarySets.ToDictionaryAsync(s => s.Id, ct);
        var boundaries = await db.Boundaries.ToDictionaryAsync(b => b.Id, ct);

        var scheme = _schemes.Values.FirstOrDefault(s => string.Equals(s.Code, file.Scheme, StringComparison.OrdinalIgnoreCase));
        if (scheme is null)
        {
            return new BoundaryReport([new BoundaryProblem("the file", $"There is no scheme {file.Scheme}; there are {string.Join(", ", _schemes.Values.Select(s => s.Code).Order(StringComparer.Ordinal))}.")]);
        }

        var makes = sets.GetValueOrDefault(scheme.Id)?.MakesTerritories ?? _territories.Values.All(t => t.SchemeId != scheme.Id);
        var problems = Problems(file, scheme, makes).Take(BoundaryReader.MaxProblems).ToList();
        if (problems.Count > 0)
        {
            return new BoundaryReport(problems);
        }

        var codes = file.Features.ToDictionary(f => TerritoryIds.Of(Code(scheme, f)), f => f);
        if (makes)
        {
            MakeTerritories(scheme, codes);
        }

        Keep(sets, scheme.Id, file.Options, makes);
        Keep(boundaries, scheme.Id, codes);
        Link(sets, boundaries);
        var changes = db.ChangeTracker.Entries<IInFeed>().Count(e => e.State is not EntityState.Unchanged);
        if (changes > 0)
        {
            if (db.ChangeTracker.Entries<BoundarySet>().FirstOrDefault(s => s.Entity.Id == scheme.Id) is { } set)
            {
                set.Entity.ImportedAt = clock.GetUtcNow();
            }

            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        var missing = _territories.Values.Where(t => t.SchemeId == scheme.Id && !codes.ContainsKey(t.Id)).Select(t => t.Code).Order(StringComparer.Ordinal).ToList();
        return new BoundaryReport([], codes.Count, changes, missing);
    }

    private IEnumerable<BoundaryProblem> Problems(BoundaryFile file, TerritoryScheme scheme, bool makes)
    {
        var known = _territories.Values.Where(t => t.SchemeId == scheme.Id).Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
        var centres = _territories.Values.Select(t => t.Document).Where(d => d is { Latitude: not null, Longitude: not null })
            .Select(d => Plane.Of(d.Latitude!.Value, d.Longitude!.Value)).ToArray();
        foreach (var feature in file.Features)
        {
            if (!makes && !known.Contains(Code(scheme, feature)))
            {
                yield return new BoundaryProblem(feature.Where, $"The scheme {scheme.Code} has no such territory.");
            }

            foreach (var language in RequiredLanguages.Where(l => makes && !feature.Names.ContainsKey(l)))
            {
                yield return new BoundaryProblem(feature.Where, $"It has no property {file.Options.NameProperties[language]} with its name in {language}; a new territory needs one. Name another with --name-{language}.");
            }

            if (centres.Length > 0 && FarOff(Plane.Of(feature.Shape), centres) is { } metres)
            {
                var at = feature.Shape.Coordinates.First();
                yield return new BoundaryProblem(feature.Where, string.Create(CultureInfo.InvariantCulture,
                    $"Part of it is {metres / 1000:0} km from the region, in the sea or in another place (it begins at [{at.X:0.####}, {at.Y:0.####}])."));
            }
        }
    }

    // How far the farthest corner is from the nearest centre, when that is too far.
    private static double? FarOff(Geometry shape, Coordinate[] centres)
    {
        var box = shape.EnvelopeInternal;
        var farthest = shape.Coordinates
            .Where(c => c.X == box.MinX || c.X == box.MaxX || c.Y == box.MinY || c.Y == box.MaxY)
            .Max(c => centres.Min(c.Distance));
        return farthest > ReachMetres ? farthest : null;
    }

    private void MakeTerritories(TerritoryScheme scheme, Dictionary<Guid, BoundaryFeature> features)
    {
        foreach (var (id, feature) in features)
        {
            var middle = feature.Shape.InteriorPoint;
            var document = new TerritoryDocument
            {
                Name = new LocalText(feature.Names.ToDictionary(n => n.Key, n => new Wording(n.Value), StringComparer.Ordinal)),
                Latitude = Math.Round(middle.Y, 5),
                Longitude = Math.Round(middle.X, 5),
            };
            if (!_territories.TryGetValue(id, out var territory))
            {
                db.Add(_territories[id] = new Territory { Id = id, SchemeId = scheme.Id, Code = Code(scheme, feature), Document = document });
            }
            else if (!string.Equals(JsonText.Write(territory.Document), JsonText.Write(document), StringComparison.Ordinal))
            {
                territory.Document = document;
            }
        }

        foreach (var gone in _territories.Values.Where(t => t.SchemeId == scheme.Id && !features.ContainsKey(t.Id)).ToList())
        {
            db.RemoveRange(_links.Where(l => l.PartId == gone.Id || l.WholeId == gone.Id));
            _links.RemoveAll(l => l.PartId == gone.Id || l.WholeId == gone.Id);
            _territories.Remove(gone.Id);
            db.Remove(gone);
        }
    }

    private void Keep(Dictionary<Guid, BoundarySet> sets, Guid scheme, BoundaryOptions options, bool makes)
    {
        if (sets.TryGetValue(scheme, out var set))
        {
            (set.Source, set.Dated) = (options.Source, options.Dated);
            return;
        }

        db.Add(sets[scheme] = new BoundarySet { Id = scheme, Source = options.Source, Dated = options.Dated, ImportedAt = clock.GetUtcNow(), MakesTerritories = makes });
    }

    private void Keep(Dictionary<Guid, Boundary> boundaries, Guid scheme, Dictionary<Guid, BoundaryFeature> features)
    {
        var writer = new WKBWriter();
        foreach (var (id, feature) in features)
        {
            var shape = writer.Write(feature.Shape);
            if (!boundaries.TryGetValue(id, out var boundary))
            {
                db.Add(boundaries[id] = new Boundary { Id = id, Shape = shape });
            }
            else if (!boundary.Shape.AsSpan().SequenceEqual(shape))
            {
                boundary.Shape = shape;
            }
        }

        foreach (var gone in boundaries.Keys.Where(id => !features.ContainsKey(id) && (!_territories.TryGetValue(id, out var t) || t.SchemeId == scheme)).ToList())
        {
            db.Remove(boundaries[gone]);
            boundaries.Remove(gone);
        }
    }

    // Any new outline can say more about where the territories lie that came with theirs.
    private void Link(Dictionary<Guid, BoundarySet> sets, Dictionary<Guid, Boundary> boundaries)
    {
        var made = _territories.Values.Where(t => sets.TryGetValue(t.SchemeId, out var set) && set.MakesTerritories).ToDictionary(t => t.Code, StringComparer.Ordinal);
        if (made.Count == 0)
        {
            return;
        }

        var reader = new WKBReader();
        var placed = _territories.Values.OrderBy(t => t.Code, StringComparer.Ordinal).Select(t => new PlacedTerritory(
            t.Code,
            _schemes[t.SchemeId].Level,
            t.Document is { Latitude: { } lat, Longitude: { } lon } ? Plane.Of(lat, lon) : null,
            boundaries.TryGetValue(t.Id, out var b) ? Plane.Of(reader.Read(b.Shape)) : null)).ToList();
        var rules = new BoundaryLinks(placed, _links.Where(l => !made.ContainsKey(_territories[l.PartId].Code)).ToLookup(l => _territories[l.PartId].Code, l => _territories[l.WholeId].Code, StringComparer.Ordinal));
        var former = _links.Where(l => made.ContainsKey(_territories[l.PartId].Code)).ToDictionary(l => l.Id);
        foreach (var part in placed.Where(t => made.ContainsKey(t.Code)))
        {
            foreach (var (whole, certainty) in rules.Of(part).Where(w => w.Whole != part.Code))
            {
                var id = TerritoryIds.OfLink(part.Code, whole);
                if (former.Remove(id, out var link))
                {
                    link.Certainty = certainty;
                }
                else
                {
                    db.Add(new TerritoryLink { Id = id, PartId = TerritoryIds.Of(part.Code), WholeId = TerritoryIds.Of(whole), Certainty = certainty });
                }
            }
        }

        db.RemoveRange(former.Values);
    }

    private static string Code(TerritoryScheme scheme, BoundaryFeature feature) => $"{scheme.Code}:{feature.Code.Split(':')[1]}";
}
