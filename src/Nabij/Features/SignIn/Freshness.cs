using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>Who changes how they sign in proves again who they are: a colleague may stand at a screen that was left open.</summary>
internal static class Freshness
{
    public static bool IsFresh(this CurrentSession current, TimeProvider clock)
    {
        var age = clock.GetUtcNow() - current.Value!.Value.Session.ConfirmedAt;

        // Younger than nothing: the clock was set back, so nobody knows.
        return age < Session.Fresh && age >= TimeSpan.FromMinutes(-1);
    }

    /// <summary>Off to prove it, and back to this page.</summary>
    public static IActionResult ToConfirm(this PageModel page) => new RedirectResult($"/{Languages.Current}/confirm{ReturnTo.Query(page.Request.Path.ToString())}");
}
