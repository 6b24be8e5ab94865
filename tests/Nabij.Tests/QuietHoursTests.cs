using System.Globalization;
using Nabij.Features.Messages;

namespace Nabij.Tests;

public sealed class QuietHoursTests
{
    // Brussels time, in both columns.
    [Theory]
    [InlineData("2026-03-10 10:30", "2026-03-10 10:30")] // a Tuesday
    [InlineData("2026-03-10 08:00", "2026-03-10 08:00")]
    [InlineData("2026-03-10 07:59", "2026-03-10 08:00")]
    [InlineData("2026-03-10 19:59", "2026-03-10 19:59")]
    [InlineData("2026-03-10 20:00", "2026-03-11 08:00")]
    [InlineData("2026-03-14 12:00", "2026-03-14 12:00")] // a Saturday
    [InlineData("2026-03-14 21:00", "2026-03-16 08:00")]
    [InlineData("2026-03-15 12:00", "2026-03-16 08:00")] // a Sunday
    [InlineData("2026-03-28 22:00", "2026-03-30 08:00")] // the clocks change
    [InlineData("2026-10-24 22:00", "2026-10-26 08:00")] // and back
    [InlineData("2026-04-04 20:30", "2026-04-07 08:00")] // before Easter: Sunday and Monday
    [InlineData("2026-07-21 09:00", "2026-07-22 08:00")] // the national holiday
    [InlineData("2026-12-31 23:59", "2027-01-02 08:00")] // New Year, then a Saturday
    public void They_end_at_eight_on_the_next_day_that_is_neither_sunday_nor_holiday(string moment, string end)
    {
        Assert.Equal(Read(end), QuietHours.EndAfter(Read(moment)));
        Assert.Equal(Read(end), QuietHours.EndAfter(Read(end)));
    }

    private static DateTimeOffset Read(string text)
    {
        var wall = DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(wall, TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels").GetUtcOffset(wall)).ToUniversalTime();
    }
}
