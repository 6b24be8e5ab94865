using System.Collections.Frozen;

namespace Nabij.Search.Language;

/// <summary>Turns text of one language into tokens. Instances are shared and safe to use from any thread.</summary>
internal sealed class Analyzer
{
    private static readonly FrozenDictionary<string, Analyzer> ByLanguage = new Analyzer[]
    {
        new("nl", StopWords.Dutch, DutchStemmer.Stem),
        new("fr", StopWords.French, folded => Folding.WithoutAccents(FrenchStemmer.Stem(FrenchAccents.Restore(folded)))),
        new("en", StopWords.English, EnglishStemmer.Stem),
    }.ToFrozenDictionary(a => a._language, StringComparer.Ordinal);

    private static readonly Analyzer FoldingOnly = new("", [], folded => folded);

    private readonly string _language;
    private readonly FrozenSet<string> _stopWords;
    private readonly Func<string, string> _stem;

    private Analyzer(string language, FrozenSet<string> stopWords, Func<string, string> stem)
    {
        _language = language;
        _stopWords = stopWords;
        _stem = stem;
    }

    /// <summary>The analyzer of an ISO 639-1 code; a language without one of its own is folded only.</summary>
    public static Analyzer For(string language) => ByLanguage.GetValueOrDefault(language, FoldingOnly);

    public IReadOnlyList<Token> Analyze(string text)
    {
        var tokens = new List<Token>();
        Analyze(text, tokens);
        return tokens;
    }

    /// <summary>Adds the tokens of the text to a list the caller uses again.</summary>
    public void Analyze(ReadOnlySpan<char> text, List<Token> tokens)
    {
        var reader = new WordReader(text, stackalloc char[WordReader.MostLetters], _language);
        while (reader.Read())
        {
            var folded = reader.Folded.ToString();
            tokens.Add(new Token(folded, Stem(folded), reader.Start, reader.Length, _stopWords.Contains(folded)));
        }
    }

    /// <summary>
    /// The stem of a folded word, such as a part of a compound. Words are folded before they are stemmed, in texts and questions alike:
    /// then infirmiere meets infirmière by construction. Stemming the accented word would tell apart what half of all people type
    /// without accents; what the French stemmer loses, <see cref="FrenchAccents"/> mostly gives back.
    /// </summary>
    public string Stem(string folded) => _stem(folded);
}
