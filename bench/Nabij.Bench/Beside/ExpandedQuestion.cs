using Nabij.Search;
using Nabij.Search.Asking;
using Nabij.Search.Indexing;

namespace Nabij.Bench.Beside;

/// <summary>A stem or kind that stands for a word of the question, and the share of the question that it carries.</summary>
internal readonly record struct Carrier(string Word, int Cover);

/// <summary>A word of the question: the first of <paramref name="Meanings"/> that a document has counts, else all its <paramref name="Parts"/>.</summary>
internal sealed record AskedWord(ulong Bit, bool Leads, List<Carrier> Meanings, List<Carrier> Parts);

/// <summary>Kinds understood from the same words of the question: the first that a document has counts, and then those words do not count again.</summary>
internal sealed record AskedKinds(ulong Words, List<Carrier> Kinds, List<KindStep> Steps);

/// <summary>
/// A question as our own index expands it (stems, other languages, corrected words, kinds understood) and its rule for what is a hit,
/// in terms that a database can be asked.
/// </summary>
internal sealed class ExpandedQuestion
{
    private readonly Plan _plan;

    private ExpandedQuestion(Plan plan, List<AskedWord> words, List<AskedKinds> kinds) => (_plan, Words, Kinds) = (plan, words, kinds);

    public List<AskedWord> Words { get; }
    public List<AskedKinds> Kinds { get; }

    /// <summary>What a hit must carry.</summary>
    public int LeastCover => _plan.LeastCover;

    /// <summary>Nothing in the question weighs anything: it has no hits.</summary>
    public bool IsHopeless => _plan.Total == 0;

    /// <summary>A hit has at least one of these: others together carry too little.</summary>
    public IReadOnlyList<string> Candidates => [.. Kinds.SelectMany(k => k.Kinds).Concat(Words.Where(w => w.Leads).SelectMany(w => w.Meanings.Concat(w.Parts)))
        .Select(c => c.Word).Distinct(StringComparer.Ordinal)];

    /// <summary>Of these each alone makes a hit, whatever else the document has.</summary>
    public IReadOnlyList<string> Sure { get; private set; } = [];

    /// <summary>Null when no words were asked.</summary>
    public static ExpandedQuestion? Of(SearchQuery query, Collection collection, IReadOnlyDictionary<PostingList, string> stems)
    {
        var question = Question.Read(query.Text, query.Language, collection);
        if (question.IsEmpty)
        {
            return null;
        }
        var codes = collection.Numbering.Of(Facet.Kind);
        var plan = new Plan(question, UnderstoodPhrases.Find(question, collection.Kinds), codes);
        var kinds = plan.KindSteps.GroupBy(k => k.Phrase)
            .Select(g => new AskedKinds(g.First().Words, [.. g.Select(k => new Carrier(FlatDocument.KindWord(codes[k.Kind]), k.Cover))], [.. g]))
            .ToList();
        var words = plan.TextSteps(collection.Segments[0]).GroupBy(s => s.ByKind)
            .Select(g => new AskedWord(
                g.Key,
                g.First().Leads,
                [.. g.Where(s => IsWhole(s)).Select(CarrierOf)],
                [.. g.Where(s => !IsWhole(s)).Select(CarrierOf)]))
            .ToList();
        var expanded = new ExpandedQuestion(plan, words, kinds);
        expanded.Sure = expanded.FindSure();
        return expanded;

        Carrier CarrierOf(TextStep step) => new(stems[step.List], step.Cover);
        // A step for the whole word marks that word, one for a part of a compound marks the part.
        static bool IsWhole(TextStep step) => step.Test == step.ByKind >> 32;
    }

    /// <summary>Earlier kinds that share words with these.</summary>
    public List<AskedKinds> Overlapping(AskedKinds kinds) => [.. Kinds.TakeWhile(k => k != kinds).Where(k => (k.Words & kinds.Words) != 0)];

    /// <summary>What a kind carries of the question when other kinds have carried some words already.</summary>
    public int CoverOf(AskedKinds kinds, int kind, ulong carried)
    {
        var step = kinds.Steps[kind];
        return (carried & step.Words) == 0 ? step.Cover : _plan.Fresh(step, carried & step.Words, step.Cover);
    }

    private List<string> FindSure()
    {
        var sureKinds = Kinds.Where(k => Overlapping(k).Count == 0).SelectMany(k => k.Kinds).Where(k => k.Cover >= LeastCover).Select(k => k.Word).ToHashSet(StringComparer.Ordinal);
        // A kind that carries a word takes its place; only then, for less, is the word not sure.
        var sureWords = Words.Where(w => w.Leads && w.Meanings.All(m => m.Cover >= LeastCover)
                && Kinds.Where(k => (k.Words & w.Bit) != 0).All(k => k.Kinds.All(c => sureKinds.Contains(c.Word))))
            .SelectMany(w => w.Meanings)
            .Select(m => m.Word);
        return [.. sureKinds.Concat(sureWords).Distinct(StringComparer.Ordinal)];
    }
}
