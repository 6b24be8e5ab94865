namespace Nabij.Calendar;

/// <summary>
/// Time as a desk counts it: the real length (an hour is 60 minutes, whatever the clocks do) of the stretches in which it works. Working are
/// open and by appointment; closed and unknown are not, so a deadline never runs on a day of which nobody said that someone is there.
/// </summary>
public sealed class WorkingTime(OpeningHours hours)
{
    // A walk looks at so many days at a time.
    private static readonly TimeSpan Step = TimeSpan.FromDays(35);

    /// <summary>
    /// The earliest moment, in UTC, not before <paramref name="moment"/> by which <paramref name="duration"/> of working time has passed: a
    /// duration that fills a day ends at its closing, and no duration ends where it began. Null when that lies more than
    /// <see cref="CalendarLimits.RangeDays"/> days ahead.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative duration.</exception>
    public DateTimeOffset? AddWorkingTime(DateTimeOffset moment, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        if (duration == TimeSpan.Zero)
        {
            return moment.ToUniversalTime();
        }

        var left = duration;
        var end = moment.AddDays(CalendarLimits.RangeDays);
        for (var from = moment; from < end; from += Step)
        {
            foreach (var stretch in Worked(from, from + Step < end ? from + Step : end))
            {
                if (stretch.Length >= left)
                {
                    return stretch.From + left;
                }

                left -= stretch.Length;
            }
        }

        return null;
    }

    /// <summary>The working time from one moment to another; negative when the second lies first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They lie more than <see cref="CalendarLimits.RangeDays"/> days apart.</exception>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to) =>
        from > to ? -WorkingTimeBetween(to, from) : Worked(from, to).Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Length);

    public bool IsWorking(DateTimeOffset moment) => hours.At(moment).State is OpeningState.Open or OpeningState.ByAppointment;

    private IEnumerable<OpenInterval> Worked(DateTimeOffset from, DateTimeOffset to) =>
        hours.Intervals(from, to).Where(i => i.State is OpeningState.Open or OpeningState.ByAppointment);
}
