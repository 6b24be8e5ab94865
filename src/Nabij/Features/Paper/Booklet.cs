using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Features.Territories;

namespace Nabij.Features.Paper;

/// <summary>The guide of one place on paper: who to call first, where to begin, and per theme who really serves that place.</summary>
internal sealed record Booklet
{
    public required Place Place { get; init; }
    public required string PlaceName { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>Not all themes of the guide are in it.</summary>
    public required bool IsPart { get; init; }
    public required IReadOnlyList<BookletChapter> Chapters { get; init; }
    public required IReadOnlyList<(Danger Danger, IReadOnlyList<Entry> Lines)> Dangers { get; init; }

    /// <summary>Where one can always begin (FIELD 1).</summary>
    public required IReadOnlyList<(Door Door, IReadOnlyList<Entry> Lines)> Doors { get; init; }
    public required IReadOnlyList<Entry> DoorLines { get; init; }

    /// <summary>Entries that found no room.</summary>
    public required int LeftOut { get; init; }
    public required FinderState State { get; init; }

    /// <summary>For a file: the list of contents tells pages.</summary>
    public bool HasPages { get; init; }
}

/// <summary>A theme; null for lines that belong to none.</summary>
internal sealed record BookletChapter(string Code, TermDocument? Theme, IReadOnlyList<PaperEntry> Entries, IReadOnlyList<Entry> Elsewhere);
