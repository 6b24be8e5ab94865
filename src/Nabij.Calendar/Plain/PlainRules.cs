using System.Numerics;
using Nabij.Calendar.Osm;
using static Nabij.Calendar.Plain.PlainKind;

namespace Nabij.Calendar.Plain;

/// <summary>
/// Puts clauses in the order in which opening_hours must read them, since there a later rule takes the place of an earlier one: the usual
/// week from many days to few, what is closed in it, the n-th days, seasons, legal holidays, single dates. A season that names no days of
/// the week has those of the usual week.
/// </summary>
internal sealed class PlainRules(string text, PlainLanguages language, List<PlainClause> clauses, PlainErrors errors)
{
    private readonly List<(PlainClause Clause, OsmJoin Join)> _rules = [];

    public List<(PlainClause Clause, OsmRule Rule)> Write()
    {
        Include();
        Split();
        Complete();
        Seasons();
        if (errors.Found.Count > 0)
        {
            return [];
        }

        Nights();
        foreach (var clause in clauses.Where(c => !c.IsEmpty).OrderBy(Rank).ThenBy(c => -Width(c)))
        {
            Place(clause);
        }

        return [.. _rules.Select((r, i) => (r.Clause, Always(r.Clause) ? Day24(r.Clause) : r.Clause.ToRule(i == 0 && r.Join == OsmJoin.Additional ? OsmJoin.Normal : r.Join)))];
    }

    private static int Rank(PlainClause clause) => clause switch
    {
        { Otherwise: true } => 8,
        { Days.IsSingleDates: true } => clause.Days.Dates[0].From.Year is null ? 6 : 7,
        { IsHoliday: true } => 5,
        { IsSeason: true } => 4,
        { Days.Nth.Count: > 0 } => clause.IsOpen ? 2 : 3,
        _ => clause.IsOpen ? 0 : 1,
    };

    // Within a rank many days stand before few, and open before closed.
    private static int Width(PlainClause clause) => Rank(clause) switch
    {
        0 => clause.Days.Weekdays == 0 ? 8 : BitOperations.PopCount((uint)clause.Days.Weekdays),
        4 => (clause.Days.Dates.Sum(Days) * 2) + (clause.IsOpen ? 1 : 0),
        6 or 7 => clause.IsOpen ? 1 : 0,
        _ => 0,
    };

    // How many days a date range has, in an ordinary year.
    private static int Days(OsmDates dates)
    {
        var days = dates.To.Last(2027).DayNumber - dates.From.First(2027).DayNumber + 1;
        return days <= 0 ? days + 365 : days;
    }

    private static bool Always(PlainClause clause) =>
        clause is { IsWeekly: true, State: Unknown, Note: null, Spans: [{ Start: 0, End: 1440 }] } && clause.Days.Nth.Count == 0 && clause.Days.Weekdays is 0 or PlainWords.Everyday;

    private static OsmRule Day24(PlainClause clause) => clause.ToRule(OsmJoin.Normal) with { Days = new OsmDaySelector(), Spans = [], AlwaysOpen = true };

    // "also on legal holidays": the hours of the clause before, when it is clear which.
    private void Include()
    {
        foreach (var also in clauses.Where(c => c is { Also: true, HasTimes: false, State: Unknown, Days: { Holidays: true, Weekdays: 0 } }).ToList())
        {
            var open = clauses.Where(c => c.IsOpen && c.HasTimes && c.IsWeekly && c.Days.Nth.Count == 0).ToList();
            clauses.Remove(also);
            if (open.Count != 1)
            {
                errors.Add("plain.ambiguous-also", also.Start, also.End, "with which hours? write the holidays with their hours");
            }
            else if (!Always(open[0]))
            {
                open[0].Days.Weekdays = open[0].Days.Weekdays == 0 ? PlainWords.Everyday : open[0].Days.Weekdays;
                open[0].Days.Holidays = open[0].Included = true;
            }
        }
    }

    // "Sundays and legal holidays" are of two ranks.
    private void Split()
    {
        foreach (var clause in clauses.Where(c => c.Days is { Holidays: true, Weekdays: not 0, Dates.Count: 0 } && !c.Included).ToList())
        {
            clauses.Insert(clauses.IndexOf(clause) + 1, clause.With(new PlainDays { Holidays = true }));
            clause.Days.Holidays = false;
        }
    }

