using Nabij.Calendar.Osm;

namespace Nabij.Calendar;

/// <summary>
/// When something is open, in the local time of one zone: made from a plain week, from HSDS schedules or from OpenStreetMap's
/// opening_hours. Immutable, safe to share between threads. Moments are given in any offset and come back in UTC.
/// </summary>
public sealed class OpeningHours
{
    /// <summary>
    /// How far ahead <see cref="At"/> promises an opening: it is told by the day's name, which must not mean the one after next.
    /// <see cref="NextOpening"/> looks further.
    /// </summary>
    public const int DaysAhead = 7;

    private readonly Timeline _time;

    private OpeningHours(IDayReader days, TimeZoneInfo zone, bool always = false)
    {
        (Zone, IsAlways) = (zone, always);
        _time = new Timeline(days, new LocalClock(zone));
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>Day and night, holidays too.</summary>
    public bool IsAlways { get; }

    /// <summary>The week as a door would show it: open, every week, no window, no other condition. In order of day and time.</summary>
    public IReadOnlyList<DayRange> Ranges { get; private init; } = [];

    /// <summary>The schedules they were made from; none when they come from an opening_hours text.</summary>
    public IReadOnlyList<Schedule> Schedules { get; private init; } = [];

    internal OsmHours? Osm { get; private init; }

    internal Timeline Time => _time;

    /// <summary>The same every week; what happens on a legal holiday is unknown unless said.</summary>
    /// <exception cref="ArgumentException">A range is refused for the reasons told at <see cref="Schedule"/>; whoever takes ranges from people checks first with <see cref="Check"/>.</exception>
    public static OpeningHours Weekly(IEnumerable<DayRange> ranges, TimeZoneInfo zone, HolidayPolicy holidays = HolidayPolicy.Unknown)
    {
        var read = FromSchedules(SchedulesOf(ranges, holidays), zone);
        return read.IsRead ? read.Value : throw new ArgumentException(read.Errors[0].ToString(), nameof(ranges));
    }

    /// <summary>What is wrong with the ranges of a week; empty when nothing is.</summary>
    public static IReadOnlyList<CalendarError> Check(IEnumerable<DayRange> ranges) => ScheduleCheck.Problems(SchedulesOf(ranges, HolidayPolicy.Unknown));

    /// <summary>Day and night, holidays too.</summary>
    public static OpeningHours Always(TimeZoneInfo zone) => FromSchedules([new Schedule { Holidays = HolidayPolicy.AsUsual }], zone).Value;

    public static Reading<OpeningHours> FromSchedules(IReadOnlyList<Schedule> schedules, TimeZoneInfo zone)
    {
        if (ScheduleCheck.Problems(schedules) is { Count: > 0 } problems)
        {
            return new(problems);
        }

        var always = schedules is [{ State: OpeningState.Open, Start: 0, End: Stretch.Day, Repeats: null, ValidFrom: null, ValidTo: null, Holidays: HolidayPolicy.AsUsual }];
        return new(new OpeningHours(new ScheduleDays(schedules), zone, always) { Schedules = [.. schedules], Ranges = always ? [] : Plain(schedules) });
    }

    /// <summary>From HSDS 3.1 schedule objects as they came.</summary>
    public static Reading<OpeningHours> FromHsds(IReadOnlyList<ScheduleFields> fields, TimeZoneInfo zone)
    {
        var read = ScheduleReader.Read(fields, zone);
        return read.IsRead ? FromSchedules(read.Value, zone) : new(read.Errors);
    }

    /// <summary>
    /// From an OpenStreetMap opening_hours text; which part of that syntax is read is told at <see cref="OsmReader"/>.
    /// <paramref name="holidays"/> is what a text that does not mention PH means on a legal holiday.
    /// </summary>
    public static Reading<OpeningHours> FromOsm(string text, TimeZoneInfo zone, HolidayPolicy holidays = HolidayPolicy.Unknown)
    {
        var read = OsmReader.Read(text);
        if (!read.IsRead)
        {
            return new(read.Errors);
        }

        var hours = read.Value;
        return new(new OpeningHours(new OsmDays(hours, holidays), zone, hours.IsAlways) { Osm = hours, Ranges = hours.IsAlways ? [] : OsmWeek.Plain(hours) });
    }

    /// <summary>As an opening_hours text; refused, with the reason, where that syntax cannot say it.</summary>
    public Reading<string> ToOsm() => Osm is { } osm ? new(OsmWriter.Write(osm)) : OsmFromSchedules.Write(Schedules);

    public Opening At(DateTimeOffset moment)
    {
        if (IsAlways)
        {
            return new Opening(OpeningState.Open, null);
        }

        var now = _time.At(moment);
        return new Opening(now.State, now.State switch
        {
            OpeningState.Open or OpeningState.ByAppointment => NextChange(moment),
            OpeningState.Closed => _time.Next(moment, s => s == OpeningState.Open, DaysAhead),
            _ => null,
        })
        {
            Reason = now.Reason,
            Note = now.Note,
        };
    }

    /// <summary>
    /// The first moment after this one at which it opens, for whoever walks in or (<paramref name="byAppointment"/>) also by appointment;
    /// null when none is sure within <see cref="CalendarLimits.HorizonDays"/>.
    /// </summary>
    public DateTimeOffset? NextOpening(DateTimeOffset moment, bool byAppointment = false) =>
        IsAlways ? null : _time.Next(moment, s => s == OpeningState.Open || (byAppointment && s == OpeningState.ByAppointment), CalendarLimits.HorizonDays);

    /// <summary>The first moment after this one at which the state is another; null when there is none within the horizon.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset moment) => IsAlways ? null : _time.Change(moment, CalendarLimits.HorizonDays);

    /// <summary>The stretches between two moments that are not closed: open, by appointment and unknown, in order, cut at both ends.</summary>
    /// <exception cref="ArgumentException">The moments lie more than <see cref="CalendarLimits.RangeDays"/> days apart.</exception>
    public IEnumerable<OpenInterval> Intervals(DateTimeOffset from, DateTimeOffset to) => All(from, to).Where(i => i.State != OpeningState.Closed);

    /// <summary>As <see cref="Intervals"/>, with what is closed: without gaps.</summary>
    public IEnumerable<OpenInterval> All(DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to - from, TimeSpan.FromDays(CalendarLimits.RangeDays), nameof(to));
        return _time.Between(from, to);
    }

    private static List<Schedule> SchedulesOf(IEnumerable<DayRange> ranges, HolidayPolicy holidays) =>
    [
        .. ranges.GroupBy(r => (r.Opens, r.Closes)).Select(g => new Schedule
        {
            Opens = g.Key.Opens,
            Closes = g.Key.Closes,
            Repeats = Recurrence.Weekly(g.Select(r => r.Day)),
            Holidays = holidays,
        }),
    ];

    private static DayRange[] Plain(IEnumerable<Schedule> schedules) =>
        Order(schedules
            .Where(s => s is { State: OpeningState.Open, ValidFrom: null, ValidTo: null } && s.Repeats is null or { Frequency: Frequency.Weekly, Interval: 1, Count: null, Until: null, Start: null, ByWeekNo: [] })
            .SelectMany(s => (s.Repeats?.ByDay.Select(d => d.Day) ?? Enum.GetValues<DayOfWeek>()).Select(d => new DayRange(d, s.Opens ?? TimeOnly.MinValue, s.Closes ?? TimeOnly.MinValue))));

    internal static DayRange[] Order(IEnumerable<DayRange> ranges) => [.. ranges.Distinct().OrderBy(r => r.Day).ThenBy(r => r.Opens).ThenBy(r => r.Closes)];
}
