using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Taking back an invitation that nobody accepted yet.</summary>
[Authorize(Policies.Member)]
internal sealed class WithdrawPage(NabijDb db, WithdrawInvitation withdraw, ActingRights acting, InvitedAddresses addresses, TimeProvider clock) : PageModel
{
    public Invitation Invitation { get; private set; } = null!;
    public string Address { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) is not null ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } rights && await withdraw.RunAsync(rights.OrganisationId, id, ct) is null
            ? Redirect($"/{Languages.Current}/organisation#invited")
            : NotFound();

    private async Task<MemberRights?> FindAsync(Guid id, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await acting.FindAsync(ct) is not { Manages: true } rights ||
            await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.OrganisationId == rights.OrganisationId, ct) is not { } invitation ||
            !invitation.IsOpen(clock.GetUtcNow()) || !rights.MayGrant(invitation.Role))
        {
            return null;
        }

        (Invitation, Address) = (invitation, addresses.Read(invitation));
        return rights;
    }
}
