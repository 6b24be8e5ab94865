namespace Nabij.Calendar.Tests;

/// <summary>Impossible input is refused with code, field or position, and nothing of it is taken.</summary>
public sealed class RefusalTests
{
    public static readonly TheoryData<string, string, string> Impossible = new()
    {
        { "freq=WEEKLY byday=MO valid_from=2026-02-30", "date.impossible", "schedules[0].valid_from" },
        { "freq=WEEKLY dtstart=2026-02-30", "date.impossible", "schedules[0].dtstart" },
        { "freq=WEEKLY byday=MO until=30/06/2026", "date.impossible", "schedules[0].until" },
        { "freq=WEEKLY byday=MO valid_from=2026-07-01 valid_to=2026-06-01", "schedule.window", "schedules[0].valid_to" },
        { "freq=WEEKLY byday=MO valid_from=0001-01-01", "date.year", "schedules[0].valid_from" },
        { "freq=WEEKLY byday=MO opens_at=17:00 closes_at=13:00", "schedule.closes-before-opens", "schedules[0].closes_at" },
        { "freq=WEEKLY byday=MO opens_at=09:00 closes_at=08:00", "schedule.closes-before-opens", "schedules[0].closes_at" },
        { "freq=WEEKLY byday=MO opens_at=09:00 closes_at=09:00", "schedule.no-length", "schedules[0].closes_at" },
        { "freq=WEEKLY byday=MO opens_at=09:00", "schedule.half-times", "schedules[0].closes_at" },
        { "freq=WEEKLY byday=MO closes_at=09:00", "schedule.half-times", "schedules[0].opens_at" },
        { "freq=WEEKLY byday=MO opens_at=25:00 closes_at=26:00", "time.impossible", "schedules[0].opens_at" },
        { "freq=WEEKLY byday=MO opens_at=9 closes_at=17:00", "time.impossible", "schedules[0].opens_at" },
        { "freq=WEEKLY byday=MO opens_at=24:00 closes_at=02:00", "time.impossible", "schedules[0].opens_at" },
        { "freq=WEEKLY byday=MO opens_at=09:00:30 closes_at=17:00", "schedule.seconds", "schedules[0].opens_at" },
        { "freq=WEEKLY byday=MO opens_at=09:00Z closes_at=17:00Z", "timezone.offset", "schedules[0].opens_at" },
        { "freq=WEEKLY byday=MO timezone=5", "timezone.offset", "schedules[0].timezone" },
        { "freq=WEEKLY byday=MO timezone=Mars/Olympus", "timezone.unknown", "schedules[0].timezone" },
        { "freq=WEEKLY byday=MO timezone=Asia/Tokyo", "timezone.other", "schedules[0].timezone" },
        { "freq=WEEKLY byday=MO interval=0", "rule.interval", "schedules[0].interval" },
        { "freq=WEEKLY byday=MO interval=-1", "rule.interval", "schedules[0].interval" },
        { "freq=WEEKLY byday=MO interval=99999999999999", "rule.interval", "schedules[0].interval" },
        { "freq=WEEKLY byday=MO interval=2", "rule.needs-start", "schedules[0].dtstart" },
        { "freq=WEEKLY byday=MO count=3", "rule.needs-start", "schedules[0].dtstart" },
        { "freq=WEEKLY byday=MO dtstart=2026-01-05 count=0", "rule.count", "schedules[0].count" },
        { "freq=WEEKLY byday=MO dtstart=2026-01-05 count=3 until=2026-02-01", "rule.count-and-until", "schedules[0].count" },
        { "freq=WEEKLY byday=MO dtstart=2026-01-05 until=2025-01-05", "rule.until-before-start", "schedules[0].until" },
        { "freq=WEEKLY", "rule.no-days", "schedules[0].byday" },
        { "freq=WEEKLY byday=XX", "rule.byday", "schedules[0].byday" },
        { "freq=WEEKLY byday=MO,,TU", "rule.byday", "schedules[0].byday" },
        { "freq=WEEKLY byday=2MO", "rule.byday", "schedules[0].byday" },
        { "freq=MONTHLY byday=6MO", "rule.byday", "schedules[0].byday" },
        { "freq=MONTHLY byday=0MO", "rule.byday", "schedules[0].byday" },
        { "freq=MONTHLY bymonthday=32", "rule.bymonthday", "schedules[0].bymonthday" },
        { "freq=MONTHLY bymonthday=0", "rule.bymonthday", "schedules[0].bymonthday" },
        { "freq=WEEKLY byday=MO bymonthday=1", "rule.bymonthday", "schedules[0].bymonthday" },
        { "freq=WEEKLY byday=MO byweekno=54", "rule.byweekno", "schedules[0].byweekno" },
        { "freq=MONTHLY byday=MO byweekno=3", "rule.byweekno", "schedules[0].byweekno" },
        { "freq=MONTHLY byday=MO byyearday=3", "rule.byyearday", "schedules[0].byyearday" },
        { "freq=DAILY", "rule.freq", "schedules[0].freq" },
        { "byday=MO", "rule.freq", "schedules[0].freq" },
        { "freq=WEEKLY byday=MO wkst=M", "rule.wkst", "schedules[0].wkst" },
        { "freq=WEEKLY byday=MO holidays=maybe", "schedule.holidays", "schedules[0].holidays" },
        { "freq=WEEKLY byday=MO state=ajar", "schedule.state", "schedules[0].state" },
        { "state=closed opens_at=09:00 closes_at=10:00", "schedule.closed-with-times", "schedules[0].opens_at" },
    };

