using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>
/// Back from a provider. From this page on the way is one of this site again, so that strict cookies come along; it leads to pages of ours only.
/// </summary>
[AllowAnonymous]
internal sealed class OnwardPage : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>The step that comes first: <c>code</c> or <c>phone</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public string Address => Next is "code" or "phone" ? $"/{Languages.Current}/sign-in/{Next}{ReturnTo.Query(To)}" : ReturnTo.Or(To, $"/{Languages.Current}/home");

    public void OnGet() => PrivateAnswer.Mark(HttpContext);
}
