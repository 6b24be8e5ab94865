using Nabij.Features.Directory;
using Nabij.Features.Territories;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>Answers a question from the state in memory. Writes nothing, anywhere.</summary>
internal sealed class FindHelp(FinderHolder holder, FinderMeters meters, TimeProvider clock)
{
    /// <summary>The same for a whole request: numbers of one state, such as those of opening hours, mean nothing in the next.</summary>
    public FinderState State => field ??= holder.Current;

    /// <summary>Today, as people here live it.</summary>
    public DateOnly Today => clock.Today();

    public SearchAnswer Run(SearchInput input, FinderState state)
    {
        var answer = Try(input, state);
        if (input.Text.Length > 0)
        {
            meters.Searched(answer.Results.Total > 0);
        }

        return answer;
    }

    /// <summary>The same for a question that nobody asked: it is not counted.</summary>
    public SearchAnswer Try(SearchInput input, FinderState state)
    {
        var now = clock.GetUtcNow();
        var results = state.Index.Search(new SearchQuery
        {
            Text = input.Need,
            Language = input.Language,
            Place = PlaceOf(input.Place),
            Asker = input.Asker,
            Filters = input.Filters,
            Hours = state.Openings.At(now),
            Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, OpeningTable.Brussels).DateTime),
            Offset = input.Offset,
            Limit = input.Limit,
        });
        return new SearchAnswer
        {
            Input = input,
            State = state,
            Results = results,
            Now = now,
            Dangers = [.. results.Dangers.Select(code => state.Dangers.First(d => d.Code == code)).Select(d => (d, (IReadOnlyList<Entry>)[.. state.LinesOf(d, input.Language)]))],
        };
    }

    /// <summary>All that serve a place under some filters, for lists on pages.</summary>
    public SearchResults<Entry> List(FinderState state, string language, Place place, int limit, params ReadOnlySpan<(Facet Facet, string Value)> filters) =>
        state.Index.Search(new SearchQuery
        {
            Language = language,
            Place = PlaceOf(place),
            Filters = filters.ToArray().GroupBy(f => f.Facet).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(f => f.Value)]),
            Hours = state.Openings.At(clock.GetUtcNow()),
            Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), OpeningTable.Brussels).DateTime),
            Limit = limit,
        });

    private static SearchPlace? PlaceOf(Place place) => place.State is PlaceState.None or PlaceState.Outside
        ? null
        : new SearchPlace
        {
            Neighbourhoods = place.Neighbourhoods,
            Municipalities = place.Municipalities,
            Zones = place.Zones,
            Regions = place.Regions,
            Point = place.Point is { } p ? new GeoPoint(p.Latitude, p.Longitude) : null,
        };
}

internal sealed record SearchAnswer
{
    public required SearchInput Input { get; init; }
    public required FinderState State { get; init; }
    public required SearchResults<Entry> Results { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>Dangers the question names, each with its lines for the reader's language.</summary>
    public required IReadOnlyList<(Danger Danger, IReadOnlyList<Entry> Lines)> Dangers { get; init; }
}
