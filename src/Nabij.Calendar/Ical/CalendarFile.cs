using System.Globalization;

namespace Nabij.Calendar;

/// <summary>Writes an iCalendar file (RFC 5545) in the time of Europe/Brussels. No clock: the caller says when it is made.</summary>
public static class CalendarFile
{
    public const string ZoneId = "Europe/Brussels";

    public const string MediaType = "text/calendar; charset=utf-8";

    private const string Local = "yyyyMMdd'T'HHmmss";
    private const string Utc = "yyyyMMdd'T'HHmmss'Z'";

    // Belgium since 1996 (directive 2000/84/EC): last Sunday of March and of October, 01:00 UTC. Older times aren't asked for in opening hours.
    private static readonly string[] Zone =
    [
        "BEGIN:VTIMEZONE", $"TZID:{ZoneId}",
        "BEGIN:DAYLIGHT", "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
        "END:VTIMEZONE",
    ];

    /// <summary>
    /// The whole file, lines ended by CR LF. <paramref name="stamp"/> becomes each event's DTSTAMP, <paramref name="product"/> the PRODID
    /// (<c>-//Nabij//Brussels//NL</c>), <paramref name="name"/> the title that calendar programs show.
    /// </summary>
    /// <exception cref="ArgumentException">Two events have one uid, an event ends before it begins, or there are more than 10 000.</exception>
    public static string Write(IReadOnlyCollection<CalendarEvent> events, DateTimeOffset stamp, string product, string? name = null)
    {
        if (events.Count > 10_000 || events.Select(e => e.Uid).Distinct(StringComparer.Ordinal).Count() != events.Count)
        {
            throw new ArgumentException("At most 10 000 events, each with its own uid.", nameof(events));
        }

        var zone = new LocalClock(TimeZoneInfo.FindSystemTimeZoneById(ZoneId));
        var lines = new ContentLines();
        lines.Add("BEGIN:VCALENDAR");
        lines.Add("VERSION:2.0");
        lines.AddText("PRODID", product);
        lines.Add("CALSCALE:GREGORIAN");
        lines.AddText("X-WR-CALNAME", name);
        foreach (var line in Zone)
        {
            lines.Add(line);
        }

        foreach (var item in events)
        {
            if (item.Ends <= item.Starts)
            {
                throw new ArgumentException("An event ends after it begins.", nameof(events));
            }

            Write(item, stamp, zone, lines);
        }

        lines.Add("END:VCALENDAR");
        return lines.ToString();
    }

    private static void Write(CalendarEvent item, DateTimeOffset stamp, LocalClock zone, ContentLines lines)
    {
        lines.Add("BEGIN:VEVENT");
        lines.AddText("UID", item.Uid);
        lines.Add("DTSTAMP:" + stamp.UtcDateTime.ToString(Utc, CultureInfo.InvariantCulture));
        lines.Add("DTSTART" + When(item, item.Starts));
        lines.Add("DTEND" + When(item, item.Ends));
        if (item.Repeats is { } rule)
        {
            // RFC 5545, 3.3.10: UNTIL is a date for whole days, and in UTC for times of a zone.
            lines.Add("RRULE:" + RecurrenceText.Write(rule, day => item.WholeDays
                ? day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)
                : zone.Moment(day, (int)item.Starts.TimeOfDay.TotalMinutes).UtcDateTime.ToString(Utc, CultureInfo.InvariantCulture)));
        }

        foreach (var (property, days) in new[] { ("EXDATE", item.Except), ("RDATE", item.Also) })
        {
            foreach (var some in days.Order().Chunk(50))
            {
                var values = some.Select(d => When(item, d.ToDateTime(TimeOnly.FromDateTime(item.Starts)))).ToList();
                lines.Add(property + values[0] + string.Concat(values.Skip(1).Select(v => "," + v[(v.IndexOf(':', StringComparison.Ordinal) + 1)..])));
            }
        }

        lines.AddText("SUMMARY", item.Summary);
        lines.AddText("DESCRIPTION", item.Description);
        lines.AddText("LOCATION", item.Location);
        if (item.Url is { } url)
        {
            lines.Add("URL:" + url.AbsoluteUri);
        }

        if (item.Categories.Count > 0)
        {
            lines.Add("CATEGORIES:" + string.Join(',', item.Categories.Select(ContentLines.Escape)));
        }

        // Someone else's opening hours don't make the reader busy.
        lines.Add("TRANSP:TRANSPARENT");
        lines.Add("END:VEVENT");
    }

    private static string When(CalendarEvent item, DateTime local) => item.WholeDays
        ? ";VALUE=DATE:" + local.ToString("yyyyMMdd", CultureInfo.InvariantCulture)
        : $";TZID={ZoneId}:" + local.ToString(Local, CultureInfo.InvariantCulture);
}
