namespace Nabij.Calendar;

/// <summary>What makes a schedule impossible or meaningless.</summary>
internal static class ScheduleCheck
{
    public static List<CalendarError> Problems(IReadOnlyList<Schedule> schedules)
    {
        if (schedules.Count > CalendarLimits.Rules)
        {
            return [TooMany(schedules.Count)];
        }

        var problems = new List<CalendarError>();
        for (var i = 0; i < schedules.Count; i++)
        {
            Check(schedules[i], $"schedules[{i}]", problems);
        }

        return problems;
    }

    public static CalendarError TooMany(int count) =>
        new("schedule.too-many", "schedules", null, $"at most {CalendarLimits.Rules} schedules; not {count}");

    private static void Check(Schedule schedule, string field, List<CalendarError> problems)
    {
        void Refuse(string code, string member, string reason) => problems.Add(new CalendarError(code, $"{field}.{member}", null, reason));

        if (schedule.Repeats is { } rule)
        {
            problems.AddRange(RecurrenceCheck.Problems(rule, field));
        }

        if (schedule.ValidTo < schedule.ValidFrom)
        {
            Refuse("schedule.window", "valid_to", "valid_to lies before valid_from");
        }

        foreach (var (member, date) in new[] { ("valid_from", schedule.ValidFrom), ("valid_to", schedule.ValidTo) })
        {
            if (date is { Year: < CalendarLimits.FirstYear or > CalendarLimits.LastYear })
            {
                Refuse("date.year", member, $"dates lie in {CalendarLimits.FirstYear} to {CalendarLimits.LastYear}");
            }
        }

        switch (schedule)
        {
            case { Opens: null, Closes: null }:
                break;
            case { State: OpeningState.Closed }:
                Refuse("schedule.closed-with-times", "opens_at", "a closed schedule closes whole days and has no times");
                break;
            case { Opens: null }:
                Refuse("schedule.half-times", "opens_at", "opens_at is missing beside closes_at");
                break;
            case { Closes: null }:
                Refuse("schedule.half-times", "closes_at", "closes_at is missing beside opens_at");
                break;
            case { Opens: { } opens, Closes: { } closes }:
                Times(opens, closes, Refuse);
                break;
        }
    }

    private static void Times(TimeOnly opens, TimeOnly closes, Action<string, string, string> refuse)
    {
        if (opens.Ticks % TimeSpan.TicksPerMinute != 0 || closes.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            refuse("schedule.seconds", "opens_at", "times are whole minutes");
        }

        var noon = new TimeOnly(12, 0);
        if (opens == closes && opens != TimeOnly.MinValue)
        {
            refuse("schedule.no-length", "closes_at", "closes_at is opens_at; 24 hours is written 00:00 to 00:00");
        }
        else if (closes < opens && closes != TimeOnly.MinValue && (opens < noon || closes > noon))
        {
            refuse("schedule.closes-before-opens", "closes_at", "closes_at lies before opens_at; a night opens at 12:00 or later and closes at 12:00 or earlier");
        }
    }
}
