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
    private readonly Dictionary<(int Node, int Stem), int> _edges = [];
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
            if (!_edges.TryGetValue((node, number), out var next))
            {
                next = _nodes++;
                _edges.Add((node, number), next);
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
        var left = MostSteps;
        for (var from = 0; from < steps.Count; from++)
        {
            Walk(steps, language, from, from, 1, found, ref left);
        }
        return found;
    }

    private void Walk(IReadOnlyList<Step> steps, int node, int from, int at, double quality, List<PhraseMatch> found, ref int left)
    {
        if (at > from && _ends.TryGetValue(node, out var ends))
        {
            foreach (var phrase in ends)
            {
                found.Add(new(phrase, from, at, quality));
            }
        }
        if (at == steps.Count || left-- <= 0)
        {
            return;
        }
        var step = steps[at];
        foreach (var (stem, sure) in step.Stems)
        {
            if (Next(node, stem) is { } next)
            {
                Walk(steps, next, from, at + 1, Math.Min(quality, sure), found, ref left);
            }
        }
        if (step.Parts.Count > 1 && NextAll(node, step.Parts) is { } afterParts)
        {
            Walk(steps, afterParts, from, at + 1, quality, found, ref left);
        }
        if (step.MaySkip && at > from)
        {
            SkipTo(steps, node, from, at + 1, quality, found, ref left);
        }
    }

    // A skipped word at the end would only make the same phrase seem longer, so the walk goes on without looking for an end here.
    private void SkipTo(IReadOnlyList<Step> steps, int node, int from, int at, double quality, List<PhraseMatch> found, ref int left)
    {
        for (; at < steps.Count && left-- > 0; at++)
        {
            foreach (var (stem, sure) in steps[at].Stems)
            {
                if (Next(node, stem) is { } next)
                {
                    Walk(steps, next, from, at + 1, Math.Min(quality, sure), found, ref left);
                }
            }
            if (steps[at].Parts.Count > 1 && NextAll(node, steps[at].Parts) is { } afterParts)
            {
                Walk(steps, afterParts, from, at + 1, quality, found, ref left);
            }
            if (!steps[at].MaySkip)
            {
                return;
            }
        }
    }

    private int? Next(int node, string stem) =>
        _stems.TryGetValue(stem, out var number) && _edges.TryGetValue((node, number), out var next) ? next : null;

    private int? NextAll(int node, IReadOnlyList<string> stems)
    {
        foreach (var stem in stems)
        {
            if (Next(node, stem) is not { } next)
            {
                return null;
            }
            node = next;
        }
        return node;
    }
}
