using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Territories;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>"My neighbourhood": what is here and who answers.</summary>
[AllowAnonymous]
internal sealed class PlacePage(FindHelp find, TimeProvider clock) : PageModel
{
    private const int MostFound = 500;

    public FinderState State { get; } = find.State;
    public TerritoryView Territory { get; private set; } = null!;
    public Place Place { get; private set; } = Place.None;

    public PlaceOverview Overview { get; private set; } = null!;

    /// <summary>Where it lies, widest first.</summary>
    public IEnumerable<PlaceCandidate> Above => State.Places.WholesOf(Territory.Code)
        .Concat(State.Places.WholesOf(Territory.Code).SelectMany(w => State.Places.WholesOf(w.Territory.Code)))
        .DistinctBy(w => w.Territory.Code)
        .OrderBy(w => w.Territory.Level)
        .ThenBy(w => w.Territory.Code, StringComparer.Ordinal);

    /// <summary>Places of the same kind next to it.</summary>
    public IReadOnlyList<TerritoryView> Beside => State.Places.Beside(Territory);

    public IEnumerable<PlaceCandidate> Parts(TerritoryLevel level) => State.Places.PartsOf(Territory.Code)
        .Where(p => p.Territory.Level == level)
        .OrderBy(p => p.Territory.Name.In(Languages.Current), StringComparer.Create(System.Globalization.CultureInfo.CurrentCulture, ignoreCase: true));

    public IActionResult OnGet(string code)
    {
        if (State.Places.ByCode(code) is not { } territory)
        {
            return NotFound();
        }

        Territory = territory;
        Place = State.Places.Of(territory);
        var found = find.List(State, Languages.Current, Place, MostFound, (Facet.Type, "service"), (Facet.Type, "informal"), (Facet.Type, "helpline")).Hits;
        Overview = PlaceOverview.Of(State, found, clock.GetUtcNow());
        return Page();
    }
}
