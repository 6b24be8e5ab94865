using System.Globalization;
using Nabij.Calendar;
using Nabij.Platform;

namespace Nabij.Features.Agreements;

/// <summary>
/// Weekdays with hours, kept as an OpenStreetMap opening_hours text so that the calendar counts with them. On a legal holiday nobody is there,
/// unless the text itself says so.
/// </summary>
internal static class AgreementHours
{
    // As in opening_hours; the week begins on Monday.
    public static readonly IReadOnlyList<KeyValuePair<string, DayOfWeek>> Days =
    [
        new("Mo", DayOfWeek.Monday), new("Tu", DayOfWeek.Tuesday), new("We", DayOfWeek.Wednesday), new("Th", DayOfWeek.Thursday),
        new("Fr", DayOfWeek.Friday), new("Sa", DayOfWeek.Saturday), new("Su", DayOfWeek.Sunday),
    ];

    /// <summary>Null when the text is wrong or never open.</summary>
    public static OpeningHours? Read(string text)
    {
        var read = OpeningHours.FromOsm(text, LocalDay.Zone, HolidayPolicy.Closed);
        return read.IsRead && (read.Value.IsAlways || read.Value.Ranges.Count > 0) ? read.Value : null;
    }

    /// <summary>The same hours on some days; null when there is no day, or they end before they begin.</summary>
    public static string? Write(IReadOnlyCollection<string> days, string? from, string? until)
    {
        var chosen = Days.Where(d => days.Contains(d.Key)).Select(d => d.Key).ToList();
        return chosen.Count > 0 && Time(from) is { } opens && Time(until) is { } closes && opens < closes
            ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(',', chosen)} {opens:HH:mm}-{closes:HH:mm}")
            : null;
    }

    /// <summary>Each stretch with its days, in the page's language: "Monday, Tuesday 09:00–17:00".</summary>
    public static IEnumerable<string> Words(string text)
    {
        var names = CultureInfo.CurrentCulture.DateTimeFormat;
        return (Read(text)?.Ranges ?? []).GroupBy(r => (r.Opens, r.Closes)).OrderBy(g => g.Key)
            .Select(g => string.Create(CultureInfo.CurrentCulture, $"{string.Join(", ", g.Select(r => r.Day).OrderBy(d => ((int)d + 6) % 7).Select(names.GetDayName))} {g.Key.Opens:HH:mm}–{g.Key.Closes:HH:mm}"));
    }

    // As a browser's field for a time gives it, or as people write it: 9:00, 09.00, 9h30.
    private static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact((text ?? "").Trim().Replace('.', ':').Replace('h', ':').Replace('u', ':'), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
