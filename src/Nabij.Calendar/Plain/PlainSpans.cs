using Nabij.Calendar.Osm;
using static Nabij.Calendar.Plain.PlainKind;

namespace Nabij.Calendar.Plain;

/// <summary>
/// Makes a stretch of two times, or asks. A time without am or pm is of the 24-hour clock, as people write in Belgium, unless that makes
/// no sense by day: 9-5 and 2-4 have two readings, and both are offered. A part of the day decides between them.
/// </summary>
internal sealed class PlainSpans(PlainErrors errors)
{
    private const int Half = 720, Day = 1440, Early = 360;

    public OsmSpan Make(PlainTime from, PlainTime to, int part)
    {
        part = part != 0 ? part : from.Part == 0 ? to.Part : 0;
        if (part == 0 && from.Part != 0)
        {
            from = OfPart(from);
            to = to.Part != 0 ? OfPart(to) : to;
        }

        var (starts, ends) = Readings(from, to, part) is { Length: > 0 } readings ? readings[0] : (0, 0);
        if (part != 0 && starts != ends && !Fits(starts, ends, part))
        {
            errors.Add("plain.part-and-times", from.Start, to.End, "these times do not lie in that part of the day");
        }

        return new OsmSpan(starts, ends, false);
    }

    // Each start and end that the words allow; asks when there are several or none.
    private (int Starts, int Ends)[] Readings(PlainTime from, PlainTime to, int part)
    {
        (int, int)[] readings = (from.Half, to.Half) switch
        {
            (Unknown, Unknown) => Unmarked(from, to, part),
            (Unknown, Pm) when !from.Sure => BeforePm(from.Minutes, to.Minutes),
            (Unknown, Am) when !from.Sure => from.Minutes < to.Minutes ? [(from.Minutes, to.Minutes)] : [(from.Minutes, Next(from.Minutes, to.Minutes)), (Late(from.Minutes), Next(Late(from.Minutes), to.Minutes))],
            (Am, Unknown) when !to.Sure && to.Minutes <= from.Minutes => [(from.Minutes, to.Minutes + Half), (from.Minutes, to.Minutes + Day)],
            (Pm, Unknown) when !to.Sure && Late(to.Minutes) > from.Minutes => [(from.Minutes, Late(to.Minutes))],
            _ => [(from.Minutes, Next(from.Minutes, to.Minutes))],
        };
        if (from.Minutes == to.Minutes && from.Half == to.Half && errors.Found.Count == 0)
        {
            errors.Add("plain.same-time", from.Start, to.End, "it closes when it opens; for a whole day write 0:00-24:00");
        }
        else if (readings.Length > 1)
        {
            errors.Add(
                "plain.ambiguous-time",
                from.Start,
                to.End,
                "morning or afternoon? write times of the 24-hour clock",
                [.. readings.Select(r => $"{PlainClock.Text(r.Item1)}-{(r.Item2 == Day ? "24:00" : PlainClock.Text(r.Item2))}")]);
        }

        return readings;
    }

    private static (int, int)[] Unmarked(PlainTime from, PlainTime to, int part)
    {
        var (starts, ends) = (from.Minutes, to.Minutes);
        var plain = (starts, Next(starts, ends));
        if (from.Sure || to.Sure)
        {
            return [plain];
        }

        var late = (Late(starts), Next(Late(starts), Late(ends)));
        if (part is PlainWords.Afternoon or PlainWords.Evening)
        {
            return Fits(late.Item1, late.Item2, part) ? [late] : [plain];
        }

        if (part is PlainWords.Morning or PlainWords.Night && Fits(plain.starts, plain.Item2, part))
        {
            return [plain];
        }

        // Both up to 12: 9-12 is a morning; 2-4 a night or an afternoon; 9-5 and 12-2 pass noon or midnight.
        return ends <= starts ? [(starts, Late(ends) > starts ? Late(ends) : ends + Half), plain] : starts < Early ? [late, plain] : [plain];
    }

    // 2-5pm is an afternoon, 9-5pm a day; 9-11pm could be either.
    private static (int, int)[] BeforePm(int starts, int ends)
    {
        var late = (Late(starts), Next(Late(starts), ends));
        var plain = (starts, ends);
        return Late(starts) >= ends ? [plain] : starts < Early || starts >= Half ? [late] : [late, plain];
    }

    private static PlainTime OfPart(PlainTime time) =>
        !time.Sure && time.Part is PlainWords.Afternoon or PlainWords.Evening ? time with { Minutes = Late(time.Minutes), Sure = true } : time with { Sure = true };

    private static int Late(int minutes) => minutes < Half ? minutes + Half : minutes;

    private static int Next(int starts, int ends) => ends <= starts ? ends + Day : ends;

    private static bool Fits(int starts, int ends, int part) => part switch
    {
        PlainWords.Morning => starts >= 4 * 60 && starts < Half && ends <= 14 * 60,
        PlainWords.Afternoon => starts >= (11 * 60) + 30 && starts < 18 * 60 && ends <= 20 * 60,
        PlainWords.Evening => starts >= 16 * 60 && starts < Day && ends <= Day + (6 * 60),
        _ => starts >= 18 * 60 || ends <= 10 * 60,
    };
}
