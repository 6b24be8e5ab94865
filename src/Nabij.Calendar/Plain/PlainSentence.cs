using static Nabij.Calendar.Plain.PlainKind;

namespace Nabij.Calendar.Plain;

/// <summary>
/// Gathers items into clauses. Days behind times begin a new clause, except where they close it ("9-17 on Monday"); a mark belongs to the
/// days beside it, before or behind.
/// </summary>
internal sealed class PlainSentence(string text, PlainLanguages language, IReadOnlyList<PlainItem> items, PlainErrors errors)
{
    private readonly List<PlainClause> _clauses = [];
    private PlainClause _now = new();
    private PlainClause? _base;
    private bool _also;
    private bool _only;

    // What separates this item from the one before: Comma, And, Or, Break, or nothing.
    private PlainKind _between;
    private PlainItem? _separator;

    public List<PlainClause> Read()
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            switch (item.Kind)
            {
                case Comma or And or Or:
                    _between = item.Kind;
                    _separator ??= item;
                    continue;
                case Break:
                    (_between, _separator) = (Break, item);
                    // "Maandag" on one line, "9-12" on the next and "13-17" on the one after.
                    if ((_now.HasTimes || _now.State != Unknown) && !(item.Text == "\n" && _now is { HasDays: true, TimesFirst: false, State: Unknown } && Ahead(i + 1)?.Kind == Times))
                    {
                        Begin();
                    }

                    continue;
                case Days:
                    AddDays(i, item);
                    break;
                case Times:
                    AddTimes(i, item);
                    break;
                case Closed:
                    AddClosed(i, item);
                    break;
                case Appointment or WalkIn:
                    AddArranged(i, item);
                    break;
                case DayPart:
                    AddPart(i, item);
                    break;
                case Except:
                    AddException(item);
                    break;
                case Also:
                    AddAlso(item);
                    break;
                case Only:
                    _only = true;
                    break;
                case Note:
                    AddNote(item);
                    break;
            }

