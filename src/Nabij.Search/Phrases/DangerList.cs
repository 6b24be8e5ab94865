using Nabij.Search.Indexing;

namespace Nabij.Search.Phrases;

/// <summary>
/// Words that mean danger. Only the word itself counts, with or without accents and endings: a guess at a misspelling must not send
/// someone to the suicide line.
/// </summary>
internal sealed class DangerList
{
    private readonly PhraseTrie _trie = new();
    private readonly IReadOnlyList<DangerWord> _dangers;

    public DangerList(IReadOnlyList<DangerWord> dangers, Compounds compounds)
    {
        _dangers = dangers;
        for (var i = 0; i < dangers.Count; i++)
        {
            var slot = Languages.SlotOf(dangers[i].Language);
            foreach (var sequence in PhraseWords.Of(slot, dangers[i].Phrase, compounds).Sequences)
            {
                _trie.Add(slot, sequence, i);
            }
        }
    }

    /// <summary>Topics named in the question, read in each language, in the order of the list.</summary>
    /// <param name="trusted">The language the question is most likely in: <i>die</i> in a Dutch sentence is not English.</param>
    /// <param name="stepsByLanguage">The question as each language reads it; a step without a word is a stop word of the trusted one.</param>
    public IReadOnlyList<string> Find(int trusted, IReadOnlyList<IReadOnlyList<Step>> stepsByLanguage)
    {
        if (_dangers.Count == 0)
        {
            return [];
        }
        var found = new SortedSet<int>();
        for (var slot = 0; slot < stepsByLanguage.Count; slot++)
        {
            var steps = stepsByLanguage[slot];
            var matches = _trie.Find(slot, steps)
                .Where(m => slot == trusted || Enumerable.Range(m.From, m.To - m.From).Any(i => steps[i].Word >= 0))
                .ToLookup(m => _dangers[m.Phrase].Harmless);
            found.UnionWith(matches[false].Where(m => !matches[true].Any(h => TakesBack(h, m))).Select(m => m.Phrase));
        }
        return [.. found.Select(i => _dangers[i].Topic).Distinct(StringComparer.Ordinal)];
    }

    private bool TakesBack(PhraseMatch harmless, PhraseMatch danger) =>
        harmless.From < danger.To && danger.From < harmless.To && _dangers[harmless.Phrase].Topic == _dangers[danger.Phrase].Topic;
}
