using System.Globalization;

namespace Nabij.Bench.Beside;

/// <summary>The rule "a hit carries a share of the question's weight" as an expression of SQL.</summary>
internal static class CoverRule
{
    /// <param name="question">The question.</param>
    /// <param name="hasAny">The condition that a document has any of these words.</param>
    /// <returns>A condition, or null when every candidate is a hit.</returns>
    public static string? Of(ExpandedQuestion question, Func<IReadOnlyList<string>, string> hasAny)
    {
        if (question.Candidates.Count == question.Sure.Count)
        {
            return null;
        }
        var cover = string.Join(" + ", [
            .. question.Kinds.Select(k => KindsCover(k, question, question.Overlapping(k), 0, hasAny)),
            .. question.Words.Select(w => WordCover(w, question, hasAny)),
        ]);
        var enough = string.Create(CultureInfo.InvariantCulture, $"{cover} >= {question.LeastCover}");
        return question.Sure.Count == 0 ? enough : $"({hasAny(question.Sure)} OR {enough})";
    }

    private static string KindsCover(
        AskedKinds kinds,
        ExpandedQuestion question,
        IReadOnlyList<AskedKinds> earlier,
        ulong carried,
        Func<IReadOnlyList<string>, string> hasAny)
    {
        if (earlier.Count == 0)
        {
            return Case(kinds.Kinds.Select((k, i) => (hasAny([k.Word]), Text(question.CoverOf(kinds, i, carried)))), "0");
        }
        var rest = earlier.Skip(1).ToList();
        return Case(
            [(hasAny(WordsOf(earlier[0].Kinds)), KindsCover(kinds, question, rest, carried | earlier[0].Words, hasAny))],
            KindsCover(kinds, question, rest, carried, hasAny));
    }

    private static string WordCover(AskedWord word, ExpandedQuestion question, Func<IReadOnlyList<string>, string> hasAny)
    {
        var parts = word.Parts.Count == 0
            ? "0"
            : string.Join(" + ", word.Parts.Select(p => Case([(hasAny([p.Word]), Text(p.Cover))], "0")));
        var carriedBy = question.Kinds.Where(k => (k.Words & word.Bit) != 0).SelectMany(k => WordsOf(k.Kinds)).ToList();
        var cases = word.Meanings.Select(m => (hasAny([m.Word]), Text(m.Cover)));
        return Case(carriedBy.Count == 0 ? cases : cases.Prepend((hasAny(carriedBy), "0")), parts);
    }

    private static List<string> WordsOf(IEnumerable<Carrier> carriers) => [.. carriers.Select(c => c.Word)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Case(IEnumerable<(string When, string Then)> cases, string otherwise)
    {
        var whens = string.Concat(cases.Select(c => $" WHEN {c.When} THEN {c.Then}"));
        return whens.Length == 0 ? $"({otherwise})" : $"(CASE{whens} ELSE {otherwise} END)";
    }
}
