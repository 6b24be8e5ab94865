using System.Globalization;
using System.Text.RegularExpressions;

namespace Nabij.Calendar;

/// <summary>
/// Reads HSDS 3.1 schedules. What HSDS leaves open is read so:
/// 00:00 to 23:59 is 24 hours (HSDS field guidance); an attending_type that says by appointment (nl, fr, en, de) makes the state by appointment;
/// both validity dates and nothing more (no times, no description) is closed; no times otherwise is unknown hours; a rule without days or
/// dtstart starts at valid_from. Times are local times of the zone given. An offset from UTC is accepted where it is one the zone has at
/// the schedule's start or has there in the other half of the year, and refused otherwise: hours fixed to UTC would move against the
/// clock on the door twice a year.
/// </summary>
public static partial class ScheduleReader
{
    /// <summary>Reads all of them or none; every reason is said, at most for <see cref="CalendarLimits.Rules"/> schedules.</summary>
    public static Reading<IReadOnlyList<Schedule>> Read(IReadOnlyList<ScheduleFields> fields, TimeZoneInfo zone)
    {
        if (fields.Count > CalendarLimits.Rules)
        {
            return new([ScheduleCheck.TooMany(fields.Count)]);
        }

        var errors = new List<CalendarError>();
        var schedules = new List<Schedule>();
        for (var i = 0; i < fields.Count; i++)
        {
            schedules.Add(One(fields[i], $"schedules[{i}]", zone, errors));
        }

        if (errors.Count == 0)
        {
            errors = ScheduleCheck.Problems(schedules);
        }

        return errors.Count > 0 ? new(errors) : new((IReadOnlyList<Schedule>)schedules);
    }

