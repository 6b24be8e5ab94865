using System.Globalization;

namespace Nabij.Calendar.Tests;

public sealed class BelgianHolidayTests
{
    // Easter Sundays as published by the Astronomisches Rechen-Institut and the US Naval Observatory.
    public static readonly TheoryData<string> Easters =
    [
        "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28",
        "2033-04-17", "2034-04-09", "2035-03-25", "2036-04-13", "2037-04-05", "2038-04-25", "2039-04-10", "2040-04-01",
    ];

    [Theory, MemberData(nameof(Easters))]
    public void The_holidays_of_a_year_follow_its_easter(string easterSunday)
    {
        var easter = Day(easterSunday);
        var year = easter.Year;

        Assert.Equal(easter, BelgianHolidays.Easter(year));
        DateOnly[] expected =
        [
            new(year, 1, 1), easter.AddDays(1), new(year, 5, 1), easter.AddDays(39), easter.AddDays(50),
            new(year, 7, 21), new(year, 8, 15), new(year, 11, 1), new(year, 11, 11), new(year, 12, 25),
        ];
        Assert.Equal(expected.Order(), BelgianHolidays.Of(year));
        Assert.Equal(DayOfWeek.Monday, easter.AddDays(1).DayOfWeek);
        Assert.Equal(DayOfWeek.Thursday, easter.AddDays(39).DayOfWeek);
    }

    [Fact]
    public void An_ascension_on_the_first_of_may_is_one_holiday() =>
        Assert.Equal(9, BelgianHolidays.Of(2008).Count);

    [Fact]
    public void The_day_before_and_after_a_holiday_are_ordinary_days()
    {
        Assert.True(BelgianHolidays.IsHoliday(new DateOnly(2026, 7, 21)));
        Assert.False(BelgianHolidays.IsHoliday(new DateOnly(2026, 7, 20)));
        Assert.False(BelgianHolidays.IsHoliday(new DateOnly(2026, 7, 22)));
    }

    [Theory]
    [InlineData("1583-04-10"), InlineData("1818-03-22"), InlineData("1943-04-25"), InlineData("2285-03-22")]
    public void The_earliest_and_latest_easters_are_right(string easterSunday) =>
        Assert.Equal(Day(easterSunday), BelgianHolidays.Easter(Day(easterSunday).Year));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
