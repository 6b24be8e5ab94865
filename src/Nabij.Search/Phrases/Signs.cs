namespace Nabij.Search.Phrases;

/// <summary>
/// A kind of help that a word is a sign of; <paramref name="Evidence"/> is the logarithm of how many times likelier it makes the kind, as a
/// share of that of a word which only this kind has: 0 to 1.
/// </summary>
internal readonly record struct Sign(int Kind, float Evidence);

/// <summary>
/// What each stem says about which kind is meant: naive Bayes over the phrases of the lexicon (Manning, Raghavan &amp; Schütze 2008,
/// Introduction to Information Retrieval, §13.2), with only what speaks for a kind. Every phrase counts as one, however long: its
/// words share it, and its kinds do.
/// </summary>
internal sealed class Signs
{
    private readonly Dictionary<string, Sign[]> _byStem = new(StringComparer.Ordinal);

    public Signs(IReadOnlyCollection<Phrase> phrases)
    {
        var counts = new Dictionary<string, Dictionary<int, double>>(StringComparer.Ordinal);
        var sizes = new Dictionary<int, double>();
        foreach (var phrase in phrases.Where(p => !p.IsElsewhere && p.Content.Count > 0))
        {
            var weight = phrase.Strength / Math.Sqrt(phrase.Kinds.Length) / phrase.Content.Count;
            foreach (var stem in phrase.Content)
            {
                if (!counts.TryGetValue(stem, out var kinds))
                {
                    counts.Add(stem, kinds = []);
                }
                foreach (var kind in phrase.Kinds)
                {
                    kinds[kind] = kinds.GetValueOrDefault(kind) + weight;
                    sizes[kind] = sizes.GetValueOrDefault(kind) + weight;
                }
            }
        }
        var usual = sizes.Values.DefaultIfEmpty(1).Average();
        foreach (var (stem, kinds) in counts)
        {
            var shares = kinds
                .Select(k => (Kind: k.Key, Share: k.Value / (1 - Weights.ManyPhrases + (Weights.ManyPhrases * sizes[k.Key] / usual))))
                .OrderBy(k => k.Kind)
                .ToList();
            var all = shares.Sum(s => s.Share) + Weights.PhrasesOfNone;
            _byStem.Add(stem, [.. shares.Select(s => new Sign(s.Kind, (float)(Math.Log(1 + (s.Share / all * sizes.Count)) / Math.Log(1 + sizes.Count))))]);
        }
    }

    /// <summary>The kinds that a stem is a sign of, by number.</summary>
    public ReadOnlySpan<Sign> Of(string stem) => _byStem.GetValueOrDefault(stem);
}
