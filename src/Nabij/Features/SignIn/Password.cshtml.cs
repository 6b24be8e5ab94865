using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Accounts;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>Where a link in a mail leads: choose a password. Opening it changes nothing; mail scanners open links too.</summary>
[AllowAnonymous]
internal sealed class PasswordPage(ChoosePassword choose, KnownDevices devices) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    public FormProblems Problems { get; } = new();
    public bool IsGone { get; private set; }
    public bool IsDone { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        IsGone = await choose.FindAsync(token, ct) is null;
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var done = await choose.ByLinkAsync(token, Password ?? "", ct);
        IsDone = done.Ok(out var account);
        if (IsDone)
        {
            // Strangers may have used up their tries; who has the link has their own from here on.
            devices.Know(account.Email!);
            return Page();
        }

        IsGone = done.Problem == AccountProblems.LinkGone;
        return IsGone ? Page() : this.Wrong(Problems, done.Problem!);
    }
}
