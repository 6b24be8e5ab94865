using System.Globalization;
using Nabij.Calendar;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Finder;

/// <summary>Says opening hours the way people do: open until when, opens again when, or that nobody knows.</summary>
internal sealed class OpeningTexts(TextsOf<Texts> texts, TimeProvider clock)
{
    private const int ExceptionDays = 28;

    public DateOnly Today => LocalDay(clock.GetUtcNow());

    /// <summary>The state now. Where the source gives hours in words only, those words stand for it.</summary>
    public OpeningText Now(OpeningHours? hours, LocalText? inWords) => Now(hours, inWords, static (hours, now) => OpeningTable.At(hours, now));

    /// <summary>The same for numbered hours, which the table works out once a minute for everyone who asks.</summary>
    public OpeningText Now(OpeningTable table, int? number, LocalText? inWords) => Now(table.Of(number), inWords, (_, now) => table.At(number, now));

    private OpeningText Now(OpeningHours? hours, LocalText? inWords, Func<OpeningHours, DateTimeOffset, Opening> at)
    {
        if (hours is null)
        {
            return new OpeningText("is-unknown", inWords?.In(Languages.Current) ?? texts["opening.unknown"]);
        }

        if (hours.IsAlways)
        {
            return new OpeningText("is-open", texts["opening.always"]);
        }

        var now = clock.GetUtcNow();
        var opening = at(hours, now);
        return opening.State switch
        {
            OpeningState.Open when opening.Until is { } closes => new OpeningText("is-open", texts["opening.open", ("time", Until(closes, now))]),
            OpeningState.Open => new OpeningText("is-open", texts["opening.open-only"]),
            OpeningState.ByAppointment when opening.Until is { } ends => new OpeningText("is-unknown", texts["opening.appointment", ("time", Until(ends, now))]),
            OpeningState.ByAppointment => new OpeningText("is-unknown", texts["opening.appointment-only"]),
            OpeningState.Closed => new OpeningText("is-closed", Closed(hours, opening.Until, now)),
            _ => new OpeningText("is-unknown", Unknown(opening.Reason)),
        };
    }

    /// <summary>The usual week, days with the same hours together.</summary>
    public IReadOnlyList<(string Days, string Hours)> Weekly(OpeningHours hours) =>
    [
        .. hours.UsualWeek(Today)
            .Where(d => d.Spans.Count > 0)
            .Select(d => (Day: Weekday(d.Day), Hours: Day(d)))
            .GroupBy(d => d.Hours, StringComparer.Ordinal)
            .Select(g => (string.Join(", ", g.Select(d => d.Day)), g.Key)),
    ];

    /// <summary>The usual week, each day, today marked.</summary>
    public IReadOnlyList<(string Day, string Hours, bool IsToday)> Week(OpeningHours hours) =>
        [.. hours.UsualWeek(Today).Select(d => (Weekday(d.Day), Day(d), d.Day.DayOfWeek == Today.DayOfWeek))];

    /// <summary>The days of the coming four weeks that are not as usual, or legal holidays, with what is known of them.</summary>
    public IReadOnlyList<(string Day, string Hours)> Exceptions(OpeningHours hours) =>
    [
        .. hours.Exceptions(Today, ExceptionDays).Select(d => (
            BelgianHolidays.IsHoliday(d.Day) ? texts["opening.public-holiday", ("day", LongDate(d.Day))] : LongDate(d.Day),
            d.IsUnknownHoliday ? texts["opening.unknown"] : Day(d))),
    ];

    /// <summary>The hours of one day, or that it is closed.</summary>
    private string Day(DayHours day) => day.Spans.Count == 0 ? texts["opening.closed-only"] : string.Join(", ", day.Spans.Select(Span));

    private string Span(DaySpan span)
    {
        var hours = span.IsWholeDay ? texts["opening.whole-day"] : texts["opening.range", ("opens", Time(span.Opens)), ("closes", Time(span.Closes))];
        return span switch
        {
            { State: OpeningState.ByAppointment } => texts["opening.span-appointment", ("hours", hours)],
            { State: OpeningState.Unknown, IsWholeDay: true } => texts["opening.unknown"],
            { State: OpeningState.Unknown } => texts["opening.span-unknown", ("hours", hours)],
            _ => hours,
        };
    }

    private string Closed(OpeningHours hours, DateTimeOffset? next, DateTimeOffset now) =>
        next is { } opens ? texts["opening.closed", ("day", Day(opens, now)), ("time", Time(opens))]
        : hours.NextOpening(now, byAppointment: true) is null ? texts["opening.closed-only"]
        : texts["opening.closed-appointment"];

    private string Unknown(OpeningReason reason) => texts[reason switch
    {
        OpeningReason.Holiday => "opening.holiday",
        OpeningReason.SchoolHoliday => "opening.school-holiday",
        OpeningReason.OpenEnd => "opening.open-end",
        _ => "opening.unknown",
    }];

    // Of another day only when it isn't the night that follows.
    private string Until(DateTimeOffset moment, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(moment, OpeningTable.Brussels);
        var days = LocalDay(moment).DayNumber - LocalDay(now).DayNumber;
        return days == 0 || (days == 1 && local.Hour < 12) ? Time(moment) : texts["opening.day-time", ("day", Day(moment, now)), ("time", Time(moment))];
    }

    // A name of a day never means the one after next: further away it is a date.
    private string Day(DateTimeOffset moment, DateTimeOffset now)
    {
        var day = LocalDay(moment);
        var today = LocalDay(now);
        return (day.DayNumber - today.DayNumber) switch
        {
            0 => texts["opening.today"],
            1 => texts["opening.tomorrow"],
            <= 6 => texts["opening.weekday", ("weekday", Weekday(day))],
            _ => texts["opening.date", ("date", day.Year == today.Year ? Date(day) : $"{Date(day)} {day.Year.ToString(CultureInfo.InvariantCulture)}")],
        };
    }

    private static string LongDate(DateOnly day) => $"{Weekday(day)} {Date(day)}";

    private static string Weekday(DateOnly day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day.DayOfWeek);

    // In French the first of the month is "1er"; .NET does not know.
    private static string Date(DateOnly day) =>
        (day.Day == 1 && Languages.Current == "fr" ? "1er " : day.Day.ToString(CultureInfo.InvariantCulture) + " ") + CultureInfo.CurrentCulture.DateTimeFormat.MonthGenitiveNames[day.Month - 1];

    private static DateOnly LocalDay(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, OpeningTable.Brussels).DateTime);

    private string Time(DateTimeOffset moment) => Time(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, OpeningTable.Brussels).DateTime));

    private string Time(TimeOnly time) => time == TimeOnly.MinValue ? texts["opening.midnight"] : Languages.Current switch
    {
        "fr" => time.Minute == 0 ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour} h") : string.Create(CultureInfo.InvariantCulture, $"{time.Hour} h {time.Minute:00}"),
        "nl" => time.Minute == 0 ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour} uur") : string.Create(CultureInfo.InvariantCulture, $"{time.Hour}.{time.Minute:00} uur"),
        _ => time.ToString("HH:mm", CultureInfo.InvariantCulture),
    };
}

/// <summary><paramref name="Sign"/> names how the state is drawn; unknown is an empty dot, never closed.</summary>
internal sealed record OpeningText(string Sign, string Text);
