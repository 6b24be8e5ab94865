using System.Globalization;

namespace Nabij.Calendar.Tests;

public sealed class WeeklyTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    // 2026: clocks go forward on Sunday 29 March (02:00 becomes 03:00) and back on Sunday 25 October (03:00 becomes 02:00).
    private static readonly OpeningHours Office = Hours("mo 09:00-12:00", "mo 13:00-17:00", "tu 09:00-17:00", "we 09:00-17:00", "th 09:00-17:00", "fr 09:00-17:00");
    private static readonly OpeningHours Nights = Hours("sa 20:00-03:30", "su 02:15-02:45");

    [Theory]
    // A plain week.
    [InlineData("2026-03-09T08:59+01:00", "closed until 2026-03-09T08:00Z")]
    [InlineData("2026-03-09T09:00+01:00", "open until 2026-03-09T11:00Z")]
    [InlineData("2026-03-09T11:59+01:00", "open until 2026-03-09T11:00Z")]
    [InlineData("2026-03-09T12:00+01:00", "closed until 2026-03-09T12:00Z")]
    [InlineData("2026-03-09T17:00+01:00", "closed until 2026-03-10T08:00Z")]
    [InlineData("2026-03-13T18:00+01:00", "closed until 2026-03-16T08:00Z")]
    // The same moment said in another zone.
    [InlineData("2026-03-09T03:00-05:00", "open until 2026-03-09T11:00Z")]
    // The Friday before the clocks go forward: Monday nine o'clock comes an hour of UTC earlier; and back again in October.
    [InlineData("2026-03-27T18:00+01:00", "closed until 2026-03-30T07:00Z")]
    [InlineData("2026-10-23T18:00+02:00", "closed until 2026-10-26T08:00Z")]
    public void Office_hours(string moment, string state) => Assert.Equal(state, At(Office, moment));

    [Theory]
    [InlineData("2026-04-06T10:00+02:00")] // Easter Monday
    [InlineData("2026-05-01T10:00+02:00")]
    [InlineData("2026-05-14T10:00+02:00")] // Ascension
    [InlineData("2026-07-21T10:00+02:00")]
    [InlineData("2026-12-25T10:00+01:00")]
    public void On_a_holiday_nobody_knows(string moment) => Assert.Equal("unknown", At(Office, moment));

    [Fact]
    public void Before_a_holiday_the_next_sure_opening_lies_after_it() =>
        Assert.Equal("closed until 2026-04-07T07:00Z", At(Office, "2026-04-03T18:00+02:00"));

    [Fact]
    public void An_opening_more_than_a_week_away_is_not_promised_since_its_day_would_be_misread() =>
        Assert.Equal("closed", At(Hours("mo 09:00-10:00"), "2026-04-03T11:00+02:00")); // a Friday; Monday is Easter Monday, the next one ten days off

    [Fact]
    public void When_all_days_ahead_are_holidays_no_opening_is_promised() =>
        Assert.Equal("closed", At(Hours("fr 09:00-10:00"), "2026-12-18T11:00+01:00")); // the next two Fridays are 25 December and 1 January

    [Theory]
    [InlineData("2026-03-07T23:30+01:00", "open until 2026-03-08T02:30Z")]
    [InlineData("2026-03-08T00:00+01:00", "open until 2026-03-08T02:30Z")]
    [InlineData("2026-03-08T03:29+01:00", "open until 2026-03-08T02:30Z")]
    [InlineData("2026-03-08T03:30+01:00", "closed until 2026-03-14T19:00Z")]
    // Spring: 02:00 to 03:00 does not exist. Open from Saturday evening, an hour shorter.
    [InlineData("2026-03-28T23:30+01:00", "open until 2026-03-29T01:30Z")]
    [InlineData("2026-03-29T01:59+01:00", "open until 2026-03-29T01:30Z")]
    [InlineData("2026-03-29T03:29+02:00", "open until 2026-03-29T01:30Z")]
    [InlineData("2026-03-29T03:30+02:00", "closed until 2026-04-04T18:00Z")]
    // Autumn: 02:00 to 03:00 comes twice. Open an hour longer.
    [InlineData("2026-10-25T02:30+02:00", "open until 2026-10-25T02:30Z")]
    [InlineData("2026-10-25T02:30+01:00", "open until 2026-10-25T02:30Z")]
    [InlineData("2026-10-25T03:29+01:00", "open until 2026-10-25T02:30Z")]
    [InlineData("2026-10-25T03:30+01:00", "closed until 2026-10-31T19:00Z")]
    public void A_night_over_midnight(string moment, string state) => Assert.Equal(state, At(Nights, moment));

    [Theory]
    // What lies in the hour that is skipped has no length; what lies in the hour that is repeated happens the first time.
    [InlineData("2026-03-29T03:00+02:00", "closed until 2026-04-05T00:15Z")]
    [InlineData("2026-10-25T02:20+02:00", "open until 2026-10-25T00:45Z")]
    [InlineData("2026-10-25T02:20+01:00", "closed")] // the next Sunday is All Saints
    public void An_hour_that_is_skipped_or_repeated(string moment, string state) => Assert.Equal(state, At(Hours("su 02:15-02:45"), moment));

    [Fact]
    public void Closing_at_midnight_is_the_end_of_the_day() =>
        Assert.Equal("open until 2026-03-09T23:00Z", At(Hours("mo 18:00-00:00"), "2026-03-09T23:59+01:00"));

    [Theory]
    [InlineData("mo 09:00-12:00", "mo 12:00-17:00")]
    [InlineData("mo 09:00-13:00", "mo 12:00-17:00")]
    [InlineData("mo 09:00-17:00", "mo 10:00-11:00")]
    public void Hours_that_touch_or_overlap_are_one_stretch(string first, string second) =>
        Assert.Equal("open until 2026-03-09T16:00Z", At(Hours(first, second), "2026-03-09T10:30+01:00"));

    [Fact]
    public void Day_and_night_is_open_on_holidays_too()
    {
        var always = OpeningHours.Always(Brussels);

        Assert.True(always.IsAlways);
        Assert.Equal("open", At(always, "2026-12-25T03:00+01:00"));
    }

    [Fact]
    public void A_night_that_began_before_a_holiday_goes_on_into_it() =>
        Assert.Equal("open until 2026-05-01T04:00Z", At(Hours("th 22:00-06:00"), "2026-05-01T01:00+02:00"));

    [Fact]
    public void Nothing_said_is_unknown() => Assert.Equal("unknown", At(Hours(), "2026-03-09T10:00+01:00"));

    private static string At(OpeningHours hours, string moment)
    {
        var opening = hours.At(DateTimeOffset.ParseExact(moment, "yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture));
        var state = opening.State.ToString().ToLowerInvariant();
        return opening.Until is { } until ? $"{state} until {until.UtcDateTime.ToString("yyyy-MM-ddTHH:mm'Z'", CultureInfo.InvariantCulture)}" : state;
    }

    private static OpeningHours Hours(params ReadOnlySpan<string> ranges)
    {
        string[] days = ["su", "mo", "tu", "we", "th", "fr", "sa"];
        var read = new List<DayRange>();
        foreach (var range in ranges)
        {
            var parts = range.Split(' ', '-');
            read.Add(new DayRange((DayOfWeek)Array.IndexOf(days, parts[0]), Time(parts[1]), Time(parts[2])));
        }

        return OpeningHours.Weekly(read, Brussels);
    }

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
