namespace Nabij.Search.Phrases;

/// <summary>One word of a question as a phrase may contain it: its stems, the best first, or the stems of its parts one after another.</summary>
/// <param name="Stems">Stems with how sure we are of each (1 unless misspelt).</param>
/// <param name="Parts">Stems of the parts of a compound; empty for others.</param>
/// <param name="MaySkip">A stop word: a phrase need not have it.</param>
/// <param name="Word">The caller's number of the word.</param>
internal sealed record Step(IReadOnlyList<(string Stem, double Quality)> Stems, IReadOnlyList<string> Parts, bool MaySkip, int Word);

/// <summary>A phrase found: its number, the steps it begins and ends at (end not included), and how sure we are of its least sure word.</summary>
internal readonly record struct PhraseMatch(int Phrase, int From, int To, double Quality);

/// <summary>Phrases as sequences of stems, found anywhere in a question in one walk. Each language has its own root.</summary>
internal sealed class PhraseTrie
{
    // Only a hostile question branches so often; a real one ends in a few dozen steps.
    private const int MostSteps = 20_000;

    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _edges = [];
    private readonly Dictionary<int, List<int>> _ends = [];
    private int _nodes = Indexing.Languages.Count;

    public void Add(int language, IReadOnlyList<string> stems, int phrase)
    {
        var node = language;
        foreach (var stem in stems)
        {
            if (!_stems.TryGetValue(stem, out var number))
            {
                number = _stems.Count;
                _stems.Add(stem, number);
            }
            if (!_edges.TryGetValue(Edge(node, number), out var next))
            {
                next = _nodes++;
                _edges.Add(Edge(node, number), next);
            }
            node = next;
        }
        if (!_ends.TryGetValue(node, out var ends))
        {
            _ends.Add(node, ends = []);
        }
        if (!ends.Contains(phrase))
        {
            ends.Add(phrase);
        }
    }

    public bool Knows(string stem) => _stems.ContainsKey(stem);

    public List<PhraseMatch> Find(int language, IReadOnlyList<Step> steps)
    {
        var found = new List<PhraseMatch>();
        var numbered = new NumberedStep[steps.Count];
        for (var i = 0; i < numbered.Length; i++)
        {
            numbered[i] = Number(steps[i]);
        }
        var left = MostSteps;
        for (var from = 0; from < numbered.Length; from++)
        {
            Walk(numbered, language, from, from, 1, found, ref left);
        }
        return found;
    }

    private void Walk(NumberedStep[] steps, int node, int from, int at, double quality, List<PhraseMatch> found, ref int left)
    {
        if (at > from && _ends.TryGetValue(node, out var ends))
        {
            foreach (var phrase in ends)
            {
                found.Add(new(phrase, from, at, quality));
            }
        }
        if (at == steps.Length || left-- <= 0)
        {
            return;
        }
        Follow(steps, node, from, at, quality, found, ref left);
        if (steps[at].MaySkip && at > from)
        {
            SkipTo(steps, node, from, at + 1, quality, found, ref left);
        }
    }

    // A skipped word at the end would only make the same phrase seem longer, so the walk goes on without looking for an end here.
    private void SkipTo(NumberedStep[] steps, int node, int from, int at, double quality, List<PhraseMatch> found, ref int left)
    {
        for (; at < steps.Length && left-- > 0; at++)
        {
            Follow(steps, node, from, at, quality, found, ref left);
            if (!steps[at].MaySkip)
            {
                return;
            }
        }
    }

    private void Follow(NumberedStep[] steps, int node, int from, int at, double quality, List<PhraseMatch> found, ref int left)
    {
        foreach (var (stem, sure) in steps[at].Stems)
        {
            if (_edges.TryGetValue(Edge(node, stem), out var next))
            {
                Walk(steps, next, from, at + 1, Math.Min(quality, sure), found, ref left);
            }
        }
        var afterParts = node;
        foreach (var part in steps[at].Parts)
        {
            if (!_edges.TryGetValue(Edge(afterParts, part), out afterParts))
            {
                return;
            }
        }
        if (steps[at].Parts.Length > 0)
        {
            Walk(steps, afterParts, from, at + 1, quality, found, ref left);
        }
    }

    // Each word is looked up once, however often the walk comes by.
    private NumberedStep Number(Step step)
    {
        var stems = new List<(int, double)>(step.Stems.Count);
        foreach (var (stem, quality) in step.Stems)
        {
            if (_stems.TryGetValue(stem, out var number))
            {
                stems.Add((number, quality));
            }
        }
        int[] parts = step.Parts.Count > 1 ? [.. step.Parts.Select(p => _stems.GetValueOrDefault(p, -1))] : [];
        return new([.. stems], parts, step.MaySkip);
    }

    private static long Edge(int node, int stem) => ((long)node << 32) | (uint)stem;

    private readonly record struct NumberedStep((int Stem, double Quality)[] Stems, int[] Parts, bool MaySkip);
}
