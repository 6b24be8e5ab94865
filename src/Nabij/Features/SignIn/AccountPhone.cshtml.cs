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

/// <summary>Another telephone for the codes. The old one works until the new one has shown a right code.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class AccountPhonePage(NabijDb db, CurrentSession current, Sessions sessions, Steps steps, SecondFactor factor, AuditTrail audit, Outbox outbox, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    public FormProblems Problems { get; } = new();

    /// <summary>Null until the person says that they want another telephone.</summary>
    public string? Key { get; private set; }
    public string Address => current.Value!.Value.Account.Email!;
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (!current.IsFresh(clock))
        {
            return this.ToConfirm();
        }

        Key = await FindAsync(ct) is { } step ? steps.StateOf(step) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken ct)
    {
        if (!current.IsFresh(clock))
        {
            return this.ToConfirm();
        }

        await steps.StartAsync(StepKind.NewPhone, current.Value!.Value.Account.Id, Totp.NewKey(), ct);
        return Redirect($"/{Languages.Current}/account/phone");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (!current.IsFresh(clock))
        {
            return this.ToConfirm();
        }

        if (await FindAsync(ct) is not { } step || steps.StateOf(step) is not { } key)
        {
            return Redirect($"/{Languages.Current}/account/phone");
        }

        var account = await db.Accounts.SingleAsync(a => a.Id == current.Value!.Value.Account.Id, ct);
        account.SecurityStamp = Secrets.New();
        audit.Add("account.factor-changed", "access-management", "account", account.Id);
        outbox.AddAccountChanged(account);
        if (await factor.SetUpAsync(account, key, Code ?? "") is not { } codes)
        {
            db.ChangeTracker.Clear();
            await steps.WrongAsync(step, ct);
            Key = key;
            return this.Wrong(Problems, SignInProblems.CodeWrong);
        }

        Codes = codes;
        await steps.UseAsync(step, ct);
        await sessions.RenewAsync(account, ct);
        return Page();
    }

    private async Task<SignInStep?> FindAsync(CancellationToken ct) =>
        await steps.FindAsync(StepKind.NewPhone, ct) is { } step && step.AccountId == current.Value!.Value.Account.Id ? step : null;
}
