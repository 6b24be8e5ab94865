using Nabij.Calendar.Osm;

namespace Nabij.Calendar.Plain;

/// <summary>Days as they are gathered from words. Weekdays: a bit for each, Sunday the lowest. Nth: a weekday and which of the month.</summary>
internal sealed class PlainDays
{
    private static readonly DayOfWeek[] MondayFirst = [.. Enumerable.Range(1, 7).Select(i => (DayOfWeek)(i % 7))];

    public int Weekdays { get; set; }
    public List<(int Day, int Nth)> Nth { get; init; } = [];
    public bool Holidays { get; set; }
    public List<OsmDates> Dates { get; init; } = [];
    public List<OsmWeeks> Weeks { get; init; } = [];

    public bool IsEmpty => Weekdays == 0 && Nth.Count == 0 && !Holidays && Dates.Count == 0 && Weeks.Count == 0;

    /// <summary>Only dates, each one day: 24 December, not July.</summary>
    public bool IsSingleDates => Dates.Count > 0 && Weekdays == 0 && Nth.Count == 0 && !Holidays && Weeks.Count == 0 && Dates.All(d => d.From == d.To && d.From is { Day: > 0 } or { Easter: not null });

    public static PlainDays Of(PlainMeaning word) => word.Kind switch
    {
        PlainKind.Weekday => new PlainDays { Weekdays = 1 << word.Value },
        PlainKind.Days => new PlainDays { Weekdays = word.Value },
        PlainKind.Month => new PlainDays { Dates = { Whole(word.Value, word.Value) } },
        _ => new PlainDays(),
    };

    public static OsmDates Whole(int from, int to, int? year = null) => new(new OsmDate(year, from, 0, null), new OsmDate(year, to, 0, null));

    public static int Range(int from, int to)
    {
        var bits = 1 << from;
        for (var day = from; day != to;)
        {
            day = (day + 1) % 7;
            bits |= 1 << day;
        }

        return bits;
    }

    public void Add(PlainDays other)
    {
        Weekdays |= other.Weekdays;
        Nth.AddRange(other.Nth);
        Holidays |= other.Holidays;
        Dates.AddRange(other.Dates);
        Weeks.AddRange(other.Weeks);
    }

    public OsmDaySelector ToSelector() => new()
    {
        Dates = Dates,
        Weeks = Weeks,
        Weekdays = [.. Runs(), .. Nth.GroupBy(n => n.Day).Select(g => new OsmWeekdays((DayOfWeek)g.Key, (DayOfWeek)g.Key, [.. g.Select(n => n.Nth).Distinct()]))],
        Holidays = Holidays ? [new OsmHoliday(true, 0)] : [],
    };

    public string ToOsm() => OsmWriter.Write(new OsmHours([new OsmRule(OsmJoin.Normal, ToSelector(), [], OsmModifier.None, null, false)]));

    // Monday first; three in a row are a range.
    private IEnumerable<OsmWeekdays> Runs()
    {
        for (var i = 0; i < 7;)
        {
            var length = 0;
            while (i + length < 7 && (Weekdays & (1 << (int)MondayFirst[i + length])) != 0)
            {
                length++;
            }

            for (var j = 0; j < length; j++)
            {
                var whole = length >= 3;
                yield return new OsmWeekdays(MondayFirst[i + j], MondayFirst[whole ? i + length - 1 : i + j], []);
                j = whole ? length : j;
            }

            i += Math.Max(length, 1);
        }
    }
}
