namespace Nabij.Calendar;

/// <summary>What bounds the work that one set of hours can cause. What lies beyond is refused, not cut.</summary>
public static class CalendarLimits
{
    /// <summary>Schedules, or rules of an opening_hours text, in one set of hours.</summary>
    public const int Rules = 500;

    /// <summary>Characters of an opening_hours text. OpenStreetMap itself stores 255.</summary>
    public const int TextLength = 10_000;

    /// <summary>Largest INTERVAL and COUNT of a rule.</summary>
    public const int Interval = 1_000, Count = 1_000;

    /// <summary>Days ahead in which the next opening or change is looked for: four years, so that 29 February is found.</summary>
    public const int HorizonDays = 1_500;

    /// <summary>Days between two moments whose intervals or working time are asked; events of a calendar file.</summary>
    public const int RangeDays = 3_700;

    /// <summary>Years of the dates that rules may name.</summary>
    public const int FirstYear = 1900, LastYear = 2199;
}
