using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>A manager changes where, until when and under which secrecy somebody works. Nobody does that for themselves.</summary>
internal sealed class ChangeMembership(OrganisationChanges changes, ScopeCheck scopes, AuditTrail audit, CurrentActor actor)
{
    /// <param name="version">The one that was on the screen: what somebody else changed since is not overwritten unseen.</param>
    public async Task<Problem?> RunAsync(Guid id, int version, MembershipTerms terms, CancellationToken ct)
    {
        if (actor.Value.OrganisationId is not { } organisation)
        {
            return MembershipProblems.Unknown;
        }

        return await changes.RunAsync(organisation, async members =>
        {
            if (members.Find(id) is not { } member || !members.MayGrant(actor.Value, member.Role))
            {
                return MembershipProblems.Unknown;
            }

            if (member.AccountId == actor.Value.AccountId)
            {
                return MembershipProblems.NotOwn;
            }

            if (member.Version != version)
            {
                return MembershipProblems.Changed;
            }

            if (await scopes.RunAsync(terms.Scope, ct) is { } unknown)
            {
                return unknown;
            }

            audit.Add("membership.changed", MemberAudit.Purpose, MemberAudit.Subject, id);
            return member.Change(terms, members.Today);
        }, ct);
    }
}

internal static class MemberAudit
{
    public const string Purpose = "access-management";
    public const string Subject = "membership";
    public const string Organisation = "organisation";
}
