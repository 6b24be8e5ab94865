using System.Runtime.InteropServices;
using Nabij.Search.Language;

namespace Nabij.Search.Indexing;

/// <summary>
/// Splits Dutch compounds by the words known when the index was built: <i>thuisverpleging</i> is thuis + verpleging. Later changes do
/// not move it: a new word must not change what older documents are found by.
/// </summary>
internal sealed class Compounds
{
    // Words of the field come back in any sample; reading a million documents twice would only add names.
    private const int Sample = 20_000;

    // Once may be a typing mistake or somebody's name.
    private const int LeastOccurrences = 2;

    private readonly CompoundSplitter _splitter;

    private Compounds(CompoundSplitter splitter) => _splitter = splitter;

    /// <summary>From the words people say, the names of kinds of help, and the words of (a sample of) the documents.</summary>
    public static Compounds From<T>(IReadOnlyList<SearchDocument<T>> documents, Lexicon lexicon)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var document in documents.Take(Sample))
        {
            Count(document.Name, 1);
            Count(document.Description, 1);
        }
        foreach (var document in documents.Where(d => d.Type == DocumentType.Help))
        {
            Count(document.Name, LeastOccurrences);
            Count(document.OtherNames, LeastOccurrences);
        }
        Count(lexicon.Words.Select(w => KeyValuePair.Create(w.Language, w.Phrase)), LeastOccurrences);
        return new(new(counts.Where(c => c.Value >= LeastOccurrences)));

        void Count(IEnumerable<KeyValuePair<string, string>> texts, int times)
        {
            foreach (var (language, text) in texts)
            {
                if (Languages.SlotOf(language) != Languages.Dutch)
                {
                    continue;
                }
                foreach (var token in Languages.Analyze(Languages.Dutch, text))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, token.Folded, out _) += token.IsStopWord ? 0 : times;
                }
            }
        }
    }

    /// <summary>The stems of the parts of a folded Dutch word; empty when it is no compound.</summary>
    public IReadOnlyList<string> PartsOf(string folded)
    {
        var parts = _splitter.Split(folded);
        return parts.Count == 0 ? [] : [.. parts.Select(Languages.DutchStem)];
    }
}
