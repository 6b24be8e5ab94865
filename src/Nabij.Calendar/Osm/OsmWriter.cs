using System.Globalization;
using System.Text;

namespace Nabij.Calendar.Osm;

/// <summary>Writes opening_hours text in its canonical form: what is written reads back as the same.</summary>
internal static class OsmWriter
{
    public static string Write(OsmHours hours)
    {
        var text = new StringBuilder();
        foreach (var rule in hours.Rules)
        {
            if (text.Length > 0)
            {
                text.Append(rule.Join switch { OsmJoin.Additional => ", ", OsmJoin.Fallback => " || ", _ => "; " });
            }

            text.AppendJoin(' ', Parts(rule).Where(p => p.Length > 0));
        }

        return text.ToString();
    }

    private static IEnumerable<string> Parts(OsmRule rule)
    {
        yield return rule.AlwaysOpen ? "24/7" : "";
        yield return string.Join(',', rule.Days.Years.Select(Years));
        yield return string.Join(',', rule.Days.Dates.Select(Dates));
        yield return rule.Days.Weeks.Count == 0 ? "" : "week " + string.Join(',', rule.Days.Weeks.Select(Weeks));
        yield return Days(rule.Days);
        yield return string.Join(',', rule.Spans.Select(Span));
        yield return rule.Modifier switch { OsmModifier.Open => "open", OsmModifier.Off => "off", OsmModifier.Unknown => "unknown", _ => "" };
        yield return rule.Comment is { } comment ? $"\"{comment}\"" : "";
    }

    private static string Years(OsmYears years) =>
        years.To is null ? $"{Number(years.From)}+" : years.To == years.From ? Number(years.From) : $"{Number(years.From)}-{Number(years.To.Value)}";

    private static string Dates(OsmDates dates) => dates.From == dates.To ? Date(dates.From) : $"{Date(dates.From)}-{Date(dates.To)}";

    private static string Date(OsmDate date)
    {
        var year = date.Year is { } y ? Number(y) + " " : "";
        if (date.Easter is { } offset)
        {
            return year + "easter" + Offset(offset);
        }

        var month = year + OsmText.Months[date.Month - 1];
        return date.Day == 0 ? month : string.Create(CultureInfo.InvariantCulture, $"{month} {date.Day:00}");
    }

    private static string Offset(int days) =>
        days == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {(days > 0 ? "+" : "-")}{Math.Abs(days)} {(Math.Abs(days) == 1 ? "day" : "days")}");

    private static string Weeks(OsmWeeks weeks)
    {
        var range = weeks.From == weeks.To ? $"{weeks.From:00}" : $"{weeks.From:00}-{weeks.To:00}";
        return weeks.Step == 1 ? range : $"{range}/{Number(weeks.Step)}";
    }

    private static string Days(OsmDaySelector days)
    {
        var holidays = string.Join(',', days.Holidays.Select(h => (h.Public ? "PH" : "SH") + Offset(h.Offset)));
        var weekdays = string.Join(',', days.Weekdays.Select(Weekdays));
        return days.HolidayAndWeekday ? $"{holidays} {weekdays}" : holidays.Length == 0 ? weekdays : weekdays.Length == 0 ? holidays : $"{weekdays},{holidays}";
    }

    private static string Weekdays(OsmWeekdays days)
    {
        var name = OsmText.Weekdays[(int)days.From];
        return days.Nth.Count > 0 ? $"{name}[{string.Join(',', days.Nth.Select(Number))}]"
            : days.From == days.To ? name
            : $"{name}-{OsmText.Weekdays[(int)days.To]}";
    }

    // A night is written as people do, 22:00-02:00, unless it lasts a day or more.
    private static string Span(OsmSpan span) =>
        span.End == span.Start ? $"{Time(span.Start)}+"
        : $"{Time(span.Start)}-{Time(span.End > Stretch.Day && span.End - span.Start <= Stretch.Day ? span.End - Stretch.Day : span.End)}{(span.OpenEnd ? "+" : "")}";

    private static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
