using Nabij.Search.Indexing;
using Nabij.Search.Language;

namespace Nabij.Search;

/// <summary>
/// The words of some texts, to tell them from everything else people type. A word is known in any of its forms, and is then given back
/// as one of the texts has it: what comes out as known never was anybody's own spelling.
/// </summary>
public sealed class Vocabulary
{
    // Per language from stem to word.
    private readonly Dictionary<string, string>[] _words = [.. Enumerable.Range(0, Languages.Count).Select(_ => new Dictionary<string, string>(StringComparer.Ordinal))];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <param name="texts">Texts with the ISO 639-1 code of their language; their stop words and numbers are left out.</param>
    /// <param name="names">Names whose words say where or who, not what.</param>
    public static Vocabulary Of(IEnumerable<(string Language, string Text)> texts, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(names);
        var vocabulary = new Vocabulary();
        foreach (var (language, text) in texts)
        {
            var slot = Languages.SlotOf(language);
            foreach (var token in Languages.Analyze(slot, text))
            {
                if (!token.IsStopWord && token.Folded.Length > 1 && token.Folded.All(char.IsLetter))
                {
                    vocabulary._words[slot][token.Stem] = vocabulary._words[slot].TryGetValue(token.Stem, out var word) ? Shorter(word, token.Folded) : token.Folded;
                }
            }
        }
        foreach (var name in names)
        {
            var words = Languages.Analyze(Languages.Other, name);
            vocabulary._names.UnionWith(words.Select(t => t.Folded));
            if (words is [var only])
            {
                vocabulary.Forget(only.Folded);
            }
        }
        return vocabulary;
    }

    /// <summary>The words of a text in their order.</summary>
    public IReadOnlyList<ReadWord> Read(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var own = Languages.SlotOf(language);
        return [.. Languages.Analyze(own, text).Select(token =>
        {
            var known = token.IsStopWord ? null : KnownAs(own, token);
            return new ReadWord(token.Folded, known, known is null && IsStopWord(token), _names.Contains(token.Folded), token.Start, token.Length);
        })];
    }

    // A name that is one word is no word for a need, also where a text has it.
    private void Forget(string name)
    {
        for (var slot = 0; slot < _words.Length; slot++)
        {
            _words[slot].Remove(Languages.Stem(slot, name));
        }
    }

    private string? KnownAs(int own, Token token)
    {
        if (_words[own].TryGetValue(token.Stem, out var word))
        {
            return word;
        }
        for (var slot = 0; slot < _words.Length; slot++)
        {
            if (slot != own && _words[slot].TryGetValue(Languages.Stem(slot, token.Folded), out word))
            {
                return word;
            }
        }
        return null;
    }

    private static bool IsStopWord(Token token) => token.IsStopWord || StopWords.Dutch.Contains(token.Folded) || StopWords.French.Contains(token.Folded) || StopWords.English.Contains(token.Folded);

    private static string Shorter(string a, string b) => a.Length != b.Length ? a.Length < b.Length ? a : b : string.CompareOrdinal(a, b) <= 0 ? a : b;
}

/// <summary>
/// A word as it was typed: <paramref name="Folded"/> (lower case, no accents), <paramref name="Known"/> as the vocabulary has it or null,
/// whether it carries no meaning of its own in any language, whether it is part of a name, and where it stands.
/// </summary>
public readonly record struct ReadWord(string Folded, string? Known, bool IsStopWord, bool IsOfName, int Start, int Length);
