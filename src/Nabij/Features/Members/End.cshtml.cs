using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Somebody leaves now. The page says what that means, the button does it.</summary>
[Authorize(Policies.Member)]
internal sealed class EndPage(NabijDb db, EndMembership end, ActingRights acting, TimeProvider clock) : PageModel
{
    public MemberRow Row { get; private set; } = null!;
    public bool IsOwn { get; private set; }
    public LocalText Organisation { get; private set; } = LocalText.None;
    public Problem? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        Problem = await end.RunAsync(id, ct);
        if (Problem is null)
        {
            // Who left themselves may act for this organisation no more.
            return Redirect(IsOwn && await acting.FindAsync(ct) is null ? $"/{Languages.Current}" : $"/{Languages.Current}/organisation");
        }

        if (Problem.Kind == ProblemKind.NotFound)
        {
            return NotFound();
        }

        Response.StatusCode = ApiProblems.Status(Problem.Kind);
        return Page();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await acting.FindAsync(ct) is not { } rights ||
            (await MemberRow.OfAsync(db, rights.OrganisationId, clock.Today(), ct)).Find(r => r.Member.Id == id && rights.MayEnd(r.Member)) is not { } row)
        {
            return false;
        }

        (Row, IsOwn, Organisation) = (row, row.Member.AccountId == rights.AccountId, rights.OrganisationName);
        return true;
    }
}
