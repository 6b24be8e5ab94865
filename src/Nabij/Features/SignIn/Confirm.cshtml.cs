using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Accounts;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>"Is it still you?" before what matters.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class ConfirmPage(CurrentSession current, Sessions sessions, CheckPassword passwords, SignInWithPasskey passkeys, SignInPace pace) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public FormProblems Problems { get; } = new();
    public bool HasPassword => current.Value!.Value.Account.PasswordHash is not null;

    public void OnGet() => PrivateAnswer.Mark(HttpContext);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var (session, account) = current.Value!.Value;
        var budget = $"confirm {session.Id:N}";
        if (!await pace.TakeAsync(budget, SignInPace.ByKnownDevice, ct))
        {
            return this.Wrong(Problems, SignInProblems.Wait);
        }

        return await passwords.RunAsync(account.Email!, Password ?? "", ct) is null ? this.Wrong(Problems, SignInProblems.PasswordWrong) : await DoneAsync(ct);
    }

    public async Task<IActionResult> OnPostQuestionAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        return await passkeys.AskAsync(ct) is { } question ? Content(question, "application/json") : StatusCode(StatusCodes.Status429TooManyRequests);
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        return await passkeys.CheckAsync(credential ?? "", ct) is { } account && account.Id == current.Value!.Value.Account.Id ? await DoneAsync(ct) : this.Wrong(Problems, SignInProblems.PasskeyWrong);
    }

    private async Task<IActionResult> DoneAsync(CancellationToken ct)
    {
        await sessions.ConfirmAsync(current.Value!.Value.Session.Id, ct);
        return Redirect(ReturnTo.Or(To, $"/{Languages.Current}/account"));
    }
}