    [Theory, MemberData(nameof(Impossible))]
    public void An_impossible_schedule_is_refused(string members, string code, string field)
    {
        var read = OpeningHours.FromHsds([Fields(members)], Given.Brussels);

        Assert.False(read.IsRead);
        Assert.Contains((code, field), read.Errors.Select(e => (e.Code, e.Field)));
        Assert.Throws<InvalidOperationException>(() => read.Value);
    }

    [Fact]
    public void Ten_thousand_rules_are_refused_before_they_are_read()
    {
        var many = Enumerable.Repeat(Given.Week("MO", "09:00", "10:00"), 10_000).ToArray();
        Assert.Equal("schedule.too-many", Assert.Single(OpeningHours.FromHsds(many, Given.Brussels).Errors).Code);
        Assert.Equal("osm.too-long", Assert.Single(OpeningHours.FromOsm(string.Join("; ", Enumerable.Repeat("Mo off", 10_000)), Given.Brussels).Errors).Code);
        Assert.Equal("schedule.too-many", Assert.Single(OpeningHours.FromOsm(string.Join(';', Enumerable.Repeat("Mo off", 501)), Given.Brussels).Errors).Code);
        Assert.Empty(OpeningHours.FromOsm(string.Join(';', Enumerable.Repeat("Mo off", 500)), Given.Brussels).Errors);
    }

    [Fact]
    public void An_unknown_zone_is_refused() => Assert.Equal("timezone.unknown", Assert.Single(ScheduleReader.Zone("Europe/Bruxelles").Errors).Code);

    [Fact]
    public void A_week_from_people_can_be_checked_before_it_is_used()
    {
        DayRange[] slip = [new(DayOfWeek.Monday, new TimeOnly(17, 0), new TimeOnly(16, 0))];
        Assert.Equal("schedule.closes-before-opens", Assert.Single(OpeningHours.Check(slip)).Code);
        Assert.Throws<ArgumentException>(() => OpeningHours.Weekly(slip, Given.Brussels));
    }

