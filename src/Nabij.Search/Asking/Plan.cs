using System.Numerics;
using Nabij.Search.Indexing;

namespace Nabij.Search.Asking;

/// <summary>
/// What to do with one list of postings: add its score to each document, unless a surer meaning of the same word did.
/// <paramref name="Weight"/> times impact / 256 is the score, <paramref name="Cover"/> the share of the question this carries, of
/// <see cref="Plan.Whole"/>. Bits 0–31 of what is remembered per document are words and parts found in its text (skip when
/// <paramref name="Test"/> is there, then <paramref name="Set"/>); bits 32–63 words and phrases found by its kind: a word carried by
/// the kind (<paramref name="ByKind"/>) is not carried twice. A list that <paramref name="Leads"/> brings documents in; another only
/// adds to those already in, because it could not carry a hit.
/// </summary>
internal readonly record struct TextStep(PostingList List, int Weight, int Cover, ulong Test, ulong Set, ulong ByKind, bool Leads);

/// <summary>
/// What to do with the documents of one kind of help that a phrase of the question means; <paramref name="GuideScore"/> is for the
/// kind's own guide page, and for a document the phrase <paramref name="NamesOne"/>.
/// </summary>
internal readonly record struct KindStep(int Kind, bool NamesOne, int Score, int GuideScore, int Cover, ulong Phrase, ulong Words);

/// <summary>A question worked out into steps over the collection. Scores and shares are whole numbers: no order of adding changes them.</summary>
internal sealed class Plan
{
    /// <summary>The weight of all words of a question together.</summary>
    public const int Whole = 4_096;

    private const int KindShift = 32;
    private const int FirstPhraseBit = 52;

    /// <summary>Of all groups beyond the twelfth, which are only hints.</summary>
    private const int LastPhraseBit = 63;
    private const int FirstPartBit = 20;
    private const int LastPartBit = 31;

    public Plan(Question question, List<UnderstoodPhrase> phrases, CodeTable kinds)
    {
        Question = question;
        Phrases = phrases;
        Total = question.Weight;
        LeastCover = (int)Math.Ceiling(Total * (question.IsTelling ? Weights.LeastShare : Weights.LeastShareOfNothing));
        IsElsewhere = AsksForElsewhere();
        KindSteps = FindKindSteps(kinds);
        Understood = [.. phrases
            .Where(p => p.InFull)
            .SelectMany(p => p.Phrase.Kinds.Select(kind => (Kind: kind, Phrase: p)))
            .OrderByDescending(u => u.Phrase.Strength * Question.WeightOf(u.Phrase.Words))
            .ThenBy(u => u.Phrase.Phrase.Number)
            .ThenBy(u => kinds[u.Kind], StringComparer.Ordinal)
            .DistinctBy(u => u.Kind)];
        AskedKinds = [.. phrases.Where(p => p.InFull && p.Strength >= Weights.AsksForKind).SelectMany(p => p.Phrase.Kinds).Distinct()];
        NamedKinds = [.. phrases.Where(p => p.InFull && p.Strength >= Weights.NamesTheKind).SelectMany(p => p.Phrase.Kinds).Distinct()];
    }

    /// <summary>The question has words of something else (the weather, a recipe, a name), and none that surely ask for help.</summary>
    public bool IsElsewhere { get; }

    public Question Question { get; }
    public List<UnderstoodPhrase> Phrases { get; }

    /// <summary>The kinds understood, the strongest first, each with the phrase that led there.</summary>
    public List<(int Kind, UnderstoodPhrase Phrase)> Understood { get; }

    /// <summary>Weight of the question; <see cref="Whole"/> but for rounding.</summary>
    public int Total { get; }

    /// <summary>What a hit must carry.</summary>
    public int LeastCover { get; }
    public List<KindStep> KindSteps { get; }

    /// <summary>Kinds that the question asks for, by a name or by telling a situation they are for.</summary>
    public int[] AskedKinds { get; }

    /// <summary>Kinds of which the question has a name, not just a situation.</summary>
    public int[] NamedKinds { get; }

    /// <summary>What is left of a number of a step when some of its words were carried already.</summary>
    public int Fresh(in KindStep step, ulong already, int number)
    {
        var all = Question.WeightOf(step.Words >> KindShift);
        return all == 0 ? 0 : (int)((long)number * Question.WeightOf((step.Words & ~already) >> KindShift) / all);
    }

