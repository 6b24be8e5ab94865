namespace Nabij.Calendar.Osm;

/// <summary>How a rule meets the rules before it: it replaces them on its days (;), adds to them (,), or speaks where they are closed (||).</summary>
internal enum OsmJoin
{
    Normal,
    Additional,
    Fallback,
}

internal enum OsmModifier
{
    None,
    Open,
    Off,
    Unknown,
}

/// <summary>An opening_hours text, read. <paramref name="Rules"/> is never empty.</summary>
internal sealed record OsmHours(IReadOnlyList<OsmRule> Rules)
{
    public bool IsAlways => Rules is [{ AlwaysOpen: true, Modifier: OsmModifier.None or OsmModifier.Open, Comment: null }];

    public bool MentionsHolidays => Rules.Any(r => r.Days.Holidays.Any(h => h.Public));

    public bool MentionsSchool => Rules.Any(r => r.Days.Holidays.Any(h => !h.Public));
}

internal sealed record OsmRule(OsmJoin Join, OsmDaySelector Days, IReadOnlyList<OsmSpan> Spans, OsmModifier Modifier, string? Comment, bool AlwaysOpen)
{
    /// <summary>A comment alone makes a rule unknown; one that says by appointment, by appointment.</summary>
    public OpeningState State => Modifier switch
    {
        OsmModifier.Off => OpeningState.Closed,
        OsmModifier.Unknown => OpeningState.Unknown,
        _ when ScheduleReader.SaysByAppointment(Comment) => OpeningState.ByAppointment,
        _ => Comment is null || Modifier == OsmModifier.Open ? OpeningState.Open : OpeningState.Unknown,
    };
}

/// <summary>Minutes after midnight, the end up to 2880 (48:00); with an open end nobody knows when after <paramref name="End"/> it closes.</summary>
internal readonly record struct OsmSpan(int Start, int End, bool OpenEnd)
{
    /// <summary>How long after an open end the state stays unknown; the guess of opening_hours.js: to midnight, from 17:00 ten hours, from 22:00 eight.</summary>
    public int LatestEnd => End + (End switch { >= 22 * 60 => 8 * 60, >= 17 * 60 => 10 * 60, _ => Stretch.Day - End });
}

/// <summary>On which days a rule holds. Empty lists say nothing; all that say something must agree.</summary>
internal sealed record OsmDaySelector
{
    public IReadOnlyList<OsmYears> Years { get; init; } = [];
    public IReadOnlyList<OsmDates> Dates { get; init; } = [];
    public IReadOnlyList<OsmWeeks> Weeks { get; init; } = [];
    public IReadOnlyList<OsmWeekdays> Weekdays { get; init; } = [];
    public IReadOnlyList<OsmHoliday> Holidays { get; init; } = [];

    /// <summary><c>PH Mo-Fr</c>: holidays that are such a weekday; otherwise (<c>PH,Mo-Fr</c>) either will do.</summary>
    public bool HolidayAndWeekday { get; init; }

    public bool IsEmpty => Years.Count + Dates.Count + Weeks.Count + Weekdays.Count + Holidays.Count == 0;

    public bool Include(DateOnly day, bool school) =>
        (Years.Count == 0 || Years.Any(y => y.Include(day)))
        && (Dates.Count == 0 || Dates.Any(d => d.Include(day)))
        && (Weeks.Count == 0 || Weeks.Any(w => w.Include(day)))
        && IncludeWeekday(day, school);

    private bool IncludeWeekday(DateOnly day, bool school)
    {
        if (Weekdays.Count + Holidays.Count == 0)
        {
            return true;
        }

        var weekday = Weekdays.Any(w => w.Include(day));
        var holiday = Holidays.Any(h => h.Include(day, school));
        return HolidayAndWeekday ? weekday && holiday : weekday || holiday;
    }
}

internal readonly record struct OsmYears(int From, int? To)
{
    public bool Include(DateOnly day) => day.Year >= From && !(day.Year > To);
}

/// <summary>ISO 8601 weeks, every <paramref name="Step"/>-th from the first.</summary>
internal readonly record struct OsmWeeks(int From, int To, int Step)
{
    public bool Include(DateOnly day)
    {
        var week = RecurrenceDays.WeekNumber(day, DayOfWeek.Monday).Number;
        return From <= To ? week >= From && week <= To && (week - From) % Step == 0 : week >= From || week <= To;
    }
}

/// <summary>Days of the week, the range may pass the weekend's end; <paramref name="Nth"/>: which of the month (negative from its end), empty each.</summary>
internal sealed record OsmWeekdays(DayOfWeek From, DayOfWeek To, IReadOnlyList<int> Nth)
{
    public bool Include(DateOnly day) =>
        ((int)day.DayOfWeek - (int)From + 7) % 7 <= ((int)To - (int)From + 7) % 7
        && (Nth.Count == 0 || Nth.Any(n => RecurrenceDays.IsNth(day, n, DateTime.DaysInMonth(day.Year, day.Month))));
}

/// <summary>Legal holidays, moved by some days (<c>PH -1 day</c>), or school holidays, which are not known here.</summary>
internal readonly record struct OsmHoliday(bool Public, int Offset)
{
    public bool Include(DateOnly day, bool school) => Public ? BelgianHolidays.IsHoliday(day.AddDays(-Offset)) : school;
}

/// <summary>A day named by month and day, or by Easter Sunday moved by some days; <paramref name="Day"/> 0 is the whole month.</summary>
internal readonly record struct OsmDate(int? Year, int Month, int Day, int? Easter)
{
    public DateOnly First(int year) => Easter is { } offset ? BelgianHolidays.Easter(Year ?? year).AddDays(offset) : new DateOnly(Year ?? year, Month, Fit(year, Day == 0 ? 1 : Day));

    public DateOnly Last(int year) => Easter is not null ? First(year) : new DateOnly(Year ?? year, Month, Fit(year, Day == 0 ? 31 : Day));

    // 29 February of an ordinary year stands for its last day as an end of a range; alone it isn't there, see OsmDates.
    private int Fit(int year, int day) => Math.Min(day, DateTime.DaysInMonth(Year ?? year, Month));
}

/// <summary>From a date to a date, both included, each year or (with years) once; a yearly range may pass the end of the year.</summary>
internal readonly record struct OsmDates(OsmDate From, OsmDate To)
{
    public bool Include(DateOnly day)
    {
        // 29 February, no range: only in leap years.
        if (From == To && From is { Month: 2, Day: 29, Easter: null } && (day.Month, day.Day) != (2, 29))
        {
            return false;
        }

        var first = From.First(day.Year);
        var last = To.Last(day.Year);
        return first <= last || From.Year is not null ? day >= first && day <= last : day >= first || day <= last;
    }
}
