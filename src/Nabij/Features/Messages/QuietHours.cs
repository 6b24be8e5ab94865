using Nabij.Calendar;
using Nabij.Platform;

namespace Nabij.Features.Messages;

/// <summary>Nobody is disturbed in the evening, at night, on a Sunday or a holiday by what can wait.</summary>
internal static class QuietHours
{
    private const int FirstHour = 8;
    private const int EndHour = 20;

    /// <summary>The moment itself when it isn't quiet then, otherwise when it ends. Both hours exist on every day: clocks change at night.</summary>
    public static DateTimeOffset EndAfter(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, LocalDay.Zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        if (!IsQuiet(day) && local.Hour is >= FirstHour and < EndHour)
        {
            return moment;
        }

        if (local.Hour >= EndHour)
        {
            day = day.AddDays(1);
        }

        while (IsQuiet(day))
        {
            day = day.AddDays(1);
        }

        var first = day.ToDateTime(new TimeOnly(FirstHour, 0));
        return new DateTimeOffset(first, LocalDay.Zone.GetUtcOffset(first)).ToUniversalTime();
    }

    private static bool IsQuiet(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday || BelgianHolidays.IsHoliday(day);
}
