using Nabij.Data;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>What serves a place: made for it, by theme, open this evening and this weekend. Residents and professionals apart.</summary>
internal sealed record PlaceOverview
{
    private const int MostServices = 30;

    /// <summary>What comes nearer than the whole region: made for this place.</summary>
    public required IReadOnlyList<Hit<Entry>> Near { get; init; }

    /// <summary>Made for this place and behind a door that is open to everyone: a social service, a referent.</summary>
    public required IReadOnlyList<Hit<Entry>> Answers { get; init; }

    /// <summary>Desks of the zone, for professionals only (FIELD 1).</summary>
    public required IReadOnlyList<Hit<Entry>> Desks { get; init; }
    public required IReadOnlyList<(string Code, LocalText Name, string? Sign, IReadOnlyList<Entry> Entries)> Themes { get; init; }
    public required IReadOnlyList<Entry> Tonight { get; init; }

    /// <summary>This evening is over: tomorrow's is meant.</summary>
    public required bool IsTomorrow { get; init; }
    public required IReadOnlyList<Entry> Weekend { get; init; }

    /// <summary>How many of all that serve the place have hours that we don't know.</summary>
    public required int WithoutHours { get; init; }

    public static PlaceOverview Of(FinderState state, IReadOnlyList<Hit<Entry>> found, DateTimeOffset now)
    {
        var doors = state.Doors.NothingFound.Select(d => state.DoorsByCode.GetValueOrDefault(d)?.Kind).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var forAll = found.Where(h => h.Shown.Audience is "everyone" or "circle").ToList();
        var near = forAll.Where(IsLocal).ToList();
        var answers = near.Where(h => h.Shown.Kinds.Any(doors.Contains)).ToList();
        var evening = ComingTimes.Evening(now);
        var weekend = ComingTimes.Weekend(now);
        return new PlaceOverview
        {
            Near = [.. near.Except(answers).Take(MostServices)],
            Answers = [.. answers.Take(MostServices)],
            Desks = [.. found.Where(h => h.Shown.Audience is "professionals" or "professions" && IsLocal(h)).Take(MostServices)],
            Themes =
            [
                .. state.Themes
                    .Select(t => (t.Code, t.Document.Name, t.Document.Sign, (IReadOnlyList<Entry>)[.. forAll.Where(h => h.Shown.Themes.Contains(t.Code)).Select(h => h.Shown)]))
                    .Where(t => t.Item4.Count > 0),
            ],
            Tonight = Open(state.Openings.OpenBetween(evening.From, evening.To), forAll),
            IsTomorrow = ComingTimes.IsLate(now),
            Weekend = Open(state.Openings.OpenBetween(weekend.From, weekend.To), forAll),
            WithoutHours = forAll.Count(h => h.Shown.Hours is null),
        };
    }

    private static List<Entry> Open(IReadOnlyList<bool> open, List<Hit<Entry>> found) =>
        [.. found.Where(h => h.Shown.Hours is { } n && open[n]).Take(MostServices).Select(h => h.Shown)];

    private static bool IsLocal(Hit<Entry> hit) => hit.Shown.ServiceAreas.Any(a => !a.StartsWith("region:", StringComparison.Ordinal));
}