    /// <summary>The zone of an IANA id, or error <c>timezone.unknown</c>.</summary>
    public static Reading<TimeZoneInfo> Zone(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? new(zone)
            : new([new CalendarError("timezone.unknown", "timezone", null, $"'{RuleReader.Short(id)}' is no known time zone such as Europe/Brussels")]);

    private static Schedule One(ScheduleFields fields, string field, TimeZoneInfo zone, List<CalendarError> errors)
    {
        var from = RuleReader.Date(fields.ValidFrom, "valid_from", field, errors);
        var to = RuleReader.Date(fields.ValidTo, "valid_to", field, errors);
        var rule = RuleReader.Read(fields, field, errors);
        if (rule is { Start: null } && from is not null && (rule.Interval > 1 || rule.Count is not null || (rule.ByDay.Count == 0 && rule.ByMonthDay.Count == 0)))
        {
            rule = rule with { Start = from };
        }

        var known = rule?.Start ?? from;
        var opens = Time(fields.OpensAt, "opens_at", field, zone, known, errors);
        var closes = Time(fields.ClosesAt, "closes_at", field, zone, known, errors);
        Timezone(fields.Timezone, field, zone, known, errors);
        if (opens == TimeOnly.MinValue && closes is { Hour: 23, Minute: 59 })
        {
            closes = TimeOnly.MinValue;
        }

        return new Schedule
        {
            Opens = opens,
            Closes = closes,
            Repeats = rule,
            ValidFrom = from,
            ValidTo = to,
            State = State(fields, opens is not null || closes is not null, from is not null && to is not null, field, errors),
            Adds = Adds(fields.Adds, field, errors),
            Holidays = Holidays(fields.Holidays, field, errors),
            AttendingType = fields.AttendingType,
            Link = fields.ScheduleLink,
            Notes = fields.Notes,
            Description = fields.Description,
        };
    }

    private static OpeningState State(ScheduleFields fields, bool timed, bool windowed, string field, List<CalendarError> errors)
    {
        switch (fields.State?.Trim())
        {
            case "open":
                return OpeningState.Open;
            case "closed":
                return OpeningState.Closed;
            case "by-appointment":
                return OpeningState.ByAppointment;
            case "unknown":
                return OpeningState.Unknown;
            case null or "":
                break;
            default:
                errors.Add(new CalendarError("schedule.state", $"{field}.state", null, "state is open, closed, by-appointment or unknown"));
                break;
        }

        return SaysByAppointment(fields.AttendingType) ? OpeningState.ByAppointment
            : timed ? OpeningState.Open
            : windowed && string.IsNullOrWhiteSpace(fields.Description) && string.IsNullOrWhiteSpace(fields.Notes) ? OpeningState.Closed
            : OpeningState.Unknown;
    }

    /// <summary>Whether words say that one comes by appointment only.</summary>
    internal static bool SaysByAppointment(string? words) => words is { Length: <= 1000 } && !NoAppointment.IsMatch(words) && Appointment.IsMatch(words);

    [GeneratedRegex(@"\b(appointment|afspraak|rendez[- ]?vous|rdv|termin|vereinbarung)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Appointment { get; }

    [GeneratedRegex(@"\b(no|without|zonder|geen|sans|ohne|kein)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoAppointment { get; }

    private static HolidayPolicy Holidays(string? text, string field, List<CalendarError> errors)
    {
        switch (text?.Trim())
        {
            case null or "" or "unknown":
                return HolidayPolicy.Unknown;
            case "closed":
                return HolidayPolicy.Closed;
            case "as-usual":
                return HolidayPolicy.AsUsual;
            default:
                errors.Add(new CalendarError("schedule.holidays", $"{field}.holidays", null, "holidays is closed, as-usual or unknown"));
                return HolidayPolicy.Unknown;
        }
    }

    private static bool Adds(string? text, string field, List<CalendarError> errors)
    {
        if (text?.Trim() is not (null or "" or "true" or "false"))
        {
            errors.Add(new CalendarError("schedule.adds", $"{field}.adds", null, "adds is true or false"));
        }

        return string.Equals(text?.Trim(), "true", StringComparison.Ordinal);
    }

    // HH:MM or HH:MM:SS, then nothing, Z or an offset. 24:00 is the end of the day, as is 23:59:59.
    [GeneratedRegex(@"^(?<time>\d{2}:\d{2})(:(?<seconds>\d{2}))?(?<offset>Z|[+-]\d{2}:?\d{2})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeText { get; }

    private static TimeOnly? Time(string? text, string member, string field, TimeZoneInfo zone, DateOnly? known, List<CalendarError> errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        void Refuse(string code, string reason) => errors.Add(new CalendarError(code, $"{field}.{member}", null, reason));

        var match = TimeText.Match(text.Trim());
        var seconds = match.Groups["seconds"].Value;
        var clock = match.Groups["time"].Value;
        if (match.Success && match.Groups["offset"].Value is { Length: > 0 } offset)
        {
            CheckOffset(Offset(offset), zone, known, Refuse);
        }

        if (clock is "24:00" || (clock is "23:59" && seconds is "59"))
        {
            if (member == "closes_at" && seconds is "" or "00" or "59")
            {
                return TimeOnly.MinValue;
            }
        }
        else if (match.Success && TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            if (seconds is not ("" or "00"))
            {
                Refuse("schedule.seconds", "times are whole minutes");
            }

            return time;
        }

        Refuse("time.impossible", $"'{RuleReader.Short(text)}' is no time such as 09:00");
        return null;
    }

    private static TimeSpan? Offset(string text)
    {
        if (text == "Z")
        {
            return TimeSpan.Zero;
        }

        var digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        var offset = TimeSpan.FromMinutes((int.Parse(digits[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(digits[2..], CultureInfo.InvariantCulture));
        return text[0] == '-' ? -offset : offset;
    }

    private static void Timezone(string? text, string field, TimeZoneInfo zone, DateOnly? known, List<CalendarError> errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        void Refuse(string code, string reason) => errors.Add(new CalendarError(code, $"{field}.timezone", null, reason));

        var id = text.Trim();
        if (double.TryParse(id, NumberStyles.Float, CultureInfo.InvariantCulture, out var hours))
        {
            CheckOffset(Math.Abs(hours) <= 14 ? TimeSpan.FromMinutes(Math.Round(hours * 60)) : null, zone, known, Refuse);
        }
        else if (!TimeZoneInfo.TryFindSystemTimeZoneById(id, out var other))
        {
            Refuse("timezone.unknown", $"'{RuleReader.Short(id)}' is no known time zone such as Europe/Brussels");
        }
        else if (!string.Equals(other.Id, zone.Id, StringComparison.Ordinal))
        {
            Refuse("timezone.other", $"these hours are read in {zone.Id}, not in {other.Id}");
        }
    }

    private static void CheckOffset(TimeSpan? offset, TimeZoneInfo zone, DateOnly? known, Action<string, string> refuse)
    {
        var year = Math.Clamp(known?.Year ?? 2026, CalendarLimits.FirstYear, CalendarLimits.LastYear);
        if (offset != zone.GetUtcOffset(new DateTime(year, 1, 15, 12, 0, 0, DateTimeKind.Unspecified))
            && offset != zone.GetUtcOffset(new DateTime(year, 7, 15, 12, 0, 0, DateTimeKind.Unspecified)))
        {
            refuse("timezone.offset", $"{zone.Id} never has this offset from UTC; hours are local times of that zone");
        }
    }
}
