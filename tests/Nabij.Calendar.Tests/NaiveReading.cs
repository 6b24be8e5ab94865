namespace Nabij.Calendar.Tests;

/// <summary>
/// The hours of a week with exceptions, read the slow way: for one minute, look at every opening that could still be going on. Shares
/// no code with the library but the holidays.
/// </summary>
internal sealed record NaiveReading(IReadOnlyList<Schedule> Schedules)
{
    public OpeningState At(DateTimeOffset moment)
    {
        var wall = TimeZoneInfo.ConvertTime(moment, Given.Brussels).DateTime;
        var today = DateOnly.FromDateTime(wall);
        var found = new List<OpeningState> { Ground(today) };
        for (var back = 0; back <= 2; back++)
        {
            var day = today.AddDays(-back);
            foreach (var schedule in Counting(day))
            {
                var unknown = BelgianHolidays.IsHoliday(day) && schedule.Holidays == HolidayPolicy.Unknown && !OneDay(schedule);
                var shut = BelgianHolidays.IsHoliday(day) && schedule.Holidays == HolidayPolicy.Closed;
                var opens = schedule.Opens!.Value;
                var closes = schedule.Closes!.Value;
                if (!shut && On(schedule, day) && Moment(day, opens) <= moment && moment < Moment(closes > opens ? day : day.AddDays(1), closes))
                {
                    found.Add(unknown ? OpeningState.Unknown : schedule.State);
                }
            }
        }

        return found.Contains(OpeningState.Open) ? OpeningState.Open
            : found.Contains(OpeningState.ByAppointment) ? OpeningState.ByAppointment
            : found.Contains(OpeningState.Unknown) ? OpeningState.Unknown
            : OpeningState.Closed;
    }

    private OpeningState Ground(DateOnly day)
    {
        if (Closed(day))
        {
            return OpeningState.Closed;
        }

        var counting = Counting(day).ToList();
        return counting.Count == 0 || (BelgianHolidays.IsHoliday(day) && counting.Any(s => s.Holidays == HolidayPolicy.Unknown && !OneDay(s)))
            ? OpeningState.Unknown
            : OpeningState.Closed;
    }

    // The windows tried here are nested or apart, so the one with fewest days is the narrowest.
    private IEnumerable<Schedule> Counting(DateOnly day)
    {
        var here = Schedules.Where(s => !(day < s.ValidFrom) && !(day > s.ValidTo)).ToList();
        if (here.Count == 0 || Closed(day))
        {
            return [];
        }

        var open = here.Where(s => s.State != OpeningState.Closed).ToList();
        return open.Count == 0 ? [] : open.Where(s => Days(s) == open.Min(Days));
    }

    private bool Closed(DateOnly day)
    {
        var here = Schedules.Where(s => !(day < s.ValidFrom) && !(day > s.ValidTo)).ToList();
        return here.Any(s => s.State == OpeningState.Closed && Days(s) <= here.Min(Days));
    }

    private static bool On(Schedule schedule, DateOnly day) => schedule.Repeats is null || schedule.Repeats.ByDay.Any(d => d.Day == day.DayOfWeek);

    private static bool OneDay(Schedule schedule) => Days(schedule) == 1;

    private static int Days(Schedule schedule) =>
        schedule is { ValidFrom: { } from, ValidTo: { } to } ? to.DayNumber - from.DayNumber + 1 : int.MaxValue;

    // A skipped time is the end of the gap, a repeated one is the first.
    private static DateTimeOffset Moment(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        for (var hours = 2; hours >= 1; hours--)
        {
            var moment = new DateTimeOffset(wall, TimeSpan.FromHours(hours));
            if (TimeZoneInfo.ConvertTime(moment, Given.Brussels).DateTime == wall)
            {
                return moment;
            }
        }

        return Moment(day, time.AddMinutes(1));
    }
}
