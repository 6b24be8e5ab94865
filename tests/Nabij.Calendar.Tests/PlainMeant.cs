namespace Nabij.Calendar.Tests;

/// <summary>
/// Hours that somebody has in mind, and whether they are open at a minute of a day: read directly, without opening_hours. The week's days
/// are in groups, each with its times; a time past 24:00 goes on into the next day.
/// </summary>
internal sealed record PlainMeant
{
    public required List<(List<int> Days, List<(int From, int To)> Times)> Week { get; init; }
    public List<int> Closed { get; init; } = [];
    public bool HolidaysClosed { get; init; }
    public (int From, int To, (int From, int To) Time)? Season { get; init; }
    public (int Day, int Nth)? NthClosed { get; init; }
    public List<DateOnly> DatesClosed { get; init; } = [];
    public (DateOnly Day, (int From, int To) Time)? Date { get; init; }

    public IEnumerable<int> Edges => Week.SelectMany(g => g.Times).Concat(Season is { } s ? [s.Time] : []).Concat(Date is { } d ? [d.Time] : [])
        .SelectMany(t => new[] { t.From - 1, t.From, t.To - 1, t.To }).Select(m => ((m % 1440) + 1440) % 1440).Distinct();

    private bool HasNights => Week.Any(g => g.Times.Any(t => t.To > 1440));

    public static PlainMeant Random(Random random)
    {
        var days = new[] { 1, 2, 3, 4, 5, 6, 0 };
        var firstGroup = random.Next(2, 7);
        var week = new List<(List<int>, List<(int, int)>)> { ([.. days.Take(firstGroup)], Times(random)) };
        if (random.Next(2) == 0)
        {
            week.Add(([.. days.Skip(firstGroup).Take(random.Next(1, 3))], Times(random)));
        }

        // Nights stand without exceptions that would cut them: opening_hours has no way to say those.
        if (random.Next(5) == 0)
        {
            week = [.. week.Select(g => (g.Item1, new List<(int, int)> { (1140 + (random.Next(9) * 30), 1440 + (random.Next(1, 12) * 30)) }))];
            return new PlainMeant { Week = week, Closed = random.Next(2) == 0 ? [random.Next(1, firstGroup)] : [] };
        }

        var month = random.Next(1, 10);
        var date = new DateOnly(2027, random.Next(1, 13), random.Next(1, 28));
        return new PlainMeant
        {
            Week = week,
            Closed = random.Next(3) == 0 ? [random.Next(1, firstGroup)] : [],
            HolidaysClosed = random.Next(2) == 0,
            Season = random.Next(3) == 0 ? (month, month + random.Next(3), Times(random)[0]) : null,
            NthClosed = random.Next(4) == 0 ? (days[random.Next(7)], new[] { 1, 2, 3, 4, -1 }[random.Next(5)]) : null,
            DatesClosed = random.Next(3) == 0 ? [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => date.AddDays(i))] : [],
            Date = random.Next(4) == 0 ? (date.AddDays(-random.Next(20, 30)), Times(random)[0]) : null,
        };
    }

    public bool IsOpen(DateOnly day, int minute)
    {
        var open = On(day).Any(t => t.From <= minute && minute < t.To);
        return open || (HasNights && On(day.AddDays(-1)).Any(t => minute + 1440 < t.To));
    }

    private List<(int From, int To)> On(DateOnly day)
    {
        if (DatesClosed.Contains(day))
        {
            return [];
        }

        if (Date is { } date && (date.Day.Day, date.Day.Month) == (day.Day, day.Month))
        {
            return [date.Time];
        }

        var weekday = (int)day.DayOfWeek;
        var group = Week.FirstOrDefault(g => g.Days.Contains(weekday));
        var usual = group.Times ?? [];
        if ((HolidaysClosed && BelgianHolidays.IsHoliday(day)) || Closed.Contains(weekday))
        {
            return [];
        }

        if (Season is { } season && day.Month >= season.From && day.Month <= season.To)
        {
            return usual.Count == 0 ? [] : [season.Time];
        }

        return NthClosed is { } nth && nth.Day == weekday && IsNth(day, nth.Nth) ? [] : usual;
    }

    private static bool IsNth(DateOnly day, int nth) => nth > 0 ? (day.Day - 1) / 7 == nth - 1 : day.AddDays(7).Month != day.Month;

    private static List<(int, int)> Times(Random random)
    {
        var morning = (360 + (random.Next(8) * 30), 690 + (random.Next(4) * 30));
        return random.Next(3) switch
        {
            0 => [(morning.Item1, 960 + (random.Next(8) * 30))],
            1 => [morning],
            _ => [morning, (780 + (random.Next(3) * 30), 960 + (random.Next(16) * 30))],
        };
    }
}
