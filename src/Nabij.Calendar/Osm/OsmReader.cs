namespace Nabij.Calendar.Osm;

/// <summary>
/// Reads OpenStreetMap's opening_hours (wiki.openstreetmap.org/wiki/Key:opening_hours/specification), this part of it:
/// <code>
/// text     = rule { (";" | "," | "||") rule }
/// rule     = [ "24/7" | [years] [dates] ["week" weeks] [":"] [weekdays] [times] ] [ "open" | "closed" | "off" | "unknown" ] [ '"' comment '"' ]
/// years    = 2026 | 2026-2028 | 2026+, a list with commas
/// dates    = Jan | Jan-Mar | Dec 24 | Dec 24-26 | Dec 24,31 | Dec 24-Jan 02 | 2026 Dec 24-2027 Jan 02 | easter | easter -2 days, a list; ends mix
/// weeks    = 10 | 10-20 | 1-53/2, a list (ISO 8601)
/// weekdays = Mo | Mo-Fr | Sa-Mo | Mo[1] | Mo[1,3] | Mo[1-2] | Mo[-1] | PH | PH -1 day | SH, a list; "PH Mo-Fr": holidays on those days
/// times    = 09:00-12:00 | 22:00-02:00 | 22:00-26:00 | 17:00+ | 10:00-16:00+, a list
/// </code>
/// Words in either case. Refused, with position and reason: sunrise and sunset, single times and repeated times (10:00-16:00/90),
/// weekday offsets (Mo[1] +1 day, Jan 01 +Su), open-ended dates, steps of years, weeks that pass the year's end, impossible dates.
/// </summary>
internal static class OsmReader
{
    public static Reading<OsmHours> Read(string value)
    {
        if (value.Length > CalendarLimits.TextLength)
        {
            return new([new CalendarError("osm.too-long", "opening_hours", CalendarLimits.TextLength, $"at most {CalendarLimits.TextLength} characters")]);
        }

        var text = new OsmText(value);
        var rules = new List<OsmRule>();
        var join = OsmJoin.Normal;
        do
        {
            text.Spaces();
            if (rules.Count == CalendarLimits.Rules)
            {
                text.Refuse("schedule.too-many", $"at most {CalendarLimits.Rules} rules");
            }
            else if (Rule(text, join) is { } rule)
            {
                rules.Add(rule);
            }
        }
        while (text.Error is null && Join(text, ref join));

        return text.Error is { } error ? new([error]) : new(new OsmHours(rules));
    }

    private static bool Join(OsmText text, ref OsmJoin join)
    {
        text.Spaces();
        if (text.IsEnd)
        {
            return false;
        }

        if (text.Take("||"))
        {
            join = OsmJoin.Fallback;
        }
        else if (text.Take(";"))
        {
            join = OsmJoin.Normal;
        }
        else if (text.Take(","))
        {
            join = OsmJoin.Additional;
        }
        else
        {
            return text.Refuse("osm.unexpected", $"'{text.Current}' does not belong here; rules are joined by ; or , or ||");
        }

        return true;
    }

    private static OsmRule? Rule(OsmText text, OsmJoin join)
    {
        var start = text.At;
        var always = text.Take("24/7");
        var days = new OsmDaySelector();
        List<OsmSpan> spans = [];
        if (!always && (OsmDayReader.Read(text) is not { } read || !Spans(text, spans) || (days = read) is null))
        {
            return null;
        }

        text.Spaces();
        var modifier = text.Word("open", "off", "closed", "unknown") switch
        {
            0 => OsmModifier.Open,
            1 or 2 => OsmModifier.Off,
            3 => OsmModifier.Unknown,
            _ => OsmModifier.None,
        };
        text.Spaces();
        var comment = text.Current == '"' ? text.Quoted() : null;
        if (text.Error is null && !always && days.IsEmpty && spans.Count == 0 && modifier == OsmModifier.None && comment is null)
        {
            if (text.IsEnd || text.Current is ';' or ',' or '|')
            {
                text.Refuse("osm.empty", "a rule is missing: days, times, open, off, unknown or a comment");
            }
            else
            {
                text.Refuse("osm.unexpected", $"'{text.Current}' begins no rule; days are Mo, Tu, We, Th, Fr, Sa, Su, months Jan to Dec");
            }
        }

        if (modifier == OsmModifier.Off && spans.Any(s => s.OpenEnd))
        {
            text.Refuse("osm.open-end", "what is off has no open end", start);
        }

        return text.Error is null ? new OsmRule(join, days, spans, modifier, comment, always) : null;
    }

    private static bool Spans(OsmText text, List<OsmSpan> spans)
    {
        text.Spaces();
        if (text.Sees("sunrise", "sunset", "dawn", "dusk") || text.Current == '(')
        {
            return text.Refuse("osm.sun", "times of the sun are not read; give times of the clock");
        }

        if (!text.SeesTime())
        {
            return text.Digits() == 0 || text.Refuse("osm.time", "times are written 09:00");
        }

        while (true)
        {
            if (!Span(text, spans))
            {
                return false;
            }

            // A comma with a time behind it goes on with the list; any other begins an additional rule.
            var before = text.At;
            if (!text.Take(",") || !text.SeesTime())
            {
                text.At = before;
                return true;
            }
        }
    }

    private static bool Span(OsmText text, List<OsmSpan> spans)
    {
        var start = text.At;
        if (Time(text) is not { } from)
        {
            return false;
        }

        if (from >= Stretch.Day)
        {
            return text.Refuse("osm.time", "what begins at 24:00 or later begins the next day", start);
        }

        if (text.Take("+"))
        {
            spans.Add(new OsmSpan(from, from, true));
            return true;
        }

        if (!text.Take("-"))
        {
            return text.Refuse("osm.point", "one time is no stretch; write 09:00-12:00, or 09:00+ when the end is not known", start);
        }

        if (text.Sees("sunrise", "sunset", "dawn", "dusk") || text.Current == '(')
        {
            return text.Refuse("osm.sun", "times of the sun are not read; give times of the clock");
        }

        if (Time(text) is not { } to)
        {
            return false;
        }

        if (text.Current == '/')
        {
            return text.Refuse("osm.repeated", "repeated times (10:00-16:00/90) are not read");
        }

        spans.Add(new OsmSpan(from, to <= from ? to + Stretch.Day : to, text.Take("+")));
        return true;
    }

    private static int? Time(OsmText text)
    {
        var start = text.At;
        if (text.Digits() is 1 or 2 && text.SeesTime())
        {
            var hours = text.Number();
            text.At++;
            var two = text.Digits() == 2;
            var minutes = text.Number();
            if (two && minutes < 60 && (hours * 60) + minutes <= 2 * Stretch.Day)
            {
                return (hours * 60) + minutes;
            }
        }

        text.Refuse("osm.time", "a time is written 09:00, up to 48:00", start);
        return null;
    }
}
