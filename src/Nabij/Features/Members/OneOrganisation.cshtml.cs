using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>One organisation, for who keeps the installation: who manages it, inviting a manager. Its other members are its own business.</summary>
[Authorize(Policies.Administrator)]
internal sealed class OneOrganisationPage(NabijDb db, InviteMember invite, WithdrawInvitation withdraw, ScopeChoices choices, InvitedAddresses addresses, CurrentActor actor, TimeProvider clock) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;
    public IReadOnlyList<MemberRow> Managers { get; private set; } = [];
    public IReadOnlyList<(Invitation Invitation, string Address)> Invited { get; private set; } = [];
    public TermsFields Fields { get; private set; } = null!;
    public Problem? Problem { get; private set; }
    public DateOnly Today => clock.Today();

    /// <summary>Nobody closes the organisation they act for.</summary>
    public bool MayClose => Organisation.ClosedOn is null && Organisation.Id != actor.Value.OrganisationId;

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Language { get; set; } = Languages.Current;

    /// <summary>An invitation to take back.</summary>
    [BindProperty]
    public Guid? Withdraw { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, TermsForm.Empty(Today), ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (Withdraw is { } invitation)
        {
            return await withdraw.RunAsync(id, invitation, ct) is null ? Redirect($"/{Languages.Current}/administration/organisations/{id}") : NotFound();
        }

        var form = TermsForm.Read(await Request.FieldsAsync(ct));
        var terms = form.Parse(MemberRole.Manager, Today);
        Problem = terms.Problem ?? await invite.RunAsync(
            id, new NewInvitation(Address, Language, MemberRole.Manager, MembershipScope.None, terms.Value!.StartsOn == Today ? null : terms.Value.StartsOn, terms.Value.EndsOn, terms.Value.SecrecyGround), ct);
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
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is not { } organisation)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        Organisation = organisation;
        Managers = [.. (await MemberRow.OfAsync(db, id, Today, ct)).Where(m => m.Member.Role == MemberRole.Manager)];
        var open = await db.Invitations.AsNoTracking()
            .Where(i => i.OrganisationId == id && i.Role == MemberRole.Manager && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now && i.Address != null)
            .OrderBy(i => i.Id)
            .ToListAsync(ct);
        Invited = [.. open.Select(i => (i, addresses.Read(i)))];
        Fields = await TermsFields.LoadAsync(choices, form, MemberRole.Manager, Today, hasStarted: false, Problem, ct);
        return true;
    }
}
