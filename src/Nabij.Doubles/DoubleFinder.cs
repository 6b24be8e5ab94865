namespace Nabij.Doubles;

/// <summary>
/// Finds entries that may be the same. Only entries that share a rare word, a number or an address are compared, so that a hundred
/// thousand take seconds. The same entries give the same pairs in whatever order they come.
/// </summary>
public static class DoubleFinder
{
    /// <returns>The best first.</returns>
    public static IReadOnlyList<FoundDouble> Find(IEnumerable<DoubleEntry> entries, CancellationToken ct = default)
    {
        var words = new Vocabulary();
        var prepared = entries.DistinctBy(e => e.Id).Select(words.Add).OrderBy(e => e.Id).ToArray();
        foreach (var entry in prepared)
        {
            entry.Rare = [.. entry.Names.SelectMany(n => n.Words).Distinct().OrderBy(words.EntriesWith).ThenBy(words.TextOf, StringComparer.Ordinal)];
        }

        return [.. Best(Compare(prepared, words, ct), prepared.Length).Select(p => new FoundDouble(prepared[p.First].Id, prepared[p.Second].Id, p.Score, p.Reasons))];
    }

    private static List<Pair> Compare(Prepared[] prepared, Vocabulary words, CancellationToken ct)
    {
        var found = new List<Pair>();
        var blocks = new Blocks(prepared, words);
        var seen = new int[prepared.Length];
        Array.Fill(seen, -1);
        for (var i = 0; i < prepared.Length; i++)
        {
            ct.ThrowIfCancellationRequested();
            foreach (var other in blocks.PartnersOf(i, seen))
            {
                var (score, reasons) = Comparison.Of(prepared[i], prepared[other], words);
                if (score >= Weights.Propose)
                {
                    found.Add(new Pair(i, other, score, reasons));
                }
            }
        }

        return found;
    }

    // An entry has one double or two; who is like fifty others is a chain, and its best ones are enough to say so.
    private static IEnumerable<Pair> Best(List<Pair> found, int count)
    {
        var of = new int[count];
        foreach (var pair in found.OrderByDescending(p => p.Score).ThenBy(p => p.First).ThenBy(p => p.Second))
        {
            if (of[pair.First] < Weights.MostDoublesOfOne && of[pair.Second] < Weights.MostDoublesOfOne)
            {
                of[pair.First]++;
                of[pair.Second]++;
                yield return pair;
            }
        }
    }

    private sealed record Pair(int First, int Second, double Score, IReadOnlyList<string> Reasons);
}
