using FsCheck;
using FsCheck.Fluent;

namespace Nabij.Calendar.Tests;

/// <summary>What must hold for any hours, tried on random weeks with exceptions, around clock changes and holidays.</summary>
public sealed class Properties
{
    // Days around which something happens: both clock changes of several years, Easter, 1 May with Ascension behind it, the turn of the year.
    private static readonly DateOnly[] Weeks =
        [new(2024, 3, 29), new(2024, 10, 25), new(2025, 3, 28), new(2025, 10, 24), new(2026, 3, 27), new(2026, 10, 23), new(2027, 10, 29), new(2026, 4, 3), new(2026, 4, 29), new(2026, 7, 19), new(2026, 12, 23), new(2026, 12, 30)];

    [Fact]
    public void Every_minute_is_as_a_naive_reading_says() => Try(60, (schedules, start) =>
    {
        var hours = OpeningHours.FromSchedules(schedules, Given.Brussels).Value;
        var naive = new NaiveReading(schedules);
        // Six days, minute by minute: the state, and that the intervals and the changes say the same.
        var end = start.AddDays(6);
        var all = hours.All(start, end).ToList();
        Assert.Equal(start, all[0].From);
        Assert.Equal(end, all[^1].To);
        var which = 0;
        for (var moment = start; moment < end; moment = moment.AddMinutes(1))
        {
            while (all[which].To <= moment)
            {
                Assert.Equal(all[which].To, all[which + 1].From);
                which++;
            }

            var expected = naive.At(moment);
            if (all[which].State != expected || (moment.Minute % 20 == 7 && hours.At(moment).State != expected))
            {
                Assert.Fail($"{moment:O}: naive {expected}, interval {all[which].State}, at {hours.At(moment).State}");
            }
        }
    });

    [Fact]
    public void The_next_change_and_the_next_opening_are_the_first_ones() => Try(25, (schedules, start) =>
    {
        var hours = OpeningHours.FromSchedules(schedules, Given.Brussels).Value;
        var naive = new NaiveReading(schedules);
        for (var moment = start; moment < start.AddDays(2); moment = moment.AddMinutes(397))
        {
            var first = naive.At(moment);
            var change = Enumerable.Range(1, 3 * 1440).Select(m => moment.AddMinutes(m)).FirstOrDefault(m => naive.At(m) != first);
            if (change != default)
            {
                Assert.Equal(change, hours.NextChange(moment));
            }

            var opening = Enumerable.Range(1, 3 * 1440).Select(m => moment.AddMinutes(m)).FirstOrDefault(m => naive.At(m) == OpeningState.Open && naive.At(m.AddMinutes(-1)) != OpeningState.Open);
            if (opening != default)
            {
                Assert.Equal(opening, hours.NextOpening(moment));
            }
        }
    });

    [Fact]
    public void Working_time_is_the_number_of_worked_minutes() => Try(60, (schedules, start) =>
    {
        var hours = OpeningHours.FromSchedules(schedules, Given.Brussels).Value;
        var work = new WorkingTime(hours);
        var naive = new NaiveReading(schedules);
        var minutes = Enumerable.Range(0, 4 * 1440).Where(m => naive.At(start.AddMinutes(m)) is OpeningState.Open or OpeningState.ByAppointment).ToList();
        Assert.Equal(TimeSpan.FromMinutes(minutes.Count), work.WorkingTimeBetween(start, start.AddDays(4)));

        var (one, two) = (minutes.Count / 3, minutes.Count / 2);
        foreach (var count in new[] { 1, one, two, minutes.Count }.Where(c => c > 0 && c <= minutes.Count))
        {
            // The earliest moment by which so many minutes have been worked is the end of the last of them.
            Assert.Equal(start.AddMinutes(minutes[count - 1] + 1), work.AddWorkingTime(start, TimeSpan.FromMinutes(count)));
        }

        // Additive, and monotone in both.
        var first = work.AddWorkingTime(start, TimeSpan.FromMinutes(one));
        if (first is { } then)
        {
            Assert.Equal(work.AddWorkingTime(start, TimeSpan.FromMinutes(one + two)), work.AddWorkingTime(then, TimeSpan.FromMinutes(two)));
            Assert.True(then <= (work.AddWorkingTime(start.AddHours(5), TimeSpan.FromMinutes(one)) ?? DateTimeOffset.MaxValue));
        }
    });

