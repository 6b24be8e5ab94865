using static Nabij.Calendar.Tests.Given;

namespace Nabij.Calendar.Tests;

/// <summary>HSDS schedules: rules, windows, exceptions, holidays. All moments are March to December 2026 unless said.</summary>
public sealed class ScheduleTests
{
    private static readonly ScheduleFields Office = Week("MO,TU,WE,TH,FR", "09:00", "17:00");

    [Theory]
    [InlineData("2026-07-14T10:00+02:00", "Open")] // a Tuesday before the window
    [InlineData("2026-07-22T10:00+02:00", "Closed")] // in it only Thursdays
    [InlineData("2026-07-23T10:00+02:00", "Open")]
    [InlineData("2026-07-23T15:00+02:00", "Closed")]
    [InlineData("2026-08-15T10:00+02:00", "Unknown Holiday")]
    [InlineData("2026-08-17T10:00+02:00", "Closed")] // within, a whole week shut
    [InlineData("2026-08-20T10:00+02:00", "Closed")]
    [InlineData("2026-08-27T10:00+02:00", "Open")]
    [InlineData("2026-09-01T10:00+02:00", "Open")] // after it
    public void A_narrower_window_replaces_the_wider_one(string moment, string state) =>
        Assert.Equal(state, State(Hsds(
            Office,
            Week("TH", "09:00", "12:00") with { ValidFrom = "2026-07-20", ValidTo = "2026-08-31" },
            new() { ValidFrom = "2026-08-17", ValidTo = "2026-08-21" }), moment));

    [Fact]
    public void Of_two_windows_as_wide_the_later_counts()
    {
        var hours = Hsds(
            Week("MO,TU,WE,TH,FR", "09:00", "12:00") with { ValidFrom = "2026-01-01" },
            Week("MO,TU,WE,TH,FR", "14:00", "17:00") with { ValidFrom = "2026-09-01" });
        Assert.Equal("Open", State(hours, "2026-08-31T10:00+02:00"));
        Assert.Equal("Closed", State(hours, "2026-09-01T10:00+02:00"));
        Assert.Equal("Open", State(hours, "2026-09-01T15:00+02:00"));
    }

    [Fact]
    public void Hours_that_are_no_longer_valid_are_unknown_not_closed()
    {
        var hours = Hsds(Office with { ValidFrom = "2026-01-01", ValidTo = "2026-06-30" });
        Assert.Equal("Open", State(hours, "2026-06-30T10:00+02:00"));
        Assert.Equal("Unknown NotSaid", State(hours, "2026-07-01T10:00+02:00"));
        Assert.Equal("Unknown NotSaid", State(hours, "2025-12-31T10:00+01:00"));
        Assert.Null(hours.NextOpening(Moment("2026-06-30T18:00+02:00")));
        Assert.Equal("2026-06-30T22:00Z", Utc(hours.NextChange(Moment("2026-06-30T18:00+02:00"))));
    }

    [Fact]
    public void The_worked_example_of_hsds_opens_on_first_saturdays_beside_its_valid_week()
    {
        var hours = Hsds(
            Week("MO,TU,WE,TH", "09:00", "12:00") with { ValidFrom = "2026-01-01", ValidTo = "2026-12-15" },
            Week("MO,TU,WE,TH", "15:00", "17:00") with { ValidFrom = "2026-01-01", ValidTo = "2026-12-15" },
            new() { Freq = "MONTHLY", ByDay = "1SA", DtStart = "2026-07-04", Until = "2026-11-30", OpensAt = "10:00", ClosesAt = "13:00" });
        Assert.Equal("Open", State(hours, "2026-07-04T11:00+02:00"));
        Assert.Equal("Closed", State(hours, "2026-07-11T11:00+02:00"));
        Assert.Equal("Open", State(hours, "2026-07-06T16:00+02:00"));
        Assert.Equal("Closed", State(hours, "2026-07-06T13:00+02:00"));
        Assert.Equal("Closed", State(hours, "2026-06-06T11:00+02:00"));
    }

