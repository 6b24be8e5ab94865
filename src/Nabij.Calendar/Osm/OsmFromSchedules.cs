namespace Nabij.Calendar.Osm;

/// <summary>
/// Says schedules in opening_hours syntax, or why it cannot. Legal holidays are written out (<c>PH off</c>, <c>PH unknown</c>); as usual is
/// what a text without PH means in OpenStreetMap, so nothing is written: read it back with <see cref="HolidayPolicy.AsUsual"/>.
/// </summary>
internal static class OsmFromSchedules
{
    public static Reading<string> Write(IReadOnlyList<Schedule> schedules)
    {
        var errors = new List<CalendarError>();
        for (var i = 0; i < schedules.Count; i++)
        {
            if (WhyNot(schedules[i], schedules) is { } reason)
            {
                errors.Add(new CalendarError("osm.cannot-say", $"schedules[{i}]", null, reason));
            }
        }

        if (schedules.Count == 0)
        {
            errors.Add(new CalendarError("osm.cannot-say", "schedules", null, "there are no schedules"));
        }

        if (errors.Count > 0)
        {
            return new(errors);
        }

        if (schedules is [{ State: OpeningState.Open, Start: 0, End: Stretch.Day, Repeats: null, ValidFrom: null, Holidays: HolidayPolicy.AsUsual }])
        {
            return new("24/7");
        }

        var rules = new List<OsmRule>();
        foreach (var window in schedules.GroupBy(s => (s.ValidFrom, s.ValidTo)).OrderByDescending(g => Days(g.Key)).ThenBy(g => g.Key.ValidFrom))
        {
            rules.AddRange(Window(window.Key.ValidFrom, window.Key.ValidTo, [.. window]));
        }

        rules[0] = rules[0] with { Join = OsmJoin.Normal };
        return new(OsmWriter.Write(new OsmHours(rules)));
    }

    private static string? WhyNot(Schedule schedule, IReadOnlyList<Schedule> all)
    {
        var rule = schedule.Repeats;
        return rule switch
        {
            { Interval: > 1 } => "it has no way to say every second week or month",
            { Count: not null } or { Until: not null } or { Start: not null } => "it has no way to count from a first day or to a last",
            { ByMonthDay.Count: > 0 } => "it has no way to say a day of every month",
            { ByWeekNo.Count: > 0 } when rule.WeekStart != DayOfWeek.Monday || rule.ByWeekNo.Any(w => w < 0) => "its weeks are those of ISO 8601, counted from the first",
            _ when schedule.ValidFrom is null != schedule.ValidTo is null => "it has no way to say from a day on",
            _ when schedule.Adds && all.Any(s => s.ValidFrom is not null) => "additions to windows are not written",
            _ when schedule.ValidFrom is null && schedule.State == OpeningState.Closed => "closed for ever says nothing",
            _ when schedule.End > Stretch.Day && all.Any(s => s.ValidFrom is not null) => "its exceptions would cut a night off",
            _ when all.Any(s => s.Holidays != schedule.Holidays && s.State != OpeningState.Closed && schedule.State != OpeningState.Closed) => "legal holidays mean the same to all its rules",
            _ when all.All(s => s.ValidFrom is not null) => "it has no way to say that nothing is known outside a window",
            _ => null,
        };
    }

    private static int Days((DateOnly? From, DateOnly? To) window) =>
        window is ({ } from, { } to) ? to.DayNumber - from.DayNumber : int.MaxValue;

