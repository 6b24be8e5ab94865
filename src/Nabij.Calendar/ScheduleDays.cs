namespace Nabij.Calendar;

/// <summary>Reads days by valid schedules; which of them count on a day is told at <see cref="Schedule"/>.</summary>
internal sealed class ScheduleDays : IDayReader
{
    private readonly Layer[] _layers;
    private readonly bool _nights;

    public ScheduleDays(IReadOnlyList<Schedule> schedules)
    {
        _nights = schedules.Any(s => s.End > Stretch.Day);
        _layers =
        [
            .. schedules
                .GroupBy(s => (s.ValidFrom, s.ValidTo))
                .Select(g => new Layer(g.Key.ValidFrom, g.Key.ValidTo, [.. g.Select(s => new Entry(s, s.Repeats is { } rule ? new RecurrenceDays(rule) : null))]))
                .OrderBy(l => l.Length)
                .ThenByDescending(l => l.From ?? DateOnly.MinValue)
                .ThenBy(l => l.To ?? DateOnly.MaxValue),
        ];
    }

    public void Paint(DateOnly day, DayPaint paint)
    {
        var pieces = new List<Stretch>(8);
        var ground = ReadDay(day, pieces);
        var own = pieces.Count;
        if (_nights)
        {
            ReadDay(day.AddDays(-1), pieces);
        }

        for (var i = own; i < pieces.Count; i++)
        {
            pieces[i] = pieces[i] with { Start = pieces[i].Start - Stretch.Day, End = pieces[i].End - Stretch.Day };
        }

        // Where hours overlap, what helps most is true: open, then by appointment, then unknown.
        paint.Fill(ground.State, ground.Reason);
        foreach (var state in pieces.Count == 0 ? [] : Strength)
        {
            foreach (var piece in pieces)
            {
                if (piece.State == state)
                {
                    paint.Paint(piece);
                }
            }
        }
    }

    /// <summary>Whether an opening of this schedule begins on a day: it is in force, not replaced, not given up to a holiday.</summary>
    public bool Begins(Schedule schedule, DateOnly day)
    {
        var found = false;
        ReadDay(day, [], entry => found |= ReferenceEquals(entry, schedule));
        return found;
    }

    private static readonly OpeningState[] Strength = [OpeningState.Unknown, OpeningState.ByAppointment, OpeningState.Open];

    // Adds what begins on the day, in minutes after its midnight, and says what the rest of the day is.
    private (OpeningState State, OpeningReason Reason) ReadDay(DateOnly day, List<Stretch> pieces, Action<Schedule>? begins = null)
    {
        var (said, covered, doubtful) = (false, false, false);
        var holiday = BelgianHolidays.IsHoliday(day);
        foreach (var layer in _layers)
        {
            if (day < layer.From || day > layer.To)
            {
                continue;
            }

            if (layer.Closes(day))
            {
                said = true;
                break;
            }

            var covers = false;
            foreach (var entry in layer.Entries)
            {
                var schedule = entry.Schedule;
                if (schedule.State == OpeningState.Closed || (covered && !schedule.IsAddition))
                {
                    continue;
                }

                said = true;
                covers |= !schedule.IsAddition;
                var includes = entry.Includes(day);
                switch (holiday ? layer.On(schedule) : HolidayPolicy.AsUsual)
                {
                    case HolidayPolicy.AsUsual when includes:
                        pieces.Add(new Stretch(schedule.Start, schedule.End, schedule.State, Note: schedule.Notes));
                        begins?.Invoke(schedule);
                        break;
                    case HolidayPolicy.Unknown when includes || (!schedule.IsAddition && entry.InForce(day)):
                        doubtful = true;
                        pieces.Add(new Stretch(0, includes ? Math.Max(schedule.End, Stretch.Day) : Stretch.Day, OpeningState.Unknown, OpeningReason.Holiday));
                        break;
                }
            }

            covered |= covers;
        }

        return doubtful ? (OpeningState.Unknown, OpeningReason.Holiday)
            : said ? (OpeningState.Closed, OpeningReason.Hours)
            : (OpeningState.Unknown, OpeningReason.NotSaid);
    }

    private sealed record Entry(Schedule Schedule, RecurrenceDays? Rule)
    {
        public bool Includes(DateOnly day) => Rule?.Include(day) ?? true;

        public bool InForce(DateOnly day) => Rule?.InForce(day) ?? true;
    }

    private sealed record Layer(DateOnly? From, DateOnly? To, Entry[] Entries)
    {
        // Days; open at one end is longer than any window, open at both longest.
        public int Length => (From, To) switch
        {
            ({ } from, { } to) => to.DayNumber - from.DayNumber + 1,
            (null, null) => int.MaxValue,
            _ => int.MaxValue - 1,
        };

        public bool Closes(DateOnly day)
        {
            foreach (var entry in Entries)
            {
                if (entry.Schedule.State == OpeningState.Closed && entry.Includes(day))
                {
                    return true;
                }
            }

            return false;
        }

        public HolidayPolicy On(Schedule schedule) =>
            schedule.Holidays == HolidayPolicy.Unknown && Length == 1 ? HolidayPolicy.AsUsual : schedule.Holidays;
    }
}