    [Fact]
    public void A_closed_schedule_with_a_rule_closes_only_its_days()
    {
        var hours = Hsds(Office, new() { Freq = "WEEKLY", ByDay = "WE", State = "closed", ValidFrom = "2026-07-01", ValidTo = "2026-08-31" });
        Assert.Equal("Closed", State(hours, "2026-07-08T10:00+02:00"));
        Assert.Equal("Open", State(hours, "2026-07-09T10:00+02:00"));
        Assert.Equal("Open", State(hours, "2026-09-02T10:00+02:00"));
    }

    [Fact]
    public void An_addition_keeps_the_hours_it_adds_to_but_not_against_a_closure()
    {
        var hours = Hsds(
            Office,
            Week("WE", "18:00", "20:00") with { Adds = "true", ValidFrom = "2026-09-01", ValidTo = "2026-12-31" },
            new() { ValidFrom = "2026-10-05", ValidTo = "2026-10-09" });
        Assert.Equal("Open", State(hours, "2026-09-02T10:00+02:00"));
        Assert.Equal("Open", State(hours, "2026-09-02T19:00+02:00"));
        Assert.Equal("Closed", State(hours, "2026-08-26T19:00+02:00"));
        Assert.Equal("Closed", State(hours, "2026-10-07T19:00+02:00"));
    }

    [Theory]
    [InlineData("unknown", "2026-05-14T10:00+02:00", "Unknown Holiday")]
    [InlineData("unknown", "2026-05-14T03:00+02:00", "Unknown Holiday")]
    [InlineData("closed", "2026-05-14T10:00+02:00", "Closed")]
    [InlineData("as-usual", "2026-05-14T10:00+02:00", "Open")]
    [InlineData("as-usual", "2026-05-14T18:00+02:00", "Closed")]
    [InlineData("unknown", "2026-05-15T10:00+02:00", "Open")]
    public void A_legal_holiday_is_what_the_schedule_says(string policy, string moment, string state) =>
        Assert.Equal(state, State(Hsds(Office with { Holidays = policy }), moment));

