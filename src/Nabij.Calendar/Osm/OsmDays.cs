namespace Nabij.Calendar.Osm;

/// <summary>
/// Reads days by an opening_hours text, rule by rule as its specification and opening_hours.js do: an open or unknown rule that names days
/// takes away all that earlier rules say about such a day, what they left over from the night before included; rules with a comma add;
/// an off rule closes its times, without times the day; a fallback speaks only where it is closed so far. A rule that names no days takes
/// away only from another that names none.
/// </summary>
internal sealed class OsmDays(OsmHours hours, HolidayPolicy holidays) : IDayReader
{
    private readonly bool _school = hours.MentionsSchool;
    private readonly bool[] _nights = [.. hours.Rules.Select(r => r.Spans.Any(s => (s.OpenEnd ? s.LatestEnd : s.End) > Stretch.Day))];

    // On a holiday of which the text says nothing.
    private readonly HolidayPolicy _holidays = hours.MentionsHolidays || hours.IsAlways ? HolidayPolicy.AsUsual : holidays;

    public void Paint(DateOnly day, DayPaint paint)
    {
        Read(day, false, paint);
        if (!_school)
        {
            return;
        }

        // School holidays aren't known here: where they matter, the state is unknown.
        var inSchoolHolidays = new DayPaint();
        Read(day, true, inSchoolHolidays);
        foreach (var other in inSchoolHolidays.Stretches)
        {
            foreach (var own in paint.Stretches.ToArray())
            {
                if (own.State != other.State)
                {
                    var start = Math.Max(own.Start, other.Start);
                    paint.Paint(new Stretch(start, Math.Min(own.End, other.End), OpeningState.Unknown, OpeningReason.SchoolHoliday));
                }
            }
        }
    }

    private void Read(DateOnly day, bool school, DayPaint paint)
    {
        var today = _holidays != HolidayPolicy.AsUsual && BelgianHolidays.IsHoliday(day);
        var yesterday = _holidays != HolidayPolicy.AsUsual && BelgianHolidays.IsHoliday(day.AddDays(-1));
        var found = new List<(OsmRule Rule, bool Today)>();
        for (var i = 0; i < hours.Rules.Count; i++)
        {
            var rule = hours.Rules[i];
            if (rule.Days.Include(day, school))
            {
                if (Replaces(i))
                {
                    found.Clear();
                }

                found.Add((rule, true));
            }

            if (_nights[i] && rule.Days.Include(day.AddDays(-1), school))
            {
                found.Add((rule, false));
            }
        }

        paint.Fill(OpeningState.Closed);
        if (today && _holidays == HolidayPolicy.Unknown)
        {
            paint.Fill(OpeningState.Unknown, OpeningReason.Holiday);
        }

        foreach (var (rule, isToday) in found)
        {
            if (!(isToday ? today : yesterday))
            {
                PaintRule(rule, isToday ? 0 : -Stretch.Day, paint);
            }
            else if (!isToday && _holidays == HolidayPolicy.Unknown && rule.State != OpeningState.Closed)
            {
                foreach (var span in rule.Spans)
                {
                    paint.Paint(new Stretch(0, span.End - Stretch.Day, OpeningState.Unknown, OpeningReason.Holiday), onlyClosed: true);
                }
            }
        }
    }

    private bool Replaces(int number)
    {
        var rule = hours.Rules[number];
        if (rule.Join != OsmJoin.Normal || rule.State == OpeningState.Closed)
        {
            return false;
        }

        return !rule.Days.IsEmpty || (number > 0 && hours.Rules[number - 1].Days.IsEmpty);
    }

    private static void PaintRule(OsmRule rule, int shift, DayPaint paint)
    {
        var fallback = rule.Join == OsmJoin.Fallback;
        if (rule.Spans.Count == 0 && shift == 0)
        {
            paint.Paint(new Stretch(0, Stretch.Day, rule.State, Note: rule.Comment), fallback);
        }

        foreach (var span in rule.Spans)
        {
            if (span.OpenEnd)
            {
                paint.Paint(new Stretch(span.End + shift, span.LatestEnd + shift, OpeningState.Unknown, OpeningReason.OpenEnd, rule.Comment), fallback);
            }
        }

        foreach (var span in rule.Spans)
        {
            paint.Paint(new Stretch(span.Start + shift, span.End + shift, rule.State, Note: rule.Comment), fallback);
        }
    }
}
