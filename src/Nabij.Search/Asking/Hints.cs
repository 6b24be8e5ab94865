using System.Numerics;
using Nabij.Search.Phrases;

namespace Nabij.Search.Asking;

/// <summary>
/// What a story is about: its words are those of many phrases, whole or not, and each is a sign of the kinds that such phrases mean
/// (<see cref="Signs"/>). The likeliest kinds are understood too, beside the phrases that are in the question, and more weakly.
/// </summary>
internal static class Hints
{
    /// <summary>A word with less evidence than this for a kind is not what tells it.</summary>
    private const float Telling = 0.15f;

    public static IEnumerable<UnderstoodPhrase> Find(Question question, KindLexicon lexicon, IReadOnlyList<UnderstoodPhrase> chosen)
    {
        var hasPhrase = chosen.Any(c => c.InFull);
        if (IsElsewhere(question, chosen) || (hasPhrase && question.WeighedWords == 1))
        {
            return [];
        }
        var heard = Hear(question, lexicon);
        var most = heard.Values.Select(h => h.Evidence).DefaultIfEmpty().Max();
        var sure = Math.Min(1, most / Weights.SureHint) * Weights.Hint;
        return heard
            .Where(h => h.Value.Evidence >= Math.Max(Weights.LeastHint, most * Weights.HintBesideBest))
            // One word alone that is in no phrase whole says too little.
            .Where(h => BitOperations.PopCount(h.Value.Words) > (hasPhrase ? 0 : 1))
            .OrderByDescending(h => h.Value.Evidence)
            .ThenBy(h => h.Key)
            .Take(Weights.MostHints)
            .Select(h => new UnderstoodPhrase(
                new(-1, [h.Key], sure * h.Value.Evidence / most, Shown: null, "", IsName: false, []),
                h.Value.Words,
                1,
                InFull: true));
    }

    // A first name in a story is no reason not to hear the rest of it.
    private static bool IsElsewhere(Question question, IReadOnlyList<UnderstoodPhrase> chosen)
    {
        var words = chosen.Where(c => c.Phrase.IsElsewhere).Aggregate(0UL, (all, c) => all | c.Words);
        return words != 0 && question.WeightOf(words) >= question.Weight * Weights.LeastShare;
    }

    // Per kind the evidence of all words, and which words gave most of it.
    private static Dictionary<int, (double Evidence, ulong Words)> Hear(Question question, KindLexicon lexicon)
    {
        var heard = new Dictionary<int, (double Evidence, ulong Words)>();
        var ofWord = new Dictionary<int, double>();
        foreach (var word in question.Words.Where(w => w.Bit != 0))
        {
            ofWord.Clear();
            foreach (var (stem, sure) in word.Meanings.Select(m => (m.Stem, m.Quality)).Concat(word.Parts.Select(p => (p, Weights.CompoundPart))))
            {
                foreach (var sign in lexicon.SignsOf(stem))
                {
                    ofWord[sign.Kind] = Math.Max(sure * sign.Evidence, ofWord.GetValueOrDefault(sign.Kind));
                }
            }
            foreach (var (kind, evidence) in ofWord)
            {
                var (all, words) = heard.GetValueOrDefault(kind);
                heard[kind] = (all + evidence, evidence > Telling ? words | word.Bit : words);
            }
        }
        return heard;
    }
}
