using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>Who replaces a member between two days. People arrange it for themselves, or the manager does.</summary>
internal sealed class ArrangeSubstitute(OrganisationChanges changes, AuditTrail audit, CurrentActor actor)
{
    /// <param name="away">Null: nobody replaces any more.</param>
    public async Task<Problem?> RunAsync(Guid id, int version, (Guid SubstituteId, DateOnly From, DateOnly Until)? away, CancellationToken ct)
    {
        if (actor.Value.OrganisationId is not { } organisation)
        {
            return MembershipProblems.Unknown;
        }

        return await changes.RunAsync(organisation, members => Task.FromResult(Arrange(members, id, version, away)), ct);
    }

    private Problem? Arrange(OrganisationMembers members, Guid id, int version, (Guid SubstituteId, DateOnly From, DateOnly Until)? away)
    {
        if (members.Find(id) is not { } member || !(members.MayGrant(actor.Value, member.Role) || member.AccountId == actor.Value.AccountId))
        {
            return MembershipProblems.Unknown;
        }

        if (member.Version != version)
        {
            return MembershipProblems.Changed;
        }

        audit.Add("membership.substitute", MemberAudit.Purpose, MemberAudit.Subject, id);
        if (away is not var (substitute, from, until))
        {
            member.NobodyReplaces();
            return null;
        }

        return members.Find(substitute) is { } other ? member.ReplaceBy(other, from, until, members.Today) : MembershipProblems.SubstituteWrong;
    }
}
