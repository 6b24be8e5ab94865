using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Territories;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>"My neighbourhood": what is here and who answers.</summary>
[AllowAnonymous]
internal sealed class PlacePage(FindHelp find) : PageModel
{
    private const int MostServices = 30;

    public FinderState State { get; } = find.State;
    public TerritoryView Territory { get; private set; } = null!;
    public Place Place { get; private set; } = Place.None;

    /// <summary>What comes nearer than the whole region: made for this place.</summary>
    public IReadOnlyList<Hit<Entry>> Near { get; private set; } = [];

    /// <summary>Desks of the zone, for professionals only (FIELD 1).</summary>
    public IReadOnlyList<Hit<Entry>> Desks { get; private set; } = [];

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
        var found = find.List(State, Languages.Current, Place, 100, (Facet.Type, "service"), (Facet.Type, "informal"), (Facet.Type, "helpline")).Hits;
        Near = [.. found.Where(h => h.Shown.Audience is "everyone" or "circle" && IsLocal(h)).Take(MostServices)];
        Desks = [.. found.Where(h => h.Shown.Audience is "professionals" or "professions" && IsLocal(h)).Take(MostServices)];
        return Page();
    }

    private static bool IsLocal(Hit<Entry> hit) => hit.Shown.ServiceAreas.Any(a => !a.StartsWith("region:", StringComparison.Ordinal));
}
