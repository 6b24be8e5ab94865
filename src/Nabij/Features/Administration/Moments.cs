using System.Globalization;

namespace Nabij.Features.Administration;

internal static class Moments
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>A moment as the page's language writes day and time.</summary>
    public static string Words(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Brussels).ToString("g", CultureInfo.CurrentCulture);
}
