using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Features.SignIn;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>An administrator invites a manager of any organisation, who then invites everybody else.</summary>
[Authorize(Policies.Administrator)]
internal sealed class InviteManagerPage(NabijDb db, InviteMember invite, ScopeChoices choices, CurrentSession current, TimeProvider clock) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;
    public TermsFields Fields { get; private set; } = null!;
    public Problem? Problem { get; private set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Language { get; set; } = Languages.Current;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, TermsForm.Empty(clock.Today()), ct))
        {
            return NotFound();
        }

        return current.IsFresh(clock) ? Page() : this.ToConfirm();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!current.IsFresh(clock))
        {
            return this.ToConfirm();
        }

        var form = TermsForm.Read(await Request.FieldsAsync(ct));
        var terms = form.Parse(MemberRole.Manager, clock.Today());
        Problem = terms.Problem ?? await invite.RunAsync(id, NewInvitation.Of(Address, Language, MemberRole.Manager, terms.Value!, clock.Today()), ct);
        if (Problem is null)
        {
            return Redirect($"/{Languages.Current}/administration/organisations/{id}");
        }

        if (Problem.Kind == ProblemKind.NotFound || !await LoadAsync(id, form, ct))
        {
            return NotFound();
        }

        Response.StatusCode = ApiProblems.Status(Problem.Kind);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, TermsForm form, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.ClosedOn == null, ct) is not { } organisation)
        {
            return false;
        }

        Organisation = organisation;
        Fields = await TermsFields.LoadAsync(choices, form, MemberRole.Manager, clock.Today(), hasStarted: false, Problem, ct);
        return true;
    }
}