    private static IEnumerable<OsmRule> Window(DateOnly? from, DateOnly? to, Schedule[] schedules)
    {
        var window = new OsmDaySelector { Dates = from is { } f && to is { } t ? [new OsmDates(Date(f), Date(t))] : [] };
        var open = schedules.Where(s => s.State != OpeningState.Closed).ToList();
        if (from is not null && open.Count > 0)
        {
            yield return Rule(OsmJoin.Normal, window, OsmModifier.Off);
        }

        // Where hours overlap, the last rule counts: what helps most comes last.
        var simple = open.All(s => s.State == OpeningState.Open && s.End <= Stretch.Day && s.Notes is null && s.Repeats is { Frequency: Frequency.Weekly, ByWeekNo.Count: 0 });
        foreach (var rule in simple ? Week(window, open) : open.OrderBy(Strength).Select(s => One(window, s)))
        {
            yield return rule;
        }

        var policy = open.Count == 0 || from == to && from is not null && open[0].Holidays == HolidayPolicy.Unknown ? HolidayPolicy.AsUsual : open[0].Holidays;
        if (policy != HolidayPolicy.AsUsual)
        {
            var holidays = window with { Holidays = [new OsmHoliday(true, 0)] };
            yield return Rule(OsmJoin.Normal, holidays, policy == HolidayPolicy.Closed ? OsmModifier.Off : OsmModifier.Unknown);
        }

        foreach (var closed in schedules.Where(s => s.State == OpeningState.Closed))
        {
            yield return Rule(OsmJoin.Normal, Selector(window, closed.Repeats), OsmModifier.Off);
        }
    }

    private static int Strength(Schedule schedule) => schedule.State switch { OpeningState.Unknown => 0, OpeningState.ByAppointment => 1, _ => 2 };

    // Days with the same hours in one rule, Monday first: Mo-We,Fr 09:00-12:00,13:00-17:00.
    private static IEnumerable<OsmRule> Week(OsmDaySelector window, List<Schedule> schedules)
    {
        var days = Enumerable.Range(1, 7).Select(i => (DayOfWeek)(i % 7)).Select(day => (Day: day, Spans: schedules
            .Where(s => s.Repeats!.ByDay.Any(d => d.Day == day)).Select(s => new OsmSpan(s.Start, s.End, false)).Distinct().OrderBy(s => s.Start).ThenBy(s => s.End).ToArray()));
        return days.Where(d => d.Spans.Length > 0)
            .GroupBy(d => string.Join(',', d.Spans), StringComparer.Ordinal)
            .Select(g => new OsmRule(OsmJoin.Normal, window with { Weekdays = Runs([.. g.Select(d => d.Day)]) }, g.First().Spans, OsmModifier.None, null, false));
    }

    private static List<OsmWeekdays> Runs(DayOfWeek[] days)
    {
        var runs = new List<OsmWeekdays>();
        foreach (var day in days)
        {
            if (runs.Count > 0 && ((int)runs[^1].To + 1) % 7 == (int)day)
            {
                runs[^1] = runs[^1] with { To = day };
            }
            else
            {
                runs.Add(new OsmWeekdays(day, day, []));
            }
        }

        return runs;
    }

    private static OsmRule One(OsmDaySelector window, Schedule schedule)
    {
        var note = schedule.Notes?.Replace('"', '\'').Trim();
        var (modifier, comment) = schedule.State switch
        {
            OpeningState.Unknown => (OsmModifier.Unknown, ScheduleReader.SaysByAppointment(note) ? null : note),
            OpeningState.ByAppointment => (OsmModifier.None, ScheduleReader.SaysByAppointment(note) ? note : "by appointment"),
            _ => (OsmModifier.Open, ScheduleReader.SaysByAppointment(note) ? null : note),
        };
        IReadOnlyList<OsmSpan> spans = schedule.Opens is null ? [] : [new OsmSpan(schedule.Start, schedule.End, false)];
        return new OsmRule(OsmJoin.Additional, Selector(window, schedule.Repeats), spans, modifier, comment is "" ? null : comment, false);
    }

    private static OsmDaySelector Selector(OsmDaySelector window, Recurrence? rule) => rule is null ? window : window with
    {
        Weeks = [.. rule.ByWeekNo.Select(w => new OsmWeeks(w, w, 1))],
        Weekdays = [.. rule.ByDay.Select(d => new OsmWeekdays(d.Day, d.Day, d.Ordinal == 0 ? [] : [d.Ordinal]))],
    };

    private static OsmDate Date(DateOnly day) => new(day.Year, day.Month, day.Day, null);

    private static OsmRule Rule(OsmJoin join, OsmDaySelector days, OsmModifier modifier) => new(join, days, [], modifier, null, false);
}