    [Fact]
    public void What_is_written_as_opening_hours_reads_back_as_the_same_hours() => Try(150, (schedules, start) =>
    {
        var written = OpeningHours.FromSchedules(schedules, Given.Brussels).Value.ToOsm();
        if (!written.IsRead)
        {
            return;
        }

        var text = written.Value;
        var hours = OpeningHours.FromSchedules(schedules, Given.Brussels).Value;
        var back = Given.FromOsm(text, HolidayPolicy.AsUsual);
        Assert.Equal(text, back.ToOsm().Value);
        // A night before or on a holiday is cut off by "PH off" in that syntax, which says nothing of where a night belongs.
        for (var moment = start.AddDays(-20); moment < start.AddDays(20); moment = moment.AddMinutes(173))
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Given.Brussels).DateTime);
            if (!BelgianHolidays.IsHoliday(day) && !BelgianHolidays.IsHoliday(day.AddDays(-1)))
            {
                Assert.True(hours.At(moment).State == back.At(moment).State, $"{text} at {moment:O}: {hours.At(moment).State}, back {back.At(moment).State}");
            }
        }
    });

    private static void Try(int times, Action<IReadOnlyList<Schedule>, DateTimeOffset> holds)
    {
        var quarter = Gen.Choose(0, 95).Select(q => TimeOnly.MinValue.AddMinutes(q * 15));
        var times2 = quarter.Two().Where(t => t.Item2 > t.Item1 || t.Item2 == TimeOnly.MinValue || (t.Item1 >= new TimeOnly(12, 0) && t.Item2 <= new TimeOnly(12, 0) && t.Item1 != t.Item2));
        // Half the openings lie where the clocks change.
        var night = Gen.Elements((new TimeOnly(1, 0), new TimeOnly(2, 30)), (new TimeOnly(2, 15), new TimeOnly(2, 45)), (new TimeOnly(2, 30), new TimeOnly(5, 0)), (new TimeOnly(20, 0), new TimeOnly(3, 0)), (new TimeOnly(22, 0), new TimeOnly(2, 0)), (TimeOnly.MinValue, TimeOnly.MinValue));
        var opening = from t in Gen.OneOf(times2, night)
                      from days in Gen.SubListOf(Enum.GetValues<DayOfWeek>())
                      from state in Gen.Elements(OpeningState.Open, OpeningState.Open, OpeningState.ByAppointment, OpeningState.Unknown)
                      select new Schedule { Opens = t.Item1, Closes = t.Item2, State = state, Repeats = days.Count == 0 ? null : Recurrence.Weekly(days) };
        var random = from week in Gen.Elements(Weeks)
                     from policy in Gen.Elements(Enum.GetValues<HolidayPolicy>())
                     from usual in opening.ListOf()
                     from inWindow in opening.ListOf()
                     from first in Gen.Choose(-3, 4)
                     from length in Gen.Choose(0, 5)
                     from kind in Gen.Choose(0, 3)
                     from minute in Gen.Choose(0, 1439)
                     select (Schedules(week.AddDays(first), length, kind, [.. usual.Take(6)], [.. inWindow.Take(3)], policy), new DateTimeOffset(week.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(minute));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times).WithEndSize(8), Prop.ForAll(random.ToArbitrary(), sample => holds(sample.Item1, sample.Item2)));
    }

    // 0: no exception, 1: closed, 2: other hours, 3: other hours and a closed day in them.
    private static List<Schedule> Schedules(DateOnly from, int length, int kind, Schedule[] usual, Schedule[] inWindow, HolidayPolicy policy)
    {
        var window = (From: from, To: from.AddDays(length));
        var all = usual.Select(s => s with { Holidays = policy }).ToList();
        if (kind >= 2)
        {
            all.AddRange(inWindow.Select(s => s with { Holidays = policy, ValidFrom = window.From, ValidTo = window.To }));
        }

        if (kind == 1)
        {
            all.Add(new Schedule { State = OpeningState.Closed, ValidFrom = window.From, ValidTo = window.To });
        }

        if (kind == 3)
        {
            all.Add(new Schedule { State = OpeningState.Closed, ValidFrom = window.From, ValidTo = window.From });
        }

        return all;
    }
}
