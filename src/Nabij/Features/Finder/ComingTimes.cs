namespace Nabij.Features.Finder;

/// <summary>The evening and the weekend that people mean when they say so, in Brussels.</summary>
internal static class ComingTimes
{
    private const int EveningFrom = 18;
    private const int EveningTo = 22;

    /// <summary>This evening is over.</summary>
    public static bool IsLate(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, OpeningTable.Brussels).Hour >= EveningTo;

    /// <summary>What is left of this evening; once it is over, tomorrow's.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Evening(DateTimeOffset now)
    {
        var day = TimeZoneInfo.ConvertTime(now, OpeningTable.Brussels).Date.AddDays(IsLate(now) ? 1 : 0);
        return Left(now, Moment(day.AddHours(EveningFrom)), Moment(day.AddHours(EveningTo)));
    }

    /// <summary>What is left of this weekend, or on a weekday the next: Saturday and Sunday, whole.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Weekend(DateTimeOffset now)
    {
        var today = TimeZoneInfo.ConvertTime(now, OpeningTable.Brussels).Date;
        var saturday = today.DayOfWeek == DayOfWeek.Sunday ? today.AddDays(-1) : today.AddDays((DayOfWeek.Saturday - today.DayOfWeek) % 7);
        return Left(now, Moment(saturday), Moment(saturday.AddDays(2)));
    }

    private static (DateTimeOffset From, DateTimeOffset To) Left(DateTimeOffset now, DateTimeOffset from, DateTimeOffset to) => (from > now ? from : now, to);

    // The clocks change on a Sunday at two or three in the night: none of these hours is skipped or repeated.
    private static DateTimeOffset Moment(DateTime local) => new(local, OpeningTable.Brussels.GetUtcOffset(local));
}
