using Nabij.Search;

namespace Nabij.Bench.Beside;

/// <summary>Something that answers the questions of the benchmark, which it knows by their number.</summary>
internal interface IContender
{
    string Name { get; }

    /// <summary>False: its own idea of words, so that its totals need not be ours.</summary>
    bool IsGivenOurTerms { get; }

    /// <summary>One for each thread.</summary>
    ISession Open();
}

/// <summary>A connection, or what stands for one.</summary>
internal interface ISession : IDisposable
{
    /// <summary>Answers in full: total, facets, the first twenty with what they show.</summary>
    void Ask(int question);

    /// <summary>The same, to be compared.</summary>
    Answer Read(int question);
}

/// <summary>What contenders must agree on. Facet values that nothing has are left out.</summary>
internal sealed record Answer(int Total, IReadOnlyDictionary<(Facet Facet, string Code), int> Facets)
{
    public bool HasFacetsOf(Answer other) =>
        Facets.Count == other.Facets.Count && Facets.All(f => other.Facets.TryGetValue(f.Key, out var count) && count == f.Value);
}
