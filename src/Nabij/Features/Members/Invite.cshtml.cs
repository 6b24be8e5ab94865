using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Organisations;
using Nabij.Features.SignIn;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Inviting somebody: first as what, then who and where. Each role asks only what it is about.</summary>
[Authorize(Policies.Member)]
internal sealed class InvitePage(InviteMember invite, ActingRights acting, ScopeChoices choices, CurrentSession current, TimeProvider clock) : PageModel
{
    public MemberRights Rights { get; private set; } = null!;

    /// <summary>Null: still to be chosen.</summary>
    public MemberRole? Chosen { get; private set; }
    public TermsFields? Fields { get; private set; }
    public Problem? Problem { get; private set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Language { get; set; } = Languages.Current;

    public IEnumerable<MemberRole> Grantable => Enum.GetValues<MemberRole>().Where(Rights.MayGrant);

    /// <summary>Who gives away what decides about others proves again who they are.</summary>
    private bool MustConfirm => Chosen is MemberRole.Manager or MemberRole.Administrator && !current.IsFresh(clock);

    public async Task<IActionResult> OnGetAsync(string? role, CancellationToken ct)
    {
        if (!await BeginAsync(role, ct))
        {
            return NotFound();
        }

        await LoadAsync(TermsForm.Empty(clock.Today()), ct);
        return MustConfirm ? this.ToConfirm() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? role, CancellationToken ct)
    {
        if (!await BeginAsync(role, ct) || Chosen is not { } chosen)
        {
            return NotFound();
        }

        if (MustConfirm)
        {
            return this.ToConfirm();
        }

        var form = TermsForm.Read(await Request.FieldsAsync(ct));
        var terms = form.Parse(chosen, clock.Today());
        Problem = terms.Problem ?? await invite.RunAsync(Rights.OrganisationId, NewInvitation.Of(Address, Language, chosen, terms.Value!, clock.Today()), ct);
        if (Problem is null)
        {
            return Redirect($"/{Languages.Current}/organisation#invited");
        }

        if (Problem.Kind == ProblemKind.NotFound)
        {
            return NotFound();
        }

        await LoadAsync(form, ct);
        Response.StatusCode = ApiProblems.Status(Problem.Kind);
        return Page();
    }

    /// <summary>As it stands in the address.</summary>
    public static string CodeOf(MemberRole role) => role.ToString().ToLowerInvariant();

    private async Task<bool> BeginAsync(string? role, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await acting.FindAsync(ct) is not { Manages: true } rights)
        {
            return false;
        }

        Rights = rights;
        Chosen = Grantable.Where(r => CodeOf(r) == role).Select(r => (MemberRole?)r).FirstOrDefault();
        return role is null || Chosen is not null;
    }

    private async Task LoadAsync(TermsForm form, CancellationToken ct) =>
        Fields = Chosen is { } role ? await TermsFields.LoadAsync(choices, form, role, clock.Today(), hasStarted: false, Problem, ct) : null;
}
