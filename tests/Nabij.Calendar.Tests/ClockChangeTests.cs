using System.Globalization;
using static Nabij.Calendar.Tests.Given;

namespace Nabij.Calendar.Tests;

/// <summary>Europe/Brussels: the last Sundays of March (02:00 becomes 03:00) and of October (03:00 becomes 02:00), both at 01:00 UTC.</summary>
public sealed class ClockChangeTests
{
    public static readonly TheoryData<string, string> Changes = new()
    {
        { "2024-03-31", "2024-10-27" }, { "2025-03-30", "2025-10-26" }, { "2026-03-29", "2026-10-25" }, { "2027-03-28", "2027-10-31" },
        { "2028-03-26", "2028-10-29" }, { "2030-03-31", "2030-10-27" }, { "2035-03-25", "2035-10-28" }, { "2040-03-25", "2040-10-28" },
    };

    private static readonly OpeningHours Night = Hsds(Week("SA", "20:00", "06:00"));
    private static readonly OpeningHours Always = FromOsm("Mo-Su 00:00-24:00", HolidayPolicy.AsUsual);

    [Theory, MemberData(nameof(Changes))]
    public void The_night_is_an_hour_shorter_and_an_hour_longer(string spring, string autumn)
    {
        foreach (var (day, hours) in new[] { (Day(spring), 9), (Day(autumn), 11), (Day(spring).AddDays(7), 10) })
        {
            var noon = new DateTimeOffset(day.AddDays(-1).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
            var night = Assert.Single(Night.Intervals(noon, noon.AddDays(1)), i => i.State == OpeningState.Open);
            Assert.Equal(TimeSpan.FromHours(hours), night.Length);
            Assert.Equal(TimeSpan.FromHours(hours), new WorkingTime(Night).WorkingTimeBetween(noon, noon.AddDays(1)));
        }
    }

    [Theory, MemberData(nameof(Changes))]
    public void What_lies_in_the_skipped_hour_does_not_happen_and_in_the_repeated_hour_once(string spring, string autumn)
    {
        // Holidays don't matter here: All Saints is near the October Sundays.
        var hours = FromOsm("Su 02:15-02:45", HolidayPolicy.AsUsual);
        foreach (var (day, expected) in new[] { (Day(spring), 0), (Day(autumn), 30) })
        {
            var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-3);
            Assert.Equal(expected, hours.Intervals(midnight, midnight.AddDays(1)).Sum(i => i.Length.TotalMinutes));
        }

        Assert.Equal("Open", State(hours, autumn + "T02:30+02:00"));
        Assert.Equal("Closed", State(hours, autumn + "T02:30+01:00"));
    }

    [Theory, MemberData(nameof(Changes))]
    public void Bounds_in_the_skipped_hour_are_its_end_and_in_the_repeated_hour_the_first(string spring, string autumn)
    {
        Assert.Equal(Text(spring, "01:00"), Utc(FromOsm("Su 01:00-02:30", HolidayPolicy.AsUsual).NextChange(Moment(spring + "T01:30+01:00"))));
        Assert.Equal(Text(spring, "01:00"), Utc(FromOsm("Su 02:30-05:00", HolidayPolicy.AsUsual).NextOpening(Moment(spring + "T01:30+01:00"))));
        Assert.Equal(Text(autumn, "00:30"), Utc(FromOsm("Su 01:00-02:30", HolidayPolicy.AsUsual).NextChange(Moment(autumn + "T01:30+02:00"))));
        Assert.Equal("Closed", State(FromOsm("Su 01:00-02:30", HolidayPolicy.AsUsual), autumn + "T02:10+01:00"));
        Assert.Equal("Open", State(FromOsm("Su 02:30-05:00", HolidayPolicy.AsUsual), autumn + "T02:10+01:00"));
        Assert.Equal("open until " + Text(autumn, "04:00"), At(FromOsm("Su 00:00-05:00", HolidayPolicy.AsUsual), autumn + "T02:59+01:00"));
    }

    [Theory, MemberData(nameof(Changes))]
    public void Day_and_night_has_no_gap(string spring, string autumn)
    {
        foreach (var day in new[] { spring, autumn })
        {
            var from = new DateTimeOffset(Day(day).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-1);
            Assert.Equal(TimeSpan.FromDays(3), Assert.Single(Always.Intervals(from, from.AddDays(3))).Length);
        }
    }

    [Theory, MemberData(nameof(Changes))]
    public void Nine_oclock_is_nine_oclock_on_both_sides(string spring, string autumn)
    {
        var hours = FromOsm("Mo-Fr 09:00-17:00", HolidayPolicy.AsUsual);
        Assert.Equal(Text(Next(spring), "07:00"), Utc(hours.NextOpening(Moment(spring + "T00:30+01:00"))));
        Assert.Equal(Text(Next(autumn), "08:00"), Utc(hours.NextOpening(Moment(autumn + "T00:30+02:00"))));
    }

    private static string Next(string day) => Day(day).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(string day, string time) => $"{day}T{time}Z";
}
