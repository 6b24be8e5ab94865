using Nabij.Search.Indexing;
using Nabij.Search.Language;
using Nabij.Search.Phrases;

namespace Nabij.Search.Asking;

/// <summary>
/// The words of a question, as each language reads them. The language it seems to be in is trusted most and decides what is a stop
/// word; every other language still has its say, since a single word or a name tells little about its language.
/// </summary>
internal sealed class Question
{
    private const int LongestText = 1_000;
    private const int MostTokens = 60;
    private const int MostGuesses = 8;
    private const int MostWildGuesses = 3;
    private const int MeaningsPerGuess = 3;

    /// <summary>People rarely miss the first letter; of a short word another first letter makes another word.</summary>
    private const int LeastForOtherBeginning = 7;
    private const int LongestName = 5;

    /// <summary>More words than this only blur a question; the heaviest stay.</summary>
    private const int MostWords = 20;

    private Question()
    {
    }

    /// <summary>Nothing was typed: everything answers.</summary>
    public required bool IsEmpty { get; init; }

    /// <summary>The language it seems to be in, or null.</summary>
    public required string? Detected { get; init; }

    /// <summary>Slot of the language that decides what is a stop word.</summary>
    public required int Trusted { get; init; }
    public List<QuestionWord> Words { get; private set; } = [];

    /// <summary>How many of its words count.</summary>
    public int WeighedWords { get; private set; }

    /// <summary>Some word is one that help is called by.</summary>
    public bool HasDomainWord { get; private set; }

    /// <summary>Some word tells what help is about.</summary>
    public bool IsTelling { get; private set; }

    /// <summary>Per language the question as phrases are looked for in it.</summary>
    public List<List<Step>> Steps { get; } = [];

    /// <summary>The hashes under which a name that is exactly the question is known.</summary>
    public List<ulong> WholeHashes { get; } = [];

    /// <summary>Weight of all its words; <see cref="Plan.Whole"/> but for rounding.</summary>
    public int Weight => Words.Sum(w => w.Weight);

    /// <summary>Weight of some of its words, by their bits.</summary>
    public int WeightOf(ulong words)
    {
        var weight = 0;
        foreach (var word in Words)
        {
            weight += (words & word.Bit) != 0 ? word.Weight : 0;
        }
        return weight;
    }

    /// <summary>The hashes of names that may stand in the question among other words.</summary>
    public IEnumerable<ulong> PartHashes()
    {
        foreach (var steps in Steps)
        {
            var stems = steps.Where(s => !s.MaySkip).Select(s => s.Stems[0].Stem).ToList();
            for (var from = 0; from < stems.Count; from++)
            {
                var hash = ExactNames.NoStems;
                for (var length = 1; length <= LongestName && from + length <= stems.Count; length++)
                {
                    hash = ExactNames.Hash(hash, stems[from + length - 1]);
                    yield return hash;
                }
            }
        }
    }

    public static Question Read(string text, string language, Collection collection)
    {
        var question = Begin(text, language, out var tokens);
        if (!question.IsEmpty)
        {
            question.Guess(collection);
            question.FindSteps(tokens, collection);
            question.Weigh(collection);
        }
        return question;
    }

    /// <summary>Reads only what phrases are looked for in, word for word: a word half typed or misspelt is no other word.</summary>
    public static Question ReadAsWritten(string text, string language, Collection collection)
    {
        var question = Begin(text, language, out var tokens);
        foreach (var word in question.Words)
        {
            word.Parts = collection.Compounds.PartsOf(word.Folded) is { Count: > 1 } parts ? [.. parts] : [];
        }
        question.FindSteps(tokens, collection);
        return question;
    }

