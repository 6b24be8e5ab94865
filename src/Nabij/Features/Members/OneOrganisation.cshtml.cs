using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>One organisation, for who keeps the installation: who manages it and who was invited to. Its other members are its own business.</summary>
[Authorize(Policies.Administrator)]
internal sealed class OneOrganisationPage(NabijDb db, WithdrawInvitation withdraw, InvitedAddresses addresses, CurrentActor actor, TimeProvider clock) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;
    public IReadOnlyList<MemberRow> Managers { get; private set; } = [];
    public IReadOnlyList<(Invitation Invitation, string Address)> Invited { get; private set; } = [];
    public DateOnly Today => clock.Today();

    /// <summary>Nobody closes the organisation they act for.</summary>
    public bool MayClose => Organisation.ClosedOn is null && Organisation.Id != actor.Value.OrganisationId;

    /// <summary>An invitation to take back.</summary>
    [BindProperty]
    public Guid? Withdraw { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is not { } organisation)
        {
            return NotFound();
        }

        Organisation = organisation;
        Managers = [.. (await MemberRow.OfAsync(db, id, Today, ct)).Where(m => m.Member.Role == MemberRole.Manager)];
        Invited = [.. (await Invitation.OpenAsync(db, id, clock.GetUtcNow(), ct)).Where(i => i.Role == MemberRole.Manager).Select(i => (i, addresses.Read(i)))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        return Withdraw is { } invitation && await withdraw.RunAsync(id, invitation, ct) is null ? Redirect($"/{Languages.Current}/administration/organisations/{id}") : NotFound();
    }
}
