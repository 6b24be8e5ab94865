using Nabij.Features.Directory;

namespace Nabij.Features.Finder;

/// <summary>The numbers for danger. <paramref name="QuickExit"/>: the reader may have to leave this page at once (FIELD 9).</summary>
internal sealed record DangerBlock(string? Title, IReadOnlyList<(Danger Danger, IReadOnlyList<Entry> Lines)> Dangers, bool QuickExit)
{
    /// <summary>The gravest dangers on an ordinary page: both emergency numbers, and the first line of each other danger.</summary>
    public static DangerBlock Always(FinderState state, string language) => new(
        null,
        [.. state.Dangers.Where(d => d.Always).Select((d, i) => (d, (IReadOnlyList<Entry>)[.. state.LinesOf(d, language).Take(i == 0 ? 2 : 1)]))],
        QuickExit: false);
}
