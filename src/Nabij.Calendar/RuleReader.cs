using System.Globalization;

namespace Nabij.Calendar;

/// <summary>Reads the members of a schedule that say on which days, adding a reason for each that cannot be.</summary>
internal static class RuleReader
{
    /// <summary>Null when the members say no rule, or when an error was added.</summary>
    public static Recurrence? Read(ScheduleFields fields, string field, List<CalendarError> errors)
    {
        var before = errors.Count;
        var frequency = fields.Freq?.Trim().ToUpperInvariant();
        if (string.IsNullOrEmpty(frequency))
        {
            (string Name, string? Value)[] members =
            [
                ("interval", fields.Interval), ("byday", fields.ByDay), ("byweekno", fields.ByWeekNo), ("bymonthday", fields.ByMonthDay),
                ("byyearday", fields.ByYearDay), ("until", fields.Until), ("count", fields.Count), ("dtstart", fields.DtStart),
            ];
            if (members.FirstOrDefault(m => !string.IsNullOrWhiteSpace(m.Value)) is { Name: not null } said)
            {
                errors.Add(new CalendarError("rule.freq", $"{field}.freq", null, $"freq is missing beside {said.Name}"));
            }

            return null;
        }

        if (frequency is not ("WEEKLY" or "MONTHLY"))
        {
            errors.Add(new CalendarError("rule.freq", $"{field}.freq", null, $"freq is WEEKLY or MONTHLY; not '{fields.Freq}'"));
        }

        if (!string.IsNullOrWhiteSpace(fields.ByYearDay))
        {
            errors.Add(new CalendarError("rule.byyearday", $"{field}.byyearday", null, "byyearday needs freq YEARLY, which HSDS 3.1 does not have"));
        }

        var rule = new Recurrence
        {
            Frequency = frequency == "MONTHLY" ? Frequency.Monthly : Frequency.Weekly,
            Interval = Number(fields.Interval, "interval", field, errors) ?? 1,
            Count = Number(fields.Count, "count", field, errors),
            Until = Date(fields.Until, "until", field, errors),
            Start = Date(fields.DtStart, "dtstart", field, errors),
            WeekStart = WeekStart(fields.Wkst, field, errors),
            ByDay = List(fields.ByDay, "byday", field, errors, Day),
            ByMonthDay = List(fields.ByMonthDay, "bymonthday", field, errors, WholeNumber),
            ByWeekNo = List(fields.ByWeekNo, "byweekno", field, errors, WholeNumber),
        };
        return errors.Count > before ? null : rule;
    }

    public static DateOnly? Date(string? text, string member, string field, List<CalendarError> errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        errors.Add(new CalendarError("date.impossible", $"{field}.{member}", null, $"'{Short(text)}' is no day of the calendar written 2026-03-09"));
        return null;
    }

    public static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static int? Number(string? text, string member, string field, List<CalendarError> errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (WholeNumber(text.Trim()) is { } number)
        {
            return number;
        }

        errors.Add(new CalendarError($"rule.{member}", $"{field}.{member}", null, $"'{Short(text)}' is no whole number"));
        return null;
    }

    private static int? WholeNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static RuleDay? Day(string text)
    {
        var day = text.Length < 2 ? -1 : Array.IndexOf(RecurrenceText.Days, text[^2..].ToUpperInvariant());
        if (day < 0)
        {
            return null;
        }

        return text.Length == 2 ? new RuleDay((DayOfWeek)day)
            : WholeNumber(text[..^2]) is { } ordinal and not 0 ? new RuleDay((DayOfWeek)day, ordinal)
            : null;
    }

    private static DayOfWeek WeekStart(string? text, string field, List<CalendarError> errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return DayOfWeek.Monday;
        }

        var day = Array.IndexOf(RecurrenceText.Days, text.Trim().ToUpperInvariant());
        if (day < 0)
        {
            errors.Add(new CalendarError("rule.wkst", $"{field}.wkst", null, $"wkst is MO, TU, WE, TH, FR, SA or SU; not '{Short(text)}'"));
        }

        return day < 0 ? DayOfWeek.Monday : (DayOfWeek)day;
    }

    private static List<T> List<T>(string? text, string member, string field, List<CalendarError> errors, Func<string, T?> read)
        where T : struct
    {
        var list = new List<T>();
        if (string.IsNullOrWhiteSpace(text))
        {
            return list;
        }

        var at = 0;
        foreach (var part in text.Split(','))
        {
            if (read(part.Trim()) is { } value)
            {
                list.Add(value);
            }
            else
            {
                errors.Add(new CalendarError($"rule.{member}", $"{field}.{member}", at, $"'{Short(part)}' does not belong in {member}"));
            }

            at += part.Length + 1;
        }

        return list;
    }
}