    [Fact]
    public void Every_legal_holiday_from_2024_to_2040_is_what_the_schedule_says()
    {
        var daily = Week("MO,TU,WE,TH,FR,SA,SU", "09:00", "17:00");
        var (unknown, closed, usual) = (Hsds(daily), Hsds(daily with { Holidays = "closed" }), Hsds(daily with { Holidays = "as-usual" }));
        for (var day = new DateOnly(2024, 1, 1); day.Year <= 2040; day = day.AddDays(1))
        {
            // Ten o'clock UTC is within the hours in winter and in summer.
            var moment = new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero);
            var holiday = BelgianHolidays.Of(day.Year).Contains(day);
            Assert.Equal(holiday ? OpeningState.Unknown : OpeningState.Open, unknown.At(moment).State);
            Assert.Equal(holiday ? OpeningState.Closed : OpeningState.Open, closed.At(moment).State);
            Assert.Equal(OpeningState.Open, usual.At(moment).State);
        }
    }

    [Fact]
    public void An_exception_of_one_day_speaks_of_that_holiday()
    {
        var hours = Hsds(Office, new() { ValidFrom = "2026-07-21", ValidTo = "2026-07-21", OpensAt = "10:00", ClosesAt = "12:00" });
        Assert.Equal("Open", State(hours, "2026-07-21T11:00+02:00"));
        Assert.Equal("Closed", State(hours, "2026-07-21T13:00+02:00"));
    }

    [Fact]
    public void A_night_that_began_goes_on_into_a_closure_and_an_unknown_night_into_the_morning()
    {
        var hours = Hsds(Week("MO,TU,WE,TH,FR,SA,SU", "20:00", "08:00"), new() { ValidFrom = "2026-09-10", ValidTo = "2026-09-11" });
        Assert.Equal("Open", State(hours, "2026-09-10T07:00+02:00"));
        Assert.Equal("Closed", State(hours, "2026-09-10T21:00+02:00"));
        Assert.Equal("Closed", State(hours, "2026-09-12T07:00+02:00"));
        Assert.Equal("Unknown Holiday", State(hours, "2026-07-22T07:00+02:00"));
        Assert.Equal("Closed", State(hours, "2026-07-22T09:00+02:00"));
    }

    [Fact]
    public void By_appointment_is_never_open_now()
    {
        var hours = Hsds(Week("MO", "09:00", "12:00"), Week("MO,TU", "11:00", "17:00") with { AttendingType = "Enkel op afspraak" });
        Assert.Equal("open until 2026-03-09T11:00Z", At(hours, "2026-03-09T11:30+01:00"));
        Assert.Equal("byappointment until 2026-03-09T16:00Z", At(hours, "2026-03-09T12:00+01:00"));
        Assert.Equal("2026-03-16T08:00Z", Utc(hours.NextOpening(Moment("2026-03-09T12:00+01:00"))));
        Assert.Equal("2026-03-10T10:00Z", Utc(hours.NextOpening(Moment("2026-03-09T12:00+01:00"), byAppointment: true)));
        Assert.Equal("Open", State(Hsds(Office with { AttendingType = "Sans rendez-vous" }), "2026-03-09T10:00+01:00"));
    }

    [Theory]
    [InlineData("00:00", "23:59")]
    [InlineData("00:00", "23:59:59")]
    [InlineData("00:00", "00:00")]
    [InlineData("00:00", "24:00")]
    [InlineData("00:00:00+01:00", "00:00:00+01:00")]
    public void Twenty_four_hours_however_written(string opens, string closes)
    {
        var hours = Hsds(Week("MO,TU,WE,TH,FR,SA,SU", opens, closes) with { Holidays = "as-usual" });
        Assert.Equal(24 * 365, hours.Intervals(Moment("2026-01-01T00:00+01:00"), Moment("2027-01-01T00:00+01:00")).Single().Length.TotalHours);
        Assert.Equal("open", At(hours, "2026-03-09T23:59+01:00"));
    }

    [Fact]
    public void Every_second_week_counts_from_the_start()
    {
        var hours = Hsds(Week("SA", "10:00", "12:00") with { Interval = "2", DtStart = "2026-03-07" });
        Assert.Equal("Closed", State(hours, "2026-02-21T11:00+01:00"));
        Assert.Equal("Open", State(hours, "2026-03-07T11:00+01:00"));
        Assert.Equal("Closed", State(hours, "2026-03-14T11:00+01:00"));
        Assert.Equal("2026-03-21T09:00Z", Utc(hours.NextOpening(Moment("2026-03-07T12:00+01:00"))));
        Assert.Equal("closed", At(hours, "2026-03-07T12:00+01:00")); // fourteen days on: not promised by the day's name
    }

    [Fact]
    public void Words_without_times_are_unknown_hours_and_nothing_in_a_window_is_closed()
    {
        Assert.Equal("Unknown", State(Hsds(new ScheduleFields { Description = "Call us" }), "2026-03-09T10:00+01:00"));
        Assert.Equal("Unknown", State(Hsds(new ScheduleFields { Description = "Hours vary", ValidFrom = "2026-03-01", ValidTo = "2026-03-31" }), "2026-03-09T10:00+01:00"));
        Assert.Equal("ByAppointment", State(Hsds(new ScheduleFields { AttendingType = "by appointment" }), "2026-03-09T10:00+01:00"));
    }

    [Fact]
    public void The_next_29_february_is_found() =>
        Assert.Equal("2028-02-29T09:00Z", Utc(Hsds(new ScheduleFields { Freq = "MONTHLY", Interval = "12", ByMonthDay = "29", DtStart = "2024-02-29", OpensAt = "10:00", ClosesAt = "11:00" }).NextOpening(Moment("2024-03-01T00:00+01:00"))));

    [Fact]
    public void What_never_opens_has_no_next_opening_and_takes_bounded_time()
    {
        var hours = OpeningHours.FromSchedules([.. Enumerable.Range(0, 500).Select(i => new Schedule { State = OpeningState.Unknown, Repeats = Recurrence.Weekly(DayOfWeek.Monday) })], Brussels).Value;
        Assert.Null(hours.NextOpening(Moment("2026-03-09T10:00+01:00")));
        Assert.Null(OpeningHours.FromOsm("off", Brussels, HolidayPolicy.AsUsual).Value.NextChange(Moment("2026-03-09T10:00+01:00")));
    }
}
