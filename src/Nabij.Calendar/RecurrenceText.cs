using System.Globalization;
using System.Text;

namespace Nabij.Calendar;

/// <summary>A rule as RFC 5545 text (<c>FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH</c>), read and written.</summary>
public static class RecurrenceText
{
    internal static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>Reads an RRULE value. Parts that an HSDS schedule cannot hold (other frequencies, BYMONTH, BYSETPOS…) are refused.</summary>
    public static Reading<Recurrence> Read(string rrule, DateOnly? start = null)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var errors = new List<CalendarError>();
        if (rrule.Length > CalendarLimits.TextLength)
        {
            return new([new CalendarError("rule.too-long", "rrule", null, $"a rule has at most {CalendarLimits.TextLength} characters")]);
        }

        var at = 0;
        foreach (var part in rrule.Split(';'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? part : part[..equals].ToLowerInvariant();
            if (equals < 0 || name is not ("freq" or "interval" or "byday" or "bymonthday" or "byweekno" or "byyearday" or "until" or "count" or "wkst"))
            {
                errors.Add(new CalendarError("rule.part", "rrule", at, $"'{part}' is no part of a weekly or monthly rule"));
            }
            else if (!fields.TryAdd(name, part[(equals + 1)..]))
            {
                errors.Add(new CalendarError("rule.part", "rrule", at, $"'{name}' is said twice"));
            }

            at += part.Length + 1;
        }

        string? Of(string name) => fields.GetValueOrDefault(name);

        var until = Of("until") is { Length: >= 8 } u ? $"{u[..4]}-{u[4..6]}-{u[6..8]}" : Of("until");
        var rule = RuleReader.Read(
            new ScheduleFields
            {
                Freq = Of("freq"),
                Interval = Of("interval"),
                ByDay = Of("byday"),
                ByMonthDay = Of("bymonthday"),
                ByWeekNo = Of("byweekno"),
                ByYearDay = Of("byyearday"),
                Until = until,
                Count = Of("count"),
                Wkst = Of("wkst"),
                DtStart = start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            },
            "rrule",
            errors);
        return rule is null || errors.Count > 0 ? new(errors) : new(rule);
    }

    /// <summary>The RRULE value; <paramref name="until"/> writes the last day as the calendar's DTSTART demands (default: a date).</summary>
    public static string Write(Recurrence rule, Func<DateOnly, string>? until = null)
    {
        // RFC 5545 allows BYWEEKNO in yearly rules only; every week of the named ones is the same set of days.
        var yearly = rule.ByWeekNo.Count > 0;
        if (yearly && rule.Interval > 1)
        {
            throw new ArgumentException("RFC 5545 has no way to say every second of some weeks of the year.", nameof(rule));
        }

        var text = new StringBuilder("FREQ=").Append(yearly ? "YEARLY" : rule.Frequency == Frequency.Weekly ? "WEEKLY" : "MONTHLY");
        if (rule.Interval != 1)
        {
            text.Append(CultureInfo.InvariantCulture, $";INTERVAL={rule.Interval}");
        }

        List(text, "BYWEEKNO", rule.ByWeekNo.Select(Number));
        List(text, "BYDAY", rule.ByDay.Select(d => (d.Ordinal == 0 ? "" : Number(d.Ordinal)) + Days[(int)d.Day]));
        List(text, "BYMONTHDAY", rule.ByMonthDay.Select(Number));
        if (rule.Count is { } count)
        {
            text.Append(CultureInfo.InvariantCulture, $";COUNT={count}");
        }

        if (rule.Until is { } last)
        {
            text.Append(";UNTIL=").Append(until?.Invoke(last) ?? last.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        }

        if (rule.WeekStart != DayOfWeek.Monday)
        {
            text.Append(";WKST=").Append(Days[(int)rule.WeekStart]);
        }

        return text.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void List(StringBuilder text, string name, IEnumerable<string> values)
    {
        var joined = string.Join(',', values);
        if (joined.Length > 0)
        {
            text.Append(';').Append(name).Append('=').Append(joined);
        }
    }
}
