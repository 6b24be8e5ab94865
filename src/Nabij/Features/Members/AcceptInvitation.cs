using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>An invitation as who holds its link sees it: the house and the work, never for whom it was.</summary>
internal sealed record InvitationView(Guid Id, Guid OrganisationId, LocalText Organisation, MemberRole Role, DateOnly? StartsOn, DateOnly? EndsOn, string? SecrecyGround, Sealed Address, Guid InvitedById);

/// <summary>Somebody who signed in accepts an invitation. It works once, for the person whose address it was sent to.</summary>
internal sealed class AcceptInvitation(NabijDb db, JoinOrganisation join, LiveMemberships live, InvitedAddresses addresses, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The invitation of a link that works; null for all others, without a reason.</summary>
    public async Task<InvitationView?> FindAsync(string token, CancellationToken ct)
    {
        if (!Secrets.IsOne(token))
        {
            return null;
        }

        var (hash, now) = (Secrets.HashOf(token), clock.GetUtcNow());
        var organisations = db.Organisations.Where(o => o.ClosedOn == null);
        var view = await db.Invitations.AsNoTracking()
            .Where(i => i.TokenHash == hash && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now && i.Address != null)
            .Join(organisations, i => i.OrganisationId, o => o.Id, (i, o) => new InvitationView(i.Id, i.OrganisationId, o.Name, i.Role, i.StartsOn, i.EndsOn, i.SecrecyGround, i.Address!, i.InvitedById))
            .SingleOrDefaultAsync(ct);

        // Who left, or manages no more, lets nobody in by an invitation that was left behind.
        return view is not null && (await live.OfAsync(view.InvitedById, clock.Today(), ct)).Exists(m => MemberRoles.MayGrant(m.Role, view.Role, m.OrganisationId == view.OrganisationId))
            ? view
            : null;
    }

    public bool IsFor(InvitationView invitation, string address) => addresses.IsFor(invitation.Id, invitation.Address, address);

    /// <param name="address">Of the account, which proved it is theirs.</param>
    public async Task<Problem?> RunAsync(string token, Guid accountId, string address, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } view)
        {
            return InvitationProblems.NotValid;
        }

        if (!IsFor(view, address))
        {
            return InvitationProblems.OtherAddress;
        }

        if (view.InvitedById == accountId)
        {
            return InvitationProblems.OwnInvitation;
        }

        var problem = await join.RunAsync(view.OrganisationId, accountId, view.Role, async (membershipId, today) =>
        {
            var invitation = await db.Invitations.SingleAsync(i => i.Id == view.Id, ct);
            if (invitation.Accept(membershipId, clock.GetUtcNow()) is { } used)
            {
                return used;
            }

            audit.Add("invitation.accepted", MemberAudit.Purpose, "invitation", view.Id);
            return invitation.TermsOn(today);
        }, ct);
        // A house that closed meanwhile, a last day that passed: the link does not work any more.
        return problem is null || problem == MembershipProblems.Twice ? problem : InvitationProblems.NotValid;
    }
}
