using Nabij.Calendar.Osm;
using static Nabij.Calendar.Plain.PlainKind;

namespace Nabij.Calendar.Plain;

/// <summary>Turns units into items: days, stretches of time, marks. What fits nowhere is refused where it stands.</summary>
internal sealed class PlainScanner
{
    private readonly PlainCursor _text;
    private readonly PlainErrors _errors;
    private readonly PlainClock _clock;
    private readonly PlainSpans _spans;
    private readonly PlainDayScanner _days;
    private readonly List<PlainItem> _items = [];
    private int _part;

    private PlainScanner(PlainCursor text, PlainErrors errors, PlainLanguages hint) =>
        (_text, _errors, _clock, _spans, _days) = (text, errors, new PlainClock(text, errors), new PlainSpans(errors), new PlainDayScanner(text, errors, hint));

    public static List<PlainItem> Scan(IReadOnlyList<PlainUnit> units, PlainErrors errors, PlainLanguages hint)
    {
        var scanner = new PlainScanner(new PlainCursor(units), errors, hint);
        while (!scanner._text.IsEnd)
        {
            scanner.Next();
        }

        return scanner._items;
    }

    private void Next()
    {
        var unit = _text.Current;
        switch (unit.Kind)
        {
            case Noise or From or Colon or Hour or Unknown:
                _text.At++;
                break;
            case Comma or Break or And or Or or Slash or Closed or Appointment or WalkIn or Except or Also or Only or Note:
                _text.At++;
                _items.Add(new PlainItem(unit.Kind == Slash ? And : unit.Kind, unit.Start, unit.End) { Text = unit.Text, Languages = unit.Languages });
                break;
            case DayPart:
                Part();
                break;
            case Dash:
                Hyphen();
                break;
            case To:
                Until();
                break;
            case Since or Between:
                Stretch();
                break;
            case AllDay:
                _text.At++;
                _items.Add(Whole(unit.Start, unit.End));
                break;
            case Number when Always(unit):
                break;
            case Refused:
                _text.At++;
                var (code, reason, instead) = PlainWords.Refusals[unit.Value];
                _errors.Add(code, unit.Start, unit.End, reason, instead);
                break;
            default:
                if (_days.Read(_items.Count > 0 ? _items[^1] : null) is { } days)
                {
                    _items.Add(new PlainItem(Days, unit.Start, _text.Last.End) { Days = days });
                }
                else
                {
                    Stretch();
                }

                break;
        }
    }

    private static PlainItem Whole(int start, int end) => new(Times, start, end) { Span = new OsmSpan(0, 1440, false) };

    // 24/7, 7/7, 24u/24, 7 jours sur 7, 24 hours a day.
    private bool Always(PlainUnit first)
    {
        if (first.Value is not (7 or 24) || first.Text.Length > 2)
        {
            return false;
        }

        var start = _text.At;
        _text.At++;
        var unit = first.Value == 7 ? _text.Take(DayUnit) : _text.Take(Hour);
        if (unit && _text.Take(first.Value == 7 ? PerWeek : PerDay))
        {
            AddAlways(first, false);
            return true;
        }

        var over = _text.Take(Slash) || (unit && (_text.Current.Text is "sur" or "op" or "on") && ++_text.At > 0);
        if (!over || !_text.Sees(Number) || _text.Ahead(1) is { Kind: Slash, Glued: true } || (first.Value == 7 && _text.Current.Value != 7) || _text.Current.Text is not ("7" or "24"))
        {
            _text.At = start;
            return false;
        }

        var last = _text.Current;
        _text.At++;
        _text.Take(Hour, DayUnit);
        // 24/7 and 7/7 are also days of July.
        if (!unit && last.Value == 7 && (_text.Next().Kind == Closed || _items is [.., { Kind: Closed or Except }]))
        {
            _errors.Add("plain.ambiguous-date", first.Start, last.End, "always, or a day of July?", $"{first.Text}/07", last.Value == 7 && first.Value == 24 ? "24u/24, 7d/7" : "7d/7");
        }

        AddAlways(first, first.Value == 24 && last.Value == 7);
        return true;
    }

