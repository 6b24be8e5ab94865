namespace Nabij.Calendar;

/// <summary>Walks along the days of some hours, from moment to moment.</summary>
internal sealed class Timeline(IDayReader days, LocalClock clock)
{
    public LocalClock Clock => clock;

    public IDayReader Days => days;

    public Stretch At(DateTimeOffset moment)
    {
        var (day, ticks) = clock.Read(moment);
        var paint = new DayPaint();
        days.Paint(day, paint);
        return paint.Stretches.First(s => ticks < s.End * TimeSpan.TicksPerMinute);
    }

    /// <summary>The first moment after this one at which a state begins that is wanted and was not there just before; at most some local days on.</summary>
    public DateTimeOffset? Next(DateTimeOffset moment, Func<OpeningState, bool> wanted, int daysAhead)
    {
        var before = true;
        var first = true;
        foreach (var (from, state) in Starts(moment, daysAhead))
        {
            var now = wanted(state);
            if (!first && now && !before && from > moment)
            {
                return from;
            }

            (before, first) = (now, false);
        }

        return null;
    }

    public DateTimeOffset? Change(DateTimeOffset moment, int daysAhead)
    {
        OpeningState? before = null;
        foreach (var (from, state) in Starts(moment, daysAhead))
        {
            if (before is not null && state != before)
            {
                return from;
            }

            before = state;
        }

        return null;
    }

    public IEnumerable<OpenInterval> Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (from >= to)
        {
            yield break;
        }

        OpenInterval? open = null;
        foreach (var (day, stretch) in Stretches(from, clock.Day(to).DayNumber - clock.Day(from).DayNumber))
        {
            var start = Later(clock.Moment(day, stretch.Start), from);
            var end = Earlier(clock.Moment(day, stretch.End), to);
            if (start >= end)
            {
                continue;
            }

            var next = new OpenInterval(start.ToUniversalTime(), end.ToUniversalTime(), stretch.State, stretch.Reason, stretch.Note);
            if (open is { } last && (last.State, last.Reason, last.Note) == (next.State, next.Reason, next.Note))
            {
                open = last with { To = next.To };
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = next;
        }

        if (open is { } final)
        {
            yield return final;
        }
    }

    // Where stretches that have a length begin, the one that holds at the moment first.
    private IEnumerable<(DateTimeOffset From, OpeningState State)> Starts(DateTimeOffset moment, int daysAhead)
    {
        OpeningState? before = null;
        foreach (var (day, stretch) in Stretches(moment, daysAhead))
        {
            // Only what differs from the stretch before costs a look at the zone.
            if (stretch.State == before)
            {
                continue;
            }

            var from = clock.Moment(day, stretch.Start);
            if (from >= clock.Moment(day, stretch.End))
            {
                continue;
            }

            before = stretch.State;
            yield return (from, stretch.State);
        }
    }

    private IEnumerable<(DateOnly Day, Stretch Stretch)> Stretches(DateTimeOffset moment, int daysAhead)
    {
        var (day, ticks) = clock.Read(moment);
        var paint = new DayPaint();
        for (var i = 0; i <= daysAhead; i++)
        {
            days.Paint(day, paint);
            foreach (var stretch in paint.Stretches)
            {
                if (i > 0 || ticks < stretch.End * TimeSpan.TicksPerMinute)
                {
                    yield return (day, stretch);
                }
            }

            day = day.AddDays(1);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
