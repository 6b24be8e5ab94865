using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Features.Territories;

namespace Nabij.Features.Choose;

/// <summary>Something one may end at, with what it says of itself. A question without a fact here is not answered by it: it stays in.</summary>
internal sealed record Candidate(Entry Entry, IReadOnlyDictionary<Ask, IReadOnlyList<string>> Facts)
{
    /// <summary>Whether it may be what someone with this answer looks for: it says so, or says nothing of any of the values asked about.</summary>
    public bool Fits(Ask ask, string value, IReadOnlyList<string> asked) => Says(ask, value) || !asked.Any(v => Says(ask, v));

    /// <summary>It says so itself.</summary>
    public bool Says(Ask ask, string value) => Facts.TryGetValue(ask, out var own) && own.Contains(value, StringComparer.Ordinal);
}

/// <summary>All one may choose from, and what may be answered to each question, in the order shown.</summary>
internal sealed record Catalogue(IReadOnlyList<Candidate> Candidates, IReadOnlyDictionary<Ask, IReadOnlyList<string>> Values, IReadOnlyList<Situation> Situations)
{
    private static readonly string[] Everyone = ["me", "someone-else", "professional"];
    private static readonly string[] Professionals = ["professional"];

    public static Catalogue Lines(FinderState state) => Of(state, state.Lines.Values.OrderBy(l => l.Key, StringComparer.Ordinal));

    /// <summary>Kinds of help, in the order of the guide.</summary>
    public static Catalogue Help(FinderState state) => Of(state, state.Kinds.Values);

    private static Catalogue Of(FinderState state, IEnumerable<Entry> entries)
    {
        var closer = state.Situations.Where(s => s.Of is not null).Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        var zones = state.Places.All.Where(t => t.Level is TerritoryLevel.Zone).Select(t => t.Code).ToList();
        var candidates = entries.Select(e => new Candidate(e, Facts(e, closer, state.Places))).ToList();
        return new Catalogue(
            candidates,
            new Dictionary<Ask, IReadOnlyList<string>>
            {
                [Ask.About] = [.. state.Situations.Where(s => s.Of is null).Select(s => s.Code)],
                [Ask.Theme] = [.. state.Themes.Select(t => t.Code)],
                [Ask.Who] = Everyone,
                [Ask.Age] = ["child", "young", "adult", "60plus"],
                [Ask.Channel] = FilterCodes.Channels,
                [Ask.Language] = [.. candidates.SelectMany(c => c.Entry.Languages).GroupBy(l => l, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)],
                [Ask.Place] = zones,
                [Ask.Urgency] = ["now", "today", "later"],
            },
            state.Situations);
    }

    private static Dictionary<Ask, IReadOnlyList<string>> Facts(Entry entry, HashSet<string> closer, PlaceBook places)
    {
        IReadOnlyList<string> zones = entry.ServiceAreas.Any(a => places.ByCode(a)?.Level is TerritoryLevel.Region)
            ? []
            : [.. entry.ServiceAreas.Select(places.ByCode).OfType<TerritoryView>().SelectMany(t => places.Of(t).Zones).Distinct(StringComparer.Ordinal)];
        return new[]
        {
            (Ask.About, [.. entry.Situations.Where(s => !closer.Contains(s))]),
            (Ask.Detail, [.. entry.Situations.Where(closer.Contains)]),
            (Ask.Theme, entry.Themes),
            (Ask.Who, entry.Audience is "everyone" or "circle" ? Everyone : Professionals),
            (Ask.Age, entry.Ages),
            (Ask.Channel, entry.Channels),
            (Ask.Language, entry.Languages),
            (Ask.Place, zones),
            (Ask.Urgency, entry.Urgency),
        }.Where(f => f.Item2.Count > 0).ToDictionary(f => f.Item1, f => f.Item2);
    }
}
