using Nabij.Calendar;
using Nabij.Features.Directory;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>
/// Distinct opening hours, numbered. Many services share the same hours, so "open now" is worked out once per minute for each of these,
/// not for each service.
/// </summary>
internal sealed class OpeningTable
{
    public static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    private readonly List<OpeningHours> _hours = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private Moment? _last;

    /// <summary>The number of a service's hours; null when they are not known.</summary>
    public int? NumberOf(ServiceDocument service)
    {
        if (HoursOf(service) is not { } hours)
        {
            return null;
        }

        var key = hours.IsAlways ? "always" : string.Join(';', hours.Ranges);
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _hours.Count;
            _numbers[key] = number;
            _hours.Add(hours);
        }

        return number;
    }

    /// <summary>A service's hours; null when they are not known.</summary>
    public static OpeningHours? HoursOf(ServiceDocument service) =>
        service.AlwaysOpen ? OpeningHours.Always(Brussels)
        : service.Schedules is { Count: > 0 } ranges ? OpeningHours.Weekly(ranges.Select(s => new DayRange(s.Day, s.Opens, s.Closes)), Brussels)
        : null;

    public OpeningHours? Of(int? number) => number is { } n ? _hours[n] : null;

    public Opening At(int? number, DateTimeOffset now) => number is { } n ? _hours[n].At(now) : new Opening(OpeningState.Unknown, null);

    /// <summary>The state of all hours at a moment, to the minute.</summary>
    public IReadOnlyList<OpenState> At(DateTimeOffset now)
    {
        var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        var last = _last;
        if (last is null || last.Minute != minute || last.States.Length != _hours.Count)
        {
            _last = last = new Moment(minute, [.. _hours.Select(h => h.At(now).State switch
            {
                OpeningState.Open => OpenState.Open,
                OpeningState.Closed => OpenState.Closed,
                _ => OpenState.Unknown,
            })]);
        }

        return last.States;
    }

    private sealed record Moment(long Minute, OpenState[] States);
}
