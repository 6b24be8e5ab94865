using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Audit;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>New codes on paper, for who lost them or used most.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class AccountCodesPage(NabijDb db, CurrentSession current, SecondFactor factor, AuditTrail audit, Outbox outbox, TimeProvider clock) : PageModel
{
    public IReadOnlyList<string>? Codes { get; private set; }

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
        audit.Add("account.codes-made", "access-management", "account", account.Id);
        outbox.AddAccountChanged(account);
        Codes = await factor.NewCodesAsync(account);

        // Pressed twice: this one made none.
        return Codes is null ? Redirect($"/{Languages.Current}/account/codes") : Page();
    }
}
