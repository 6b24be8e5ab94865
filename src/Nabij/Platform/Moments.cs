using System.Globalization;

namespace Nabij.Platform;

internal static class Moments
{
    /// <summary>A moment as the page's language writes day and time, in Brussels.</summary>
    public static string Words(DateTimeOffset moment) => Written(moment, "g");

    /// <summary>The same with the day and the month in words.</summary>
    public static string InFull(DateTimeOffset moment) => Written(moment, "f");

    private static string Written(DateTimeOffset moment, string format) => TimeZoneInfo.ConvertTime(moment, LocalDay.Zone).ToString(format, CultureInfo.CurrentCulture);
}
