using System.Globalization;

namespace Nabij.Calendar.Tests;

/// <summary>Short ways to say hours and moments, and to say a state as a sentence.</summary>
internal static class Given
{
    public static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    public static DateTimeOffset Moment(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Utc(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm'Z'", CultureInfo.InvariantCulture) ?? "never";

    public static string At(OpeningHours hours, string moment)
    {
        var opening = hours.At(Moment(moment));
        var state = opening.State.ToString().ToLowerInvariant();
        return opening.Until is { } until ? $"{state} until {Utc(until)}" : state;
    }

    public static string State(OpeningHours hours, string moment)
    {
        var opening = hours.At(Moment(moment));
        return opening.Reason == OpeningReason.Hours ? $"{opening.State}" : $"{opening.State} {opening.Reason}";
    }

    public static OpeningHours Hsds(params ScheduleFields[] schedules)
    {
        var read = OpeningHours.FromHsds(schedules, Brussels);
        Assert.True(read.IsRead, string.Join('\n', read.Errors));
        return read.Value;
    }

    public static OpeningHours FromOsm(string text, HolidayPolicy holidays = HolidayPolicy.Unknown)
    {
        var read = OpeningHours.FromOsm(text, Brussels, holidays);
        Assert.True(read.IsRead, text + "\n" + string.Join('\n', read.Errors));
        return read.Value;
    }

    public static ScheduleFields Week(string days, string opens, string closes) =>
        new() { Freq = "WEEKLY", ByDay = days, OpensAt = opens, ClosesAt = closes };
}
