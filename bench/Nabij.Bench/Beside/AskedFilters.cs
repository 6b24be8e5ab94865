using System.Globalization;
using Nabij.Search;

namespace Nabij.Bench.Beside;

/// <summary>
/// The filters of a question in SQL. A facet's counts obey every filter but its own, so a row that fails one filter is still needed; one
/// that fails two is in no count.
/// </summary>
internal sealed class AskedFilters
{
    private readonly List<(Facet Facet, string Passes)> _filters;

    /// <param name="query">The question.</param>
    /// <param name="hasAny">The condition that a row has any of these values, given by number.</param>
    /// <param name="isOpen">The condition that a row is open now.</param>
    /// <param name="numbers">Numbers of values.</param>
    public AskedFilters(SearchQuery query, Func<IReadOnlyList<int>, string> hasAny, string isOpen, Numbers numbers) =>
        _filters = [.. query.Filters.OrderBy(f => f.Key)
            .Select(f => (f.Key, f.Key == Facet.Open ? isOpen : hasAny([.. f.Value.Select(v => numbers.Of(f.Key, v))])))];

    /// <summary>Number n is bit n of what a row failed.</summary>
    public string Failed => _filters.Count == 0
        ? "0"
        : string.Join(" + ", _filters.Select((f, i) => string.Create(CultureInfo.InvariantCulture, $"CASE WHEN {f.Passes} THEN 0 ELSE {1 << i} END")));

    /// <summary>Of any two filters a row passes one.</summary>
    public IEnumerable<string> NearlyPasses
    {
        get
        {
            for (var a = 0; a < _filters.Count; a++)
            {
                for (var b = a + 1; b < _filters.Count; b++)
                {
                    yield return $"({_filters[a].Passes} OR {_filters[b].Passes})";
                }
            }
        }
    }

    /// <summary>Whether a row that failed these counts for a facet.</summary>
    public bool Counts(Facet facet, int failed) => failed == 0 || failed == 1 << _filters.FindIndex(f => f.Facet == facet);
}
