using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;

namespace Nabij.Features.Corrections;

/// <summary>The entry that a report is about, as it is now.</summary>
internal sealed record CorrectedEntry(string Path, LocalText Name, int Version, IReadOnlyList<Phone> Phones, bool IsOpen)
{
    /// <summary>Those of the given addresses that are there still, by address.</summary>
    public static async Task<Dictionary<string, CorrectedEntry>> FindAllAsync(NabijDb db, IReadOnlyCollection<string> paths, CancellationToken ct)
    {
        var keys = paths.Select(p => p[(p.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToList();
        var terms = await db.TaxonomyTerms.AsNoTracking().Where(t => t.Type == TermType.Kind && keys.Contains(t.Key)).ToListAsync(ct);
        var organizations = await db.Organizations.AsNoTracking().Where(o => keys.Contains(o.Key)).ToListAsync(ct);
        var services = await db.Services.AsNoTracking().Where(s => keys.Contains(s.Key)).ToListAsync(ct);
        return terms.Select(Of).Concat(organizations.Select(Of)).Concat(services.Select(Of))
            .Where(e => paths.Contains(e.Path)).ToDictionary(e => e.Path, StringComparer.Ordinal);
    }

    /// <summary>The entry of a page's address (<c>lines</c>, <c>awel-102</c>); null when there is none.</summary>
    public static async Task<CorrectedEntry?> FindAsync(NabijDb db, string kind, string key, CancellationToken ct) =>
        (await FindAllAsync(db, [$"{kind}/{key}"], ct)).Values.SingleOrDefault();

    private static CorrectedEntry Of(TaxonomyTerm term) => new($"help/{term.Key}", term.Document.Name, term.Version, [], term.Status == EntryStatus.Active);

    private static CorrectedEntry Of(Organization organization) => new($"organisations/{organization.Key}", organization.Document.Name, organization.Version, organization.Document.Phones, organization.Status == EntryStatus.Active);

    private static CorrectedEntry Of(Service service) =>
        new($"{(service.Type == ServiceType.Helpline ? "lines" : "services")}/{service.Key}", service.Document.Name, service.Version, service.Document.Phones, service.Status == EntryStatus.Active);
}
