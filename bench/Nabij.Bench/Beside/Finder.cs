using Nabij.Search;

namespace Nabij.Bench.Beside;

/// <summary>Our own index.</summary>
internal sealed class Finder(SearchIndex<BenchCard> index, IReadOnlyList<SearchQuery> questions) : IContender, ISession
{
    public string Name => "Nabij";
    public bool IsGivenOurTerms => true;

    public ISession Open() => this;

    public void Ask(int question) => index.Search(questions[question]);

    public Answer Read(int question)
    {
        var results = index.Search(questions[question]);
        return new(
            results.Total,
            results.Facets.SelectMany(f => f.Value.Select(v => (Key: (f.Key, v.Code), v.Count))).ToDictionary(f => f.Key, f => f.Count));
    }

    public void Dispose()
    {
    }
}
