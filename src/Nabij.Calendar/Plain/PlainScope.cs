using static Nabij.Calendar.Plain.PlainKind;

namespace Nabij.Calendar.Plain;

/// <summary>How far months reach: "sept-juni: ma-do 9-17, vr 9-15", Friday is of that season too. Where that is not plain, it is asked.</summary>
internal static class PlainScope
{
    public static void Spread(IEnumerable<PlainClause> clauses, PlainErrors errors)
    {
        PlainClause? season = null;
        foreach (var clause in clauses)
        {
            season = clause is { Before: Break, IsNewLine: false, IsException: false } ? null : season;
            if (clause.IsSeason)
            {
                season = clause;
            }
            else if (season is not null && clause.Days is { Dates.Count: 0 } && (clause.Days.Weekdays != 0 || clause.Days.Nth.Count > 0))
            {
                if (!clause.IsException && (!season.DatesLead || clause.IsNewLine))
                {
                    errors.Add("plain.ambiguous-season", clause.Start, clause.End, "in those months only, or always? repeat the months, or begin with the usual week");
                }

                clause.Days.Dates.AddRange(season.Days.Dates);
            }
        }
    }
}
