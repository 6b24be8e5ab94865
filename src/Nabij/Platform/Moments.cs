using System.Globalization;

namespace Nabij.Platform;

internal static class Moments
{
    /// <summary>A moment as the page's language writes day and time, in Brussels.</summary>
    public static string Words(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, LocalDay.Zone).ToString("g", CultureInfo.CurrentCulture);
}
