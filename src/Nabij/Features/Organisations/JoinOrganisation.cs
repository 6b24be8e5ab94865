using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>An account becomes a member, by an invitation that it accepts.</summary>
internal sealed class JoinOrganisation(OrganisationChanges changes, AuditTrail audit, TimeProvider clock)
{
    /// <param name="invited">Uses the invitation in the same save, and says on which terms; asked again when the save must be tried again.</param>
    public Task<Problem?> RunAsync(Guid organisationId, Guid accountId, MemberRole role, Func<Guid, DateOnly, Task<Result<MembershipTerms>>> invited, CancellationToken ct) =>
        changes.RunAsync(organisationId, async members =>
        {
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            var terms = await invited(id, members.Today);
            if (terms.Problem is not null)
            {
                return terms.Problem;
            }

            var membership = Membership.Start(id, accountId, organisationId, role, terms.Value!, members.Today);
            if (membership.Problem is not null)
            {
                return membership.Problem;
            }

            members.Add(membership.Value!);
            audit.Add("membership.started", MemberAudit.Purpose, MemberAudit.Subject, id, $"role={role}");
            return null;
        }, ct);
}
