using System.Numerics;
using Nabij.Search.Phrases;

namespace Nabij.Search.Asking;

/// <summary>
/// A phrase of the lexicon that the question has, and the question's <paramref name="Words"/> it stands on, one bit each.
/// <paramref name="Quality"/> is 1 when spelt right and in one piece. Not <paramref name="InFull"/>: part of a kind's name, which
/// names nothing by itself.
/// </summary>
internal readonly record struct UnderstoodPhrase(Phrase Phrase, ulong Words, double Quality, bool InFull)
{
    public double Strength => Phrase.Strength * Quality;
}

/// <summary>Finds the phrases of the lexicon in a question; longer ones win over what they contain.</summary>
internal static class UnderstoodPhrases
{
    private const int MostPhrases = 12;

    public static List<UnderstoodPhrase> Find(Question question, KindLexicon lexicon)
    {
        var found = new List<UnderstoodPhrase>();
        FindInOnePiece(question, lexicon, found);
        FindApart(question, lexicon, found);
        var chosen = Choose(found);
        if (question.WeighedWords >= Weights.Story)
        {
            chosen.RemoveAll(c => BitOperations.PopCount(c.Words) == 1 && c.Strength <= Weights.WordInStory && !c.Phrase.IsElsewhere);
        }
        chosen.AddRange(Hints.Find(question, lexicon, chosen));
        return chosen;
    }

    private static void FindInOnePiece(Question question, KindLexicon lexicon, List<UnderstoodPhrase> found)
    {
        for (var slot = 0; slot < question.Steps.Count; slot++)
        {
            var steps = question.Steps[slot];
            foreach (var match in lexicon.Find(slot, steps))
            {
                var words = 0UL;
                for (var i = match.From; i < match.To; i++)
                {
                    words |= steps[i].Word >= 0 ? question.Words[steps[i].Word].Bit : 0;
                }
                if (words != 0)
                {
                    var trust = slot == question.Trusted ? 1 : Weights.OtherLanguage;
                    found.Add(new(lexicon[match.Phrase], words, match.Quality * trust, InFull: true));
                }
            }
        }
    }

    private static void FindApart(Question question, KindLexicon lexicon, List<UnderstoodPhrase> found)
    {
        var said = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var word in question.Words.Where(w => !w.Guessed && w.Bit != 0))
        {
            foreach (var stem in word.Meanings.Select(m => m.Stem).Concat(word.Parts))
            {
                said[stem] = said.GetValueOrDefault(stem) | word.Bit;
            }
        }
        foreach (var stem in said.Keys)
        {
            foreach (var number in lexicon.PhrasesKnownBy(stem))
            {
                var phrase = lexicon[number];
                if (AllSaid(phrase.Content))
                {
                    found.Add(new(phrase, WordsOf(phrase.Content), Weights.WordsApart, InFull: true));
                }
            }
        }
        foreach (var name in said.Keys.SelectMany(lexicon.NamesWith).Distinct().Select(n => lexicon[n]))
        {
            var here = name.Content.Where(said.ContainsKey).ToList();
            var share = here.Sum(lexicon.Rarity) / name.Rarity;
            if ((here.Count < name.Content.Count || here.Count == 1) && share >= Weights.LeastShareOfName)
            {
                found.Add(new(name, WordsOf(here), Weights.SomeWords * share, InFull: false));
            }
        }

        // Asked of thousands of phrases.
        bool AllSaid(IReadOnlyList<string> stems)
        {
            for (var i = 0; i < stems.Count; i++)
            {
                if (!said.ContainsKey(stems[i]))
                {
                    return false;
                }
            }
            return true;
        }

        ulong WordsOf(IEnumerable<string> stems) => stems.Aggregate(0UL, (words, stem) => words | said[stem]);
    }

    private static List<UnderstoodPhrase> Choose(List<UnderstoodPhrase> found)
    {
        found.Sort((a, b) =>
        {
            var order = b.InFull.CompareTo(a.InFull);
            order = order != 0 ? order : BitOperations.PopCount(b.Words).CompareTo(BitOperations.PopCount(a.Words));
            order = order != 0 ? order : b.Strength.CompareTo(a.Strength);
            return order != 0 ? order : a.Phrase.Number.CompareTo(b.Phrase.Number);
        });
        var chosen = new List<UnderstoodPhrase>();
        var groups = new HashSet<ulong>();
        foreach (var phrase in found)
        {
            // "femme de ménage" is not also "ménage"; a part of a name adds nothing to words that were understood in full.
            var within = chosen.Exists(c => (phrase.Words & ~c.Words) == 0 && (c.Words != phrase.Words || (c.InFull && !phrase.InFull)));
            if (!within && (groups.Count < MostPhrases || groups.Contains(phrase.Words)))
            {
                groups.Add(phrase.Words);
                chosen.Add(phrase);
            }
        }
        return chosen;
    }
}
