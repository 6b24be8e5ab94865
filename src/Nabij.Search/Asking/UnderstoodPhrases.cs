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
        // Phrase and stem of each place where a word of the question meets a phrase; sorted, a phrase's stems stand together.
        var meetings = new List<Meeting>();
        foreach (var word in question.Words)
        {
            if (word.Guessed || word.Bit == 0)
            {
                continue;
            }
            foreach (var meaning in word.Meanings)
            {
                Meet(meaning.Stem, word.Bit);
            }
            foreach (var part in word.Parts)
            {
                Meet(part, word.Bit);
            }
        }
        meetings.Sort((a, b) => a.Phrase != b.Phrase ? a.Phrase.CompareTo(b.Phrase) : string.CompareOrdinal(a.Stem, b.Stem));
        for (var at = 0; at < meetings.Count;)
        {
            var phrase = lexicon[meetings[at].Phrase];
            var (words, stems, rarity) = (0UL, 0, 0.0);
            for (var first = at; at < meetings.Count && meetings[at].Phrase == meetings[first].Phrase; at++)
            {
                words |= meetings[at].Word;
                if (at == first || !string.Equals(meetings[at].Stem, meetings[at - 1].Stem, StringComparison.Ordinal))
                {
                    stems++;
                    rarity += lexicon.Rarity(meetings[at].Stem);
                }
            }
            if (stems == phrase.Content.Count && stems > 1)
            {
                found.Add(new(phrase, words, Weights.WordsApart, InFull: true));
            }
            else if (phrase.IsName && rarity >= Weights.LeastShareOfName * phrase.Rarity)
            {
                found.Add(new(phrase, words, Weights.SomeWords * rarity / phrase.Rarity, InFull: false));
            }
        }

        void Meet(string stem, ulong word)
        {
            foreach (var phrase in lexicon.PhrasesWith(stem))
            {
                meetings.Add(new(phrase, stem, word));
            }
        }
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

    private readonly record struct Meeting(int Phrase, string Stem, ulong Word);
}
