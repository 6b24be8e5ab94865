using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>Somebody leaves now: by the manager's hand, or by their own. From the next request on it gives no access.</summary>
internal sealed class EndMembership(OrganisationChanges changes, AuditTrail audit, CurrentActor actor, TimeProvider clock)
{
    public async Task<Problem?> RunAsync(Guid id, CancellationToken ct)
    {
        if (actor.Value.OrganisationId is not { } organisation)
        {
            return MembershipProblems.Unknown;
        }

        return await changes.RunAsync(organisation, members =>
        {
            if (members.Find(id) is not { } member || !(members.MayGrant(actor.Value, member.Role) || member.AccountId == actor.Value.AccountId))
            {
                return Task.FromResult<Problem?>(MembershipProblems.Unknown);
            }

            foreach (var replaced in members.All.Where(m => m.SubstituteId == id))
            {
                replaced.NobodyReplaces();
            }

            audit.Add("membership.ended", MemberAudit.Purpose, MemberAudit.Subject, id);
            return Task.FromResult(member.End(clock.GetUtcNow()));
        }, ct);
    }
}
