namespace Nabij.Platform;

/// <summary>Days as people here live them: what is valid until a day ends at midnight in Brussels, in summer as in winter.</summary>
internal static class LocalDay
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    public static DateOnly Today(this TimeProvider clock) => Of(clock.GetUtcNow());
}
