using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;

namespace Nabij.Features.Reach;

/// <summary>Contacts that do not answer. What an entry has no more, since somebody corrected it, is none.</summary>
internal sealed class SilentContacts(NabijDb db)
{
    public async Task<IReadOnlyList<ContactFinding>> OfAsync(Service entry, CancellationToken ct) =>
        await db.ContactChecks.AsNoTracking().SingleOrDefaultAsync(c => c.Id == entry.Id, ct) is { } check ? Silent(check, entry.Document) : [];

    /// <summary>By entry; those without any are not there.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ContactFinding>>> AllAsync(CancellationToken ct)
    {
        var services = db.Services;
        var checks = await (from check in db.ContactChecks
                            where check.IsSilent
                            join service in services on check.Id equals service.Id
                            select new { Check = check, service.Document }).AsNoTracking().ToListAsync(ct);
        return checks.Select(c => (c.Check.Id, Silent: Silent(c.Check, c.Document))).Where(c => c.Silent.Count > 0).ToDictionary(c => c.Id, c => c.Silent);
    }

    private static IReadOnlyList<ContactFinding> Silent(ContactCheck check, ServiceDocument entry)
    {
        var contacts = Contact.Of(entry);
        return [.. check.Findings.Where(f => f.IsSilent && contacts.Contains(f.Contact))];
    }
}
