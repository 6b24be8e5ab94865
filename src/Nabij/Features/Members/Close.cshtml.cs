using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Features.SignIn;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Closing an organisation: the page says what that means, the button does it.</summary>
[Authorize(Policies.Administrator)]
internal sealed class ClosePage(NabijDb db, CloseOrganisation close, CurrentActor actor, CurrentSession current, TimeProvider clock) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.ClosedOn == null && o.Id != actor.Value.OrganisationId, ct) is not { } organisation)
        {
            return NotFound();
        }

        Organisation = organisation;
        return current.IsFresh(clock) ? Page() : this.ToConfirm();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (!current.IsFresh(clock))
        {
            return this.ToConfirm();
        }

        return await close.RunAsync(id, ct) is null ? Redirect($"/{Languages.Current}/administration/organisations/{id}") : NotFound();
    }
}
