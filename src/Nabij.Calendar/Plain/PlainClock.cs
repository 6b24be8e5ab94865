using System.Globalization;
using static Nabij.Calendar.Plain.PlainKind;

namespace Nabij.Calendar.Plain;

/// <summary>
/// A time of the clock as written. Sure: it can only be of the 24-hour clock (a leading zero, 0, 13 and later, noon) or says am or pm.
/// Bare: a number alone, which is a time only beside another. Part: the part of the day said right behind it.
/// </summary>
internal readonly record struct PlainTime(int Minutes, bool Sure, PlainKind Half, bool Bare, int Part, int Start, int End)
{
    public int Hour => Minutes / 60;

    public bool IsTwelve => Hour == 12;
}

/// <summary>Reads times: 9, 9u, 9u30, 9h30, 9 h 30, 9:30, 9.30 uur, 9 heures, 9am, noon, midnight.</summary>
internal sealed class PlainClock(PlainCursor text, PlainErrors errors)
{
    /// <summary>Null, and nothing taken, when no time stands here.</summary>
    public PlainTime? Read()
    {
        var unit = text.Current;
        if (text.Take(Noon, Midnight))
        {
            return new PlainTime(unit.Kind == Noon ? 720 : 0, true, Unknown, false, 0, unit.Start, unit.End);
        }

        if (!text.Sees(Number) || unit.Text.Length > 2)
        {
            return null;
        }

        text.At++;
        var bare = false;
        var minutes = Minutes(out var spelled);
        if (minutes < 0)
        {
            minutes = 0;
            bare = !spelled;
        }

        var half = text.Take(Am, Pm) ? text.Last.Kind : Unknown;
        var part = half == Unknown ? Part() : 0;
        var time = (unit.Value * 60) + minutes;
        if (minutes > 59 || time > 1440 || (half != Unknown && unit.Value is < 1 or > 12))
        {
            errors.Add("plain.time", unit.Start, text.Last.End, "a time is 0:00 to 24:00");
            return new PlainTime(0, true, Unknown, false, 0, unit.Start, text.Last.End);
        }

        if (half != Unknown)
        {
            time = (time % 720) + (half == Pm ? 720 : 0);
        }

        var sure = half != Unknown || unit.Value is 0 or > 12 || unit.Text[0] == '0';
        return new PlainTime(time, sure, half, bare && half == Unknown, part, unit.Start, text.Last.End);
    }

    // -1 when none are said.
    private int Minutes(out bool spelled)
    {
        spelled = false;
        if (text.Current is { Kind: Colon or Dot, Glued: true } && text.Ahead(1) is { Kind: Number, Text.Length: 2, Glued: true } two)
        {
            text.At += 2;
            text.Take(Hour);
            return two.Value;
        }

        var glued = text.Current.Glued;
        if (!text.Take(Hour))
        {
            return -1;
        }

        spelled = true;
        if (text.Current is { Kind: Number, Text.Length: 2 } more && (more.Glued || more.Value > 24 || (!glued && !GoesOn(1))))
        {
            text.At++;
            text.Take(Hour);
            return more.Value;
        }

        return -1;
    }

    // "9 h 12 h", "9 uur 12-13": the second number is a time of its own.
    private bool GoesOn(int ahead) => text.Ahead(ahead).Kind is Hour or Colon or Dot or Dash or To or Slash;

    // "8h du matin": only where no time follows that the part could belong to.
    private int Part()
    {
        var start = text.At;
        text.Small();
        if (text.Take(DayPart) && text.Last.Value is var part && text.Next().Kind is not (Number or Noon or Midnight or Appointment or Colon or Between or Since))
        {
            return part;
        }

        text.At = start;
        return 0;
    }

    public static string Text(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60 % 24:00}:{minutes % 60:00}");
}
