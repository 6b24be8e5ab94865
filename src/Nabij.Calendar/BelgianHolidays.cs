namespace Nabij.Calendar;

/// <summary>
/// The ten legal holidays of Belgium (Royal Decree of 18 April 1974, article 1), the same in every region.
/// The day an employer gives in place of a holiday that falls on a Sunday is not among them: each employer chooses its own.
/// </summary>
public static class BelgianHolidays
{
    /// <summary>The first year of the Gregorian calendar that is whole.</summary>
    public const int FirstYear = 1583;

    /// <summary>
    /// The holidays of a year of the Gregorian calendar (<see cref="FirstYear"/> and later), in order; nine when Ascension is 1 May.
    /// </summary>
    public static IReadOnlyList<DateOnly> Of(int year)
    {
        var easter = Easter(year);
        return
        [
            .. new[]
            {
                new DateOnly(year, 1, 1),
                easter.AddDays(1),
                new DateOnly(year, 5, 1),
                easter.AddDays(39),
                easter.AddDays(50),
                new DateOnly(year, 7, 21),
                new DateOnly(year, 8, 15),
                new DateOnly(year, 11, 1),
                new DateOnly(year, 11, 11),
                new DateOnly(year, 12, 25),
            }.Distinct().Order(),
        ];
    }

    // Asked for every day that hours are read on, so without a list.
    public static bool IsHoliday(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) or (5, 1) or (7, 21) or (8, 15) or (11, 1) or (11, 11) or (12, 25) => true,
        ( >= 3 and <= 6, _) => (day.DayNumber - Easter(day.Year).DayNumber) is 1 or 39 or 50,
        _ => false,
    };

    /// <summary>Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991, chapter 8).</summary>
    public static DateOnly Easter(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
