using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>
/// Ends the session of this browser, whether or not it still lived: who leaves a desk wants to be sure. No token against forged forms: the
/// session's cookie does not come along with a form from elsewhere (SameSite), so such a form signs nobody out.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class SignOutPage(Cookies cookies, Sessions sessions, CurrentActor actor) : PageModel
{
    public void OnGet() => PrivateAnswer.Mark(HttpContext);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (cookies.Session is { } token && await sessions.FindAsync(token, ct) is var (session, account))
        {
            actor.Value = new Actor(ActorKind.Account, AccountId: account.Id);
            await sessions.EndAsync(account.Id, session.Id, ct);
        }

        cookies.Session = null;
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Redirect($"/{Languages.Current}/sign-out");
    }
}
