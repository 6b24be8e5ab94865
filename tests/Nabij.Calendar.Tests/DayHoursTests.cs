namespace Nabij.Calendar.Tests;

public sealed class DayHoursTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    // A Tuesday; the next legal holiday is Easter Monday, 6 April.
    private static readonly DateOnly March = new(2026, 3, 10);

    [Theory]
    [InlineData("Mo-Fr 09:00-17:00", "09:00-17:00|09:00-17:00|09:00-17:00|09:00-17:00|09:00-17:00||")]
    [InlineData("Mo-Fr 09:00-12:00,13:00-17:00; We off", "09:00-12:00,13:00-17:00|09:00-12:00,13:00-17:00||09:00-12:00,13:00-17:00|09:00-12:00,13:00-17:00||")]
    [InlineData("Fr,Sa 20:00-02:00", "||||20:00-02:00|20:00-02:00|")]
    [InlineData("Mo-Su 00:00-24:00; PH off", "00:00-00:00|00:00-00:00|00:00-00:00|00:00-00:00|00:00-00:00|00:00-00:00|00:00-00:00")]
    [InlineData("Fr 18:00-24:00; Sa 00:00-09:00", "||||18:00-09:00||")]
    [InlineData("Mo 10:00-12:00; 2026 Mar 16 off", "10:00-12:00||||||")]
    public void The_usual_week_is_what_a_door_shows(string hours, string week) =>
        Assert.Equal(week, string.Join('|', Read(hours).UsualWeek(March).Select(Say)));

    [Fact]
    public void Days_that_differ_are_named_and_holidays_too_unless_it_would_be_closed_anyway()
    {
        Assert.Equal(["2026-03-16 ", "2026-04-06 unknown"], Differ("Mo-Fr 09:00-17:00; 2026 Mar 16 off"));
        Assert.Equal(["2026-04-06 "], Differ("Mo-Fr 09:00-17:00; PH off"));
        Assert.Equal(["2026-04-06 10:00-12:00"], Differ("Mo-Fr 09:00-17:00; PH 10:00-12:00"));
        Assert.Equal(["2026-04-01 14:00-16:00"], Differ("We[1] 14:00-16:00; PH off"));
    }

    [Fact]
    public void A_day_that_the_clocks_change_has_the_hours_of_the_clock_on_the_wall()
    {
        Assert.Equal("01:00-05:00", Say(Read("Su 01:00-05:00").Days(new DateOnly(2026, 3, 29), 1)[0]));
        Assert.Equal("01:00-05:00", Say(Read("Su 01:00-05:00").Days(new DateOnly(2026, 10, 25), 1)[0]));
        Assert.Equal("20:00-04:00", Say(Read("Sa 20:00-28:00").Days(new DateOnly(2026, 10, 24), 1)[0]));
    }

    private static OpeningHours Read(string text) => OpeningHours.FromOsm(text, Brussels).Value;

    private static string[] Differ(string hours) => [.. Read(hours).Exceptions(March, 28).Select(d => $"{d.Day:yyyy-MM-dd} {Say(d)}")];

    private static string Say(DayHours day) => string.Join(',', day.Spans.Select(s => s.State == OpeningState.Unknown ? "unknown" : $"{s.Opens:HH\\:mm}-{s.Closes:HH\\:mm}"));
}