    private static Question Begin(string text, string language, out IReadOnlyList<Token>[] tokens)
    {
        text = Shorten(text);
        var detected = Languages.Detect(text);
        var trusted = Languages.SlotOf(detected ?? language);
        var question = new Question { IsEmpty = string.IsNullOrWhiteSpace(text), Detected = detected, Trusted = trusted };
        tokens = question.IsEmpty ? [] : new IReadOnlyList<Token>[Languages.Count];
        for (var slot = 0; slot < tokens.Length; slot++)
        {
            tokens[slot] = Languages.Analyze(slot, text) is var all && all.Count > MostTokens ? [.. all.Take(MostTokens)] : all;
            if (tokens[slot].Count > 0)
            {
                question.WholeHashes.Add(ExactNames.Hash(Languages.ContentStems(tokens[slot])));
            }
        }
        if (!question.IsEmpty)
        {
            question.FindWords(tokens, Languages.SlotOf(language), detected is not null);
        }
        return question;
    }

    private static string Shorten(string? text)
    {
        text ??= "";
        if (text.Length <= LongestText)
        {
            return text;
        }
        return text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }

    private void FindWords(IReadOnlyList<Token>[] tokens, int reader, bool sure)
    {
        foreach (var token in tokens[Trusted])
        {
            if (token.IsStopWord)
            {
                continue;
            }
            var word = new QuestionWord { Folded = token.Folded, Start = token.Start, End = token.Start + token.Length };
            word.Add(new(token.Folded, token.Stem, 1));
            Words.Add(word);
        }
        for (var slot = 0; slot < tokens.Length; slot++)
        {
            if (slot == Trusted)
            {
                continue;
            }
            foreach (var token in tokens[slot])
            {
                if (WordAt(token) is not { } word)
                {
                    continue;
                }
                if (!token.IsStopWord)
                {
                    word.Add(new(token.Folded, token.Stem, slot == reader ? 1 : Weights.OtherLanguage));
                }
                else if (!sure && slot != Languages.Other)
                {
                    // One or two words tell no language: "la", "the", "voor" alone are a stop word of somebody.
                    Words.Remove(word);
                }
            }
        }
        // A word twice is one word.
        Words = [.. Words.DistinctBy(w => w.Folded, StringComparer.Ordinal)];
    }

    // Replaces words that nothing knows by what they may be: not finished, or with a typing mistake.
    private void Guess(Collection collection)
    {
        var guesses = 0;
        var wild = 0;
        var found = new List<Meant>();
        foreach (var word in Words)
        {
            word.Parts = [.. collection.Compounds.PartsOf(word.Folded).Where(p => collection.Frequency(p) > 0 || collection.Kinds.Knows(p))];
            if (word.Parts.Count < 2)
            {
                word.Parts = [];
            }
            var rarities = word.Parts.Select(p => RarityOf(collection, p)).ToList();
            word.PartShares = rarities.ConvertAll(r => Math.Min(Weights.LargestPartShare, Weights.CompoundShare * r / rarities.Sum()));
            if (word.Parts.Count > 0 || word.Meanings.Exists(m => IsKnown(collection, m.Stem) || collection.Kinds.Heard(m.Stem)))
            {
                continue;
            }
            found.Clear();
            foreach (var list in WordLists(collection))
            {
                list.FindExact(word.Folded, found);
            }
            if (found.Count == 0 && word.Folded.Length >= 4 && !word.Folded.Any(char.IsDigit) && guesses++ < MostGuesses)
            {
                FindGuesses(collection, word.Folded, found, ref wild);
            }
            var best = found
                .Where(m => m.Quality < 1 ? collection.Kinds.Knows(m.Stem) || collection.IsTelling(m.Stem) : IsKnown(collection, m.Stem))
                .OrderByDescending(m => m.Quality)
                .ThenByDescending(m => collection.Kinds.Knows(m.Stem))
                .ThenByDescending(m => collection.Frequency(m.Stem))
                .ThenBy(m => m.Folded, StringComparer.Ordinal)
                .ThenBy(m => m.Stem, StringComparer.Ordinal)
                .DistinctBy(m => m.Stem)
                .Take(MeaningsPerGuess)
                .ToList();
            if (best.Count > 0)
            {
                word.Guessed = best[0].Quality < 1;
                word.Meanings.Clear();
                word.Meanings.AddRange(best);
            }
        }
    }

