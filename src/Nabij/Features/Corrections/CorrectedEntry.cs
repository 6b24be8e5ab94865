using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;

namespace Nabij.Features.Corrections;

/// <summary>
/// The entry that a report is about, as it is now. <paramref name="Areas"/> are the full codes of the territories it serves, <paramref name="Themes"/> its own and
/// those of its kinds of help; either is empty when it says none.
/// </summary>
internal sealed record CorrectedEntry(
    string Path, LocalText Name, int Version, IReadOnlyList<Phone> Phones, bool IsOpen, IReadOnlyList<string> Areas, IReadOnlyList<string> Themes)
{
    /// <summary>Those of the given addresses that are there still, by address.</summary>
    public static async Task<Dictionary<string, CorrectedEntry>> FindAllAsync(NabijDb db, IReadOnlyCollection<string> paths, CancellationToken ct)
    {
        var keys = paths.Select(p => p[(p.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToList();
        var organizations = await db.Organizations.AsNoTracking().Where(o => keys.Contains(o.Key)).ToListAsync(ct);
        var services = await db.Services.AsNoTracking().Where(s => keys.Contains(s.Key)).ToListAsync(ct);
        var kinds = services.SelectMany(s => s.Document.Kinds).Concat(keys).Distinct(StringComparer.Ordinal).ToList();
        var terms = await db.TaxonomyTerms.AsNoTracking().Where(t => t.Type == TermType.Kind && kinds.Contains(t.Key)).ToListAsync(ct);
        var themes = terms.ToDictionary(t => t.Key, t => t.Document.Themes, StringComparer.Ordinal);
        return terms.Select(Of).Concat(organizations.Select(Of)).Concat(services.Select(s => Of(s, themes)))
            .Where(e => paths.Contains(e.Path)).ToDictionary(e => e.Path, StringComparer.Ordinal);
    }

    /// <summary>The entry of a page's address (<c>lines</c>, <c>awel-102</c>); null when there is none.</summary>
    public static async Task<CorrectedEntry?> FindAsync(NabijDb db, string kind, string key, CancellationToken ct) =>
        (await FindAllAsync(db, [$"{kind}/{key}"], ct)).Values.SingleOrDefault();

    private static CorrectedEntry Of(TaxonomyTerm term) =>
        new($"help/{term.Key}", term.Document.Name, term.Version, [], term.Status == EntryStatus.Active, [], term.Document.Themes);

    private static CorrectedEntry Of(Organization organization) => new(
        $"organisations/{organization.Key}",
        organization.Document.Name,
        organization.Version,
        organization.Document.Phones,
        organization.Status == EntryStatus.Active,
        organization.Document.ServiceAreas,
        []);

    private static CorrectedEntry Of(Service service, Dictionary<string, IReadOnlyList<string>> themesOfKinds) => new(
        $"{(service.Type == ServiceType.Helpline ? "lines" : "services")}/{service.Key}",
        service.Document.Name,
        service.Version,
        service.Document.Phones,
        service.Status == EntryStatus.Active,
        service.Document.ServiceAreas,
        [.. service.Document.Kinds.SelectMany(k => themesOfKinds.GetValueOrDefault(k, [])).Concat(service.Document.Themes).Distinct(StringComparer.Ordinal)]);
}
