using System.Globalization;
using Nabij.Features.Finder;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>Territories and themes to choose from, in the reader's language.</summary>
internal static class Choices
{
    public static List<KeyValuePair<string, string>> Territories(FinderState state) =>
    [
        .. state.Places.All.Where(t => t.Level is TerritoryLevel.Zone or TerritoryLevel.Municipality or TerritoryLevel.Neighbourhood)
            .OrderBy(t => t.Level switch { TerritoryLevel.Zone => 0, TerritoryLevel.Municipality => 1, _ => 2 })
            .ThenBy(t => t.Name.In(Languages.Current), StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true))
            .Select(t => KeyValuePair.Create(t.Code, t.Name.In(Languages.Current))),
    ];

    public static List<KeyValuePair<string, string>> Themes(FinderState state) => [.. state.Themes.Select(t => KeyValuePair.Create(t.Code, t.Document.Name.In(Languages.Current)))];
}