    private static void FindGuesses(Collection collection, string folded, List<Meant> found, ref int wild)
    {
        foreach (var list in WordLists(collection))
        {
            list.FindBeginning(folded, 1_000, found);
            list.FindMisspelt(folded, anyFirstLetter: false, found);
            list.FindSounding(folded, found);
        }
        if (found.Count == 0 && folded.Length >= LeastForOtherBeginning && wild++ < MostWildGuesses)
        {
            foreach (var list in WordLists(collection))
            {
                list.FindMisspelt(folded, anyFirstLetter: true, found);
            }
        }
    }

    private static IEnumerable<WordList> WordLists(Collection collection) =>
        collection.Segments.Select(s => s.Words).Prepend(collection.Kinds.Words);

    private static bool IsKnown(Collection collection, string stem) => collection.Kinds.Knows(stem) || collection.Frequency(stem) > 0;

    private void FindSteps(IReadOnlyList<Token>[] tokens, Collection collection)
    {
        for (var slot = 0; slot < tokens.Length; slot++)
        {
            var steps = new List<Step>(tokens[slot].Count);
            foreach (var token in tokens[slot])
            {
                var word = WordAt(token);
                IReadOnlyList<(string, double)> stems = word is { Guessed: true }
                    ? [(token.Stem, 1), .. word.Meanings.Select(m => (m.Stem, m.Quality))]
                    : [(token.Stem, 1)];
                var parts = slot == Languages.Dutch && !token.IsStopWord ? word?.Parts ?? collection.Compounds.PartsOf(token.Folded) : [];
                steps.Add(new(stems, parts, token.IsStopWord, word is null ? -1 : Words.IndexOf(word)));
            }
            Steps.Add(steps);
        }
    }

    private void Weigh(Collection collection)
    {
        // Words of help are asked of the lexicon first: mostly that is enough, and no list of postings is read.
        HasDomainWord = AnyWordIs(collection.Kinds.IsDomain);
        IsTelling = HasDomainWord || AnyWordIs(collection.IsTelling);
        // Beside words of help an unknown one is a name or a slip; beside none, it is what the question is about.
        var unknown = HasDomainWord ? Weights.UnknownWord : Weights.LargestRarity;
        var weights = Words.ConvertAll(w => WeightOf(w, collection, unknown));
        foreach (var dropped in Enumerable.Range(0, Words.Count).OrderByDescending(i => weights[i]).Skip(MostWords))
        {
            weights[dropped] = 0;
        }
        var sum = weights.Sum();
        var next = 0;
        for (var i = 0; i < Words.Count; i++)
        {
            Words[i].Weight = weights[i] > 0 ? (int)Math.Round(weights[i] / sum * Plan.Whole) : 0;
            Words[i].Bit = weights[i] > 0 ? 1UL << next++ : 0;
        }
        WeighedWords = next;
    }

    // As written, not as guessed.
    private bool AnyWordIs(Predicate<string> stemIs) =>
        Words.Exists(w => (!w.Guessed && w.Meanings.Exists(m => stemIs(m.Stem))) || w.Parts.Any(p => stemIs(p)));

    private static double WeightOf(QuestionWord word, Collection collection, double unknown)
    {
        var isDomain = word.Meanings.Exists(m => collection.Kinds.IsDomain(m.Stem));
        if (word.Parts.Count == 0 && !word.Meanings.Exists(m => IsKnown(collection, m.Stem)))
        {
            return unknown;
        }
        return word.Meanings.Min(m => RarityOf(collection, m.Stem)) * (isDomain ? Weights.DomainWord : 1);
    }

    // Inverse document frequency, never negative (Robertson & Zaragoza 2009, §3.1, with one added under the logarithm).
    private static double RarityOf(Collection collection, string stem)
    {
        var frequency = collection.Frequency(stem);
        var rarity = Math.Log(1 + ((collection.Count - frequency + 0.5) / (frequency + 0.5)));
        return Math.Clamp(rarity, Weights.SmallestRarity, Weights.LargestRarity);
    }

    private QuestionWord? WordAt(Token token)
    {
        foreach (var word in Words)
        {
            if (token.Start < word.End && token.Start + token.Length > word.Start)
            {
                return word;
            }
        }
        // The second time the same word is said.
        return Words.Find(w => string.Equals(w.Folded, token.Folded, StringComparison.Ordinal));
    }
}
