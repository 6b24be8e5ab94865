using Nabij.Search.Asking;
using Nabij.Search.Indexing;

namespace Nabij.Search;

/// <summary>
/// An immutable collection of documents and the words people say. A search sees one state and takes no lock;
/// a change gives a new index that shares what did not change.
/// </summary>
public sealed class SearchIndex<T>
{
    private readonly SearchState<T> _state;

    internal SearchIndex(SearchState<T> state) => _state = state;

    public int Count => _state.Collection.Count;

    /// <summary>For tests and benchmarks, which look at how a question is worked out.</summary>
    internal Collection Collection => _state.Collection;

    /// <summary>
    /// Documents changed or removed since <see cref="SearchIndex.Build"/>. Each <see cref="With"/> works these over again and searches pass
    /// over them a little slower, so build anew from time to time: at some thousands, or each night.
    /// </summary>
    public int Pending => Math.Max(_state.Changed.Count, _state.Collection.Gone[0].Length);

    /// <summary>A new index in which <paramref name="changed"/> replace or join the documents, and <paramref name="removed"/> are gone.</summary>
    /// <remarks>
    /// Finds what a new build of the same documents would find. Only the words by which Dutch compounds are split stay as they were.
    /// An id that is in both is removed.
    /// </remarks>
    public SearchIndex<T> With(IEnumerable<SearchDocument<T>> changed, IEnumerable<Guid> removed) =>
        new(_state.With(changed, removed));

    public SearchResults<T> Search(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = Searching.Run(_state.Collection, query);
        return new()
        {
            Total = found.Total,
            Elsewhere = found.Elsewhere,
            Hits = [.. found.Hits.Select(hit => new Hit<T>
            {
                Id = _state.Collection.Segments[hit.Segment].Ids[hit.Document],
                Shown = _state.Shown[hit.Segment][hit.Document],
                Tier = hit.Tier,
                DistanceMetres = hit.DistanceMetres,
                Open = hit.Open,
                Reasons = hit.Reasons,
            })],
            Facets = found.Facets,
            Understood = found.Understood,
            IsWeak = found.IsWeak,
            Dangers = found.Dangers,
            DetectedLanguage = found.DetectedLanguage,
        };
    }

    /// <summary>
    /// Danger topics that a text names, in order of the lexicon, without a search: for while someone types. Reads at most what a search reads.
    /// </summary>
    public IReadOnlyList<string> DangersIn(string text, string language)
    {
        var question = Question.ReadAsWritten(text, language, _state.Collection);
        return question.IsEmpty ? [] : _state.Collection.Dangers.Find(question.Trusted, question.Steps);
    }
}

/// <summary>Builds an index.</summary>
public static class SearchIndex
{
    private static readonly Dictionary<string, Tier> NoTerritories = [];

    /// <param name="documents">Everything that can be found. Of two with the same id the later counts.</param>
    /// <param name="lexicon">Words people say, and danger words.</param>
    /// <param name="territories">How wide each territory is, for the tier of a result when no place is asked; others count as the region.</param>
    public static SearchIndex<T> Build<T>(
        IEnumerable<SearchDocument<T>> documents,
        Lexicon lexicon,
        IReadOnlyDictionary<string, Tier>? territories = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(lexicon);
        return new(SearchState<T>.Build(documents, lexicon, territories ?? NoTerritories));
    }
}
