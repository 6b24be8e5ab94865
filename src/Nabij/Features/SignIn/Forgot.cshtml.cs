using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Accounts;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>Who forgot the password gets a link by mail. The answer is the same for every address.</summary>
[AllowAnonymous]
internal sealed class ForgotPage(SendAccountLink send, SignInPace pace, KnownDevices devices) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sent { get; set; }

    public bool IsSent => Sent == "yes";

    public FormProblems Problems { get; } = new();

    public void OnGet() => PrivateAnswer.Mark(HttpContext);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var email = Email?.Trim() ?? "";
        if (!MailBox.IsOne(email))
        {
            return this.Wrong(Problems, SignInProblems.MailWrong);
        }

        // Beyond its measure an address gets no further mail, and the answer stays the same.
        var place = SignInPace.Place(HttpContext.Connection.RemoteIpAddress);
        if (!devices.BudgetOf(email).IsOwn && !await pace.TakeAsync($"links from {place}", SignInPace.ByPlace, ct))
        {
            return this.Wrong(Problems, SignInProblems.Wait);
        }

        var to = "links to " + Account.Normal(email);
        if (await pace.TakeAsync(to, SignInPace.Links, ct) && await pace.TakeAsync(to + " in a day", SignInPace.LinksInADay, SignInPace.Day, ct))
        {
            await send.RunAsync(email, Languages.Current, ct);
        }

        return Redirect($"/{Languages.Current}/forgot?sent=yes");
    }
}
