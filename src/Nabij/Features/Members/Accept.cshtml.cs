using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Somebody who signed in accepts an invitation with a button. A link that was passed on works for nobody else, and does not say for whom.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class AcceptPage(NabijDb db, AcceptInvitation accept, CurrentActor actor) : PageModel
{
    /// <summary>Null: the link does not work, for whatever reason.</summary>
    public InvitationView? View { get; private set; }

    /// <summary>Why this person cannot accept it.</summary>
    public Problem? Problem { get; private set; }

    private Guid Account => actor.Value.AccountId!.Value;

    public async Task OnGetAsync(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } view)
        {
            return;
        }

        Problem = accept.IsFor(view, await AddressAsync(ct)) ? view.InvitedById == Account ? InvitationProblems.OwnInvitation : null : InvitationProblems.OtherAddress;
        Response.StatusCode = Problem is null ? StatusCodes.Status200OK : ApiProblems.Status(Problem.Kind);
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is null)
        {
            return Page();
        }

        Problem = await accept.RunAsync(token, Account, await AddressAsync(ct), ct);
        if (Problem is null)
        {
            return Redirect($"/{Languages.Current}/home");
        }

        View = Problem == InvitationProblems.NotValid ? null : View;
        Response.StatusCode = ApiProblems.Status(Problem.Kind);
        return Page();
    }

    private async Task<InvitationView?> FindAsync(string token, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        View = await accept.FindAsync(token, ct);
        Response.StatusCode = View is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return View;
    }

    private Task<string> AddressAsync(CancellationToken ct) => db.Accounts.AsNoTracking().Where(a => a.Id == Account).Select(a => a.Email!).SingleAsync(ct);
}
