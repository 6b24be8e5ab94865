using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>For which organisation I act: one at a time, and always visible.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class ActingPage(CurrentPerson person, CurrentSession current, Sessions sessions) : PageModel
{
    [BindProperty]
    public Guid? Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Changed { get; set; }

    /// <summary>A form was made for another organisation than the one chosen since.</summary>
    public bool IsChanged => Changed == "yes";

    public string? Chosen => person.Value!.Acting?.OrganisationId.ToString();

    public IReadOnlyList<KeyValuePair<string, string>> Places =>
        [.. All.OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => KeyValuePair.Create(p.OrganisationId.ToString(), p.Name))];

    private IEnumerable<ActingFor> All => person.Value!.Acting is { } acting ? person.Value.Others.Append(acting) : person.Value.Others;

    public void OnGet() => PrivateAnswer.Mark(HttpContext);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (!All.Any(p => p.OrganisationId == Organisation))
        {
            return NotFound();
        }

        await sessions.ActForAsync(current.Value!.Value.Session.Id, Organisation, ct);
        return Redirect(ReturnTo.Or(To, $"/{Languages.Current}/home"));
    }
}