    private void AddAlways(PlainUnit first, bool both)
    {
        var end = _text.Last.End;
        if (first.Value == 7 || both)
        {
            _items.Add(new PlainItem(Days, first.Start, end) { Days = new PlainDays { Weekdays = PlainWords.Everyday } });
        }

        if (first.Value == 24)
        {
            _items.Add(Whole(first.Start, end));
        }
    }

    // A part of the day before a time belongs to that time.
    private void Part()
    {
        var unit = _text.Current;
        _text.At++;
        _text.Take(Colon);
        if (_text.Next().Kind is Number or Noon or Midnight or Since or Between or To)
        {
            _part = unit.Value;
            return;
        }

        _items.Add(new PlainItem(DayPart, unit.Start, unit.End) { Value = unit.Value, Languages = unit.Languages });
    }

    // "zon- en feestdagen", "zondag - gesloten", "ma-vr - 9-17".
    private void Hyphen()
    {
        var unit = _text.Current;
        _text.At++;
        if (!_text.Sees(And) && !(_items is [.., { Kind: Days or DayPart }] && !_text.IsEnd) && !_text.Sees(Closed))
        {
            _errors.Add("plain.sign", unit.Start, unit.End, "from where to where? a hyphen stands between two days, dates or times");
        }
    }

    private void Until()
    {
        var unit = _text.Current;
        _text.At++;
        _text.Small();
        var isDate = _text.Current.Kind is Month or Feast;
        var time = isDate ? null : _clock.Read();
        if (time is not null && !(time.Value.Bare && _text.Next().Kind == Month))
        {
            _errors.Add("plain.no-start", unit.Start, time.Value.End, "until then, but from when?");
        }
        else
        {
            _errors.Add("plain.open-date", unit.Start, _text.Last.End, "until that day, but from which day? give both");
        }
    }

    private void Stretch()
    {
        var first = _text.Current;
        var (since, between) = (first.Kind == Since, first.Kind == Between);
        if (since || between)
        {
            _text.At++;
            _text.Small();
        }

        var at = _text.At;
        if (_clock.Read() is not { } from)
        {
            _text.At = at;
            if (since)
            {
                OpenDate(first);
            }
            else
            {
                var time = first is { Kind: Number, Text.Length: 4, Value: <= 2400 } && first.Value % 100 < 60;
                _errors.Add("plain.unexpected", first.Start, first.End, "this does not belong here", time ? [$"{first.Text[..2]}:{first.Text[2..]}"] : []);
                _text.At = Math.Max(at, _text.At + (between ? 0 : 1));
            }

            return;
        }

        var after = _text.At;
        if (_text.Take(Dash, To) || (between && _text.Take(And)))
        {
            _text.Small();
            if (_clock.Read() is { } to)
            {
                _items.Add(new PlainItem(Times, first.Start, to.End) { Span = _spans.Make(from, to, _part) });
                _part = 0;
                return;
            }

            _text.At = after;
        }

        Alone(from, first, since);
    }

    private void Alone(PlainTime from, PlainUnit first, bool since)
    {
        if ((since || (_text.Sees(And) && _text.Current is { Text: "+", Glued: true })) && !(from.Bare && _text.Next().Kind == Month))
        {
            _text.Take(And);
            _items.Add(new PlainItem(Times, first.Start, from.End) { Span = new OsmSpan(from.Minutes % 1440, from.Minutes % 1440, true) });
        }
        else if (from.Bare)
        {
            _errors.Add("plain.number", first.Start, from.End, "a day, a date or a time? a number does not stand alone");
        }
        else
        {
            _errors.Add("plain.no-end", first.Start, from.End, "one time is no stretch; until when, or from when on?");
        }

        _part = 0;
    }

    // "vanaf maandag tot vrijdag" is a range; "vanaf 1 juli" has no end.
    private void OpenDate(PlainUnit since)
    {
        if (_days.Read(null) is not { } days)
        {
            _errors.Add("plain.unexpected", since.Start, since.End, "from when?");
            return;
        }

        if (days.IsSingleDates)
        {
            _errors.Add("plain.open-date", since.Start, _text.Last.End, "from that day on, but until which day? give both");
        }

        _items.Add(new PlainItem(Days, since.Start, _text.Last.End) { Days = days });
    }
}
