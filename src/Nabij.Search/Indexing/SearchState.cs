using Nabij.Search.Phrases;

namespace Nabij.Search.Indexing;

/// <summary>
/// A <see cref="Collection"/> with what its results show, and what it takes to make the next one: the large segment as built, and the
/// documents that changed since, which are few and are made into a small segment of their own at each change.
/// </summary>
internal sealed class SearchState<T>
{
    public required Collection Collection { get; init; }

    /// <summary>Per segment and document number.</summary>
    public required T[][] Shown { get; init; }
    public required Lexicon Lexicon { get; init; }

    /// <summary>Documents changed since the build, by id.</summary>
    public required SortedDictionary<Guid, SearchDocument<T>> Changed { get; init; }

    /// <summary>Names of the kinds of help, by the id of their guide page.</summary>
    public required SortedDictionary<Guid, KindNames> Kinds { get; init; }

    public static SearchState<T> Build(
        IEnumerable<SearchDocument<T>> documents,
        Lexicon lexicon,
        IReadOnlyDictionary<string, Tier> territories)
    {
        var sorted = documents.ToArray();
        // Stable: of two with the same id the later stays last.
        sorted = [.. sorted.Select((d, i) => (Document: d, At: i)).OrderBy(d => d.Document.Id).ThenBy(d => d.At).Select(d => d.Document)];
        sorted = [.. sorted.Where((d, i) => i + 1 == sorted.Length || sorted[i + 1].Id != d.Id)];
        var numbering = new Numbering(territories);
        var compounds = Compounds.From(sorted, lexicon);
        var segment = SegmentOf(sorted, numbering, compounds);
        var kinds = new SortedDictionary<Guid, KindNames>();
        foreach (var document in sorted)
        {
            AddKind(kinds, document);
        }
        return new()
        {
            Collection = new()
            {
                Segments = [segment],
                Gone = [[]],
                Numbering = numbering,
                Kinds = new(lexicon.Words, kinds.Values, numbering, compounds),
                Dangers = new(lexicon.Dangers, compounds),
                Compounds = compounds,
            },
            Shown = [Array.ConvertAll(sorted, d => d.Shown)],
            Lexicon = lexicon,
            Changed = [],
            Kinds = kinds,
        };
    }

    public SearchState<T> With(IEnumerable<SearchDocument<T>> changed, IEnumerable<Guid> removed)
    {
        var large = Collection.Segments[0];
        var gone = new SortedSet<int>(Collection.Gone[0]);
        var documents = new SortedDictionary<Guid, SearchDocument<T>>(Changed);
        var kinds = new SortedDictionary<Guid, KindNames>(Kinds);
        var kindsChanged = false;
        foreach (var document in changed)
        {
            Leave(document.Id);
            documents[document.Id] = document;
            kindsChanged |= AddKind(kinds, document);
        }
        foreach (var id in removed)
        {
            Leave(id);
        }
        var numbering = new Numbering(Collection.Numbering);
        var small = SegmentOf([.. documents.Values], numbering, Collection.Compounds);
        return new()
        {
            Collection = new()
            {
                Segments = [large, small],
                Gone = [[.. gone], []],
                Numbering = numbering,
                Kinds = kindsChanged ? new(Lexicon.Words, kinds.Values, numbering, Collection.Compounds) : Collection.Kinds,
                Dangers = Collection.Dangers,
                Compounds = Collection.Compounds,
            },
            Shown = [Shown[0], [.. documents.Values.Select(d => d.Shown)]],
            Lexicon = Lexicon,
            Changed = documents,
            Kinds = kinds,
        };

        void Leave(Guid id)
        {
            documents.Remove(id);
            kindsChanged |= kinds.Remove(id);
            if (large.Find(id) is var number and >= 0)
            {
                gone.Add(number);
            }
        }
    }

    private static bool AddKind(SortedDictionary<Guid, KindNames> kinds, SearchDocument<T> document)
    {
        if (document.Type != DocumentType.Help || document.Kinds.Count == 0)
        {
            return false;
        }
        kinds[document.Id] = new(document.Kinds, [.. document.Name, .. document.OtherNames]);
        return true;
    }

    private static Segment SegmentOf(SearchDocument<T>[] documents, Numbering numbering, Compounds compounds)
    {
        var builder = new SegmentBuilder(documents.Length, numbering, compounds);
        foreach (var document in documents)
        {
            builder.Add(document);
        }
        return builder.Build();
    }
}
