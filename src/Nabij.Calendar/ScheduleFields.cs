using System.Text.Json.Serialization;

namespace Nabij.Calendar;

/// <summary>
/// An HSDS 3.1 schedule object as it came: every member as text, named as there. <see cref="State"/> and <see cref="Holidays"/> and
/// <see cref="Adds"/> are ours, for what HSDS cannot say.
/// </summary>
public sealed record ScheduleFields
{
    public string? Freq { get; init; }
    public string? Interval { get; init; }
    [JsonPropertyName("byday")]
    public string? ByDay { get; init; }
    [JsonPropertyName("byweekno")]
    public string? ByWeekNo { get; init; }
    [JsonPropertyName("bymonthday")]
    public string? ByMonthDay { get; init; }
    [JsonPropertyName("byyearday")]
    public string? ByYearDay { get; init; }
    public string? Until { get; init; }
    public string? Count { get; init; }
    public string? Wkst { get; init; }
    [JsonPropertyName("dtstart")]
    public string? DtStart { get; init; }
    public string? OpensAt { get; init; }
    public string? ClosesAt { get; init; }
    public string? ValidFrom { get; init; }
    public string? ValidTo { get; init; }

    /// <summary>An offset from UTC in hours (HSDS), or the id of a zone; it must be the zone's the hours are read in.</summary>
    public string? Timezone { get; init; }
    public string? AttendingType { get; init; }
    public string? ScheduleLink { get; init; }
    public string? Notes { get; init; }
    public string? Description { get; init; }

    /// <summary><c>open</c>, <c>closed</c>, <c>by-appointment</c> or <c>unknown</c>; absent: told from the other members, see <see cref="ScheduleReader"/>.</summary>
    public string? State { get; init; }

    /// <summary><c>closed</c>, <c>as-usual</c> or <c>unknown</c> (default).</summary>
    public string? Holidays { get; init; }

    /// <summary><c>true</c>: adds to the hours of a wider window instead of replacing them.</summary>
    public string? Adds { get; init; }
}
