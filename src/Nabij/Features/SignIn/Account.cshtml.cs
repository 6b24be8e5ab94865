using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Accounts;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>My own account: how I sign in, and where I am signed in.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class AccountPage(CurrentSession current, Sessions sessions, UserManager<Account> users, SignInWithPasskey passkeys, LinkedLogins logins, Settings settings, TimeProvider clock) : PageModel
{
    public FormProblems Problems { get; } = new();
    public Account Mine => current.Value!.Value.Account;
    public Guid Current => current.Value!.Value.Session.Id;
    public int CodesLeft { get; private set; }

    /// <summary>There is a provider, or there was one when they linked an account of there.</summary>
    public bool HasElsewhere { get; private set; }
    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        CodesLeft = await users.CountRecoveryCodesAsync(Mine);
        Passkeys = [.. (await users.GetPasskeysAsync(Mine)).OrderBy(p => p.CreatedAt)];
        HasElsewhere = settings.Oidc.Count > 0 || (await logins.OfAsync(Mine.Id, ct)).Count > 0;
        Sessions = await sessions.OfAsync(Mine, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken ct)
    {
        await sessions.EndAsync(Mine.Id, id, ct);
        return Redirect($"/{Languages.Current}/account#browsers");
    }

    public async Task<IActionResult> OnPostQuestionAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        return IsFresh() ? Content(await passkeys.OfferAsync(Mine, ct), "application/json") : StatusCode(StatusCodes.Status403Forbidden);
    }

    public async Task<IActionResult> OnPostAddPasskeyAsync(string? credential, string? name, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (!IsFresh())
        {
            return this.ToConfirm();
        }

        if (await passkeys.AddAsync(Mine, credential ?? "", name ?? "", ct) is { } problem)
        {
            await OnGetAsync(ct);
            return this.Wrong(Problems, problem);
        }

        return Redirect($"/{Languages.Current}/account");
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? id, CancellationToken ct)
    {
        if (!IsFresh())
        {
            return this.ToConfirm();
        }

        if (id is { Length: > 0 and <= 2048 } && id.Length % 2 == 0 && id.All(char.IsAsciiHexDigitLower))
        {
            await passkeys.RemoveAsync(Mine, Convert.FromHexString(id), ct);
        }

        return Redirect($"/{Languages.Current}/account");
    }

    private bool IsFresh() => current.IsFresh(clock);
}
