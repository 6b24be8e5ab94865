using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.Home;

/// <summary>Where who signs in begins: what waits for me, and for whom I act.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class HomePage(CurrentPerson person) : PageModel
{
    public string Name => person.Value!.Name;
    public ActingFor? Acting => person.Value!.Acting;

    public void OnGet() => PrivateAnswer.Mark(HttpContext);
}
