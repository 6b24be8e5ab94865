using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>The second step: the code of the telephone, or one of the paper.</summary>
[AllowAnonymous]
internal sealed class SignInCodePage(SignInWithPassword signIn) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public FormProblems Problems { get; } = new();

    /// <summary>There is nothing half-way in this browser, or not any more.</summary>
    public bool IsOver { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        IsOver = await signIn.FindAsync(StepKind.Code, ct) is null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await signIn.FinishAsync(Code ?? "", ct) is not { } problem)
        {
            return Redirect(ReturnTo.Or(To, $"/{Languages.Current}/home"));
        }

        IsOver = problem == SignInProblems.StartAgain;
        return IsOver ? Page() : this.Wrong(Problems, problem);
    }
}