            _between = Unknown;
            _separator = null;
        }

        PlainScope.Spread(_clauses, errors);
        return _clauses;
    }

    private PlainItem? Ahead(int at) => at < items.Count ? items[at] : null;

    private void Begin(PlainClause? clause = null) => _now = clause ?? new PlainClause { Before = _between, IsNewLine = _separator?.Text == "\n" };

    // A clause counts from the moment that something is in it.
    private PlainClause Now()
    {
        if (!_clauses.Contains(_now))
        {
            _clauses.Add(_now);
            (_now.Also, _now.Only) = (_also, _only);
            (_also, _only) = (false, false);
        }

        return _now;
    }

    private void AddDays(int at, PlainItem item)
    {
        var days = item.Days!;
        var begins = BeginsClause(at);
        var stays = _now.IsEmpty || (!_now.HasTimes && _now.State == Unknown && _now.Parts.Count == 0)
            || (_now.MarkedFirst && !_now.HasTimes && (!_now.HasDays || (!begins && _between != Break && _between != Unknown)))
            || (_now.HasTimes && !_now.HasDays && !begins && _between != Break && !_now.MarkedFirst)
            || (_now.TimesFirst && !begins && _between is And or Comma)
            || (_now.HasTimes && _now.HasDays && days.Dates.Count > 0 && _now.Days.Dates.Count == 0 && _between == Unknown && !begins);
        if (!stays || (_now.IsEmpty && _between == Break && !_clauses.Contains(_now)))
        {
            Begin();
        }

        var clause = Now();
        clause.TimesFirst |= clause.HasTimes && !clause.HasDays;
        clause.Add(days, item);
    }

    // Whether times or a mark follow these days (and what is listed with them), so that they are about these.
    private bool BeginsClause(int at)
    {
        var next = at + 1;
        while (Ahead(next) is { } item && (item.Kind is Days or DayPart || (item.Kind is Comma or And && Ahead(next + 1)?.Kind == Days)))
        {
            next++;
        }

        // "fermé le mercredi, 9h-12h le jeudi": past a comma it is another matter.
        return Ahead(next)?.Kind is Times or Closed or Appointment or WalkIn || (_now.TimesFirst is false && Ahead(next)?.Kind == Comma && Ahead(next + 1)?.Kind == Times && !_now.HasTimes && _between != Unknown);
    }

    private void AddTimes(int at, PlainItem item)
    {
        if (_now is { IsException: true, HasDays: true } && _base is { } before)
        {
            // "every day except Monday, 10-18": the times are of the days before.
            if (before.HasTimes)
            {
                var except = text[Math.Max(_now.DaysStart, 0).._now.End];
                var times = text[item.Start..item.End];
                errors.Add("plain.ambiguous-except", _now.Start, item.End, "is it closed then, or open then instead?", $"; {except} {times}", $"; {except} {times} {Word(Closed)}");
            }

            Begin(before);
        }
        else if (_now is { HasTimes: true, MarkedFirst: false, State: Appointment or WalkIn } && _between is Comma or And)
        {
            // "9-12 without appointment, 13-17 by appointment": the same days, beside.
            var days = _now.Days;
            Begin();
            _now.Days.Add(days);
            _now.Also = _also = true;
        }
        else if (_now is { HasTimes: true, HasDays: true } && _between != Unknown && Ahead(at + 1)?.Kind == Days && !BeginsClause(at + 1))
        {
            // "ma-vr 9-17, 9-12 in juli".
            Begin();
        }
        else if ((_now.State == Closed && !_now.MarkedFirst) || (_now.TimesFirst && _now.HasDays) || _now.Otherwise)
        {
            Begin();
        }

        var clause = Now();
        (clause.Also, clause.Only) = (clause.Also | _also, clause.Only | _only);
        (_also, _only) = (false, false);
        clause.Spans.Add(item.Span!.Value);
        clause.Covers(item);
    }

    private void AddClosed(int at, PlainItem item)
    {
        if (_now.IsException)
        {
            return;
        }

        var follows = Ahead(at + 1)?.Kind is Days or Times;
        var days = _now.HasDays && !_now.HasTimes && _now.State == Unknown;
        var times = _now.HasTimes && _now.State == Unknown && !follows && _between != Break;
        if (!days && !times && !_now.IsEmpty)
        {
            Begin();
        }

        _now.MarkedFirst = _now.IsEmpty;
        Now().Mark(item);
    }

    private void AddArranged(int at, PlainItem item)
    {
        var only = _only || Ahead(at + 1)?.Kind == Only;
        _only = false;
        var follows = Ahead(at + 1)?.Kind is Days or Times;
        if (_now.IsException && !_now.HasDays)
        {
            // "closed on Wednesday except by appointment".
            _clauses.Remove(_now);
            Begin(_base);
            Arrange(item, Closed);
        }
        else if (follows && (_now.IsEmpty || _between != Unknown))
        {
            Begin();
            _now.MarkedFirst = true;
            Now().Mark(item);
        }
        else if (_now.IsEmpty && _clauses.Count == 0)
        {
            _now.MarkedFirst = true;
            Now().Mark(item);
        }
        else if (_now.HasTimes && _between is And or Or && item.Kind == Appointment)
        {
            Begin(new PlainClause { Otherwise = true });
            Now().Mark(item);
        }
        else if (only && (_between is Comma or Break || _now.IsEmpty))
        {
            _clauses.Where(c => c.State == Unknown).ToList().ForEach(c => c.Mark(item));
        }
        else if (_now.HasTimes && _between == Comma && item.Kind == Appointment || _now.IsEmpty)
        {
            var words = text[item.Start..item.End];
            errors.Add("plain.ambiguous-appointment", _separator?.Start ?? item.Start, item.End, "are those hours by appointment, or is one also seen outside them?", $" {words}", $" {Word(And)} {words}");
        }
        else
        {
            Arrange(item, Unknown);
        }
    }

    // Two stretches and one "by appointment" behind them: of the last, or of both?
    private void Arrange(PlainItem item, PlainKind over)
    {
        if (_now.Spans.Count > 1 && item.Kind == Appointment)
        {
            errors.Add("plain.ambiguous-appointment", item.Start, item.End, "is that of all these times or of the last only? write them apart");
        }

        if (_now.State != over && _now.State != Unknown)
        {
            errors.Add("plain.unexpected", item.Start, item.End, "this does not belong here");
        }

        Now().Mark(item);
    }

    private void AddPart(int at, PlainItem item)
    {
        if (_now.HasTimes && _between is Comma or And or Break or Unknown && (_now.HasTimes || _now.IsEmpty) && _clauses.Count > 0)
        {
            // "ma-vr 9-12, namiddag op afspraak": the days of before, beside their hours.
            var before = _clauses[^1];
            Begin(new PlainClause { Otherwise = true });
            Now().Days.Add(before.Days);
        }

        var clause = Now();
        clause.Parts.Add(item.Value);
        clause.Languages = item.Languages;
        clause.Covers(item);
    }

    private void AddException(PlainItem item)
    {
        _base = _now.IsEmpty ? null : _now;
        Begin(new PlainClause { IsException = true, State = Closed, MarkedFirst = true });
        Now().Covers(item);
    }

    private void AddAlso(PlainItem item)
    {
        // "feestdagen inbegrepen".
        if (_now is { HasTimes: false, State: Unknown, Days: { Holidays: true, Weekdays: 0 } } && _between == Unknown)
        {
            _now.Also = true;
            _now.Covers(item);
            Begin();
            return;
        }

        _also = true;
    }

    private void AddNote(PlainItem item)
    {
        var clause = Now();
        clause.Note = clause.Note is null ? item.Text : $"{clause.Note}, {item.Text}";
        clause.Covers(item);
    }

    private string Word(PlainKind kind) => PlainWords.FullName(kind, 0, PlainLexer.First(language));
}
