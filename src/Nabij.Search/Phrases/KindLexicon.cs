using Nabij.Search.Indexing;

namespace Nabij.Search.Phrases;

/// <summary>The names of a kind of help, as its guide page (<see cref="DocumentType.Help"/>) gives them.</summary>
internal sealed record KindNames(IReadOnlyList<string> Kinds, IReadOnlyList<KeyValuePair<string, string>> Names);

/// <summary>
/// A phrase, by its place in the lexicon, that means one or more kinds of help, by their numbers in <see cref="Facet.Kind"/>. <paramref name="Strength"/> as in
/// <see cref="SaidWord"/>; <paramref name="Shown"/> is the phrase as the list writes it, or null when it may not be shown;
/// <paramref name="Content"/> its meaningful stems.
/// </summary>
internal sealed record Phrase(int Number, int[] Kinds, double Strength, string? Shown, string Language, bool IsName, IReadOnlyList<string> Content)
{
    // More meaningful words than these nobody says again.
    private const int LongestPhrase = 6;

    /// <summary>Too long to be in a question; its words say what its kinds are about.</summary>
    public bool IsStory => Content.Count > LongestPhrase && !IsName;

    /// <summary>Words of questions that are not about help.</summary>
    public bool IsElsewhere => Kinds.Length == 0;

    /// <summary>How much its stems say together: see <see cref="KindLexicon.Rarity"/>.</summary>
    public double Rarity { get; set; }
}

/// <summary>
/// Words people say and names of kinds, as phrases of stems. This is the bridge between what people type and what directories
/// write, and between languages.
/// </summary>
internal sealed class KindLexicon
{
    private static readonly List<int> None = [];
    private readonly List<Phrase> _phrases = [];
    private readonly PhraseTrie _trie = new();
    private readonly Dictionary<string, List<int>> _byRarest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _rarity = new(StringComparer.Ordinal);
    private readonly Signs _signs;
    private readonly HashSet<string> _domain = new(StringComparer.Ordinal);

    public KindLexicon(IEnumerable<SaidWord> said, IEnumerable<KindNames> kinds, Numbering numbering, Compounds compounds)
    {
        var spelt = new HashSet<Word>();
        var kindNumbers = numbering.Of(Facet.Kind);
        foreach (var kind in kinds)
        {
            foreach (var (language, name) in kind.Names)
            {
                Add(language, name, kind.Kinds, 1, understoodOnly: false, isName: true);
            }
        }
        foreach (var word in said)
        {
            Add(word.Language, word.Phrase, word.Kinds, Math.Clamp(word.Strength, 0, 1), word.Understood, isName: false);
        }
        Words = new(spelt);
        foreach (var (stem, phrases) in _phrases.SelectMany(p => p.Content).CountBy(stem => stem, StringComparer.Ordinal))
        {
            // The fewer phrases have a stem, the more it says about which is meant.
            _rarity.Add(stem, Math.Log(1 + ((double)(_phrases.Count + 1) / (phrases + 1))));
        }
        foreach (var phrase in _phrases)
        {
            phrase.Rarity = phrase.Content.Sum(Rarity);
            // Also found with its words apart, if they are at least two: looked up by the rarest of them. And a kind by part of its name.
            if (phrase.Content.Count > 1 && !phrase.IsStory)
            {
                ListOf(_byRarest, phrase.Content.MaxBy(Rarity)!).Add(phrase.Number);
            }
            foreach (var stem in phrase.IsName ? phrase.Content : [])
            {
                ListOf(_names, stem).Add(phrase.Number);
            }
        }
        _signs = new(_phrases);

        void Add(string language, string text, IReadOnlyList<string> codes, double strength, bool understoodOnly, bool isName)
        {
            var slot = Languages.SlotOf(language);
            var words = PhraseWords.Of(slot, text, compounds);
            if (words.Sequences.Count == 0)
            {
                return;
            }
            var phrase = new Phrase(_phrases.Count, [.. codes.Select(kindNumbers.Add)], strength, understoodOnly ? null : text, language, isName, words.Content);
            _phrases.Add(phrase);
            if (phrase.IsStory)
            {
                return;
            }
            foreach (var sequence in words.Sequences)
            {
                _trie.Add(slot, sequence, phrase.Number);
            }
            if (phrase.IsElsewhere)
            {
                return;
            }
            if (isName || (phrase.Content.Count == 1 && strength >= 0.5))
            {
                _domain.UnionWith(phrase.Content);
            }
            spelt.UnionWith(words.Tokens.Where(t => !t.IsStopWord && t.Folded.Length > 0).Select(t => new Word(t.Folded, t.Stem)));
        }
    }

    /// <summary>All words in the phrases, for typing mistakes.</summary>
    public WordList Words { get; }

    public Phrase this[int number] => _phrases[number];

    /// <summary>Kinds of help are called so.</summary>
    public bool IsDomain(string stem) => _domain.Contains(stem);

    public bool Knows(string stem) => _trie.Knows(stem);

    /// <summary>Also told in a story, so that it is no slip for another word.</summary>
    public bool Heard(string stem) => _rarity.ContainsKey(stem);

    public List<PhraseMatch> Find(int language, IReadOnlyList<Step> steps) => _trie.Find(language, steps);

    /// <summary>Phrases of two words or more of which this is the rarest.</summary>
    public List<int> PhrasesKnownBy(string stem) => _byRarest.GetValueOrDefault(stem, None);

    /// <summary>Names of kinds that have this stem.</summary>
    public List<int> NamesWith(string stem) => _names.GetValueOrDefault(stem, None);

    /// <summary>The kinds that a stem is a sign of.</summary>
    public ReadOnlySpan<Sign> SignsOf(string stem) => _signs.Of(stem);

    /// <summary>How much a stem says about which phrase is meant; 0 when no phrase has it.</summary>
    public double Rarity(string stem) => _rarity.GetValueOrDefault(stem);

    private static List<int> ListOf(Dictionary<string, List<int>> lists, string stem)
    {
        if (!lists.TryGetValue(stem, out var list))
        {
            lists.Add(stem, list = []);
        }
        return list;
    }
}
