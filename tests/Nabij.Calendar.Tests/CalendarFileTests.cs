using System.Globalization;
using System.Text;
using static Nabij.Calendar.Tests.Given;

namespace Nabij.Calendar.Tests;

/// <summary>iCalendar files: what RFC 5545 demands of lines and texts, and that their rules give the days that are open.</summary>
public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Stamp = new(2026, 3, 1, 11, 30, 0, TimeSpan.FromHours(1));
    private static readonly OpeningWords Words = new("Open", "Op afspraak", "Gesloten", "Gesloten: feestdag", "Feestdag: uren niet bekend");

    [Fact]
    public void An_event_is_written_whole()
    {
        var file = CalendarFile.Write(
            [new CalendarEvent("a@nabij", "Café; \"thé\", soupe\\pain\nà midi", new DateTime(2026, 3, 9, 9, 0, 0), new DateTime(2026, 3, 9, 12, 0, 0)) { Url = new Uri("https://nabij.example/nl/é"), Location = "Brussel", Categories = ["a,b", "c"] }],
            Stamp, "-//Nabij//Brussels//NL", "Openingsuren");

        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Nabij//Brussels//NL\r\nCALSCALE:GREGORIAN\r\nX-WR-CALNAME:Openingsuren\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Brussels\r\n", file, StringComparison.Ordinal);
        Assert.EndsWith(
            "BEGIN:VEVENT\r\nUID:a@nabij\r\nDTSTAMP:20260301T103000Z\r\nDTSTART;TZID=Europe/Brussels:20260309T090000\r\nDTEND;TZID=Europe/Brussels:20260309T120000\r\n"
            + "SUMMARY:Café\\; \"thé\"\\, soupe\\\\pain\\nà midi\r\nLOCATION:Brussel\r\nURL:https://nabij.example/nl/%C3%A9\r\nCATEGORIES:a\\,b,c\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("語")]
    [InlineData("😀")]
    [InlineData("aé語😀,;")]
    public void Lines_are_folded_at_75_octets_between_characters(string piece)
    {
        var words = string.Concat(Enumerable.Repeat(piece, 120));
        var file = CalendarFile.Write([new CalendarEvent("a", words, new DateTime(2026, 3, 9, 9, 0, 0), new DateTime(2026, 3, 9, 12, 0, 0))], Stamp, "p");

        foreach (var line in file.Split("\r\n"))
        {
            var octets = Encoding.UTF8.GetBytes(line);
            Assert.True(octets.Length <= 75);
            Assert.Equal(line, Encoding.UTF8.GetString(octets));
        }

        Assert.Contains("SUMMARY:" + words.Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal) + "\r\n", file.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Hostile_words_stay_words()
    {
        var file = CalendarFile.Write([new CalendarEvent("a\r\nX-EVIL:1", "b\r\nEND:VEVENT\u0000\u0007", new DateTime(2026, 3, 9), new DateTime(2026, 3, 10)) { WholeDays = true }], Stamp, "p");
        Assert.Contains("UID:a\\nX-EVIL:1\r\n", file, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:b\\nEND:VEVENT\r\n", file, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20260309\r\nDTEND;VALUE=DATE:20260310\r\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_hours_give_the_same_file_and_uids()
    {
        OpeningHours Hours() => Hsds(Week("MO,TU", "09:00", "12:00"), new() { ValidFrom = "2026-07-20", ValidTo = "2026-07-24" });
        string File() => CalendarFile.Write([.. OpeningEvents.Of(Hours(), Words, "s1", "nabij.example", Day("2026-03-01"), Day("2026-12-31"))], Stamp, "p");

        Assert.Equal(File(), File());
        var lines = File().Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(["UID:s1-open-0@nabij.example", "UID:s1-closed-1@nabij.example", "UID:s1-holiday-20260406@nabij.example"], lines.Where(l => l.StartsWith("UID", StringComparison.Ordinal)).Take(3));
        Assert.Contains("RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20261229T080000Z", lines);
        Assert.Contains("EXDATE;TZID=Europe/Brussels:20260406T090000,20260525T090000,20260720T090000,20260721T090000", lines);
        Assert.Contains("DTSTART;VALUE=DATE:20260720", lines);
        Assert.Contains("DTEND;VALUE=DATE:20260725", lines);
        // 21 July lies in the closed week: said there, and not unknown.
        Assert.DoesNotContain("UID:s1-holiday-20260721@nabij.example", lines);
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-01-05")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", "2026-01-06")]
    [InlineData("FREQ=WEEKLY;INTERVAL=3;COUNT=9;BYDAY=TH", "2026-01-08")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;BYWEEKNO=2,10,40", "2026-01-05")]
    [InlineData("FREQ=MONTHLY;BYDAY=2MO,-1FR", "2026-01-01")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,-1", "2026-01-01")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2", "2026-01-31")]
    public void Dateutil_reads_the_written_rule_as_the_days_that_open(string rrule, string start)
    {
        var schedule = new Schedule { Opens = new TimeOnly(9, 0), Closes = new TimeOnly(12, 0), Repeats = RecurrenceText.Read(rrule, Day(start)).Value, Holidays = HolidayPolicy.Closed };
        var hours = OpeningHours.FromSchedules([schedule], Brussels).Value;
        var item = OpeningEvents.Of(hours, Words, "s", "h", Day("2026-02-10"), Day("2027-06-30"))[0];

        var days = Oracle.Dateutil<string[]>(new[] { new { Rrule = RecurrenceText.Write(item.Repeats!), Start = item.Starts.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), From = "2026-01-01", To = "2028-01-01" } })[0];
        var open = hours.Intervals(Moment("2026-02-10T00:00+01:00"), Moment("2027-07-01T00:00+02:00")).Select(i => TimeZoneInfo.ConvertTime(i.From, Brussels).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(open, days.Except(item.Except.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Hours_from_a_text_are_single_events()
    {
        var events = OpeningEvents.Of(FromOsm("Mo 09:00-12:00; We 22:00-02:00 \"op afspraak\"; PH off"), Words, "s", "h", Day("2026-04-01"), Day("2026-04-08"));
        Assert.Equal(["s-open-20260401T2000Z@h Op afspraak", "s-open-20260408T2000Z@h Op afspraak", "s-holiday-20260406@h Gesloten: feestdag"], events.Select(e => $"{e.Uid} {e.Summary}"));
    }

    [Fact]
    public void A_file_that_would_lie_is_not_written()
    {
        var item = new CalendarEvent("a", "x", new DateTime(2026, 3, 9, 9, 0, 0), new DateTime(2026, 3, 9, 12, 0, 0));
        Assert.Throws<ArgumentException>(() => CalendarFile.Write([item, item], Stamp, "p"));
        Assert.Throws<ArgumentException>(() => CalendarFile.Write([item with { Ends = item.Starts }], Stamp, "p"));
        Assert.Throws<ArgumentException>(() => OpeningEvents.Of(OpeningHours.Always(TimeZoneInfo.Utc), Words, "s", "h", Day("2026-04-01"), Day("2026-04-08")));
    }
}
