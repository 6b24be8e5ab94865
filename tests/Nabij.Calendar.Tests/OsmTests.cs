using static Nabij.Calendar.Tests.Given;

namespace Nabij.Calendar.Tests;

/// <summary>What the oracle cannot say: legal holidays nobody spoke of, school holidays, by appointment, and how text is written.</summary>
public sealed class OsmTests
{
    [Theory]
    [InlineData("Mo-Fr 09:00-17:00", "2026-05-14T10:00+02:00", "Unknown Holiday")]
    [InlineData("Mo-Fr 09:00-17:00; PH off", "2026-05-14T10:00+02:00", "Closed")]
    [InlineData("Mo-Fr 22:00-06:00", "2026-05-14T05:00+02:00", "Open")]
    [InlineData("Mo-Fr 22:00-06:00", "2026-05-15T05:00+02:00", "Unknown Holiday")]
    [InlineData("Mo-Fr 22:00-06:00", "2026-05-15T07:00+02:00", "Closed")]
    [InlineData("24/7", "2026-05-14T10:00+02:00", "Open")]
    [InlineData("Mo-Fr 09:00-17:00; SH Mo-Fr 09:00-12:00", "2026-07-08T10:00+02:00", "Open")]
    [InlineData("Mo-Fr 09:00-17:00; SH Mo-Fr 09:00-12:00", "2026-07-08T15:00+02:00", "Unknown SchoolHoliday")]
    [InlineData("Mo-Fr 09:00-17:00; SH Mo-Fr 09:00-12:00", "2026-07-08T18:00+02:00", "Closed")]
    [InlineData("Mo-Fr 09:00-17:00 \"by appointment\"", "2026-07-08T10:00+02:00", "ByAppointment")]
    [InlineData("Mo-Fr 09:00-17:00 open \"sur rendez-vous\"", "2026-07-08T10:00+02:00", "ByAppointment")]
    [InlineData("Mo-Fr 09:00-17:00 open \"zonder afspraak\"", "2026-07-08T10:00+02:00", "Open")]
    [InlineData("Mo-Fr 09:00-12:00 || \"op afspraak\"", "2026-07-08T15:00+02:00", "ByAppointment")]
    [InlineData("We 17:00+", "2026-07-08T16:59+02:00", "Closed")]
    [InlineData("We 17:00+", "2026-07-08T17:00+02:00", "Unknown OpenEnd")]
    [InlineData("We 10:00-16:00+", "2026-07-08T15:59+02:00", "Open")]
    [InlineData("We 10:00-16:00+", "2026-07-08T16:00+02:00", "Unknown OpenEnd")]
    [InlineData("We 17:00+", "2026-07-09T02:59+02:00", "Unknown OpenEnd")]
    [InlineData("We 17:00+", "2026-07-09T03:00+02:00", "Closed")]
    [InlineData("easter -2 days-easter +1 day off; Mo-Su 09:00-17:00 open", "2026-04-06T10:00+02:00", "Unknown Holiday")]
    [InlineData("Mo-Su 09:00-17:00; easter -2 days-easter +1 day off; PH off", "2026-04-06T10:00+02:00", "Closed")]
    [InlineData("2026 Mar 10:00-12:00", "2026-03-31T11:00+02:00", "Open")]
    [InlineData("2026 Mar 28-Apr 02 10:00-12:00", "2026-04-02T11:00+02:00", "Open")]
    public void A_text_is_read(string text, string moment, string state) => Assert.Equal(state, State(FromOsm(text), moment));

    [Fact]
    public void A_note_is_kept() => Assert.Equal("ring the bell", FromOsm("Mo-Fr 09:00-17:00 open \"ring the bell\"").At(Moment("2026-03-09T10:00+01:00")).Note);

