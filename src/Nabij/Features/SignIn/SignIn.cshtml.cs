using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>Mail address and password, or a passkey. Nothing here tells whether an account exists.</summary>
[AllowAnonymous]
internal sealed class SignInPage(SignInWithPassword signIn, SignInWithPasskey passkeys, Settings settings) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public FormProblems Problems { get; } = new();
    public IReadOnlyList<OidcClient> Elsewhere => settings.Oidc;

    public void OnGet() => PrivateAnswer.Mark(HttpContext);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (!MailBox.IsOne(Email?.Trim() ?? ""))
        {
            return this.Wrong(Problems, SignInProblems.MailWrong);
        }

        var begun = await signIn.BeginAsync(Email!.Trim(), Password ?? "", ct);
        return begun.Ok(out var kind)
            ? Redirect($"/{Languages.Current}/sign-in/{(kind == StepKind.Code ? "code" : "phone")}{ReturnTo.Query(To)}")
            : this.Wrong(Problems, begun.Problem!);
    }

    public async Task<IActionResult> OnPostQuestionAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        return await passkeys.AskAsync(ct) is { } question ? Content(question, "application/json") : StatusCode(StatusCodes.Status429TooManyRequests);
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        return await passkeys.SignInAsync(credential ?? "", ct) is { } problem ? this.Wrong(Problems, problem) : Redirect(ReturnTo.Or(To, $"/{Languages.Current}/home"));
    }
}
