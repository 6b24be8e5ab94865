using Nabij.Search.Asking;
using Nabij.Search.Indexing;

namespace Nabij.Search.Ranking;

/// <summary>Says why a result is there, in at most three reasons, the most telling first.</summary>
internal sealed class Explainer(ScanRequest request)
{
    private const int MostReasons = 3;

    public IReadOnlyList<Reason> Explain(Segment segment, int document, Tier tier, OpenState open)
    {
        var reasons = new List<Reason>();
        var facts = segment.Facts[document];
        if (request.Plan is { } plan && FoundBy(plan, segment, document) is { } found)
        {
            reasons.Add(found);
        }
        // "Serves your region" on a page of the guide would only be noise.
        if (request.Place is not null && !facts.Traits.HasFlag(Traits.Guide))
        {
            reasons.Add(new(tier switch
            {
                Tier.Neighbourhood => ReasonCode.ServesNeighbourhood,
                Tier.Municipality => ReasonCode.ServesMunicipality,
                Tier.Zone => ReasonCode.ServesZone,
                _ => ReasonCode.ServesRegion,
            }));
        }
        Add(open == OpenState.Open, ReasonCode.OpenNow);
        Add(facts.Traits.HasFlag(Traits.HasPlaces), ReasonCode.HasPlaces);
        Add(Has(Facet.Threshold, SearchCodes.LowThreshold), ReasonCode.LowThreshold);
        Add(Has(Facet.Cost, SearchCodes.Free), ReasonCode.Free);
        Add(Has(Facet.Language, request.Query.Language), ReasonCode.SpeaksLanguage);
        return reasons.Count > MostReasons ? reasons.GetRange(0, MostReasons) : reasons;

        void Add(bool holds, ReasonCode code)
        {
            if (holds && reasons.Count < MostReasons)
            {
                reasons.Add(new(code));
            }
        }

        bool Has(Facet facet, string code) =>
            segment.Values.Has(document, segment.Values.RowOf(facet, request.Collection.Numbering.Of(facet).Find(code)));
    }

    // Worth saying only when the result does not speak for itself: when its own text lacks the words asked.
    private Reason? FoundBy(Plan plan, Segment segment, int document)
    {
        foreach (var understood in plan.Phrases)
        {
            if (!understood.InFull
                || understood.Phrase.Shown is not { } shown
                || !understood.Phrase.Kinds.Any(k => segment.Values.Has(document, segment.Values.RowOf(Facet.Kind, k)))
                || SaysItself(plan, understood.Words, segment, document))
            {
                continue;
            }
            var code = string.Equals(understood.Phrase.Language, request.Query.Language, StringComparison.Ordinal)
                ? ReasonCode.FoundByWord
                : ReasonCode.FoundByOtherLanguage;
            return new(code, shown, understood.Phrase.Language);
        }
        foreach (var word in plan.Question.Words)
        {
            var meant = word.Guessed ? word.Meanings.Find(m => segment.Postings.Impact(m.Stem, document) > 0) : default;
            if (meant.Stem is not null)
            {
                return new(ReasonCode.FoundBySpelling, meant.Folded);
            }
        }
        return null;
    }

    private static bool SaysItself(Plan plan, ulong words, Segment segment, int document) =>
        plan.Question.Words.TrueForAll(word => (words & word.Bit) == 0
            || (!word.Guessed && word.Meanings.Exists(m => segment.Postings.Impact(m.Stem, document) > 0)));
}
