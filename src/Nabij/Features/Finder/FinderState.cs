using System.Collections.Immutable;
using Nabij.Calendar;
using Nabij.Features.Directory;
using Nabij.Features.Finder.Suggesting;
using Nabij.Features.Territories;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>
/// Everything public pages need, at one moment of the directory. Immutable: a page or search takes one and sees no half of a change.
/// </summary>
internal sealed record FinderState
{
    /// <summary>Number of the latest directory commit in it.</summary>
    public required long Number { get; init; }
    /// <summary>The day in Brussels on which the whole was built: what a service said of its room runs out with a day.</summary>
    public required DateOnly Day { get; init; }
    public required SearchIndex<Entry> Index { get; init; }
    public required PlaceBook Places { get; init; }
    public required OpeningTable Openings { get; init; }

    /// <summary>As of the last time the whole was built: changes come into what is suggested within about a minute.</summary>
    public required Suggestions Suggestions { get; init; }

    /// <summary>Themes in the order of the guide.</summary>
    public required IReadOnlyList<(string Code, TermDocument Document)> Themes { get; init; }

    /// <summary>Kinds of help by code, in the order of the guide.</summary>
    public required IReadOnlyDictionary<string, Entry> Kinds { get; init; }

    /// <summary>Services and informal resources by key, in order of key.</summary>
    public required ImmutableSortedDictionary<string, Entry> Services { get; init; }

    /// <summary>Helplines by key, in order of key.</summary>
    public required ImmutableSortedDictionary<string, Entry> Lines { get; init; }

    /// <summary>Keys of entries that words of the region name.</summary>
    public required IReadOnlySet<string> Named { get; init; }

    /// <summary>Short codes of all entries, closed ones too.</summary>
    public required ShortCodes Codes { get; init; }
    public required Doors Doors { get; init; }
    public required IReadOnlyDictionary<string, Door> DoorsByCode { get; init; }
    public required IReadOnlyList<Danger> Dangers { get; init; }

    /// <summary>Words of kinds of help, by which needs that were not met may be kept.</summary>
    public required Vocabulary Needs { get; init; }

    /// <summary>Moments to prepare for, in order.</summary>
    public required IReadOnlyList<Moment> Moments { get; init; }

    /// <summary>What one may need help with, in the order of the guided path.</summary>
    public required IReadOnlyList<Situation> Situations { get; init; }
    public required IReadOnlyDictionary<string, SourceInfo> Sources { get; init; }

    /// <summary>Whether dangers, doors or words of the region name an entry by its key.</summary>
    public bool IsNamed(string key) =>
        Named.Contains(key) || Dangers.Any(d => d.Lines.Values.Any(l => l.Contains(key))) || Doors.All.Any(d => d.Lines.Contains(key));

    /// <summary>Keys of the lines that any danger names.</summary>
    public IReadOnlySet<string> DangerLines() => Dangers.SelectMany(d => d.Lines.Values).SelectMany(l => l).ToHashSet(StringComparer.Ordinal);

    /// <summary>An entry that is open; null when it closed.</summary>
    public Entry? Find(CodedEntry entry) => entry.Type switch
    {
        DocumentType.Help => Kinds.GetValueOrDefault(entry.Key),
        DocumentType.Helpline => Lines.GetValueOrDefault(entry.Key),
        _ => Services.GetValueOrDefault(entry.Key),
    };

    /// <summary>The widest territory an entry serves; the region when it says none.</summary>
    public Tier WidestTier(Entry entry) =>
        entry.ServiceAreas.Select(Places.ByCode).OfType<TerritoryView>().Select(t => FinderBuilder.TierOf(t.Level)).DefaultIfEmpty(Tier.Region).Max();

    /// <summary>The lines of a danger, in the order for readers of a language.</summary>
    public IEnumerable<Entry> LinesOf(Danger danger, string language) =>
        (danger.Lines.TryGetValue(language, out var own) ? own : danger.Lines.Values.FirstOrDefault() ?? [])
            .Select(key => Lines.GetValueOrDefault(key))
            .OfType<Entry>();

    /// <summary>
    /// Who to call instead of a closed line of a danger: the first of its other lines that is open, else the one that opens first; null when
    /// no other is sure to.
    /// </summary>
    public Entry? Instead(Danger danger, Entry closed, string language, DateTimeOffset now) =>
        LinesOf(danger, language)
            .Where(l => l.Key != closed.Key && l.Phones.Count > 0)
            .Select(l => (Line: l, Opening: Openings.At(l.Hours, now)))
            .Where(l => l.Opening.State == OpeningState.Open || l.Opening is { State: OpeningState.Closed, Until: not null })
            .OrderBy(l => l.Opening.State == OpeningState.Open ? DateTimeOffset.MinValue : l.Opening.Until!.Value)
            .Select(l => l.Line)
            .FirstOrDefault();
}

/// <summary>Holds the state that searches see now. Replaced whole; nobody waits.</summary>
internal sealed class FinderHolder
{
    private volatile FinderState? _current;

    public FinderState Current => _current ?? throw new InvalidOperationException("The index is not built yet.");

    public bool IsReady => _current is not null;

    public void Replace(FinderState state) => _current = state;
}
