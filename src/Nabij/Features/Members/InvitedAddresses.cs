using Nabij.Features.Accounts;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>The sealed mail addresses of invitations: the one place that opens them.</summary>
internal sealed class InvitedAddresses(Seals seals)
{
    // Shown where the key is gone.
    private const string Unreadable = "–";

    public Sealed Seal(Guid invitation, string address) => seals.Seal(address, Invitation.Purpose(invitation));

    /// <summary>For who may invite, and so wrote it.</summary>
    public string Read(Invitation invitation) => invitation.Address is { } address ? seals.Open(address, Invitation.Purpose(invitation.Id)) ?? Unreadable : Unreadable;

    public bool IsFor(Guid invitation, Sealed address, string other) =>
        seals.Open(address, Invitation.Purpose(invitation)) is { } invited && Account.Normal(invited) == Account.Normal(other);
}
