using Microsoft.EntityFrameworkCore;
using Nabij.Data;

namespace Nabij.Features.Organisations;

/// <summary>A membership that gives access today, with the name of its organisation.</summary>
internal sealed record LiveMembership(
    Guid Id, Guid AccountId, Guid OrganisationId, LocalText OrganisationName, MemberRole Role, MembershipScope Scope, string? SecrecyGround, DateOnly? EndsOn);

/// <summary>
/// Who may act for whom now: the one question asked on every request of someone who signed in. Begun, not past its last day, ended by nobody,
/// of an organisation that is open. Never kept from one request to the next, so that leaving ends access at once, in open tabs too.
/// </summary>
internal sealed class LiveMemberships(NabijDb db)
{
    private static readonly AskedOften<Guid, Guid?, DateOnly, LiveMembership> Live = new((db, account, organisation, day) =>
        from m in db.Set<Membership>().AsNoTracking()
        where m.AccountId == account && (organisation == null || m.OrganisationId == organisation)
        where m.EndedAt == null && m.StartsOn <= day && (m.EndsOn == null || m.EndsOn >= day)
        join o in db.Set<Organisation>().Where(o => o.ClosedOn == null) on m.OrganisationId equals o.Id
        orderby m.StartsOn, m.Id
        select new LiveMembership(m.Id, m.AccountId, m.OrganisationId, o.Name, m.Role, m.Scope, m.SecrecyGround, m.EndsOn));

    /// <summary>What an account is in the organisation it acts for: one for each of its roles there; none when it may not act for it.</summary>
    public Task<List<LiveMembership>> InAsync(Guid organisationId, Guid accountId, DateOnly day, CancellationToken ct) => Live.AskAsync(db, accountId, organisationId, day, ct);

    /// <summary>All of an account, the oldest first.</summary>
    public Task<List<LiveMembership>> OfAsync(Guid accountId, DateOnly day, CancellationToken ct) => Live.AskAsync(db, accountId, null, day, ct);
}
