namespace Nabij.Calendar.Osm;

/// <summary>Reads the dates of a rule; see <see cref="OsmReader"/>.</summary>
internal static class OsmDateReader
{
    private const int MaxListed = 200;

    public static bool Sees(OsmText text) => text.Sees(OsmText.Months) || text.Sees("easter");

    public static bool Read(OsmText text, List<OsmDates> dates)
    {
        while (true)
        {
            // "Dec 24,31": after a comma a bare number is a day of the month before it.
            var last = dates.Count > 0 ? dates[^1].To : (OsmDate?)null;
            if (dates.Count == MaxListed)
            {
                return text.Refuse("osm.date", $"at most {MaxListed} dates in a list");
            }

            if (!Range(text, last, dates))
            {
                return false;
            }

            var comma = text.At;
            if (text.Take(",") && (text.SeesYear() || Sees(text) || (text.SeesNumber() && dates[^1].To is { Day: > 0 })))
            {
                continue;
            }

            text.At = comma;
            return true;
        }
    }

    /// <summary><c>+2 days</c>, <c>-1 day</c>; 0 when none is said, null after an error.</summary>
    public static int? Offset(OsmText text)
    {
        var before = text.At;
        text.Spaces();
        var sign = text.Current switch { '+' => 1, '-' => -1, _ => 0 };
        if (sign != 0)
        {
            text.At++;
            text.Spaces();
        }

        // "easter-easter +1 day" is a range, no offset.
        if (sign == 0 || (sign < 0 && text.Digits() == 0) || text.SeesYear())
        {
            text.At = before;
            return 0;
        }

        var days = text.SeesNumber() ? text.Number() : 0;
        text.Spaces();
        if (days == 0 || text.Word("day", "days") < 0)
        {
            text.Refuse("osm.offset", "an offset is written +1 day or -2 days", before);
            return null;
        }

        return sign * days;
    }

    private static bool Range(OsmText text, OsmDate? before, List<OsmDates> dates)
    {
        var start = text.At;
        if (Date(text, before, before?.Year) is not { } from)
        {
            return false;
        }

        var to = from;
        if (text.Take("-"))
        {
            if (Date(text, from, from.Year) is not { } end)
            {
                return false;
            }

            to = end;
        }

        if (text.Current is '+' or '/')
        {
            return text.Refuse("osm.date", "open-ended and repeated dates are not read");
        }

        if (from.Year is null && to.Year is not null)
        {
            return text.Refuse("osm.date", "a range of dates names the year at its start, or not at all", start);
        }

        if (from.Year is { } year && to.Last(year) < from.First(year))
        {
            return text.Refuse("osm.date", "the range ends before it begins; name the second year too", start);
        }

        dates.Add(new OsmDates(from, to));
        return true;
    }

    private static OsmDate? Date(OsmText text, OsmDate? before, int? year)
    {
        var start = text.At;
        if (text.SeesYear())
        {
            year = text.Number();
            text.Spaces();
            if (year is < CalendarLimits.FirstYear or > CalendarLimits.LastYear)
            {
                text.Refuse("osm.year", $"years are {CalendarLimits.FirstYear} to {CalendarLimits.LastYear}", start);
                return null;
            }
        }

        if (text.Word("easter") >= 0)
        {
            return Offset(text) is { } offset ? new OsmDate(year, 0, 0, offset) : null;
        }

        var month = text.Word(OsmText.Months) + 1;
        if (month > 0)
        {
            var after = text.At;
            text.Spaces();
            if (!text.SeesNumber())
            {
                text.At = after;
                return new OsmDate(year, month, 0, null);
            }
        }
        else if (before is { Day: > 0 } same && text.SeesNumber())
        {
            month = same.Month;
        }
        else
        {
            text.Refuse("osm.date", "a date is written Dec 24, with the month as Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov or Dec");
            return null;
        }

        var at = text.At;
        var day = text.Number();
        if (day >= 1 && day <= DateTime.DaysInMonth(year ?? 2024, month))
        {
            return new OsmDate(year, month, day, null);
        }

        text.Refuse("date.impossible", $"{OsmText.Months[month - 1]} {day} is no day of the calendar", at);
        return null;
    }
}
