using Nabij.Calendar.Osm;
using static Nabij.Calendar.Plain.PlainKind;

namespace Nabij.Calendar.Plain;

/// <summary>
/// One thing said: on these days, at these times, open, closed or by appointment. State: Closed, Appointment, WalkIn, or Unknown for
/// plainly open. Marked first: "closed on Sunday", the days still come. Times first: "9-12 on Monday".
/// </summary>
internal sealed class PlainClause
{
    public PlainDays Days { get; } = new();
    public List<OsmSpan> Spans { get; } = [];
    public PlainKind State { get; set; }
    public bool MarkedFirst { get; set; }
    public bool TimesFirst { get; set; }
    public bool IsException { get; set; }
    public bool Also { get; set; }
    public bool Only { get; set; }

    /// <summary>"Also on legal holidays" was said of it: they are part of its days.</summary>
    public bool Included { get; set; }

    /// <summary>Holds where it would be closed: "and by appointment".</summary>
    public bool Otherwise { get; set; }

    public List<int> Parts { get; } = [];
    public PlainLanguages Languages { get; set; } = PlainLanguages.En;
    public string? Note { get; set; }
    public int Start { get; private set; } = -1;
    public int End { get; private set; }

    /// <summary>Where its first days stand; -1 without days.</summary>
    public int DaysStart { get; private set; } = -1;

    public bool HasDays => !Days.IsEmpty;
    public bool HasTimes => Spans.Count > 0;
    public bool IsEmpty => !HasDays && !HasTimes && State == Unknown && Parts.Count == 0;
    public bool IsOpen => State != Closed && !Otherwise;

    /// <summary>Days of the week (or none named), without dates or even and odd weeks.</summary>
    public bool IsWeekly => Days is { Dates.Count: 0, Weeks.Count: 0 } && !IsHoliday;

    /// <summary>Legal holidays and nothing else.</summary>
    public bool IsHoliday => Days is { Holidays: true, Weekdays: 0, Nth.Count: 0, Dates.Count: 0 };

    public bool IsSeason => Days.Dates.Count > 0 && !Days.IsSingleDates;

    /// <summary>What stood before it: Comma, And, Break (in <see cref="IsNewLine"/> a line end), or nothing.</summary>
    public PlainKind Before { get; init; }

    public bool IsNewLine { get; init; }

    /// <summary>Dates first, then days of the week: "juli-aug: ma-do 9-12", and what follows a comma is of that season too.</summary>
    public bool DatesLead { get; private set; }

    public void Covers(PlainItem item)
    {
        Start = Start < 0 ? item.Start : Math.Min(Start, item.Start);
        End = Math.Max(End, item.End);
    }

    public void Add(PlainDays days, PlainItem item)
    {
        DatesLead |= days.Weekdays != 0 && Days is { Dates.Count: > 0, Weekdays: 0 } && !HasTimes;
        Days.Add(days);
        DaysStart = DaysStart < 0 ? item.Start : DaysStart;
        Covers(item);
    }

    /// <summary>The same said of other days.</summary>
    public PlainClause With(PlainDays days)
    {
        var other = new PlainClause { State = State, Also = Also, Only = Only, Otherwise = Otherwise, Languages = Languages, Note = Note, Start = Start, End = End };
        other.Days.Add(days);
        other.Spans.AddRange(Spans);
        other.Parts.AddRange(Parts);
        return other;
    }

    public void Mark(PlainItem item)
    {
        State = item.Kind;
        Languages = item.Languages;
        Covers(item);
    }

    public OsmRule ToRule(OsmJoin join)
    {
        var part = string.Join(", ", Parts.Select(p => PlainWords.Name(DayPart, p, Single(Languages))));
        var said = State is Appointment or WalkIn ? PlainWords.Name(State, 0, Single(Languages)) : "";
        var comment = string.Join(", ", new[] { part, said, Note ?? "" }.Where(t => t.Length > 0));
        // A comment makes a rule unknown unless it says open; one that says by appointment is that state itself.
        var plain = State == Unknown || State == WalkIn;
        var modifier = State == Closed ? OsmModifier.Off : plain && comment.Length > 0 ? OsmModifier.Open : OsmModifier.None;
        return new OsmRule(join, Days.ToSelector(), Spans, modifier, comment.Length > 0 ? comment : null, false);
    }

    private static PlainLanguages Single(PlainLanguages languages) =>
        languages.HasFlag(PlainLanguages.Nl) ? PlainLanguages.Nl : languages.HasFlag(PlainLanguages.Fr) ? PlainLanguages.Fr : PlainLanguages.En;
}
