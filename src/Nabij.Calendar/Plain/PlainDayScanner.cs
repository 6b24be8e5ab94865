using Nabij.Calendar.Osm;
using static Nabij.Calendar.Plain.PlainKind;

namespace Nabij.Calendar.Plain;

/// <summary>Reads one piece of days: a weekday or a range of them, the first Tuesday, a month, a date, legal holidays, even weeks.</summary>
internal sealed class PlainDayScanner(PlainCursor text, PlainErrors errors, PlainLanguages hint)
{
    private readonly PlainCalendar _calendar = new(text, errors);

    /// <summary>Null, and nothing taken, when no days stand here. <paramref name="before"/> is what was read just before.</summary>
    public PlainDays? Read(PlainItem? before)
    {
        var unit = text.Current;
        switch (unit.Kind)
        {
            case Weekday:
                return Weekdays();
            case Days:
                text.At++;
                return new PlainDays { Weekdays = unit.Value };
            case Holiday:
                text.At++;
                return new PlainDays { Holidays = true };
            case Weeks:
                text.At++;
                return new PlainDays { Weeks = { new OsmWeeks(1 + (unit.Value == 0 ? 1 : 0), unit.Value == 0 ? 52 : 53, 2) } };
            case Month:
                return Months();
        }

        var start = text.At;
        if (Nth() is { } nth)
        {
            return nth;
        }

        text.At = start;
        if (_calendar.Read() is not { } dates)
        {
            return null;
        }

        // "ma-vr 9-12 dec gesloten": hours of those days, or days of December?
        if (before is { Kind: Days, Days: { Weekdays: not 0, Dates.Count: 0 } } && text.Ahead(start - text.At + 1).Kind is Dash or To && text.Ahead(start - text.At + 2).Kind == Number && unit.Value < text.Ahead(start - text.At + 2).Value && text.Ahead(start - text.At + 2).Value <= 24)
        {
            errors.Add("plain.ambiguous-date", unit.Start, text.Last.End, "hours or days of the month? put a sign between: 9-12; dec …", $"{unit.Text}:00-{text.Ahead(start - text.At + 2).Text}:00;", $"; {unit.Text}/{dates[0].From.Month}-{dates[0].To.Day}/{dates[0].To.Month}");
        }

        return new PlainDays { Dates = dates };
    }

    private PlainDays Weekdays()
    {
        var from = text.Current;
        text.At++;
        var after = text.At;
        if (text.Take(Dash, To))
        {
            text.Small();
            if (text.Take(Weekday))
            {
                return new PlainDays { Weekdays = PlainDays.Range(from.Value, text.Last.Value) };
            }

            text.At = after;
        }

        return Dated(from) ?? new PlainDays { Weekdays = 1 << from.Value };
    }

    // "dinsdag 24 december 2027": the date counts, and its day of the week must be right.
    private PlainDays? Dated(PlainUnit weekday)
    {
        var start = text.At;
        text.Small();
        var isDate = text.Sees(Number) || text.Sees(Feast);
        var isRange = text.Ahead(1).Kind is Dash or To && !(text.Ahead(3).Kind == Dash && text.Ahead(3).Glued);
        if (!isDate || isRange || _calendar.Read() is not { } dates)
        {
            text.At = start;
            return null;
        }

        if (dates is [{ From: { Day: > 0 } date } one] && one.From == one.To)
        {
            if (date.Year is not { } year)
            {
                errors.Add("plain.year", weekday.Start, text.Last.End, "in which year does that date fall on that day? write the year");
            }
            else if ((int)new DateOnly(year, date.Month, date.Day).DayOfWeek != weekday.Value)
            {
                errors.Add("plain.weekday-and-date", weekday.Start, text.Last.End, "that date is another day of the week");
            }
        }

        return new PlainDays { Dates = dates };
    }

    private PlainDays? Months()
    {
        var (from, at) = (text.Current, text.At);
        text.At++;
        var next = text.Current;
        if (next is { Kind: Number, Text.Length: <= 2 })
        {
            return Dates(from, at);
        }

        int? year = next is { Kind: Number, Text.Length: 4 } && text.Take(Number) ? next.Value : null;
        var (to, after) = (from, text.At);
        if (text.Take(Dash, To))
        {
            text.Small();
            if (text.Take(Month))
            {
                to = text.Last;
                next = text.Current;
                var end = next is { Kind: Number, Text.Length: 4 } && text.Take(Number) ? next.Value : (int?)null;
                return new PlainDays { Dates = { _calendar.Range(new OsmDate(year, from.Value, 0, null), new OsmDate(end, to.Value, 0, null), at) } };
            }

            text.At = after;
        }

        return new PlainDays { Dates = { PlainDays.Whole(from.Value, to.Value, year) } };
    }

    // "Dec 24" is a date in English and in opening_hours; "aug 9-12" is hours in Dutch and French, where the day comes first.
    private PlainDays Dates(PlainUnit month, int at)
    {
        var (first, sign, second) = (text.Current, text.Ahead(1), text.Ahead(2));
        var isRange = sign.Kind is Dash or To && second is { Kind: Number, Text.Length: <= 2 };
        var isTime = first.Kind == Number && (sign.Kind is Hour or Am or Pm || (sign is { Kind: Colon or Dot or Slash, Glued: true } && text.Ahead(2) is { Kind: Number, Glued: true }))
            || (isRange && text.Ahead(3).Kind is Hour or Am or Pm) || (isRange && text.Ahead(3) is { Kind: Colon or Dot, Glued: true } && text.Ahead(4).Kind == Number);
        var english = month.Languages.HasFlag(PlainLanguages.En);
        if (isRange && !isTime && english && (first.Value > 24 || second.Value > 24))
        {
            text.At += 3;
            return new PlainDays { Dates = { _calendar.Range(Day(month, first), Day(month, second), at) } };
        }

        if (isRange && !isTime && english && (month.Languages == PlainLanguages.En || hint is not (PlainLanguages.Nl or PlainLanguages.Fr)))
        {
            errors.Add(
                "plain.ambiguous-date",
                first.Start,
                second.End,
                "days of the month or hours? write 9:00-12:00 for hours, 9/8-12/8 for days",
                $"{first.Value:00}:00-{second.Value:00}:00");
        }

        text.At--;
        if (!isRange && !isTime && _calendar.Read() is { } dates)
        {
            return new PlainDays { Dates = dates };
        }

        text.At = at + 1;
        return new PlainDays { Dates = { PlainDays.Whole(month.Value, month.Value) } };
    }

    private OsmDate Day(PlainUnit month, PlainUnit day)
    {
        if (day.Value >= 1 && day.Value <= DateTime.DaysInMonth(2024, month.Value))
        {
            return new OsmDate(null, month.Value, day.Value, null);
        }

        errors.Add("plain.date", day.Start, day.End, "this day is not in the calendar");
        return new OsmDate(null, 1, 1, null);
    }

    // The first and third Tuesday; le 1er et 3e mardi. At least the last number is an ordinal.
    private PlainDays? Nth()
    {
        var numbers = new List<int>();
        var ordinal = false;
        do
        {
            text.Small();
            var unit = text.Current;
            if (!text.Take(Ordinal, Number))
            {
                return null;
            }

            ordinal = unit.Kind == Ordinal || text.Take(OrdinalEnding);
            if (unit.Value is < -2 or 0 or > 5)
            {
                return null;
            }

            numbers.Add(unit.Value);
        }
        while (text.Take(Comma, And));

        text.Small();
        return ordinal && text.Take(Weekday) ? new PlainDays { Nth = [.. numbers.Distinct().Select(n => (text.Last.Value, n))] } : null;
    }
}
