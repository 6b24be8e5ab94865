using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>A field that a row changes: what the sheet said when it was taken out, and what it says now.</summary>
internal sealed record CellChange(string Field, string Before, string After);

/// <summary>A field that was left as it is, with what stands there: somebody changed it since.</summary>
internal sealed record LeftField(string Field, string Now);

/// <summary>From the cells of a row to what they change, and from that to a new state. A cell that says what the sheet said when it was taken out changes nothing.</summary>
internal static class SheetChange
{
    private const string TooLong = "entry.too-long";
    private const string NoDay = "2026-11-22, 22/11/2026, 22-11-2026";

    /// <summary>What a row changes of the version that it was made from, and what is wrong with that.</summary>
    public static (IReadOnlyList<CellChange> Changes, IReadOnlyList<FieldProblem> Problems) Of(
        JsonObject before, IReadOnlyDictionary<string, string> cells, Func<string, string>? narrow, string language, DateOnly today)
    {
        var (form, day) = (EntryForm.Of(before), EntryState.CheckedOnOf(before));
        var changes = new List<CellChange>();
        var problems = new List<FieldProblem>();
        foreach (var (code, field) in SheetColumns.Fields)
        {
            if (!cells.TryGetValue(code, out var cell) || SheetColumns.TextOf(form, day, field) is var was && (cell == was || cell == narrow?.Invoke(was) || IsSameDay(field, cell, day)))
            {
                continue;
            }

            changes.Add(new CellChange(field, was, field == SheetColumns.CheckedOn && FormDay.Read(cell) is { } read ? FormDay.Write(read) : cell));
            if (Wrong(field, cell, narrow, was, today) is { } problem)
            {
                problems.Add(problem);
            }
        }

        // Far too long a cell is looked at no further.
        if (changes.Count > 0 && problems.All(p => p.Code != TooLong))
        {
            // With all that stood there, so that what must not be empty is asked about; what this row leaves alone is not its mistake.
            var all = SheetColumns.Fields.Select(c => KeyValuePair.Create(c.Field, SheetColumns.TextOf(form, day, c.Field)))
                .Concat(changes.Select(c => KeyValuePair.Create(c.Field, c.After))).GroupBy(f => f.Key, StringComparer.Ordinal)
                .Select(g => KeyValuePair.Create(g.Key, new StringValues(g.Last().Value)))
                .Append(new("why", "sheet")).Append(new("source", DirectoryHistorySources.Editor));
            problems.AddRange(EntryForm.Posted(all).Check(form, language)
                .Where(p => changes.Any(c => c.Field == p.Field || (p.Code == EditingProblems.NameMissing.Code && c.Field.StartsWith("name.", StringComparison.Ordinal)))));
        }

        return (changes, problems);
    }

    /// <summary>
    /// The new state of an entry. A field that somebody changed since, to something else, keeps the newer words; all that goes with it in the same
    /// change, such as other languages that are not up to date any more, is then left out as well.
    /// </summary>
    public static (JsonObject Next, IReadOnlyList<LeftField> Left) Merge(
        JsonObject before, JsonObject now, int seen, IReadOnlyList<CellChange> changes, bool same, string language, DateOnly today)
    {
        var (kept, left) = (changes.ToList(), new List<CellChange>());
        while (true)
        {
            // The other way round: where both changed, what stands now stays.
            var merged = FieldMerge.Of(before, Apply(before, seen, kept, same, language, today), now);
            var newer = kept.Where(k => merged.Conflicts.Any(c => Holds(EditTexts.FieldOf(c.Path), k.Field))).ToList();
            if (newer.Count == 0)
            {
                return (merged.Merged, left.Count == 0 ? [] : Standing(now, left.Select(l => l.Field)));
            }

            left.AddRange(newer);
            kept = [.. kept.Except(newer)];
        }
    }

    /// <summary>What stands now in some fields.</summary>
    public static IReadOnlyList<LeftField> Standing(JsonObject now, IEnumerable<string> fields)
    {
        var (form, day) = (EntryForm.Of(now), EntryState.CheckedOnOf(now));
        return [.. fields.Select(f => new LeftField(f, SheetColumns.TextOf(form, day, f)))];
    }

    /// <summary>Whether a conflict, which may be about a text as a whole or about all telephones, is about a field.</summary>
    public static bool Holds(string conflict, string field) =>
        field == conflict || (conflict == "checked" && field == SheetColumns.CheckedOn) || (IsPhone(conflict) && IsPhone(field)) || field.StartsWith(conflict + ".", StringComparison.Ordinal);

    private static JsonObject Apply(JsonObject before, int seen, IReadOnlyList<CellChange> changes, bool same, string language, DateOnly today)
    {
        if (changes.Count == 0)
        {
            return before;
        }

        var fields = changes.Where(c => c.Field != SheetColumns.CheckedOn).Select(c => KeyValuePair.Create(c.Field, SheetColumns.Sent(c.Field, c.After))).ToList();
        if (fields.Any(f => IsPhone(f.Key)))
        {
            // Telephones are one thing: those that stay are said again.
            var form = EntryForm.Of(before);
            fields.AddRange(SheetColumns.Fields.Where(c => IsPhone(c.Field) && fields.All(f => f.Key != c.Field)).Select(c => KeyValuePair.Create(c.Field, new StringValues(form[c.Field]))).ToList());
        }

        if (fields.Any(f => f.Key == "channels"))
        {
            fields.Add(new("sent", "yes"));
        }

        fields.Add(new("same", same ? "yes" : ""));
        var next = EntryForm.Posted(fields).Apply(before, seen, language, today);
        return changes.FirstOrDefault(c => c.Field == SheetColumns.CheckedOn) is { } day
            ? EntryState.With(next, b => b with { CheckedOn = FormDay.Read(day.After) })
            : next;
    }

    private static FieldProblem? Wrong(string field, string cell, Func<string, string>? narrow, string was, DateOnly today) => field switch
    {
        _ when cell.Length > EntryForm.MaxText => new FieldProblem(field, TooLong, EntryForm.MaxText.ToString(CultureInfo.InvariantCulture)),
        _ when SheetCell.IsBroken(cell) => new FieldProblem(field, "sheet.broken", cell.Length > 20 ? cell[..20] : cell),
        _ when narrow is not null && narrow(was) != was && cell.Length > 0 => new FieldProblem(field, "sheet.signs-lost"),
        SheetColumns.CheckedOn when FormDay.IsWrong(cell) => new FieldProblem(field, "sheet.day", NoDay),
        SheetColumns.CheckedOn when FormDay.Read(cell) > today => new FieldProblem(field, "sheet.day-ahead"),
        _ when SheetColumns.CodesOf(field) is { } codes && (cell.Length == 0 ? !SheetColumns.MayBeEmpty(field) : field == "channels" ? !SheetColumns.Codes(cell).All(codes.Contains) : !codes.Contains(cell)) =>
            new FieldProblem(field, "sheet.code", string.Join(", ", codes)),
        _ => null,
    };

    private static bool IsSameDay(string field, string cell, DateOnly? day) => field == SheetColumns.CheckedOn && day is not null && FormDay.Read(cell) == day;

    private static bool IsPhone(string field) => field.StartsWith("phone", StringComparison.Ordinal);
}
