using System.Numerics;
using Nabij.Search.Phrases;

namespace Nabij.Search.Asking;

/// <summary>
/// What a question is about when no phrase of the lexicon is in it whole: people tell a story, and its words are those of many phrases.
/// Each word speaks for the kinds of help whose phrases have it, as far as it makes up such a phrase; kinds that two words or more speak
/// for with enough weight are understood, more weakly than any phrase.
/// </summary>
internal static class Hints
{
    public static IEnumerable<UnderstoodPhrase> Find(Question question, KindLexicon lexicon, IReadOnlyList<UnderstoodPhrase> chosen)
    {
        if (chosen.Any(c => c.InFull))
        {
            return [];
        }
        var heard = new Dictionary<int, (double Evidence, ulong Words)>();
        var ofWord = new Dictionary<int, double>();
        foreach (var word in question.Words.Where(w => w.Bit != 0))
        {
            ofWord.Clear();
            foreach (var (stem, sure) in word.Meanings.Select(m => (m.Stem, m.Quality)).Concat(word.Parts.Select(p => (p, Weights.CompoundPart))))
            {
                foreach (var number in lexicon.PhrasesWith(stem))
                {
                    var phrase = lexicon[number];
                    var share = sure * phrase.Strength * lexicon.Rarity(stem) / phrase.Rarity;
                    foreach (var kind in phrase.Kinds)
                    {
                        ofWord[kind] = Math.Max(share, ofWord.GetValueOrDefault(kind));
                    }
                }
            }
            foreach (var (kind, share) in ofWord)
            {
                var (evidence, words) = heard.GetValueOrDefault(kind);
                heard[kind] = (evidence + share, words | word.Bit);
            }
        }
        var most = heard.Values.Select(h => h.Evidence).DefaultIfEmpty().Max();
        return heard
            .Where(h => BitOperations.PopCount(h.Value.Words) > 1 && h.Value.Evidence >= Weights.LeastHint && h.Value.Evidence >= most * Weights.HintBesideBest)
            .OrderByDescending(h => h.Value.Evidence)
            .ThenBy(h => h.Key)
            .Take(Weights.MostHints)
            .Select(h => new UnderstoodPhrase(
                new(-1, [h.Key], Math.Min(1, h.Value.Evidence) * Weights.Hint, Shown: null, "", IsName: false, []),
                h.Value.Words,
                1,
                InFull: true));
    }
}
