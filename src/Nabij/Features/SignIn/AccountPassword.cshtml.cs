using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

[Authorize(Policies.SignedIn)]
internal sealed class AccountPasswordPage(NabijDb db, CurrentSession current, Sessions sessions, ChoosePassword choose, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    public FormProblems Problems { get; } = new();

    public IActionResult OnGet()
    {
        PrivateAnswer.Mark(HttpContext);
        return current.IsFresh(clock) ? Page() : this.ToConfirm();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (!current.IsFresh(clock))
        {
            return this.ToConfirm();
        }

        var account = await db.Accounts.SingleAsync(a => a.Id == current.Value!.Value.Account.Id, ct);
        if (await choose.ChangeAsync(account, Password ?? "", ct) is { } problem)
        {
            return this.Wrong(Problems, problem);
        }

        // The other browsers are out; this one goes on.
        await sessions.RenewAsync(account, ct);
        return Redirect($"/{Languages.Current}/account");
    }
}