    private void Complete()
    {
        foreach (var clause in clauses.Where(c => !c.IsEmpty))
        {
            if (clause is { HasTimes: false, State: Unknown })
            {
                var part = clause.Parts.Count > 0;
                errors.Add(part ? "plain.day-part" : "plain.no-times", clause.Start, clause.End, "from when until when?");
            }
            else if (!clause.HasDays && !clause.Otherwise && !(clause.State == Closed && clause.HasTimes) && clauses.Any(c => c != clause && c.HasDays && c is { IsOpen: true, IsWeekly: true }))
            {
                errors.Add("plain.no-days", clause.Start, clause.End, "on which days?");
            }
            else if (clause.State == Closed && clause.Spans.Any(s => s.OpenEnd))
            {
                errors.Add("plain.no-end", clause.Start, clause.End, "closed from then on, but until when?");
            }
            else if (clause.Days.Dates.Select(d => d.From.Year is null).Distinct().Count() > 1)
            {
                errors.Add("plain.year", clause.Start, clause.End, "some of these dates have a year and others not; write it with each");
            }
            else if (Crowded(clause.Spans))
            {
                errors.Add("plain.overlap", clause.Start, clause.End, "these times overlap");
            }
            else if (clause is { State: Closed, HasTimes: false, HasDays: false } && clauses.Count > 1)
            {
                errors.Add("plain.no-days", clause.Start, clause.End, "closed on which days?");
            }
        }
    }

    private void Seasons()
    {
        var usual = clauses.Where(c => c.IsOpen && c.IsWeekly && c.Days.Nth.Count == 0 && !c.IsEmpty).ToList();
        var week = usual.Any(c => c.Days.Weekdays == 0) ? 0 : usual.Aggregate(0, (sum, c) => sum | c.Days.Weekdays);
        var off = clauses.Where(c => c is { State: Closed, IsWeekly: true, HasTimes: false } && c.Days.Nth.Count == 0).Aggregate(0, (sum, c) => sum | c.Days.Weekdays);
        var seasons = clauses.Where(c => c is { IsOpen: true, Days.Dates.Count: > 0 } && !c.Days.IsSingleDates).ToList();
        if (usual.Count == 0 && seasons.Where(c => c.Days.Weekdays != 0).Select(c => c.Days.Weekdays).Distinct().ToList() is [var only])
        {
            week = only;
        }

        foreach (var season in seasons.Where(c => c.Days is { Weekdays: 0, Nth.Count: 0, Holidays: false }))
        {
            season.Days.Weekdays = off == 0 && week == 0 ? 0 : (week == 0 ? PlainWords.Everyday : week) & ~off;
        }
    }

    // A rule that names a day cuts off the night that began the day before. With nights each day is named once, and nothing takes its place.
    private void Nights()
    {
        var week = clauses.Where(c => c.IsOpen && c is { IsWeekly: true, State: not Closed } && c.Days.Nth.Count == 0 && c.HasTimes).ToList();
        if (!week.Any(c => c.Spans.Any(s => s.End > 1440)) || week.Any(c => c.Also || c.Days.Holidays))
        {
            return;
        }

        foreach (var off in clauses.Where(c => c is { State: Closed, HasTimes: false, IsWeekly: true } && c.Days.Nth.Count == 0 && c.Days.Weekdays != 0).ToList())
        {
            foreach (var clause in week)
            {
                clause.Days.Weekdays = (clause.Days.Weekdays == 0 ? PlainWords.Everyday : clause.Days.Weekdays) & ~off.Days.Weekdays;
            }

            if (week.Any(c => c.Days.Weekdays != 0))
            {
                clauses.Remove(off);
            }
        }

        clauses.RemoveAll(c => week.Contains(c) && c.Days.Weekdays == 0 && week.Count > 1);
    }

