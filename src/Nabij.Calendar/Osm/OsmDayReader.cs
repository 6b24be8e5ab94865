namespace Nabij.Calendar.Osm;

/// <summary>Reads the part of a rule that says on which days; see <see cref="OsmReader"/>.</summary>
internal static class OsmDayReader
{
    private const int MaxListed = 200;

    /// <summary>Null after an error; an empty selector when no days are named.</summary>
    public static OsmDaySelector? Read(OsmText text)
    {
        var (years, dates, weeks) = (new List<OsmYears>(), new List<OsmDates>(), new List<OsmWeeks>());
        if (text.SeesYear() && !Years(text, years))
        {
            return null;
        }

        text.Spaces();
        if ((text.SeesYear() || OsmDateReader.Sees(text)) && !OsmDateReader.Read(text, dates))
        {
            return null;
        }

        text.Spaces();
        if (text.Word("week") >= 0 && !Weeks(text, weeks))
        {
            return null;
        }

        if (years.Count + dates.Count + weeks.Count > 0)
        {
            text.Take(":");
        }

        text.Spaces();
        var days = new OsmDaySelector { Years = years, Dates = dates, Weeks = weeks };
        return Weekdays(text, days);
    }

    // 2026 before a month belongs to the date, not to the years.
    private static bool Years(OsmText text, List<OsmYears> years)
    {
        while (text.SeesYear() && years.Count < MaxListed)
        {
            var start = text.At;
            var from = text.Number();
            text.Spaces();
            if (OsmDateReader.Sees(text))
            {
                text.At = start;
                return true;
            }

            int? to = from;
            if (text.Take("+"))
            {
                to = null;
            }
            else if (text.Take("-"))
            {
                to = text.SeesYear() ? text.Number() : -1;
            }

            if (from is < CalendarLimits.FirstYear or > CalendarLimits.LastYear || to < from || to > CalendarLimits.LastYear)
            {
                return text.Refuse("osm.year", $"years are {CalendarLimits.FirstYear} to {CalendarLimits.LastYear}, the earlier first", start);
            }

            if (text.Current == '/')
            {
                return text.Refuse("osm.year", "steps of years are not read");
            }

            years.Add(new OsmYears(from, to));
            var comma = text.At;
            if (!text.Take(",") || !text.SeesYear())
            {
                text.At = comma;
                return true;
            }
        }

        return true;
    }

    private static bool Weeks(OsmText text, List<OsmWeeks> weeks)
    {
        text.Spaces();
        while (true)
        {
            var start = text.At;
            if (!text.SeesNumber())
            {
                return text.Refuse("osm.week", "a week is a number, 1 to 53");
            }

            var from = text.Number();
            var (to, step) = (from, 1);
            if (text.Take("-"))
            {
                to = text.SeesNumber() ? text.Number() : 0;
                step = text.Take("/") ? text.Number() : 1;
            }

            if (from is < 1 or > 53 || to is < 1 or > 53 || to < from || step is < 1 or > 52 || weeks.Count == MaxListed)
            {
                return text.Refuse("osm.week", "weeks are 1 to 53, the earlier first, every 1st to 52nd", start);
            }

            weeks.Add(new OsmWeeks(from, to, step));
            var comma = text.At;
            if (!text.Take(",") || !text.SeesNumber())
            {
                text.At = comma;
                return true;
            }
        }
    }

    private static OsmDaySelector? Weekdays(OsmText text, OsmDaySelector days)
    {
        var (weekdays, holidays, both) = (new List<OsmWeekdays>(), new List<OsmHoliday>(), false);
        while (SeesDay(text))
        {
            if (weekdays.Count + holidays.Count == MaxListed)
            {
                text.Refuse("osm.weekday", $"at most {MaxListed} days in a list");
                return null;
            }

            if (!(text.Sees("PH", "SH") ? Holiday(text, holidays) : Weekday(text, weekdays)))
            {
                return null;
            }

            var end = text.At;
            if (text.Take(",") && SeesDay(text))
            {
                continue;
            }

            text.At = end;
            text.Spaces();
            if (!both && weekdays.Count == 0 && text.Sees(OsmText.Weekdays))
            {
                both = true;
                continue;
            }

            break;
        }

        if (both && weekdays.Count == 0)
        {
            text.Refuse("osm.weekday", "weekdays are expected after PH or SH");
            return null;
        }

        return days with { Weekdays = weekdays, Holidays = holidays, HolidayAndWeekday = both };
    }

    private static bool SeesDay(OsmText text) => text.Sees("PH", "SH") || text.Sees(OsmText.Weekdays);

    private static bool Holiday(OsmText text, List<OsmHoliday> holidays)
    {
        var isPublic = text.Word("PH", "SH") == 0;
        if (OsmDateReader.Offset(text) is not { } offset)
        {
            return false;
        }

        if (!isPublic && offset != 0)
        {
            return text.Refuse("osm.holiday", "school holidays are not known here, nor the days around them");
        }

        holidays.Add(new OsmHoliday(isPublic, offset));
        return true;
    }

    private static bool Weekday(OsmText text, List<OsmWeekdays> weekdays)
    {
        var from = text.Word(OsmText.Weekdays);
        var to = from;
        if (text.Take("-"))
        {
            to = text.Word(OsmText.Weekdays);
            if (to < 0)
            {
                return text.Refuse("osm.weekday", "a weekday is Mo, Tu, We, Th, Fr, Sa or Su");
            }
        }

        var nth = new List<int>();
        if (text.Current == '[')
        {
            if (to != from)
            {
                return text.Refuse("osm.nth", "[1] belongs to one weekday, not to a range");
            }

            if (!Nth(text, nth))
            {
                return false;
            }

            text.Spaces();
            if (text.Current is '+' or '-')
            {
                return text.Refuse("osm.nth", "days before or after Mo[1] are not read");
            }
        }

        weekdays.Add(new OsmWeekdays((DayOfWeek)from, (DayOfWeek)to, nth));
        return true;
    }

    private static bool Nth(OsmText text, List<int> nth)
    {
        do
        {
            // Past the bracket or the comma.
            text.At++;
            text.Spaces();
            var start = text.At;
            var negative = text.Take("-");
            var from = text.SeesNumber() ? text.Number() : 0;
            var to = !negative && text.Take("-") ? text.Number() : from;
            if (from is < 1 or > 5 || to is < 1 or > 5 || to < from || nth.Count > MaxListed)
            {
                return text.Refuse("osm.nth", "[1] to [5] or [-1] to [-5], [1-2], [1,3]", start);
            }

            nth.AddRange(Enumerable.Range(from, to - from + 1).Select(n => negative ? -n : n));
            text.Spaces();
        }
        while (text.Current == ',');

        return text.Take("]") || text.Refuse("osm.nth", "] is missing");
    }
}
