using static Nabij.Calendar.Tests.Given;

namespace Nabij.Calendar.Tests;

/// <summary>Deadlines in a desk's hours: 09:00 to 12:30 and 13:30 to 17:00 on weekdays, seven hours a day, holidays closed.</summary>
public sealed class WorkingTimeTests
{
    private static readonly WorkingTime Desk = new(FromOsm("Mo-Fr 09:00-12:30,13:30-17:00; PH off"));

    [Theory]
    [InlineData("2026-03-09T09:00+01:00", 60, "2026-03-09T09:00Z")]
    [InlineData("2026-03-09T09:00+01:00", 210, "2026-03-09T11:30Z")] // ends at the lunch break, not after it
    [InlineData("2026-03-09T09:00+01:00", 211, "2026-03-09T12:31Z")]
    [InlineData("2026-03-09T09:00+01:00", 420, "2026-03-09T16:00Z")] // at closing
    [InlineData("2026-03-09T16:30+01:00", 60, "2026-03-10T08:30Z")]
    [InlineData("2026-03-07T03:00+01:00", 60, "2026-03-09T09:00Z")] // Saturday night
    [InlineData("2026-03-13T16:30+01:00", 60, "2026-03-16T08:30Z")] // over the weekend
    [InlineData("2026-03-27T16:30+01:00", 60, "2026-03-30T07:30Z")] // and the clock change
    [InlineData("2026-10-23T16:30+02:00", 60, "2026-10-26T08:30Z")]
    [InlineData("2026-04-03T16:00+02:00", 120, "2026-04-07T08:00Z")] // over Easter
    [InlineData("2026-12-24T16:30+01:00", 60, "2026-12-28T08:30Z")]
    [InlineData("2026-05-13T16:30+02:00", 60, "2026-05-15T07:30Z")] // Ascension
    [InlineData("2026-03-08T10:00+01:00", 0, "2026-03-08T09:00Z")] // nothing asked, nothing moved
    public void A_deadline_counts_only_worked_minutes(string from, int minutes, string deadline)
    {
        var end = Desk.AddWorkingTime(Moment(from), TimeSpan.FromMinutes(minutes));
        Assert.Equal(deadline, Utc(end));
        Assert.Equal(TimeSpan.FromMinutes(minutes), Desk.WorkingTimeBetween(Moment(from), end!.Value));
        Assert.Equal(TimeSpan.FromMinutes(-minutes), Desk.WorkingTimeBetween(end.Value, Moment(from)));
    }

    [Fact]
    public void A_working_year_has_its_days() =>
        // 2026: 261 weekdays, of which 8 holidays (21 July a Tuesday; 15 August a Saturday and 1 November a Sunday count for nothing).
        Assert.Equal(7 * (261 - 8), Desk.WorkingTimeBetween(Moment("2026-01-01T00:00+01:00"), Moment("2027-01-01T00:00+01:00")).TotalHours);

    [Fact]
    public void On_a_holiday_nobody_spoke_of_a_deadline_stands_still()
    {
        var desk = new WorkingTime(FromOsm("Mo-Fr 09:00-17:00"));
        Assert.Equal("2026-05-15T08:00Z", Utc(desk.AddWorkingTime(Moment("2026-05-13T16:00+02:00"), TimeSpan.FromHours(2))));
        Assert.False(desk.IsWorking(Moment("2026-05-14T10:00+02:00")));
    }

    [Fact]
    public void By_appointment_is_work() =>
        Assert.Equal("2026-03-09T09:00Z", Utc(new WorkingTime(FromOsm("Mo 09:00-17:00 \"by appointment\"")).AddWorkingTime(Moment("2026-03-09T09:00+01:00"), TimeSpan.FromHours(1))));

    [Fact]
    public void What_is_never_reached_has_no_deadline_and_time_does_not_run_backwards()
    {
        Assert.Null(new WorkingTime(FromOsm("off")).AddWorkingTime(Moment("2026-03-09T09:00+01:00"), TimeSpan.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Desk.AddWorkingTime(Moment("2026-03-09T09:00+01:00"), TimeSpan.FromHours(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Desk.WorkingTimeBetween(Moment("2026-03-09T09:00+01:00"), Moment("2046-03-09T09:00+01:00")));
    }
}