    /// <summary>The lists to read in a segment: those that lead first, and of one word the surest meaning first.</summary>
    public List<TextStep> TextSteps(Segment segment)
    {
        var steps = new List<TextStep>();
        var part = FirstPartBit;
        var light = 0;
        foreach (var word in Question.Words.Where(w => w.Weight > 0).OrderBy(w => w.Weight))
        {
            // The lightest words that together carry too little can't bring in a document; reading them in full would be in vain.
            light += word.Weight;
            var leads = light >= LeastCover;
            var own = new List<TextStep>();
            var parts = 0UL;
            var partSteps = new List<TextStep>();
            foreach (var (stem, share) in word.Parts.Zip(word.PartShares))
            {
                if (part > LastPartBit)
                {
                    break;
                }
                var bit = 1UL << part++;
                parts |= bit;
                if (segment.Postings.Find(stem) is { } list)
                {
                    partSteps.Add(new(list, Scaled(word.Weight, share), (int)(word.Weight * share), bit, bit, word.Bit << KindShift, leads));
                }
            }
            foreach (var meaning in word.Meanings)
            {
                if (segment.Postings.Find(meaning.Stem) is { } list)
                {
                    own.Add(new(
                        list,
                        Scaled(word.Weight, meaning.Quality),
                        (int)(word.Weight * meaning.Quality),
                        word.Bit,
                        word.Bit | parts,
                        word.Bit << KindShift,
                        leads));
                }
            }
            own.AddRange(partSteps);
            steps.InsertRange(0, own);
        }
        return steps;
    }

    private bool AsksForElsewhere()
    {
        var elsewhere = Phrases.Where(p => p.Phrase.IsElsewhere).ToList();
        var words = elsewhere.Aggregate(0UL, (all, p) => all | p.Words);
        return words != 0
            && Question.WeightOf(words) >= Total * Weights.LeastShare
            && !(Question.HasDomainWord && elsewhere.TrueForAll(p => p.Strength < Weights.AsksForKind))
            && !Phrases.Exists(p => !p.Phrase.IsElsewhere && p.InFull && (BitOperations.PopCount(p.Words) > 1 || p.Strength >= Weights.NamesTheKind));
    }

    /// <summary>Whether a document's own words carry a good part of the question.</summary>
    public bool IsAnsweredBy(Segment segment, int document)
    {
        var carried = 0.0;
        foreach (var word in Question.Words)
        {
            var whole = word.Meanings.Where(m => Has(m.Stem)).Select(m => m.Quality).DefaultIfEmpty(0).Max();
            var parts = word.Parts.Zip(word.PartShares).Where(p => Has(p.First)).Sum(p => p.Second);
            carried += word.Weight * Math.Max(whole, parts);
        }
        return carried >= Total * Weights.ShareOfAnAnswer;

        bool Has(string stem) => segment.Postings.Impact(stem, document) > 0;
    }

    private static int Scaled(int weight, double quality) => (int)(weight * quality * 256 / 255);

    private List<KindStep> FindKindSteps(CodeTable codes)
    {
        var steps = new List<KindStep>();
        var next = FirstPhraseBit;
        foreach (var group in Phrases.GroupBy(p => p.Words))
        {
            var weight = Question.WeightOf(group.Key);
            var kinds = group
                .SelectMany(p => p.Phrase.Kinds.Select(kind => (Kind: kind, Phrase: p)))
                .OrderByDescending(k => k.Phrase.Strength)
                .DistinctBy(k => k.Kind);
            foreach (var (kind, phrase) in kinds)
            {
                var strength = phrase.Strength;
                // What was understood in full is an answer, however many other words stand around it; but one word that only hints is not.
                var isAnswer = phrase.InFull && (strength >= Weights.LeastOfOneWord || BitOperations.PopCount(group.Key) > 1);
                var cover = isAnswer ? Math.Max(weight, LeastCover) : phrase.InFull ? weight : (int)(weight * strength);
                steps.Add(new(
                    kind,
                    SearchCodes.IsEntry(codes[kind]),
                    (int)(weight * strength * Weights.Kind),
                    (int)(weight * strength * (Weights.Kind + 1)),
                    cover,
                    1UL << Math.Min(next, LastPhraseBit),
                    group.Key << KindShift));
            }
            next++;
        }
        return steps;
    }
}
