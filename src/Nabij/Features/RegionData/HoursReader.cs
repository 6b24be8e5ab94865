using Nabij.Calendar;

namespace Nabij.Features.RegionData;

/// <summary>
/// Reads the hours of an entry: an OpenStreetMap opening_hours text, or a list of HSDS schedules for what that cannot say. They are kept
/// as they stand; the calendar has read them once here, so that what is stored can be read.
/// </summary>
internal static class HoursReader
{
    private const string Member = "hours";
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(CalendarFile.ZoneId);

    public static (string? OpeningHours, IReadOnlyList<ScheduleFields>? Schedules) Read(DataMap map) =>
        !map.Has(Member) ? (null, null) : map.IsList(Member) ? (null, Schedules(map)) : (Text(map), null);

    private static string? Text(DataMap map)
    {
        if (map.Text(Member) is not { } text)
        {
            return null;
        }

        foreach (var error in OpeningHours.FromOsm(text, Zone).Errors)
        {
            map.WrongAt(Member, error.Position ?? 0, Reason(error));
        }

        return text;
    }

    private static List<ScheduleFields> Schedules(DataMap map)
    {
        var all = new List<ScheduleFields>();
        var errors = 0;
        foreach (var item in map.Maps(Member))
        {
            var fields = Fields(item);
            item.End();
            all.Add(fields);
            foreach (var error in OpeningHours.FromHsds([fields], Zone).Errors)
            {
                errors++;
                item.Wrong<string>(error.Field[(error.Field.IndexOf('.', StringComparison.Ordinal) + 1)..], Reason(error));
            }
        }

        // What is wrong with one alone was said at its place; this is what is wrong with all together.
        foreach (var error in errors > 0 ? [] : OpeningHours.FromHsds(all, Zone).Errors)
        {
            map.Wrong<string>(Member, Reason(error));
        }

        return all;
    }

    private static ScheduleFields Fields(DataMap map) => new()
    {
        Freq = map.Text("freq"),
        Interval = map.Text("interval"),
        ByDay = map.Text("byday"),
        ByWeekNo = map.Text("byweekno"),
        ByMonthDay = map.Text("bymonthday"),
        ByYearDay = map.Text("byyearday"),
        Until = map.Text("until"),
        Count = map.Text("count"),
        Wkst = map.Text("wkst"),
        DtStart = map.Text("dtstart"),
        OpensAt = map.Text("opens_at"),
        ClosesAt = map.Text("closes_at"),
        ValidFrom = map.Text("valid_from"),
        ValidTo = map.Text("valid_to"),
        Timezone = map.Text("timezone"),
        AttendingType = map.Text("attending_type"),
        ScheduleLink = map.Text("schedule_link"),
        Notes = map.Text("notes"),
        Description = map.Text("description"),
        State = map.Text("state"),
        Holidays = map.Text("holidays"),
        Adds = map.Text("adds"),
    };

    private static string Reason(CalendarError error) => $"{error.Reason} ({error.Code})";
}
