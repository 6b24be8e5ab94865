namespace Nabij.Calendar;

public enum Frequency
{
    Weekly,
    Monthly,
}

/// <summary>A day of the week; in a monthly rule <paramref name="Ordinal"/> 2 is the second of the month, -1 the last, 0 each of them.</summary>
public readonly record struct RuleDay(DayOfWeek Day, int Ordinal = 0);

/// <summary>
/// On which days something happens: the part of RFC 5545 (3.3.10) that an HSDS 3.1 schedule can hold. Days, not moments: the zone and the
/// times belong to the <see cref="Schedule"/>. As in HSDS, a weekly rule may also name weeks of the year (counted from
/// <see cref="WeekStart"/>, the first has four days of the year). A <see cref="Start"/> that the rule does not match is no occurrence.
/// </summary>
public sealed record Recurrence
{
    public required Frequency Frequency { get; init; }

    /// <summary>Every how many weeks or months, from those of <see cref="Start"/>; above 1 only with a start.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>None in a weekly rule: the weekday of the start. None here nor in ByMonthDay of a monthly rule: the start's day of the month.</summary>
    public IReadOnlyList<RuleDay> ByDay { get; init; } = [];

    /// <summary>1 to 31, or -1 (last) to -31; a month without that day is passed over.</summary>
    public IReadOnlyList<int> ByMonthDay { get; init; } = [];

    /// <summary>1 to 53, or -1 (last) to -53; weekly rules only.</summary>
    public IReadOnlyList<int> ByWeekNo { get; init; } = [];

    /// <summary>How many times in all, counted from the start; not together with <see cref="Until"/>.</summary>
    public int? Count { get; init; }

    /// <summary>The last day it may happen on.</summary>
    public DateOnly? Until { get; init; }

    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <summary>DTSTART: nothing happens before it.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Every week on these days.</summary>
    public static Recurrence Weekly(params IEnumerable<DayOfWeek> days) =>
        new() { Frequency = Frequency.Weekly, ByDay = [.. days.Distinct().Select(d => new RuleDay(d))] };

    /// <summary>The days from <paramref name="from"/> to <paramref name="to"/>, both included, on which it happens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="CalendarLimits.RangeDays"/> days are asked for.</exception>
    /// <exception cref="InvalidOperationException">The rule is not valid.</exception>
    public IReadOnlyList<DateOnly> Days(DateOnly from, DateOnly to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to.DayNumber - from.DayNumber, CalendarLimits.RangeDays, nameof(to));
        if (RecurrenceCheck.Problems(this, "rule") is { Count: > 0 } problems)
        {
            throw new InvalidOperationException(problems[0].ToString());
        }

        var days = new RecurrenceDays(this);
        var found = new List<DateOnly>();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (days.Include(day))
            {
                found.Add(day);
            }
        }

        return found;
    }
}
