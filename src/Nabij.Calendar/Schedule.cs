namespace Nabij.Calendar;

/// <summary>
/// One schedule: on which days, from when to when, and in which window of dates it holds.
/// <para>
/// Windows: on a day only the schedules of the narrowest window (<see cref="ValidFrom"/> to <see cref="ValidTo"/>, both included) that
/// covers it count; of two as wide, the later. Open at both ends is widest, open at one end comes before it. So an exception replaces all
/// hours of its days. Two things never replace, they add: a schedule that says <see cref="Adds"/>, and one without window that a count or
/// an until limits (HSDS field guidance, worked example). A closed schedule without a rule closes every day of its window; with a rule only
/// the rule's days, other days read on in wider windows. A day no window covers is unknown.
/// </para>
/// <para>An opening belongs to the day it begins on: a night that began goes on into a holiday or a closed window.</para>
/// </summary>
public sealed record Schedule
{
    /// <summary>Local time, whole minutes. Both times null: the whole day (never together with a closed state: that is always whole days).</summary>
    public TimeOnly? Opens { get; init; }

    /// <summary>
    /// Local time, whole minutes. 00:00 is the end of the day; 00:00 to 00:00 is 24 hours. Before <see cref="Opens"/> it lies in the next
    /// day, and only a night is believed: opens at 12:00 or later and closes at 12:00 or earlier. 09:00 to 08:00 is refused as a slip.
    /// </summary>
    public TimeOnly? Closes { get; init; }

    /// <summary>Null: every day.</summary>
    public Recurrence? Repeats { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>The state while it holds: open, by appointment, closed (an exception) or unknown (there are hours, nobody said which).</summary>
    public OpeningState State { get; init; } = OpeningState.Open;

    public bool Adds { get; init; }

    /// <summary>On a legal holiday. A window of one day speaks of that very day, so unknown then counts as usual.</summary>
    public HolidayPolicy Holidays { get; init; }

    /// <summary>How to attend, in words (HSDS attending_type).</summary>
    public string? AttendingType { get; init; }

    public string? Link { get; init; }

    public string? Notes { get; init; }

    public string? Description { get; init; }

    /// <summary>Minutes after local midnight, 0 to 1439.</summary>
    internal int Start => Opens is { } opens ? Minutes(opens) : 0;

    /// <summary>Minutes after the midnight before it opens, up to 2160 (noon of the next day).</summary>
    internal int End => Opens is { } opens && Closes is { } closes ? Minutes(closes) + (closes <= opens ? Stretch.Day : 0) : Stretch.Day;

    internal bool IsAddition => State != OpeningState.Closed
        && (Adds || (this is { ValidFrom: null, ValidTo: null, Repeats: { } rule } && (rule.Count is not null || rule.Until is not null)));

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
