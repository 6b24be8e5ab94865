using System.Globalization;
using Nabij.Calendar;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Finder;

/// <summary>Says opening hours the way people do: open until when, opens again when, or that nobody knows.</summary>
internal sealed class OpeningTexts(TextsOf<Texts> texts, TimeProvider clock)
{
    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>The state now. Where the source gives hours in words only, those words stand for it.</summary>
    public OpeningText Now(OpeningHours? hours, LocalText? inWords)
    {
        var now = clock.GetUtcNow();
        if (hours is null)
        {
            return new OpeningText("is-unknown", inWords?.In(Languages.Current) ?? texts["opening.unknown"]);
        }

        if (hours.IsAlways)
        {
            return new OpeningText("is-open", texts["opening.always"]);
        }

        var opening = hours.At(now);
        return opening.State switch
        {
            OpeningState.Open when opening.Until is { } closes => new OpeningText("is-open", texts["opening.open", ("time", Time(closes))]),
            OpeningState.Open => new OpeningText("is-open", texts["opening.open-only"]),
            OpeningState.Closed when opening.Until is { } next => new OpeningText("is-closed", texts["opening.closed", ("day", Day(next, now)), ("time", Time(next))]),
            OpeningState.Closed => new OpeningText("is-closed", texts["opening.closed-only"]),
            _ => new OpeningText("is-unknown", texts[opening.Reason == OpeningReason.Holiday ? "opening.holiday" : "opening.unknown"]),
        };
    }

    /// <summary>The week, days with the same hours together.</summary>
    public IReadOnlyList<(string Days, string Hours)> Weekly(OpeningHours hours) =>
    [
        .. Week
            .Select(day => (Day: day, Hours: string.Join(", ", hours.Ranges.Where(r => r.Day == day).Select(r => texts["opening.range", ("opens", Time(r.Opens)), ("closes", Time(r.Closes))]))))
            .Where(d => d.Hours.Length > 0)
            .GroupBy(d => d.Hours, StringComparer.Ordinal)
            .Select(g => (string.Join(", ", g.Select(d => DayName(d.Day))), g.Key)),
    ];

    private static string DayName(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);

    private string Day(DateTimeOffset moment, DateTimeOffset now)
    {
        var day = LocalDay(moment);
        var days = day.DayNumber - LocalDay(now).DayNumber;
        return days switch
        {
            0 => texts["opening.today"],
            1 => texts["opening.tomorrow"],
            _ => DayName(day.DayOfWeek),
        };
    }

    private static DateOnly LocalDay(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, OpeningTable.Brussels).DateTime);

    private static string Time(DateTimeOffset moment) => Time(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, OpeningTable.Brussels).DateTime));

    private static string Time(TimeOnly time) => Languages.Current switch
    {
        "fr" => time.Minute == 0 ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour} h") : string.Create(CultureInfo.InvariantCulture, $"{time.Hour} h {time.Minute:00}"),
        "nl" => time.Minute == 0 ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour} uur") : string.Create(CultureInfo.InvariantCulture, $"{time.Hour}.{time.Minute:00} uur"),
        _ => time.ToString("HH:mm", CultureInfo.InvariantCulture),
    };
}

/// <summary><paramref name="Sign"/> names how the state is drawn; unknown is an empty dot, never closed.</summary>
internal sealed record OpeningText(string Sign, string Text);
