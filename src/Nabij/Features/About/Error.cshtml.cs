using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Nabij.Features.About;

/// <summary>What people see when something is not there, was refused, or broke. It knows the status and nothing else.</summary>
[AllowAnonymous]
internal sealed class ErrorPage : PageModel
{
    private static readonly int[] Explained = [400, 404, 405, 413, 414, 429];

    /// <summary>Which words to use.</summary>
    public string Words { get; private set; } = "500";

    public IActionResult OnGet(int status)
    {
        // Asked for by its own address, it is just a page that is not there.
        var given = HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is null || status is < 400 or > 599 || Response.StatusCode < 400 ? 404 : status;
        Response.StatusCode = given;
        Words = Explained.Contains(given) ? given.ToString(System.Globalization.CultureInfo.InvariantCulture) : given < 500 ? "400" : "500";
        return Page();
    }
}
