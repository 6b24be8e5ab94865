using Nabij.Search.Indexing;
using Nabij.Search.Ranking;

namespace Nabij.Search.Asking;

/// <summary>A page of results by segment and document number, before what they show is joined.</summary>
internal sealed record Found(
    int Total,
    int Elsewhere,
    IReadOnlyList<FoundHit> Hits,
    IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets,
    IReadOnlyList<UnderstoodKind> Understood,
    bool IsWeak,
    IReadOnlyList<string> Dangers,
    string? DetectedLanguage);

internal readonly record struct FoundHit(int Segment, int Document, Tier Tier, int? DistanceMetres, OpenState Open, IReadOnlyList<Reason> Reasons);

/// <summary>Runs one question over one state of the collection: read, plan, scan, rank, explain.</summary>
internal static class Searching
{
    public static Found Run(Collection collection, SearchQuery query)
    {
        var question = Question.Read(query.Text, query.Language, collection);
        var plan = question.IsEmpty ? null : new Plan(question, UnderstoodPhrases.Find(question, collection.Kinds), collection.Numbering.Of(Facet.Kind));
        var dangers = question.IsEmpty ? [] : collection.Dangers.Find(question.Trusted, question.Steps);
        var request = new ScanRequest(
            query,
            collection,
            plan,
            new(query, collection.Numbering),
            query.Place is null ? null : collection.Served(query.Place),
            new(query.Hours));
        // Nothing understood finds nothing: a share of no weight would be carried by everything. Nor does what is not about help.
        var segments = plan is { Total: 0 } or { IsElsewhere: true } ? [] : Enumerable.Range(0, collection.Segments.Length);
        var scans = new List<Scan>();
        try
        {
            foreach (var s in segments)
            {
                scans.Add(new(request, collection.Segments[s], collection.Gone[s]));
            }
            var hits = Page(request, scans);
            var total = scans.Sum(s => s.Hits.Count);
            return new(
                total,
                scans.Sum(s => s.Elsewhere),
                hits,
                Facets(collection.Numbering, scans),
                [.. (plan?.Understood ?? []).Select(u => new UnderstoodKind(
                    collection.Numbering.Of(Facet.Kind)[u.Kind], u.Phrase.Phrase.Shown, u.Phrase.Phrase.Language))],
                plan is { IsElsewhere: false } && (total == 0 || (plan.Understood.Count == 0 && hits is [var first, ..] && !plan.IsAnsweredBy(collection.Segments[first.Segment], first.Document))),
                dangers,
                question.Detected);
        }
        finally
        {
            scans.ForEach(s => s.Dispose());
        }
    }

    private static List<FoundHit> Page(ScanRequest request, List<Scan> scans)
    {
        var query = request.Query;
        var offset = Math.Max(query.Offset, 0);
        var limit = Math.Max(query.Limit, 0);
        var total = scans.Sum(s => s.Hits.Count);
        var count = (int)Math.Min((long)offset + limit, total);
        if (count <= offset)
        {
            return [];
        }
        var best = scans.Max(s => s.Best);
        var explainer = new Explainer(request);
        return [.. TopHits.Choose(request, scans, best, count).Skip(offset).Select(hit =>
        {
            var segment = request.Collection.Segments[hit.Segment];
            var set = segment.Facts[hit.Document].AreaSet;
            var tier = request.Place is { } place ? (Tier)place.Tiers[set] : request.Collection.Numbering.Widest(set);
            var open = request.Hours.Of(segment.Facts[hit.Document].Hours);
            return new FoundHit(
                hit.Segment,
                hit.Document,
                tier,
                scans[hit.Segment].Standing.DistanceMetres(hit.Document),
                open,
                explainer.Explain(segment, hit.Document, tier, open));
        })];
    }

    private static Dictionary<Facet, IReadOnlyList<FacetCount>> Facets(Numbering numbering, List<Scan> scans)
    {
        var facets = new Dictionary<Facet, IReadOnlyList<FacetCount>>(Numbering.FacetCount);
        for (var facet = Facet.Kind; facet <= Facet.Open; facet++)
        {
            var counts = new List<FacetCount>();
            var codes = numbering.Of(facet);
            for (var value = 0; value < codes.Count; value++)
            {
                if (facet == Facet.Kind && SearchCodes.IsEntry(codes[value]))
                {
                    continue;
                }
                var count = 0;
                foreach (var scan in scans)
                {
                    count += facet == Facet.Open ? scan.OpenCount : scan.Count(facet, value);
                }
                if (count > 0)
                {
                    counts.Add(new(codes[value], count));
                }
            }
            counts.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Code, b.Code));
            facets.Add(facet, counts);
        }
        return facets;
    }
}