    [Theory]
    [InlineData("Mo-Fr 09:00-17:00; Feb 30 off", 23, "date.impossible")]
    [InlineData("2026 Feb 29 off", 9, "date.impossible")]
    [InlineData("Apr 31 off", 4, "date.impossible")]
    [InlineData("Mo-Fr 09:00-25:61", 12, "osm.time")]
    [InlineData("Mo-Fr 9-17", 6, "osm.time")]
    [InlineData("Mo 48:01-49:00", 3, "osm.time")]
    [InlineData("Mo 24:00-25:00", 3, "osm.time")]
    [InlineData("Mo 10:00", 3, "osm.point")]
    [InlineData("Mo 10:00-16:00/90", 14, "osm.repeated")]
    [InlineData("sunrise-sunset", 0, "osm.sun")]
    [InlineData("Mo 10:00-sunset", 9, "osm.sun")]
    [InlineData("Mo[6] off", 3, "osm.nth")]
    [InlineData("Mo[0] off", 3, "osm.nth")]
    [InlineData("Mo[1 off", 5, "osm.nth")]
    [InlineData("Mo-Fr[1] off", 5, "osm.nth")]
    [InlineData("Mo[1] +1 day off", 6, "osm.nth")]
    [InlineData("week 54 Mo off", 5, "osm.week")]
    [InlineData("week 50-02 off", 5, "osm.week")]
    [InlineData("week 1-53/0 off", 5, "osm.week")]
    [InlineData("2026 Dec 24-Jan 02 off", 0, "osm.date")]
    [InlineData("Dec 24-2027 Jan 02 off", 0, "osm.date")]
    [InlineData("2028-2026 off", 0, "osm.year")]
    [InlineData("SH +1 day off", 9, "osm.holiday")]
    [InlineData("Mo-Fr 09:00-17:00;", 18, "osm.empty")]
    [InlineData("", 0, "osm.empty")]
    [InlineData("Mo-Fr 09:00-17:00 \"no end", 18, "osm.comment")]
    [InlineData("Mo-Fr 09:00-17:00 maybe", 18, "osm.unexpected")]
    [InlineData("Monday 09:00-17:00", 0, "osm.unexpected")]
    [InlineData("Mo-Xx 09:00-17:00", 3, "osm.weekday")]
    [InlineData("Mo 10:00+ off", 0, "osm.open-end")]
    public void What_is_no_opening_hours_is_refused_with_its_place(string text, int position, string code)
    {
        var error = Assert.Single(OpeningHours.FromOsm(text, Given.Brussels).Errors);
        Assert.Equal((code, position), (error.Code, error.Position));
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;BYSETPOS=1", "rule.part")]
    [InlineData("FREQ=WEEKLY;FREQ=MONTHLY", "rule.part")]
    [InlineData("FREQ=YEARLY", "rule.freq")]
    [InlineData("WEEKLY", "rule.part")]
    [InlineData("FREQ=WEEKLY;UNTIL=20260230", "date.impossible")]
    public void An_rrule_that_no_schedule_can_hold_is_refused(string rrule, string code) =>
        Assert.Contains(code, RecurrenceText.Read(rrule).Errors.Select(e => e.Code));

    private static ScheduleFields Fields(string members)
    {
        var said = members.Split(' ').Select(m => m.Split('=')).ToDictionary(m => m[0], m => m[1], StringComparer.Ordinal);
        string? Of(string name) => said.GetValueOrDefault(name);
        return new ScheduleFields
        {
            Freq = Of("freq"),
            Interval = Of("interval"),
            ByDay = Of("byday"),
            ByWeekNo = Of("byweekno"),
            ByMonthDay = Of("bymonthday"),
            ByYearDay = Of("byyearday"),
            Until = Of("until"),
            Count = Of("count"),
            Wkst = Of("wkst"),
            DtStart = Of("dtstart"),
            OpensAt = Of("opens_at"),
            ClosesAt = Of("closes_at"),
            ValidFrom = Of("valid_from"),
            ValidTo = Of("valid_to"),
            Timezone = Of("timezone"),
            State = Of("state"),
            Holidays = Of("holidays"),
        };
    }
}
