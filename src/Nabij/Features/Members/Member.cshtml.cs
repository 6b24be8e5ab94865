using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Changing where, until when and under which secrecy somebody works.</summary>
[Authorize(Policies.Member)]
internal sealed class MemberPage(NabijDb db, ChangeMembership change, ActingRights acting, ScopeChoices choices, TimeProvider clock) : PageModel
{
    public MemberRow Row { get; private set; } = null!;
    public TermsFields Fields { get; private set; } = null!;
    public Problem? Problem { get; private set; }
    public IReadOnlyList<KeyValuePair<string, string>> Named { get; private set; } = [];
    public DateOnly Today => clock.Today();

    [BindProperty]
    public int Version { get; set; }

    /// <summary>What the next save is about: what is shown now, once who reads was told that it changed.</summary>
    public int ShownVersion => Problem is null || Problem == MembershipProblems.Changed ? Row.Member.Version : Version;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        await LoadAsync(TermsForm.Of(Row.Member.Terms), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        var form = TermsForm.Read(await Request.FieldsAsync(ct));
        var terms = form.Parse(Row.Member.Role, Today, HasStarted ? Row.Member.StartsOn : null);
        Problem = terms.Problem ?? await change.RunAsync(id, Version, terms.Value!, ct);
        if (Problem is null)
        {
            return Redirect($"/{Languages.Current}/organisation");
        }

        // Read again: somebody may have changed it since.
        if (Problem.Kind == ProblemKind.NotFound || !await FindAsync(id, ct))
        {
            return NotFound();
        }

        Response.StatusCode = ApiProblems.Status(Problem.Kind);
        await LoadAsync(form, ct);
        return Page();
    }

    private bool HasStarted => Row.Member.StartsOn <= Today;

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await acting.FindAsync(ct) is not { Manages: true } rights ||
            (await MemberRow.OfAsync(db, rights.OrganisationId, Today, ct)).Find(r => r.Member.Id == id && rights.MayChange(r.Member)) is not { } row)
        {
            return false;
        }

        Row = row;
        return true;
    }

    private async Task LoadAsync(TermsForm form, CancellationToken ct)
    {
        Fields = await TermsFields.LoadAsync(choices, form, Row.Member.Role, Today, HasStarted, Problem, ct);
        Named = [.. Fields.Territories.SelectMany(g => g.Choices), .. Fields.Desks, .. Fields.Themes];
    }
}
