using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Who may invite may also take an invitation back: its link stops working at once.</summary>
internal sealed class WithdrawInvitation(NabijDb db, LiveMemberships live, AuditTrail audit, CurrentActor actor, TimeProvider clock)
{
    public async Task<Problem?> RunAsync(Guid organisationId, Guid id, CancellationToken ct)
    {
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == id && i.OrganisationId == organisationId, ct);
        if (invitation is null || actor.Value is not { AccountId: { } account, OrganisationId: { } own } ||
            !(await live.InAsync(own, account, clock.Today(), ct)).Any(m => MemberRoles.MayGrant(m.Role, invitation.Role, own == organisationId)))
        {
            return InvitationProblems.NotValid;
        }

        if (invitation.Withdraw(clock.GetUtcNow()) is { } problem)
        {
            return problem;
        }

        audit.Add("invitation.withdrawn", MemberAudit.Purpose, "invitation", id);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Accepted or withdrawn in the same moment.
            db.ChangeTracker.Clear();
            return InvitationProblems.NotValid;
        }
    }
}
