namespace Nabij.Calendar;

/// <summary>What makes a rule impossible or meaningless. Field names are those of HSDS 3.1, in lower case.</summary>
internal static class RecurrenceCheck
{
    public static List<CalendarError> Problems(Recurrence rule, string field)
    {
        var problems = new List<CalendarError>();
        void Refuse(string code, string member, string reason) => problems.Add(new CalendarError(code, $"{field}.{member}", null, reason));

        if (rule.Interval is < 1 or > CalendarLimits.Interval)
        {
            Refuse("rule.interval", "interval", $"interval is 1 to {CalendarLimits.Interval}; not {rule.Interval}");
        }

        if (rule.Count is < 1 or > CalendarLimits.Count)
        {
            Refuse("rule.count", "count", $"count is 1 to {CalendarLimits.Count}; not {rule.Count}");
        }

        if (rule is { Count: not null, Until: not null })
        {
            Refuse("rule.count-and-until", "count", "a rule ends by count or by until, not both (RFC 5545, 3.3.10)");
        }

        if (rule.Until < rule.Start)
        {
            Refuse("rule.until-before-start", "until", "until lies before dtstart");
        }

        foreach (var (member, date) in new[] { ("dtstart", rule.Start), ("until", rule.Until) })
        {
            if (date is { Year: < CalendarLimits.FirstYear or > CalendarLimits.LastYear })
            {
                Refuse("date.year", member, $"dates lie in {CalendarLimits.FirstYear} to {CalendarLimits.LastYear}");
            }
        }

        if (rule.Start is null)
        {
            if (rule.Interval > 1 || rule.Count is not null)
            {
                Refuse("rule.needs-start", "dtstart", "interval above 1 and count need dtstart to count from");
            }

            if (rule.ByDay.Count == 0 && rule.ByMonthDay.Count == 0)
            {
                Refuse("rule.no-days", "byday", "without dtstart a rule says its days");
            }
        }

        Days(rule, Refuse);
        return problems;
    }

    private static void Days(Recurrence rule, Action<string, string, string> refuse)
    {
        var weekly = rule.Frequency == Frequency.Weekly;
        if (rule.ByDay.Count > 70 || rule.ByDay.Any(d => weekly ? d.Ordinal != 0 : d.Ordinal is < -5 or > 5))
        {
            refuse("rule.byday", "byday", weekly ? "2MO, -1FR need freq MONTHLY" : "a month has a first to fifth weekday, and a -1st to -5th");
        }

        if (rule.ByMonthDay.Count > 62 || rule.ByMonthDay.Any(d => d is 0 or < -31 or > 31))
        {
            refuse("rule.bymonthday", "bymonthday", "days of the month are 1 to 31, or -1 to -31");
        }
        else if (weekly && rule.ByMonthDay.Count > 0)
        {
            refuse("rule.bymonthday", "bymonthday", "bymonthday needs freq MONTHLY (RFC 5545, 3.3.10)");
        }

        if (rule.ByWeekNo.Count > 106 || rule.ByWeekNo.Any(w => w is 0 or < -53 or > 53))
        {
            refuse("rule.byweekno", "byweekno", "weeks are 1 to 53, or -1 to -53");
        }
        else if (!weekly && rule.ByWeekNo.Count > 0)
        {
            refuse("rule.byweekno", "byweekno", "byweekno needs freq WEEKLY (HSDS 3.1)");
        }
    }
}
