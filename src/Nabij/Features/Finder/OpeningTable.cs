using Nabij.Calendar;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>
/// Distinct opening hours, numbered. Many services share the same hours, so "open now" is worked out once per minute for each of these,
/// not for each service.
/// </summary>
internal sealed class OpeningTable
{
    public static readonly TimeZoneInfo Brussels = LocalDay.Zone;

    private readonly List<OpeningHours> _hours = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private Moment? _last;

    public OpeningTable()
    {
    }

    /// <summary>A copy that can be added to; numbers already given stay.</summary>
    public OpeningTable(OpeningTable earlier) => (_hours, _numbers, _last) = ([.. earlier._hours], new(earlier._numbers, StringComparer.Ordinal), earlier._last);

    /// <summary>The number of a service's hours; null when they are not known.</summary>
    public int? NumberOf(ServiceDocument service)
    {
        if (HoursOf(service) is not { } hours)
        {
            return null;
        }

        var key = service.OpeningHours ?? JsonText.Write(service.Schedules);
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _hours.Count;
            _numbers[key] = number;
            _hours.Add(hours);
        }

        return number;
    }

    /// <summary>
    /// A service's hours; null when they are not known. What an older version stored and this one can't read is not known either, until
    /// the files are loaded again.
    /// </summary>
    public static OpeningHours? HoursOf(ServiceDocument service) =>
        Read(service) is { IsRead: true } read ? read.Value : null;

    public OpeningHours? Of(int? number) => number is { } n ? _hours[n] : null;

    /// <summary>The state at a moment; closed until the next opening, however far ahead it is sure.</summary>
    public Opening At(int? number, DateTimeOffset now)
    {
        if (number is not { } n)
        {
            return new Opening(OpeningState.Unknown, null);
        }

        var openings = MomentOf(now).Openings;
        return (openings[n] ??= new Answered(At(_hours[n], now))).Opening;
    }

    public static Opening At(OpeningHours hours, DateTimeOffset now)
    {
        var opening = hours.At(now);
        return opening is { State: OpeningState.Closed, Until: null } ? opening with { Until = hours.NextOpening(now) } : opening;
    }

    /// <summary>For each of the hours, whether it is open (not: by appointment) at some time between two moments.</summary>
    public IReadOnlyList<bool> OpenBetween(DateTimeOffset from, DateTimeOffset to) =>
        [.. _hours.Select(h => h.Intervals(from, to).Any(i => i.State == OpeningState.Open))];

    private static Reading<OpeningHours>? Read(ServiceDocument service) =>
        service.OpeningHours is { } text ? OpeningHours.FromOsm(text, Brussels)
        : service.Schedules is { Count: > 0 } schedules ? OpeningHours.FromHsds(schedules, Brussels)
        : null;

    /// <summary>The state of all hours at a moment, to the minute.</summary>
    public IReadOnlyList<OpenState> At(DateTimeOffset now) => MomentOf(now).States;

    private Moment MomentOf(DateTimeOffset now)
    {
        var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        var last = _last;
        if (last?.Minute != minute || last.States.Length != _hours.Count)
        {
            // Of a copy only what was added is not worked out yet.
            var known = last?.Minute == minute ? last.States : [];
            OpenState[] states = [.. known, .. _hours.Skip(known.Length).Select(h => h.At(now).State switch
            {
                OpeningState.Open => OpenState.Open,
                OpeningState.Closed => OpenState.Closed,
                _ => OpenState.Unknown,
            })];
            _last = last = new Moment(minute, states, new Answered?[states.Length]);
        }

        return last;
    }

    private sealed record Moment(long Minute, OpenState[] States, Answered?[] Openings);

    // An object, so that another thread sees all of it or nothing.
    private sealed record Answered(Opening Opening);
}
