using Nabij.Search.Indexing;

namespace Nabij.Search.Asking;

/// <summary>The filters of a question as value numbers. Values no document has stay in the count: they find nothing.</summary>
internal sealed class Filters
{
    private readonly (Facet Facet, int[] Values)[] _active;

    public Filters(SearchQuery query, Numbering numbering)
    {
        _active = [.. query.Filters
            .Where(f => (int)f.Key is >= 0 and < Numbering.FacetCount && f.Value.Count > 0)
            .OrderBy(f => f.Key)
            .Select(f => (f.Key, f.Value.Select(numbering.Of(f.Key).Find).Distinct().ToArray()))];
    }

    public ReadOnlySpan<(Facet Facet, int[] Values)> Active => _active;

    public int IndexOf(Facet facet) => Array.FindIndex(_active, f => f.Facet == facet);

    public bool Has(Facet facet, int value) => IndexOf(facet) is var i and >= 0 && _active[i].Values.Contains(value);
}