    private void Place(PlainClause clause)
    {
        var join = clause.Otherwise ? OsmJoin.Fallback : OsmJoin.Normal;
        foreach (var (before, _) in _rules.Where(r => Comparable(r.Clause, clause) && Meets(r.Clause, clause)))
        {
            if (Same(before, clause) && !clause.Only)
            {
                if (Overlap(before, clause) && !before.Spans.SequenceEqual(clause.Spans))
                {
                    errors.Add("plain.overlap", clause.Start, clause.End, "these times overlap others of the same days");
                }

                if (before.State == clause.State && before.Parts.Count + clause.Parts.Count == 0 && before.Note == clause.Note && before.HasTimes && clause.HasTimes)
                {
                    before.Spans.AddRange(clause.Spans.Except(before.Spans));
                    return;
                }

                join = OsmJoin.Additional;
            }
            else if (clause.Also || before.Also)
            {
                join = OsmJoin.Additional;
            }
            else if (!clause.HasTimes && clause is { State: Appointment, Parts.Count: > 0 })
            {
                (clause.Otherwise, join) = (true, OsmJoin.Fallback);
            }
            else if (!clause.Only && !Overlap(before, clause))
            {
                errors.Add("plain.ambiguous-also", clause.Start, clause.End, "instead of the other hours of that day, or beside them?", Both(clause));
            }
            else if (!clause.Only && Rank(before) == Rank(clause) && clause.Days.Nth.Count == 0 && (Bits(before) & Bits(clause)) != Bits(clause))
            {
                errors.Add("plain.ambiguous-days", clause.Start, clause.End, "these days have two different hours; name each day once");
            }
        }

        if (join == OsmJoin.Normal && Rank(clause) == 2 && _rules.Any(r => r.Clause.Spans.Any(s => s.End > 1440)) && !_rules.Any(r => Meets(r.Clause, clause)))
        {
            join = OsmJoin.Additional;
        }

        if (join == OsmJoin.Normal && Rank(clause) == 0 && clause.Days.Weekdays != 0 && clauses.Any(c => Rank(c) == 0 && c.Spans.Any(s => s.End > 1440)) && _rules.Count > 0)
        {
            foreach (var (before, _) in _rules.Where(r => Rank(r.Clause) == 0))
            {
                before.Days.Weekdays = Bits(before) & ~clause.Days.Weekdays;
            }

            _rules.RemoveAll(r => Rank(r.Clause) == 0 && r.Clause.Days.Weekdays == 0);
            join = OsmJoin.Additional;
        }

        _rules.Add((clause, join));
    }

    private string[] Both(PlainClause clause)
    {
        var words = text[clause.Start..clause.End];
        var spoken = PlainLexer.First(language);
        return [$"{PlainWords.FullName(PlainKind.Also, 0, spoken)} {words}", $"{PlainWords.FullName(PlainKind.Only, 0, spoken)} {words}"];
    }

    // Only what is of the same kind can say two things of a day; a season stands in place of the usual week.
    private static bool Comparable(PlainClause a, PlainClause b) =>
        (Rank(a) is 0 or 2 && Rank(b) is 0 or 2) || (Rank(a) == 4 && Rank(b) == 4 && a.IsOpen && b.IsOpen && a.Days.Dates.SequenceEqual(b.Days.Dates));

    private static int Bits(PlainClause clause) => clause.Days.Weekdays == 0 && clause.Days.Nth.Count == 0 ? PlainWords.Everyday : clause.Days.Weekdays;

    private static bool Same(PlainClause a, PlainClause b) =>
        Bits(a) == Bits(b) && a.Days.Nth.ToHashSet().SetEquals(b.Days.Nth) && a.Days.Holidays == b.Days.Holidays && a.Days.Weeks.SequenceEqual(b.Days.Weeks);

    // A day of the week and its n-th in the month meet; the first and the third Monday do not, nor even and odd weeks.
    private static bool Meets(PlainClause a, PlainClause b) =>
        (a.Days.Weeks.Count == 0 || b.Days.Weeks.Count == 0 || a.Days.Weeks.SequenceEqual(b.Days.Weeks))
        && ((Bits(a) & Bits(b)) != 0 || a.Days.Nth.Intersect(b.Days.Nth).Any() || a.Days.Nth.Any(n => (Bits(b) & (1 << n.Day)) != 0) || b.Days.Nth.Any(n => (Bits(a) & (1 << n.Day)) != 0));

    private static bool Crowded(List<OsmSpan> spans) => spans.Where((a, i) => spans.Skip(i + 1).Any(b => a.Start < b.End && b.Start < a.End)).Any();

    private static bool Overlap(PlainClause a, PlainClause b) => a.Spans.Any(x => b.Spans.Any(y => x.Start < y.End && y.Start < x.End));
}
