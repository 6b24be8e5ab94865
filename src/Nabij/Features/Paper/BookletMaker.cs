using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Paper;

/// <summary>Puts a booklet together from the finder's state: the same order as an answer has, so near comes before wide.</summary>
internal sealed class BookletMaker(FindHelp find, PaperReader reader, TimeProvider clock)
{
    /// <summary>More would be a book, and minutes of printing.</summary>
    public const int MostEntries = 160;
    private const int MostFound = 1_000;
    private const string Other = "other";

    public async Task<Booklet> MakeAsync(BookletInput input, FinderState state, CancellationToken ct)
    {
        var found = find.List(state, Languages.Current, input.Place, MostFound).Hits.Select(h => h.Shown).Where(PaperEntry.IsForResidents).ToList();
        var codes = state.Themes.Select(t => t.Code).Where(c => input.Themes.Count == 0 || input.Themes.Contains(c)).ToList();
        var order = state.Kinds.Keys.Select((k, i) => (k, i)).ToDictionary(k => k.k, k => k.i, StringComparer.Ordinal);

        // Whoever answers the telephone first, nearest first; then the kinds of help in the order of the guide.
        var sorted = found.OrderBy(e => e.Type == DocumentType.Help ? 1 : 0).ThenBy(e => e.Type == DocumentType.Help ? order[e.Key] : 0).ToList();
        var chapters = codes.Select(c => (Code: c, Entries: sorted.Where(e => HomeOf(e, codes) == c).ToList())).ToList();
        if (input.Themes.Count == 0)
        {
            chapters.Add((Other, sorted.Where(e => e.Themes.Count == 0 && e.Phones.Count > 0).ToList()));
        }

        var left = MostEntries;
        var made = new List<BookletChapter>();
        foreach (var (code, entries) in chapters.Where(c => c.Entries.Count > 0))
        {
            var kept = entries.Take(left).ToList();
            left -= kept.Count;
            made.Add(new BookletChapter(
                code,
                state.Themes.FirstOrDefault(t => t.Code == code).Document,
                await reader.ReadAsync(kept, state, ct),
                [.. sorted.Where(e => e.Themes.Contains(code) && HomeOf(e, codes) != code)]));
        }

        return new Booklet
        {
            Place = input.Place,
            PlaceName = input.Place.Label.In(Languages.Current),
            Day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), OpeningTable.Brussels).DateTime),
            IsPart = input.Themes.Count > 0,
            Chapters = [.. made.Where(c => c.Entries.Count > 0)],
            Dangers = [.. state.Dangers.Select(d => (d, (IReadOnlyList<Entry>)[.. state.LinesOf(d, Languages.Current)]))],
            Doors = [.. state.Doors.NothingFound.Select(c => state.DoorsByCode.GetValueOrDefault(c)).OfType<Door>().Select(d => (d, Lines(d.Lines, state)))],
            DoorLines = Lines(state.Doors.NothingFoundLines, state),
            LeftOut = chapters.Sum(c => c.Entries.Count) - (MostEntries - left),
            State = state,
        };
    }

    // Under one theme only: its own, or else the first of its themes that is in the booklet.
    private static string? HomeOf(Entry entry, List<string> codes) => entry.Themes.FirstOrDefault(codes.Contains);

    private static IReadOnlyList<Entry> Lines(IReadOnlyList<string> keys, FinderState state) => [.. keys.Select(k => state.Lines.GetValueOrDefault(k)).OfType<Entry>()];
}
