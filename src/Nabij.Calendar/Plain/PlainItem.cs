using Nabij.Calendar.Osm;

namespace Nabij.Calendar.Plain;

/// <summary>
/// A piece of the sentence: days, a stretch of time, or a mark (closed, except, also, a comma…) with the kind of its word. Value: the part
/// of the day; Text: a note.
/// </summary>
internal sealed record PlainItem(PlainKind Kind, int Start, int End)
{
    public PlainDays? Days { get; init; }
    public OsmSpan? Span { get; init; }
    public int Value { get; init; }
    public string Text { get; init; } = "";
    public PlainLanguages Languages { get; init; } = PlainLanguages.All;
}

/// <summary>The units under the reader's finger.</summary>
internal sealed class PlainCursor(IReadOnlyList<PlainUnit> units)
{
    private static readonly PlainUnit None = new(PlainKind.Break, 0, "", 0, 0, false, PlainLanguages.All);

    public int At { get; set; }

    public bool IsEnd => At >= units.Count;

    public PlainUnit Current => Ahead(0);

    public PlainUnit Last => Ahead(-1);

    public PlainUnit Ahead(int count) => At + count >= 0 && At + count < units.Count ? units[At + count] : None;

    public bool Sees(PlainKind kind, int ahead = 0) => Ahead(ahead).Kind == kind && (At + ahead < units.Count || kind != PlainKind.Break);

    public bool Take(params ReadOnlySpan<PlainKind> kinds)
    {
        if (IsEnd || !kinds.Contains(Current.Kind))
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Passes small words that say nothing between a thing and the next: "the", "le", "van".</summary>
    public void Small()
    {
        while (Take(PlainKind.Noise, PlainKind.From))
        {
        }
    }

    /// <summary>What stands here after small words.</summary>
    public PlainUnit Next()
    {
        var start = At;
        Small();
        var next = Current;
        At = start;
        return next;
    }
}
