using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Cards;

/// <summary>What a card takes from the directory: the numbers when there is danger, and the doors everyone can use (FIELD 1).</summary>
internal sealed record CardView(IReadOnlyList<Entry> First, IReadOnlyList<Entry> Lines, IReadOnlyList<Door> Doors)
{
    private const int MostLines = 2;
    private const int MostDoors = 3;

    public static CardView Of(FinderState state) => new(
        [.. state.Dangers.Take(1).SelectMany(d => state.LinesOf(d, Languages.Current)).Take(2)],
        [.. LinesOf(state).DistinctBy(l => l.Key).Take(MostLines)],
        [.. state.Doors.NothingFound.Select(c => state.DoorsByCode.GetValueOrDefault(c)).OfType<Door>().Where(d => d.Lines.Count == 0).Take(MostDoors)]);

    /// <summary>The first line of a danger for readers of this language, by its code.</summary>
    public static Entry? LineOf(FinderState state, string danger) =>
        state.Dangers.Where(d => d.Code == danger).SelectMany(d => state.LinesOf(d, Languages.Current)).FirstOrDefault(l => l.Phones.Count > 0);

    private static IEnumerable<Entry> LinesOf(FinderState state)
    {
        // Who speaks the language of the card first.
        var lines = state.Doors.NothingFoundLines.Select(k => state.Lines.GetValueOrDefault(k)).OfType<Entry>().Where(l => l.Phones.Count > 0).ToList();
        return lines.OrderBy(l => l.Languages.Contains(Languages.Current) ? 0 : 1);
    }
}
