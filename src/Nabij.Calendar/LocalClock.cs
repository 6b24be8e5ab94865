namespace Nabij.Calendar;

/// <summary>
/// Between moments and the clock on the wall of one zone. A wall time in the hour that the clocks skip means the first moment that exists
/// after it; one in the hour they repeat means the first of the two (RFC 5545, 3.3.5). So wall times in order give moments in order.
/// </summary>
internal sealed class LocalClock(TimeZoneInfo zone)
{
    public TimeZoneInfo Zone => zone;

    /// <summary>The moment, in UTC, of a wall time: minutes after midnight of a day, 0 to 2880 (what lies beyond 1440 is the next day).</summary>
    public DateTimeOffset Moment(DateOnly day, int minute)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(Wall(moment));

    /// <summary>
    /// The day and the ticks after its midnight whose stretch holds at a moment. The second time the clock shows a repeated hour, what
    /// held last the first time goes on.
    /// </summary>
    public (DateOnly Day, long Ticks) Read(DateTimeOffset moment)
    {
        var wall = Wall(moment);
        if (zone.IsAmbiguousTime(wall) && zone.GetUtcOffset(moment) != zone.GetAmbiguousTimeOffsets(wall).Max())
        {
            wall = new DateTime(wall.Ticks - (wall.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Unspecified);
            while (zone.IsAmbiguousTime(wall))
            {
                wall = wall.AddMinutes(1);
            }

            wall = wall.AddTicks(-1);
        }

        return (DateOnly.FromDateTime(wall), wall.TimeOfDay.Ticks);
    }

    private DateTime Wall(DateTimeOffset moment) => moment.ToOffset(zone.GetUtcOffset(moment)).DateTime;
}
