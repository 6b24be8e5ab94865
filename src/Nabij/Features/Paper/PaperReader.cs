using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Paper;

/// <summary>Reads what paper says of entries: all of one kind in one question to the database.</summary>
internal sealed class PaperReader(NabijDb db, PaperAddress address)
{
    public async Task<IReadOnlyList<PaperEntry>> ReadAsync(IReadOnlyList<Entry> entries, FinderState state, CancellationToken ct)
    {
        var serviceIds = entries.Where(e => e.Type != DocumentType.Help).Select(e => e.Id).ToList();
        var kindIds = entries.Where(e => e.Type == DocumentType.Help).Select(e => e.Id).ToList();
        var services = await db.Services.AsNoTracking().Where(s => serviceIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Document, ct);
        var kinds = await db.TaxonomyTerms.AsNoTracking().Where(t => kindIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Document, ct);
        return
        [
            .. entries.Select(e => kinds.TryGetValue(e.Id, out var kind) ? Of(e, kind, state) : services.TryGetValue(e.Id, out var service) ? Of(e, service, state) : null).OfType<PaperEntry>(),
        ];
    }

    /// <summary>Names of what closed, with the page that says so.</summary>
    public async Task<IReadOnlyList<(LocalText Name, string Path)>> ClosedAsync(Choice choice, CancellationToken ct)
    {
        var ids = choice.Closed.Select(c => c.Id).ToList();
        var services = await db.Services.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Document.Name, ct);
        var kinds = await db.TaxonomyTerms.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Document.Name, ct);
        return [.. choice.Closed.Select(c => (services.GetValueOrDefault(c.Id) ?? kinds.GetValueOrDefault(c.Id) ?? LocalText.None, c.Path))];
    }

    private string Link(Entry entry, FinderState state) => address.Link($"/{Languages.Current}{ShortLinks.Path}{state.Codes.Of(entry.Id)}");

    private PaperEntry Of(Entry entry, ServiceDocument service, FinderState state) => new()
    {
        Entry = entry,
        Link = Link(entry, state),
        Hours = OpeningTable.HoursOf(service),
        Eligibility = service.EligibilityDescription,
        Application = service.ApplicationProcess,
        Fees = service.FeesDescription,
        Conditions = service.Conditions,
        Thresholds = service.Thresholds,
        SourceSection = service.SourceSection,
    };

    private PaperEntry Of(Entry entry, TermDocument kind, FinderState state) => new()
    {
        Entry = entry,
        Link = Link(entry, state),
        Eligibility = kind.EligibilityDescription,
        Application = kind.ApplicationProcess,
        Fees = kind.FeesDescription,
        Conditions = kind.Conditions,
        Thresholds = kind.Thresholds,
        Doors = [.. kind.Doors.Select(d => state.DoorsByCode.GetValueOrDefault(d)).OfType<Door>().Where(d => d.Audience is "everyone" or "circle")],
        SourceSection = kind.SourceSection,
    };
}
