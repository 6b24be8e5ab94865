using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.SignIn.Providers;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>
/// On the way to a provider, and where one ends when that did not work, for whatever reason. The form may not lead to another site itself
/// (<c>form-action</c>), so its answer is this page, which leads on.
/// </summary>
[AllowAnonymous]
internal sealed class ElsewherePage(SignInWithProvider elsewhere) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>The address at the provider; null when there is no way on.</summary>
    public string? Next { get; private set; }
    public FormProblems Problems { get; } = new();

    public void OnGet() => PrivateAnswer.Mark(HttpContext);

    public async Task<IActionResult> OnPostAsync(int provider, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var left = await elsewhere.LeaveAsync(provider, To, linking: null, ct);
        if (left.Ok(out var address))
        {
            Next = address;
            return Page();
        }

        return this.NotAway(Problems, left.Problem, ProviderPaths.Failed(Languages.Current, linking: false, To));
    }
}