    [Theory]
    [InlineData("mo-fr  9:00 - 17:00 ;ph OFF", "Mo-Fr 09:00-17:00; PH off")]
    [InlineData("Mo-Fr 09:00-12:00,13:00-17:00,Sa 10:00-12:00", "Mo-Fr 09:00-12:00,13:00-17:00, Sa 10:00-12:00")]
    [InlineData("Dec 25,26 off", "Dec 25,Dec 26 off")]
    [InlineData("week 1-53/2 Mo closed \"x\"", "week 01-53/2 Mo off \"x\"")]
    [InlineData("Mo[1-2],We[-1] 22:00-26:00", "Mo[1,2],We[-1] 22:00-02:00")]
    [InlineData("PH,SH Mo-Fr 10:00-12:00||unknown", "PH,SH Mo-Fr 10:00-12:00 || unknown")]
    [InlineData("easter -2 days-easter +1 day,2026 Dec 24-2027 Jan 02 10:00+", "easter -2 days-easter +1 day,2026 Dec 24-2027 Jan 02 10:00+")]
    public void A_text_is_written_in_one_way(string text, string canonical) => Assert.Equal(canonical, FromOsm(text).ToOsm().Value);

    [Fact]
    public void Every_expression_reads_back_as_what_was_written()
    {
        var start = Moment("2026-03-20T00:00+01:00");
        foreach (var text in OsmExpressions.All())
        {
            var hours = FromOsm(text);
            var written = hours.ToOsm().Value;
            var back = FromOsm(written);
            Assert.Equal(written, back.ToOsm().Value);
            Assert.True(hours.Intervals(start, start.AddDays(21)).SequenceEqual(back.Intervals(start, start.AddDays(21))), $"{text} written {written}");
        }
    }

    [Fact]
    public void Schedules_are_written()
    {
        Assert.Equal("Mo-We,Fr 09:00-12:00,13:00-17:00; Th 09:00-12:00; PH off", Hsds(
            Week("MO,TU,WE,TH,FR", "09:00", "12:00") with { Holidays = "closed" }, Week("MO,TU,WE,FR", "13:00", "17:00") with { Holidays = "closed" }).ToOsm().Value);
        Assert.Equal("Mo 09:00-12:00; PH unknown; 2026 Jul 20-2026 Aug 31 off; 2026 Jul 20-2026 Aug 31 Mo 10:00-11:00; 2026 Jul 20-2026 Aug 31 PH unknown; 2026 Aug 03-2026 Aug 09 off", Hsds(
            Week("MO", "09:00", "12:00"), Week("MO", "10:00", "11:00") with { ValidFrom = "2026-07-20", ValidTo = "2026-08-31" }, new() { ValidFrom = "2026-08-03", ValidTo = "2026-08-09" }).ToOsm().Value);
        Assert.Equal("Mo[2],Fr[-1] 09:00-12:00 open; PH unknown", Hsds(new ScheduleFields { Freq = "MONTHLY", ByDay = "2MO,-1FR", OpensAt = "09:00", ClosesAt = "12:00" }).ToOsm().Value);
        Assert.Equal("24/7", OpeningHours.Always(Brussels).ToOsm().Value);
        Assert.Equal("osm.cannot-say", Assert.Single(Hsds(Week("MO", "09:00", "12:00") with { Interval = "2", DtStart = "2026-01-05" }).ToOsm().Errors).Code);
    }

    [Fact]
    public void The_plain_week_of_a_text_is_what_a_door_would_show() =>
        Assert.Equal(
            ["Monday 09:00-12:00", "Monday 13:00-17:00", "Tuesday 09:00-12:00", "Wednesday 14:00-16:00", "Friday 22:00-02:00"],
            FromOsm("Mo-We 09:00-12:00; We 14:00-16:00, Mo 13:00-17:00; Th 10:00-11:00; Th off; Fr 22:00-02:00; Sa[1] 10:00-12:00; Jul Mo off; PH off; Tu 18:00-19:00 \"by appointment\", Tu 09:00-12:00")
                .Ranges.Select(r => $"{r.Day} {r.Opens:HH\\:mm}-{r.Closes:HH\\:mm}"));
}
