using System.Globalization;

namespace Nabij.Calendar.Tests;

/// <summary>The days of rules as Python's dateutil expands them.</summary>
public sealed class RecurrenceOracleTests
{
    [Fact]
    public void Dateutil_expands_every_rule_to_the_same_days()
    {
        var asked = Rules().Distinct().Select(r => new { Rrule = r.Rule, Start = r.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), From = "2024-01-01", To = "2028-12-31" }).ToArray();
        Assert.True(asked.Length >= 150, $"{asked.Length} rules");
        var answers = Oracle.Dateutil<string[]>(asked);

        var wrong = new List<string>();
        for (var i = 0; i < asked.Length; i++)
        {
            var read = RecurrenceText.Read(asked[i].Rrule, Given.Day(asked[i].Start));
            Assert.True(read.IsRead, asked[i].Rrule + ": " + string.Join(' ', read.Errors));
            var days = read.Value.Days(new DateOnly(2024, 1, 1), new DateOnly(2028, 12, 31)).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();
            if (!days.SequenceEqual(answers[i]))
            {
                wrong.Add($"{asked[i].Rrule} from {asked[i].Start}: ours only {string.Join(' ', days.Except(answers[i]).Take(5))}, theirs only {string.Join(' ', answers[i].Except(days).Take(5))}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {asked.Length}\n{string.Join('\n', wrong)}");
        Assert.True(answers.Sum(a => a.Length) > 10_000);
    }

    private static IEnumerable<(string Rule, DateOnly Start)> Rules()
    {
        // Starts: a Monday, a Thursday in a leap year's end, 31 January, 29 February, a Sunday, one inside the years asked for.
        DateOnly[] starts = [new(2023, 1, 2), new(2020, 12, 31), new(2024, 1, 31), new(2024, 2, 29), new(2025, 3, 30), new(2026, 10, 25)];
        string[] weekly =
        [
            "", ";BYDAY=MO", ";BYDAY=MO,TU,WE,TH,FR", ";BYDAY=SU,MO", ";INTERVAL=2", ";INTERVAL=2;BYDAY=TU,SU", ";INTERVAL=2;BYDAY=TU,SU;WKST=SU",
            ";INTERVAL=3;BYDAY=MO,SA;WKST=TH", ";COUNT=10;BYDAY=WE", ";INTERVAL=2;COUNT=7;BYDAY=MO,FR", ";UNTIL=20260630;BYDAY=TH", ";INTERVAL=5;UNTIL=20271231",
            ";BYDAY=MO;BYWEEKNO=1,20,53", ";BYDAY=MO,SU;BYWEEKNO=-1", ";INTERVAL=52", ";COUNT=1",
        ];
        // Not asked: BYDAY=1MO,TU. RFC 5545 makes that the first Monday and every Tuesday; dateutil 2.8.2 finds no day at all.
        string[] monthly =
        [
            "", ";BYDAY=2MO", ";BYDAY=-1FR", ";BYDAY=1SA,3SA", ";BYDAY=5WE", ";BYDAY=-5TU", ";BYDAY=MO", ";BYMONTHDAY=31", ";BYMONTHDAY=-1", ";BYMONTHDAY=-31",
            ";BYMONTHDAY=1,15,-3", ";BYMONTHDAY=13;BYDAY=FR", ";INTERVAL=2;BYMONTHDAY=30", ";INTERVAL=12;BYMONTHDAY=29", ";INTERVAL=3;BYDAY=1MO", ";COUNT=5;BYDAY=-1SU",
            ";UNTIL=20270228;BYMONTHDAY=28", ";BYMONTHDAY=-29", ";INTERVAL=7;COUNT=4;BYMONTHDAY=31",
        ];
        return from start in starts
               from rule in weekly.Select(w => "FREQ=WEEKLY" + w).Concat(monthly.Select(m => "FREQ=MONTHLY" + m))
               let until = rule.IndexOf("UNTIL=", StringComparison.Ordinal)
               where until < 0 || string.CompareOrdinal(rule, until + 6, start.ToString("yyyyMMdd", CultureInfo.InvariantCulture), 0, 8) >= 0
               select (rule, start);
    }
}
