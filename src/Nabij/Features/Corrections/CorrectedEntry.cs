using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;

namespace Nabij.Features.Corrections;

/// <summary>The entry that a report is about, as it is now.</summary>
internal sealed record CorrectedEntry(string Path, LocalText Name, int Version, IReadOnlyList<Phone> Phones)
{
    /// <summary>The entry of a page's address (<c>lines</c>, <c>awel-102</c>); null when there is none.</summary>
    public static async Task<CorrectedEntry?> FindAsync(NabijDb db, string kind, string key, CancellationToken ct)
    {
        switch (kind)
        {
            case "help":
                var term = await db.TaxonomyTerms.AsNoTracking().SingleOrDefaultAsync(t => t.Type == TermType.Kind && t.Key == key, ct);
                return term is null ? null : new CorrectedEntry($"help/{key}", term.Document.Name, term.Version, []);
            case "organisations":
                var organization = await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Key == key, ct);
                return organization is null ? null : new CorrectedEntry($"organisations/{key}", organization.Document.Name, organization.Version, organization.Document.Phones);
            case "lines" or "services":
                var service = await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key && (s.Type == ServiceType.Helpline) == (kind == "lines"), ct);
                return service is null ? null : new CorrectedEntry($"{kind}/{key}", service.Document.Name, service.Version, service.Document.Phones);
            default:
                return null;
        }
    }
}
