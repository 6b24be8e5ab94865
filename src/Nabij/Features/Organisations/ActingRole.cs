using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>What the one who acts is in the organisation they act for, asked anew by what only that role may do.</summary>
internal sealed class ActingRole(LiveMemberships live, CurrentActor actor, TimeProvider clock)
{
    public async Task<bool> IsAsync(MemberRole role, CancellationToken ct) =>
        actor.Value is { AccountId: { } account, OrganisationId: { } organisation } &&
        (await live.InAsync(organisation, account, clock.Today(), ct)).Any(m => m.Role == role);
}
