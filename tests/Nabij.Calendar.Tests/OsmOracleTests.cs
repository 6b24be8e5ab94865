using System.Globalization;

namespace Nabij.Calendar.Tests;

/// <summary>
/// The state of expressions as opening_hours.js reads them, at moments through two years and, to the minute, through weeks with both
/// clock changes and Easter. It has no state for "by appointment": there that is unknown, or open, with a comment.
/// </summary>
public sealed class OsmOracleTests
{
    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Opening_hours_js_agrees_on_every_expression()
    {
        var expressions = OsmExpressions.All().Distinct(StringComparer.Ordinal).ToArray();
        Assert.True(expressions.Length >= 200, $"{expressions.Length} expressions");

        // 53 h 17 min is no divisor of a day or a week: all hours of all days come by.
        var moments = Enumerable.Range(0, 360).Select(i => First.AddMinutes(i * ((53 * 60) + 17))).ToArray();
        (DateTimeOffset From, DateTimeOffset To)[] ranges =
        [
            // The first hour of the Monday after the clocks go forward is left out: opening_hours.js 3.15.0 takes the day before it, for what
            // is left of a night, 24 hours back, which is Saturday (Mar-Oct Mo-Sa 21:00-05:00 is open there on Sunday night).
            (new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero), new(2026, 3, 29, 22, 0, 0, TimeSpan.Zero)),
            (new(2026, 3, 29, 23, 0, 0, TimeSpan.Zero), new(2026, 4, 9, 0, 0, 0, TimeSpan.Zero)),
            (new(2026, 10, 22, 0, 0, 0, TimeSpan.Zero), new(2026, 11, 3, 0, 0, 0, TimeSpan.Zero)),
            (new(2027, 12, 22, 0, 0, 0, TimeSpan.Zero), new(2028, 1, 4, 0, 0, 0, TimeSpan.Zero)),
        ];
        var asked = expressions.SelectMany(text => ranges, (text, range) => new { text, moments = range == ranges[0] ? moments : [], from = range.From, to = range.To }).ToArray();
        var answers = Oracle.OpeningHours<Answer>(asked);

        var wrong = new List<string>();
        var compared = 0;
        for (var i = 0; i < asked.Length; i++)
        {
            var (ask, answer) = (asked[i], answers[i]);
            if (answer.Error is { } error)
            {
                wrong.Add($"{ask.text}: theirs refuses: {error}");
                continue;
            }

            var hours = Given.FromOsm(ask.text, HolidayPolicy.AsUsual);
            compared += ask.moments.Length + answer.Intervals.Length;
            var at = Enumerable.Range(0, ask.moments.Length).FirstOrDefault(m => !Same(hours.At(ask.moments[m]).State, answer.States[m]), -1);
            if (at >= 0)
            {
                wrong.Add($"{ask.text}: at {ask.moments[at]:O} ours {hours.At(ask.moments[at]).State}, theirs {answer.States[at]}");
            }

            var ours = Merged(hours.Intervals(ask.from, ask.to).Select(s => (s.From, s.To, Named(s.State, answer))));
            var theirs = Merged(answer.Intervals.Select(s => (Read(s[0]), Read(s[1]), s[2])));
            if (!ours.SequenceEqual(theirs))
            {
                wrong.Add($"{ask.text}: ours only {Text(ours.Except(theirs))}; theirs only {Text(theirs.Except(ours))}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {asked.Length}\n{string.Join('\n', wrong)}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{expressions.Length} expressions, {compared} states and intervals");
    }

    [Fact]
    public void Opening_hours_js_knows_the_same_legal_holidays_from_2024_to_2040()
    {
        var answer = Oracle.OpeningHours<Answer>(new[] { new { text = "PH 12:00-13:00", moments = Array.Empty<string>(), from = "2024-01-01T00:00:00Z", to = "2041-01-01T00:00:00Z" } })[0];

        var theirs = answer.Intervals.Select(s => DateOnly.FromDateTime(Read(s[0]).UtcDateTime)).ToArray();
        Assert.Equal(Enumerable.Range(2024, 17).SelectMany(BelgianHolidays.Of), theirs);
    }

    private static bool Same(OpeningState ours, string theirs) => ours switch
    {
        OpeningState.Open => theirs == "open",
        OpeningState.Closed => theirs == "closed",
        OpeningState.Unknown => theirs == "unknown",
        _ => theirs is "open" or "unknown",
    };

    private static string Named(OpeningState state, Answer answer) => state switch
    {
        OpeningState.Open => "open",
        OpeningState.ByAppointment when answer.Intervals.All(i => i[2] == "open") => "open",
        _ => "unknown",
    };

    private static List<(DateTimeOffset From, DateTimeOffset To, string State)> Merged(IEnumerable<(DateTimeOffset From, DateTimeOffset To, string State)> stretches)
    {
        var merged = new List<(DateTimeOffset From, DateTimeOffset To, string State)>();
        foreach (var stretch in stretches)
        {
            if (merged.Count > 0 && merged[^1].To == stretch.From && merged[^1].State == stretch.State)
            {
                merged[^1] = merged[^1] with { To = stretch.To };
            }
            else
            {
                merged.Add(stretch);
            }
        }

        return merged;
    }

    private static string Text(IEnumerable<(DateTimeOffset From, DateTimeOffset To, string State)> stretches) =>
        string.Join(", ", stretches.Take(3).Select(s => $"{Given.Utc(s.From)}/{Given.Utc(s.To)} {s.State}"));

    private static DateTimeOffset Read(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Answer(string[] States, string[][] Intervals, string? Error);
}
