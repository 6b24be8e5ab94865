using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Reads what the one who acts is in the organisation they act for; null when they act for none.</summary>
internal sealed class ActingRights(LiveMemberships live, CurrentActor actor, TimeProvider clock)
{
    public async Task<MemberRights?> FindAsync(CancellationToken ct)
    {
        if (actor.Value is not { AccountId: { } account, OrganisationId: { } organisation })
        {
            return null;
        }

        var own = await live.InAsync(organisation, account, clock.Today(), ct);
        return own.Count == 0 ? null : new MemberRights(organisation, account, own[0].OrganisationName, [.. own.Select(m => m.Role).Distinct()]);
    }
}
