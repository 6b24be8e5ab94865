namespace Nabij.Calendar;

/// <summary>Part of a local day: minutes after its midnight, start included, end excluded, in one state.</summary>
internal readonly record struct Stretch(int Start, int End, OpeningState State, OpeningReason Reason = OpeningReason.Hours, string? Note = null)
{
    public const int Day = 1440;
}

/// <summary>Reads the hours of one local day, with what the day before left over.</summary>
internal interface IDayReader
{
    void Paint(DateOnly day, DayPaint paint);
}

/// <summary>A day of 1440 minutes, first of one state, painted over stretch by stretch. Always whole and in order.</summary>
internal sealed class DayPaint
{
    private List<Stretch> _stretches = [];
    private List<Stretch> _spare = [];

    public IReadOnlyList<Stretch> Stretches => _stretches;

    public void Fill(OpeningState state, OpeningReason reason = OpeningReason.Hours, string? note = null)
    {
        _stretches.Clear();
        _stretches.Add(new Stretch(0, Stretch.Day, state, reason, note));
    }

    /// <summary>Paints what of a stretch lies in the day; <paramref name="onlyClosed"/>: only where it is closed so far.</summary>
    public void Paint(Stretch with, bool onlyClosed = false)
    {
        var start = Math.Max(with.Start, 0);
        var end = Math.Min(with.End, Stretch.Day);
        if (start >= end)
        {
            return;
        }

        _spare.Clear();
        foreach (var old in _stretches)
        {
            var from = Math.Max(old.Start, start);
            var to = Math.Min(old.End, end);
            if (from >= to || (onlyClosed && old.State != OpeningState.Closed))
            {
                Add(old);
                continue;
            }

            Add(old with { End = from });
            Add(with with { Start = from, End = to });
            Add(old with { Start = to });
        }

        (_stretches, _spare) = (_spare, _stretches);
    }

    // Neighbours that say the same are one.
    private void Add(Stretch stretch)
    {
        if (stretch.Start >= stretch.End)
        {
            return;
        }

        if (_spare.Count > 0 && _spare[^1] is var last && last with { Start = stretch.Start, End = stretch.End } == stretch)
        {
            _spare[^1] = last with { End = stretch.End };
            return;
        }

        _spare.Add(stretch);
    }
}
