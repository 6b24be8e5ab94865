namespace Nabij.Calendar;

/// <summary>
/// Part of a day as a door shows it, in local time: a closing time not after the opening time lies in the next day, 00:00 is the end of
/// the day. A night belongs to the day it begins on.
/// </summary>
public readonly record struct DaySpan(TimeOnly Opens, TimeOnly Closes, OpeningState State, OpeningReason Reason, string? Note)
{
    public bool IsWholeDay => Opens == TimeOnly.MinValue && Closes == TimeOnly.MinValue;
}

/// <summary>What of one day is not closed, in order; empty: closed all day.</summary>
public sealed record DayHours(DateOnly Day, IReadOnlyList<DaySpan> Spans)
{
    /// <summary>Nobody said what happens on this legal holiday.</summary>
    public bool IsUnknownHoliday => Spans.Any(s => s.Reason == OpeningReason.Holiday);

    public bool HasSameHours(DayHours other) => Spans.SequenceEqual(other.Spans);
}

/// <summary>Reads hours day by day, as people do: a week, the days that differ from it.</summary>
public static class DayHoursReading
{
    // As many occurrences of each day of the week as decide what is usual.
    private const int Weeks = 9;

    /// <summary>Some days, one after the other.</summary>
    public static IReadOnlyList<DayHours> Days(this OpeningHours hours, DateOnly from, int count)
    {
        var spans = new List<DaySpan>[count];
        for (var i = 0; i < count; i++)
        {
            spans[i] = [];
        }

        foreach (var (starts, ends, interval) in Pieces(hours, from, count))
        {
            var day = DateOnly.FromDateTime(starts).DayNumber - from.DayNumber;
            if (day >= 0 && day < count)
            {
                spans[day].Add(new DaySpan(TimeOnly.FromDateTime(starts), TimeOnly.FromDateTime(ends), interval.State, interval.Reason, interval.Note));
            }
        }

        return [.. spans.Select((s, i) => new DayHours(from.AddDays(i), s))];
    }

    /// <summary>
    /// The week as it usually is from a day on, Monday first: of each day of the week what it has most often in the next weeks, legal
    /// holidays left out. Each carries the first such day.
    /// </summary>
    public static IReadOnlyList<DayHours> UsualWeek(this OpeningHours hours, DateOnly from) =>
    [
        .. hours.Days(from, Weeks * 7)
            .GroupBy(d => d.Day.DayOfWeek)
            .OrderBy(g => ((int)g.Key + 6) % 7)
            .Select(g => g.Where(d => !BelgianHolidays.IsHoliday(d.Day)).ToList())
            .Select(days => days.MaxBy(d => days.Count(o => o.HasSameHours(d)))!),
    ];

    /// <summary>The days that differ from the usual week; on a legal holiday also those that keep their hours, since people doubt it.</summary>
    public static IReadOnlyList<DayHours> Exceptions(this OpeningHours hours, DateOnly from, int count)
    {
        var usual = hours.UsualWeek(from).ToDictionary(d => d.Day.DayOfWeek);
        return [.. hours.Days(from, count).Where(d => !d.HasSameHours(usual[d.Day.DayOfWeek]) || (BelgianHolidays.IsHoliday(d.Day) && d.Spans.Count > 0))];
    }

    // Stretches cut at midnight, except nights: begun at noon or later, over by noon.
    private static IEnumerable<(DateTime Starts, DateTime Ends, OpenInterval Interval)> Pieces(OpeningHours hours, DateOnly from, int count)
    {
        // A day before and after, so that nights are seen whole.
        foreach (var interval in hours.Intervals(Midnight(hours, from.AddDays(-1)), Midnight(hours, from.AddDays(count + 1))))
        {
            var starts = TimeZoneInfo.ConvertTime(interval.From, hours.Zone).DateTime;
            var ends = TimeZoneInfo.ConvertTime(interval.To, hours.Zone).DateTime;
            while (starts < ends)
            {
                var midnight = starts.Date.AddDays(1);
                var isNight = starts.Hour >= 12 && ends <= midnight.AddHours(12);
                var until = isNight || ends < midnight ? ends : midnight;
                yield return (starts, until, interval);
                starts = until;
            }
        }
    }

    private static DateTimeOffset Midnight(OpeningHours hours, DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, hours.Zone.GetUtcOffset(local));
    }
}
