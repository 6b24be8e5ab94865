using Nabij.Calendar.Osm;
using static Nabij.Calendar.Plain.PlainKind;

namespace Nabij.Calendar.Plain;

/// <summary>Reads dates, the day first as in Belgium: 24 december, 24/12, 24.12.2027, 24-12-2027, 2027-12-24, Dec 24, 24-26 dec, 24 et 25 décembre.</summary>
internal sealed class PlainCalendar(PlainCursor text, PlainErrors errors)
{
    /// <summary>Null, and nothing taken, when no date stands here.</summary>
    public List<OsmDates>? Read()
    {
        var start = text.At;
        if (Listed() is { } listed)
        {
            return listed;
        }

        text.At = start;
        if (One() is not { } from)
        {
            text.At = start;
            return null;
        }

        var after = text.At;
        var to = from;
        if (text.Take(Dash, To))
        {
            text.Small();
            if (One() is { } end)
            {
                to = end;
            }
            else
            {
                text.At = after;
            }
        }

        return [Range(from, to, start)];
    }

    // 24, 25 en 26 dec 2027; 24-26 dec; the last number is the one that the month names.
    private List<OsmDates>? Listed()
    {
        var days = new List<(int Day, int Start, int End)>();
        var range = false;
        while (Day() is { } day)
        {
            days.Add(day);
            if (text.Take(Dash, To) && days.Count == 1)
            {
                range = true;
            }
            else if (range || !text.Take(Comma, And))
            {
                break;
            }

            text.Small();
        }

        Of();
        if (days.Count == 0 || !text.Take(Month))
        {
            return null;
        }

        var month = text.Last.Value;
        if (days.Count == 1)
        {
            return null;
        }

        var year = Year();
        var dates = days.Select(d => Date(year, month, d.Day, d.Start, d.End)).ToList();
        return range ? [Range(dates[0], dates[1], text.At)] : [.. dates.Select(d => new OsmDates(d, d))];
    }

    // "the 24th of December"; "9-17 van september" is no date.
    private void Of()
    {
        if (text.Current is { Kind: Noise, Text: "of" })
        {
            text.At++;
        }
    }

    // A day of the month, ordinal or not, that is no time: null and nothing taken otherwise.
    private (int Day, int Start, int End)? Day()
    {
        var unit = text.Current;
        if (!text.Sees(Number) || unit.Text.Length > 2 || text.Ahead(1).Kind is Hour or Am or Pm || (text.Ahead(1) is { Kind: Colon or Dot or Slash, Glued: true } && text.Ahead(2) is { Kind: Number, Glued: true }))
        {
            return null;
        }

        text.At++;
        text.Take(OrdinalEnding);
        return (unit.Value, unit.Start, text.Last.End);
    }

    private OsmDate? One()
    {
        var unit = text.Current;
        if (text.Sees(Month) && text.Ahead(1) is { Kind: Number, Text.Length: <= 2 })
        {
            text.At++;
            if (Day() is { } day)
            {
                var comma = text.At;
                text.Take(Comma);
                var year = Year();
                text.At = year is null ? comma : text.At;
                return Date(year, unit.Value, day.Day, unit.Start, day.End);
            }

            text.At--;
            return null;
        }

        if (text.Take(Feast))
        {
            return PlainWords.Feasts[unit.Value] with { Year = Year() };
        }

        if (!text.Sees(Number))
        {
            return unit.Kind == Ordinal && unit.Value == 1 && text.Sees(Month, 1) ? Named(1, unit) : null;
        }

        return Numbers() ?? Named(unit.Value, unit);
    }

    private OsmDate? Named(int number, PlainUnit unit)
    {
        text.At++;
        text.Take(OrdinalEnding);
        Of();
        if ((unit.Kind == Number && unit.Text.Length > 2) || !text.Take(Month))
        {
            return null;
        }

        var month = text.Last;
        return Date(Year(), month.Value, number, unit.Start, text.Last.End);
    }

    // 24/12, 24/12/2027, 24.12.2027, 24-12-2027, 2027-12-24.
    private OsmDate? Numbers()
    {
        var (first, sign, second, sign2, third) = (text.Current, text.Ahead(1), text.Ahead(2), text.Ahead(3), text.Ahead(4));
        if (sign is not { Kind: Slash or Dot or Dash, Glued: true } || second is not { Kind: Number, Glued: true })
        {
            return null;
        }

        var three = sign2.Kind == sign.Kind && sign2.Glued && third is { Kind: Number, Glued: true };
        if (three && first.Text.Length == 4 && sign.Kind == Dash)
        {
            text.At += 5;
            return Date(first.Value, second.Value, third.Value, first.Start, third.End);
        }

        if (first.Text.Length > 2 || second.Text.Length > 2 || !(three ? third.Text.Length == 4 || (third.Text.Length == 2 && sign.Kind != Dash) : sign.Kind == Slash))
        {
            return null;
        }

        text.At += three ? 5 : 3;
        int? year = three ? third.Text.Length == 4 ? third.Value : 2000 + third.Value : null;
        if (second.Value > 12 && first.Value is >= 1 and <= 12)
        {
            errors.Add("plain.day-first", first.Start, text.Last.End, "the day comes before the month", $"{second.Text}/{first.Text}{(three ? "/" + third.Text : "")}");
            return new OsmDate(year, 1, 1, null);
        }

        return Date(year, second.Value, first.Value, first.Start, text.Last.End);
    }

    private int? Year()
    {
        if (!text.Sees(Number) || text.Current.Text.Length != 4)
        {
            return null;
        }

        text.At++;
        return text.Last.Value;
    }

    private OsmDate Date(int? year, int month, int day, int start, int end)
    {
        var known = year is null or (>= CalendarLimits.FirstYear and <= CalendarLimits.LastYear);
        if (known && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year ?? 2024, month))
        {
            return new OsmDate(year, month, day, null);
        }

        errors.Add("plain.date", start, end, "this day is not in the calendar");
        return new OsmDate(null, 1, 1, null);
    }

    /// <summary>With the year said once, at either end, given to both.</summary>
    public OsmDates Range(OsmDate from, OsmDate to, int start)
    {
        if (from.Year is null && to.Year is { } last)
        {
            var starts = from;
            from = starts with { Year = starts.First(last) > to.Last(last) ? last - 1 : last };
        }
        else if (from.Year is { } first && to.Year is null)
        {
            to = to with { Year = first };
            to = to.Last(first) < from.First(first) ? to with { Year = first + 1 } : to;
        }

        if (from.Year is { } year && to.Last(year) < from.First(year))
        {
            errors.Add("plain.date-range", text.Ahead(start - text.At).Start, text.Last.End, "it ends before it begins");
        }

        return new OsmDates(from, to);
    }
}
