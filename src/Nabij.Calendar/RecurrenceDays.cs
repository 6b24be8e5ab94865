namespace Nabij.Calendar;

/// <summary>Answers whether a valid rule includes a day, in time that does not grow with the distance from its start.</summary>
internal sealed class RecurrenceDays
{
    // A rule that never reaches its count (every 30 February) must not be followed for ever.
    private const int CountedYears = 50;

    private readonly Recurrence _rule;
    private readonly RuleDay[] _days;
    private readonly int[] _monthDays;
    private readonly int[] _weeks;
    private readonly DateOnly? _weekOfStart;

    // One bit for each day of the week that a weekly rule names: this is asked most.
    private readonly int _weekdays;

    public RecurrenceDays(Recurrence rule)
    {
        _rule = rule;
        _weeks = [.. rule.ByWeekNo];
        _monthDays = [.. rule.ByMonthDay];
        _days = [.. rule.ByDay];
        if (rule.Start is { } start)
        {
            _weekOfStart = WeekOf(start, rule.WeekStart);
            if (_days.Length == 0 && _monthDays.Length == 0)
            {
                _days = rule.Frequency == Frequency.Weekly ? [new RuleDay(start.DayOfWeek)] : _days;
                _monthDays = rule.Frequency == Frequency.Monthly ? [start.Day] : _monthDays;
            }
        }

        _weekdays = _days.Aggregate(0, (bits, d) => bits | (1 << (int)d.Day));
        Last = rule.Until;
        if (rule is { Count: { } count, Start: { } first })
        {
            Last = Counted(first, count);
        }
    }

    /// <summary>The last day that may be included; null when it goes on for ever.</summary>
    public DateOnly? Last { get; }

    public bool InForce(DateOnly day) => !(day < _rule.Start) && !(day > Last);

    public bool Include(DateOnly day) => InForce(day) && Matches(day);

    /// <summary>The first day of the week that a day lies in.</summary>
    public static DateOnly WeekOf(DateOnly day, DayOfWeek weekStart) => day.AddDays(-(((int)day.DayOfWeek - (int)weekStart + 7) % 7));

    /// <summary>The number of the week a day lies in, and how many weeks that year has; the week with 4 January is the first (ISO 8601 when it starts on Monday).</summary>
    public static (int Number, int OfYear) WeekNumber(DateOnly day, DayOfWeek weekStart)
    {
        var week = WeekOf(day, weekStart);
        var year = week.AddDays(3).Year;
        var first = WeekOf(new DateOnly(year, 1, 4), weekStart);
        var next = WeekOf(new DateOnly(year + 1, 1, 4), weekStart);
        return (((week.DayNumber - first.DayNumber) / 7) + 1, (next.DayNumber - first.DayNumber) / 7);
    }

    private DateOnly Counted(DateOnly first, int count)
    {
        var end = first.AddYears(CountedYears);
        for (var day = first; day < end; day = day.AddDays(1))
        {
            if (Matches(day) && --count == 0)
            {
                return day;
            }
        }

        return end;
    }

    private bool Matches(DateOnly day) => _rule.Frequency == Frequency.Weekly ? MatchesWeek(day) : MatchesMonth(day);

    private bool MatchesWeek(DateOnly day)
    {
        if ((_weekdays & (1 << (int)day.DayOfWeek)) == 0)
        {
            return false;
        }

        if (_rule.Interval > 1 && (WeekOf(day, _rule.WeekStart).DayNumber - _weekOfStart!.Value.DayNumber) / 7 % _rule.Interval != 0)
        {
            return false;
        }

        if (_weeks.Length == 0)
        {
            return true;
        }

        var (number, ofYear) = WeekNumber(day, _rule.WeekStart);
        return Array.Exists(_weeks, w => w == number || w + ofYear + 1 == number);
    }

    private bool MatchesMonth(DateOnly day)
    {
        if (_rule.Interval > 1 && (((day.Year - _rule.Start!.Value.Year) * 12) + day.Month - _rule.Start.Value.Month) % _rule.Interval != 0)
        {
            return false;
        }

        var length = DateTime.DaysInMonth(day.Year, day.Month);
        return (_monthDays.Length == 0 || Array.Exists(_monthDays, d => d == day.Day || d + length + 1 == day.Day))
            && (_days.Length == 0 || Array.Exists(_days, d => d.Day == day.DayOfWeek && IsNth(day, d.Ordinal, length)));
    }

    /// <summary>Whether a day is the n-th of its weekday in its month (negative from the end, 0 any).</summary>
    public static bool IsNth(DateOnly day, int ordinal, int daysInMonth) => ordinal switch
    {
        0 => true,
        > 0 => ((day.Day - 1) / 7) + 1 == ordinal,
        _ => ((daysInMonth - day.Day) / 7) + 1 == -ordinal,
    };
}
