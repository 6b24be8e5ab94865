using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>An administrator closes an organisation: from that moment nobody acts for it. What was recorded stays.</summary>
internal sealed class CloseOrganisation(OrganisationChanges changes, ActingRole acting, AuditTrail audit, CurrentActor actor, TimeProvider clock)
{
    public async Task<Problem?> RunAsync(Guid id, CancellationToken ct)
    {
        // Who closes the organisation they act for would lock the door with the key inside.
        if (!await acting.IsAsync(MemberRole.Administrator, ct) || actor.Value.OrganisationId == id)
        {
            return OrganisationProblems.Unknown;
        }

        return await changes.RunAsync(id, members =>
        {
            foreach (var member in members.All.Where(m => !m.IsOver(members.Today)))
            {
                member.End(clock.GetUtcNow());
            }

            audit.Add("organisation.closed", MemberAudit.Purpose, MemberAudit.Organisation, id);
            return Task.FromResult(members.Organisation.Close(members.Today));
        }, ct);
    }
}
