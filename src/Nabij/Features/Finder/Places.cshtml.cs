using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Finder;

[AllowAnonymous]
internal sealed class PlacesPage(FindHelp find) : PageModel
{
    public FinderState State { get; } = find.State;

    /// <summary>What was typed, as far as we read it.</summary>
    public string Near { get; private set; } = "";
    public Problem? Problem { get; private set; }
    public Place Asked { get; private set; } = Place.None;

    public IEnumerable<TerritoryView> At(TerritoryLevel level) =>
        State.Places.All.Where(t => t.Level == level).OrderBy(t => t.Name.In(Languages.Current), StringComparer.Create(System.Globalization.CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(t => t.Code, StringComparer.Ordinal);

    public IActionResult OnGet(string? near)
    {
        Near = near is { Length: > PlaceBook.MaxNear } ? near[..PlaceBook.MaxNear] : near ?? "";
        if (!State.Places.Find(near).Ok(out var place))
        {
            Problem = PlaceBook.Unknown;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Asked = place;
        return place is { State: PlaceState.Found, Candidates: [var only, ..] } ? Redirect($"/{Languages.Current}/places/{only.Territory.Code}") : Page();
    }
}
