using System.Globalization;

namespace Nabij.Platform;

/// <summary>A day as a browser's field gives it (2026-03-10), or as people here write it (10/3/2026) where the field is only a box.</summary>
internal static class FormDay
{
    private static readonly string[] Ways = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    /// <summary>Null for nothing and for what is no day; <see cref="IsWrong"/> tells them apart.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Ways, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2200 ? day : null;

    public static bool IsWrong(string? text) => !string.IsNullOrWhiteSpace(text) && Read(text) is null;

    public static string Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
