using System.Globalization;

namespace Nabij.Calendar;

/// <summary>What the events of opening hours are called, in the reader's language: "Open", "By appointment", "Closed", "Closed: legal holiday", "Legal holiday: hours not known".</summary>
public sealed record OpeningWords(string Open, string ByAppointment, string Closed, string HolidayClosed, string HolidayUnknown);

/// <summary>
/// Opening hours as events of a calendar file: one repeating event per schedule (days that a holiday or an exception takes away are left
/// out by name), single events where the hours come from an opening_hours text, and whole-day events for closures and legal holidays.
/// </summary>
public static class OpeningEvents
{
    /// <summary>
    /// The events from <paramref name="from"/> to <paramref name="to"/>, both included; repeating ones end there, since what a holiday does
    /// to later ones is not yet said. Uids are <paramref name="uid"/> (which the caller keeps the same for the same hours), what the event is,
    /// and its number or day, as in <c>UID-open-0@host</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The hours are not in Europe/Brussels, or the days more than <see cref="CalendarLimits.RangeDays"/>.</exception>
    public static IReadOnlyList<CalendarEvent> Of(OpeningHours hours, OpeningWords words, string uid, string host, DateOnly from, DateOnly to)
    {
        if (hours.Zone.Id != CalendarFile.ZoneId || to.DayNumber - from.DayNumber >= CalendarLimits.RangeDays)
        {
            throw new ArgumentException($"Calendar files are written for {CalendarFile.ZoneId} and at most {CalendarLimits.RangeDays} days.", nameof(hours));
        }

        string Uid(string what, string which) => $"{uid}-{what}-{which}@{host}";

        var events = new List<CalendarEvent>();
        if (hours.Time.Days is ScheduleDays days)
        {
            for (var i = 0; i < hours.Schedules.Count; i++)
            {
                var number = i.ToString(CultureInfo.InvariantCulture);
                var schedule = hours.Schedules[i];
                var made = schedule.State switch
                {
                    OpeningState.Open => Repeating(days, schedule, words.Open, Uid("open", number), from, to),
                    OpeningState.ByAppointment => Repeating(days, schedule, words.ByAppointment, Uid("appointment", number), from, to),
                    OpeningState.Closed => Closure(schedule, words.Closed, Uid("closed", number), from, to),
                    _ => null,
                };
                if (made is not null)
                {
                    events.Add(made);
                }
            }
        }
        else
        {
            events.AddRange(Singles(hours, words, Uid, from, to));
        }

        events.AddRange(Holidays(hours, words, Uid, from, to));
        return events;
    }

    private static CalendarEvent? Repeating(ScheduleDays days, Schedule schedule, string summary, string uid, DateOnly from, DateOnly to)
    {
        var rule = schedule.Repeats ?? Recurrence.Weekly(Enum.GetValues<DayOfWeek>());
        var reader = new RecurrenceDays(rule);
        var begin = from < schedule.ValidFrom ? schedule.ValidFrom.Value : from;
        var end = to > schedule.ValidTo ? schedule.ValidTo.Value : to;
        var (happens, left) = (new List<DateOnly>(), new List<DateOnly>());
        for (var day = begin; day <= end; day = day.AddDays(1))
        {
            if (reader.Include(day))
            {
                (days.Begins(schedule, day) ? happens : left).Add(day);
            }
        }

        if (happens.Count == 0)
        {
            return null;
        }

        var (first, last) = (happens[0], happens[^1]);
        var made = new CalendarEvent(uid, summary, At(first, schedule.Start), At(first, schedule.End)) { Description = schedule.Notes ?? schedule.Description, Url = Link(schedule) };
        return rule is { ByWeekNo.Count: > 0, Interval: > 1 }
            ? made with { Also = happens[1..] }
            : made with { Repeats = rule with { Count = null, Until = last, Start = null }, Except = [.. left.Where(d => d > first && d < last)] };
    }

    private static CalendarEvent? Closure(Schedule schedule, string summary, string uid, DateOnly from, DateOnly to)
    {
        var begin = from < schedule.ValidFrom ? schedule.ValidFrom.Value : from;
        var end = to > schedule.ValidTo ? schedule.ValidTo.Value : to;
        var closed = schedule.Repeats is { } rule && begin <= end ? rule.Days(begin, end) : [];
        if (begin > end || (schedule.Repeats is not null && closed.Count == 0))
        {
            return null;
        }

        var made = schedule.Repeats is null
            ? new CalendarEvent(uid, summary, At(begin, 0), At(end, Stretch.Day))
            : new CalendarEvent(uid, summary, At(closed[0], 0), At(closed[0], Stretch.Day)) { Also = [.. closed.Skip(1)] };
        return made with { WholeDays = true, Description = schedule.Notes ?? schedule.Description };
    }

    private static IEnumerable<CalendarEvent> Singles(OpeningHours hours, OpeningWords words, Func<string, string, string> uid, DateOnly from, DateOnly to)
    {
        var clock = hours.Time.Clock;
        foreach (var stretch in hours.Intervals(clock.Moment(from, 0), clock.Moment(to, Stretch.Day)))
        {
            var summary = stretch.State switch { OpeningState.Open => words.Open, OpeningState.ByAppointment => words.ByAppointment, _ => null };
            var starts = TimeZoneInfo.ConvertTime(stretch.From, hours.Zone).DateTime;
            var ends = TimeZoneInfo.ConvertTime(stretch.To, hours.Zone).DateTime;
            if (summary is not null && ends > starts)
            {
                yield return new CalendarEvent(uid("open", stretch.From.UtcDateTime.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture)), summary, starts, ends) { Description = stretch.Note };
            }
        }
    }

    // A holiday on which it would be closed anyway is nobody's news.
    private static IEnumerable<CalendarEvent> Holidays(OpeningHours hours, OpeningWords words, Func<string, string, string> uid, DateOnly from, DateOnly to)
    {
        var paint = new DayPaint();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (!BelgianHolidays.IsHoliday(day))
            {
                continue;
            }

            hours.Time.Days.Paint(day, paint);
            var unknown = paint.Stretches.Any(s => s.Reason == OpeningReason.Holiday);
            var closed = paint.Stretches.All(s => s.State == OpeningState.Closed)
                && (hours.Schedules.Count == 0 ? hours.Ranges.Any(r => r.Day == day.DayOfWeek) : ClosedAsHoliday(hours.Schedules, day));
            if (unknown || closed)
            {
                yield return new CalendarEvent(uid("holiday", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)), unknown ? words.HolidayUnknown : words.HolidayClosed, At(day, 0), At(day, Stretch.Day)) { WholeDays = true };
            }
        }
    }

    // A closure that covers the holiday is an event already.
    private static bool ClosedAsHoliday(IReadOnlyList<Schedule> schedules, DateOnly day)
    {
        var here = schedules.Where(s => !(day < s.ValidFrom) && !(day > s.ValidTo) && s.Repeats?.Days(day, day).Count != 0).ToList();
        return here.Any(s => s.State != OpeningState.Closed && s.Holidays == HolidayPolicy.Closed) && here.All(s => s.State != OpeningState.Closed);
    }

    private static Uri? Link(Schedule schedule) => Uri.TryCreate(schedule.Link, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" ? link : null;

    private static DateTime At(DateOnly day, int minute) => day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
}
