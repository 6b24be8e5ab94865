using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>Works changes of services, with their organisations and places, into a state; all else is built whole.</summary>
internal sealed class FinderChanges(NabijDb db, TimeProvider clock)
{
    /// <summary>Services changed since the whole was built. With more than these, building the whole takes hardly longer.</summary>
    public const int Most = 4_000;

    private readonly FinderBuilder _builder = new(db, clock);

    /// <summary>The directory as it is now: <paramref name="before"/> itself when nothing changed, null when it must be built whole.</summary>
    public async Task<FinderState?> NextAsync(FinderState before, CancellationToken ct) =>
        await DirectoryFeed.NumberAsync(db, ct) == before.Number ? before : (await db.ReadAtOneMomentAsync(ct => ReadAsync(before, ct), ct))?.Invoke();

    // As FinderBuilder: what was read is worked in after the moment.
    private async Task<Func<FinderState>?> ReadAsync(FinderState before, CancellationToken ct)
    {
        var number = await DirectoryFeed.NumberAsync(db, ct);
        if (number < before.Number
            || await DirectoryFeed.SinceAsync(db, before.Number, Most, ct) is not { } changes
            || await TouchedAsync(changes, ct) is not { } touched
            || touched.Count > Most - before.Index.Pending)
        {
            return null;
        }

        var openings = new OpeningTable(before.Openings);
        var open = await _builder.ServicesAsync(touched, openings, before.Named, ct);
        var coded = await _builder.CodedAsync(touched, ct);
        return () => Next(before, number, touched, open, coded, openings);
    }

    private static FinderState Next(FinderState before, long number, List<Guid> touched, List<SearchDocument<Entry>> open, IReadOnlyList<CodedEntry> coded, OpeningTable openings)
    {
        var keys = touched.Select(id => before.Codes.Find(id)?.Key).OfType<string>().ToList();
        var services = before.Services.RemoveRange(keys).ToBuilder();
        var lines = before.Lines.RemoveRange(keys).ToBuilder();
        foreach (var entry in open.Select(s => s.Shown))
        {
            (entry.Type == DocumentType.Helpline ? lines : services)[entry.Key] = entry;
        }

        return before with
        {
            Number = number,
            Index = before.Index.With(open, touched.Except(open.Select(s => s.Id))),
            Openings = openings,
            Services = services.ToImmutable(),
            Lines = lines.ToImmutable(),
            Codes = before.Codes.With(touched, coded),
        };
    }

    // The services whose entry may differ after these changes; null when more than services may.
    private async Task<List<Guid>?> TouchedAsync(IReadOnlyList<(string Row, Guid Id)> all, CancellationToken ct)
    {
        // What the files looked like is shown nowhere.
        var digest = await db.RegionDocuments.Where(d => d.Name == RegionDocument.Digest).Select(d => d.Id).FirstOrDefaultAsync(ct);
        var changes = all.Where(c => c.Id != digest).ToList();
        var (services, organizations, locations, places) = (Of<Service>(), Of<Organization>(), Of<Location>(), Of<ServiceAtLocation>());
        if (services.Count + organizations.Count + locations.Count + places.Count < changes.Count)
        {
            return null;
        }

        var run = await db.Services.Where(s => s.OrganizationId != null && organizations.Contains(s.OrganizationId.Value)).Select(s => s.Id).ToListAsync(ct);
        var there = await db.ServicesAtLocations.Where(a => places.Contains(a.Id) || locations.Contains(a.LocationId))
            .Select(a => new { a.Id, a.ServiceId })
            .ToListAsync(ct);
        // A row that is gone does not tell any more whose place it was.
        return places.Except(there.Select(a => a.Id)).Any() ? null : [.. services.Union(run).Union(there.Select(a => a.ServiceId))];

        List<Guid> Of<T>() => [.. changes.Where(c => c.Row == typeof(T).Name).Select(c => c.Id)];
    }
}
