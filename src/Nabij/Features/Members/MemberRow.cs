using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Organisations;

namespace Nabij.Features.Members;

/// <summary>A member with the name of the person, for the organisation's own pages.</summary>
internal sealed record MemberRow(Membership Member, string Name)
{
    /// <summary>All of an organisation that are not over, by name, roles beside each other.</summary>
    public static async Task<List<MemberRow>> OfAsync(NabijDb db, Guid organisationId, DateOnly today, CancellationToken ct)
    {
        var rows = await db.Memberships.AsNoTracking()
            .Where(m => m.OrganisationId == organisationId && m.EndedAt == null && (m.EndsOn == null || m.EndsOn >= today))
            .Join(db.Accounts, m => m.AccountId, a => a.Id, (m, a) => new { Member = m, a.Name })
            .OrderBy(r => r.Member.Id)
            .ToListAsync(ct);
        return [.. rows.Select(r => new MemberRow(r.Member, r.Name))
            .OrderBy(r => r.Name, StringComparer.Create(System.Globalization.CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(r => r.Member.AccountId).ThenBy(r => r.Member.Role)];
    }
}

/// <summary>What the one who acts may do with the members of the organisation they act for.</summary>
internal sealed record MemberRights(Guid OrganisationId, Guid AccountId, Nabij.Data.LocalText OrganisationName, IReadOnlyList<MemberRole> Roles)
{
    public bool Manages => Roles.Any(r => r is MemberRole.Manager or MemberRole.Administrator);

    public bool MayGrant(MemberRole role) => Roles.Any(r => MemberRoles.MayGrant(r, role, ownOrganisation: true));

    public bool MayChange(Membership member) => member.AccountId != AccountId && MayGrant(member.Role);

    public bool MayEnd(Membership member) => member.AccountId == AccountId || MayGrant(member.Role);
}
