using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Agreements;

/// <summary>Tells the managers of the other organisation that an agreement waits for them, or that something happened to it.</summary>
internal sealed class TellManagers(NabijDb db, Outbox outbox, TimeProvider clock)
{
    /// <summary>In the caller's save. The mail says no more than that there is news.</summary>
    public async Task AddAsync(Guid organisationId, Guid agreementId, CancellationToken ct)
    {
        var today = clock.Today();
        var live = db.Memberships.Where(m => m.EndedAt == null && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today));
        var managers = await db.Accounts.AsNoTracking()
            .Where(a => live.Any(m => m.AccountId == a.Id && m.OrganisationId == organisationId && m.Role == MemberRole.Manager))
            .OrderBy(a => a.Id)
            .Select(a => new { a.Email, a.Language, HasOthers = live.Any(m => m.AccountId == a.Id && m.OrganisationId != organisationId) })
            .ToListAsync(ct);
        foreach (var manager in managers)
        {
            // Who works for several first says for which.
            var page = $"/{manager.Language}/organisation/agreements/{agreementId}";
            outbox.Add(new NewMessage("agreement", manager.Language, MessageChannel.Mail, manager.Email!, manager.HasOthers ? $"/{manager.Language}/acting?to={Uri.EscapeDataString(page)}" : page));
        }
    }
}
