namespace Nabij.Calendar;

/// <summary>
/// Open or closed at a moment; unknown where nobody said. By appointment means: someone is there, for those who arranged it. It is
/// never "open now".
/// </summary>
public enum OpeningState
{
    Unknown,
    Open,
    Closed,
    ByAppointment,
}

/// <summary>Where a state comes from.</summary>
public enum OpeningReason
{
    /// <summary>The hours say so.</summary>
    Hours,

    /// <summary>A legal holiday, and nobody said what happens then.</summary>
    Holiday,

    /// <summary>No hours hold at this time: none are given, or their validity is over.</summary>
    NotSaid,

    /// <summary>School holidays matter to these hours, and they are not known here.</summary>
    SchoolHoliday,

    /// <summary>Closing time is open ended.</summary>
    OpenEnd,
}

/// <summary>
/// The state at a moment. <paramref name="Until"/>, in UTC: open and by appointment, when that ends; closed, the next sure opening within
/// <see cref="OpeningHours.DaysAhead"/> days; null when it never ends, lies further away, or nobody can say (always so for unknown).
/// </summary>
public readonly record struct Opening(OpeningState State, DateTimeOffset? Until)
{
    public OpeningReason Reason { get; init; }

    /// <summary>What the hours add in words, in the words and language of their source.</summary>
    public string? Note { get; init; }
}

/// <summary>From a moment (included) to a moment (excluded), both in UTC, in one state.</summary>
public readonly record struct OpenInterval(DateTimeOffset From, DateTimeOffset To, OpeningState State, OpeningReason Reason, string? Note)
{
    public TimeSpan Length => To - From;
}

/// <summary>
/// Open on a day of the week, in local time. A closing time not after the opening time lies in the next day; 00:00 is the end of the day.
/// </summary>
public readonly record struct DayRange(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes);

/// <summary>What hours mean on a Belgian legal holiday.</summary>
public enum HolidayPolicy
{
    /// <summary>Nobody said: the state of such a day is unknown, never closed.</summary>
    Unknown,
    Closed,
    AsUsual,
}
