using Nabij.Features.Signals;
using Nabij.Features.Territories;

namespace Nabij.Features.Finder;

/// <summary>Notes needs that were not met, by their words and place. Costs a good answer nothing; writes nothing by itself.</summary>
internal sealed class NoteNeeds(NeedSignals signals, FinderHolder holder)
{
    /// <summary>A search: noted when it found nothing or hardly anything, once, and only as it was first asked.</summary>
    public void Searched(SearchAnswer answer)
    {
        var input = answer.Input;
        if (answer.Results.IsWeak && input.Need.Length > 0 && input.Offset == 0 && input.Filters.Count == 0 && input.Problems.Count == 0)
        {
            signals.Searched(input.Need, answer.Results.DetectedLanguage ?? input.Language, answer.State.Needs, PlaceOf(input.Place, answer.State));
        }
    }

    /// <summary>
    /// A guided path that led to nobody, or to nobody who fits: <paramref name="codes"/> of the situations and themes chosen on it, kept as the
    /// words of their names. Codes that do not exist are passed over. Without place: the path knows no municipality.
    /// </summary>
    public void Abandoned(IEnumerable<string> codes, string language)
    {
        var state = holder.Current;
        var names = codes.Distinct(StringComparer.Ordinal)
            .Select(c => state.Situations.FirstOrDefault(s => s.Code == c)?.Name ?? state.Themes.FirstOrDefault(t => t.Code == c).Document?.Name)
            .OfType<Data.LocalText>()
            .Select(n => n.In(language))
            .ToList();
        signals.Abandoned(names, language, state.Needs);
    }

    // One municipality or none; a neighbourhood only within that one.
    private static SignalPlace PlaceOf(Place place, FinderState state)
    {
        if (place.State is PlaceState.None or PlaceState.Outside)
        {
            return SignalPlace.None;
        }

        var municipalities = place.Municipalities.Where(c => state.Places.ByCode(c)?.Level is TerritoryLevel.Municipality).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var neighbourhoods = place.Neighbourhoods.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return municipalities is [var one] ? new SignalPlace(one, neighbourhoods is [var near] ? near : "") : SignalPlace.None;
    }
}
