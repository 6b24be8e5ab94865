using Nabij.Search.Indexing;
using Nabij.Search.Language;

namespace Nabij.Search.Phrases;

/// <summary>How a phrase is found in a question: which of its words must be there.</summary>
internal sealed record PhraseWords(IReadOnlyList<Token> Tokens, IReadOnlyList<string> Content, IReadOnlyList<IReadOnlyList<string>> Sequences)
{
    // A leading article says nothing: "de poetsvrouw" is found as "poetsvrouw".
    private static readonly HashSet<string> Articles = new(StringComparer.Ordinal)
    {
        "de", "het", "een", "le", "la", "les", "un", "une", "des", "the", "a", "an",
    };

    /// <summary>
    /// Two or more meaningful words must follow each other, whatever stop words lie between; a phrase that leans on its stop words
    /// (<i>niet meer leven</i>) must be there in full, or its one meaningful word would stand for it everywhere.
    /// Dutch compounds may be written whole or apart.
    /// </summary>
    public static PhraseWords Of(int language, string phrase, Compounds compounds)
    {
        var tokens = Languages.Analyze(language, phrase).ToList();
        while (tokens.Count > 1 && Articles.Contains(tokens[0].Folded))
        {
            tokens.RemoveAt(0);
        }
        var content = tokens.Where(t => !t.IsStopWord).ToList();
        var needed = content.Count > 1 ? content : tokens;
        var sequences = new List<IReadOnlyList<string>>();
        if (needed.Count > 0)
        {
            sequences.Add([.. needed.Select(t => t.Stem)]);
        }
        if (language == Languages.Dutch)
        {
            var apart = needed.SelectMany(t => compounds.PartsOf(t.Folded) is { Count: > 1 } parts ? parts : [t.Stem]).ToList();
            if (apart.Count > needed.Count)
            {
                sequences.Add(apart);
            }
        }
        return new(tokens, [.. content.Select(t => t.Stem).Distinct(StringComparer.Ordinal)], sequences);
    }
}
