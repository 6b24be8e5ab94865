namespace Nabij.Calendar;

/// <summary>Open or closed at a moment, and until when that stays so; unknown where nobody said.</summary>
public enum OpeningState
{
    Unknown,
    Open,
    Closed,
}

/// <summary>
/// <paramref name="Until"/> is the moment the state changes, in UTC; null when it never does, or when nobody can say.
/// </summary>
public readonly record struct Opening(OpeningState State, DateTimeOffset? Until);

/// <summary>Open on a day of the week, in local time. A closing time not after the opening time lies in the next day.</summary>
public readonly record struct DayRange(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes);

/// <summary>
/// Opening hours that repeat every week, in the time of one zone. On a legal holiday nobody said whether the week's hours hold,
/// so the state then is unknown, never closed.
/// </summary>
public sealed class WeeklyHours
{
    // Openings are told by the day's name, which must not mean the one after next.
    private const int DaysAhead = 7;

    private readonly DayRange[] _ranges;
    private readonly TimeZoneInfo _zone;
    private readonly bool _always;

    public WeeklyHours(IEnumerable<DayRange> ranges, TimeZoneInfo zone)
    {
        _ranges = [.. ranges.Order(Comparer<DayRange>.Create((a, b) => (a.Day, a.Opens, a.Closes).CompareTo((b.Day, b.Opens, b.Closes))))];
        _zone = zone;
    }

    private WeeklyHours(TimeZoneInfo zone) => (_ranges, _zone, _always) = ([], zone, true);

    /// <summary>Day and night, holidays too.</summary>
    public static WeeklyHours Always(TimeZoneInfo zone) => new(zone);

    public bool IsAlways => _always;

    public IReadOnlyList<DayRange> Ranges => _ranges;

    public Opening At(DateTimeOffset moment)
    {
        if (_always)
        {
            return new Opening(OpeningState.Open, null);
        }

        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, _zone).DateTime);
        if (Closing(moment, Spans(day.AddDays(-1), day.AddDays(DaysAhead))) is { } closing)
        {
            return new Opening(OpeningState.Open, closing);
        }

        return BelgianHolidays.IsHoliday(day)
            ? new Opening(OpeningState.Unknown, null)
            : new Opening(OpeningState.Closed, NextOpening(moment));
    }

    /// <summary>The first opening after a moment, in UTC; null when there is none in the next days that are sure.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset moment)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, _zone).DateTime);
        foreach (var (opens, _) in Spans(day, day.AddDays(DaysAhead)))
        {
            if (opens > moment)
            {
                return opens;
            }
        }

        return null;
    }

    // Ranges that touch or overlap are one stretch. Null: closed at the moment.
    private static DateTimeOffset? Closing(DateTimeOffset moment, IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> spans)
    {
        DateTimeOffset? closing = null;
        foreach (var (opens, closes) in spans)
        {
            if (opens > (closing ?? moment))
            {
                break;
            }

            if (closes > (closing ?? moment))
            {
                closing = closes;
            }
        }

        return closing;
    }

    private IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> Spans(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (BelgianHolidays.IsHoliday(day))
            {
                continue;
            }

            foreach (var range in _ranges.Where(r => r.Day == day.DayOfWeek))
            {
                yield return (Moment(day, range.Opens), Moment(range.Closes > range.Opens ? day : day.AddDays(1), range.Closes));
            }
        }
    }

    // In the hour that the clocks skip, the first moment that exists; in the hour they repeat, the first of the two.
    private DateTimeOffset Moment(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        while (_zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
