namespace Nabij.Calendar.Osm;

/// <summary>The plain week of an opening_hours text: what is open every week. Rules with any other condition (months, PH, [1]…) are left out.</summary>
internal static class OsmWeek
{
    public static DayRange[] Plain(OsmHours hours)
    {
        var week = new List<DayRange>();
        foreach (var rule in hours.Rules.Where(r => r.Join != OsmJoin.Fallback && r.Days is { Years: [], Dates: [], Weeks: [], HolidayAndWeekday: false }))
        {
            var days = Enum.GetValues<DayOfWeek>().Where(d => Holds(rule.Days, d)).ToHashSet();
            if (rule.Join == OsmJoin.Normal && !rule.Days.IsEmpty && (rule.State != OpeningState.Closed || rule.Spans.Count == 0))
            {
                week.RemoveAll(r => days.Contains(r.Day));
            }

            if (rule.State == OpeningState.Open)
            {
                IReadOnlyList<OsmSpan> spans = rule.Spans.Count > 0 ? rule.Spans : [new OsmSpan(0, Stretch.Day, false)];
                week.AddRange(days.SelectMany(d => spans.Where(s => s.End > s.Start).Select(s => new DayRange(d, Time(s.Start), Time(s.End)))));
            }
        }

        return OpeningHours.Order(week);
    }

    private static bool Holds(OsmDaySelector days, DayOfWeek day) =>
        days.IsEmpty || days.Weekdays.Any(w => w.Nth.Count == 0 && ((int)day - (int)w.From + 7) % 7 <= ((int)w.To - (int)w.From + 7) % 7);

    private static TimeOnly Time(int minute) => TimeOnly.MinValue.AddMinutes(minute);
}
