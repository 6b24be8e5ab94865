namespace Nabij.Calendar;

/// <summary>
/// One event of a calendar file, in local time. The caller gives <paramref name="Uid"/> (stable: the same event keeps it for ever, so a
/// calendar that reads the file again changes the event instead of doubling it) and all words, in the reader's language.
/// </summary>
/// <param name="Starts">Local time of the calendar's zone; the day itself for an event of whole days.</param>
/// <param name="Ends">Local time at which it is over; for an event of whole days the first day after it (RFC 5545, 3.6.1).</param>
public sealed record CalendarEvent(string Uid, string Summary, DateTime Starts, DateTime Ends)
{
    public bool WholeDays { get; init; }

    /// <summary>On which days it happens again, each time from the same local time and for as long; its own start is replaced by <see cref="Starts"/>.</summary>
    public Recurrence? Repeats { get; init; }

    /// <summary>Days of the rule on which it does not happen.</summary>
    public IReadOnlyList<DateOnly> Except { get; init; } = [];

    /// <summary>More days on which it happens, where no rule can say them.</summary>
    public IReadOnlyList<DateOnly> Also { get; init; } = [];

    public string? Description { get; init; }

    public string? Location { get; init; }

    public Uri? Url { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];
}
