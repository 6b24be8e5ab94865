namespace Nabij.Search.Indexing;

/// <summary>
/// A part of the collection that never changes: words, values and facts of its documents by number. Numbers follow the ids, so that
/// "then by id" is "then by number".
/// </summary>
internal sealed class Segment
{
    public required Guid[] Ids { get; init; }
    public required Facts[] Facts { get; init; }

    public required FacetValues Values { get; init; }
    public required Postings Postings { get; init; }
    public required ExactNames Names { get; init; }

    /// <summary>Names of case management and consultation, to know when they are asked by name among other words.</summary>
    public required ExactNames CoordinationNames { get; init; }
    public required WordList Words { get; init; }

    public required CachedSets Sets { get; init; }

    public int Count => Ids.Length;

    /// <summary>The document's number, or negative.</summary>
    public int Find(Guid id) => Array.BinarySearch(Ids, id);
}

/// <summary>Names as hashes of their stems, to know when a question is exactly a name.</summary>
internal sealed class ExactNames
{
    private readonly ulong[] _hashes;
    private readonly int[] _documents;

    public ExactNames(List<(ulong Hash, int Document)> names)
    {
        names.Sort();
        _hashes = [.. names.Select(n => n.Hash)];
        _documents = [.. names.Select(n => n.Document)];
    }

    /// <summary>Documents with such a name, ascending; a document with the name in two languages comes twice.</summary>
    public ReadOnlySpan<int> Find(ulong hash)
    {
        var from = FirstFrom(hash);
        var to = from;
        while (to < _hashes.Length && _hashes[to] == hash)
        {
            to++;
        }
        return _documents.AsSpan(from, to - from);
    }

    /// <summary>Documents with any of these names, ascending, each once.</summary>
    public int[] FindAny(IEnumerable<ulong> hashes)
    {
        var found = new List<int>();
        foreach (var hash in hashes)
        {
            found.AddRange(Find(hash));
        }
        return [.. found.Distinct().Order()];
    }

    public const ulong NoStems = 14695981039346656037;

    /// <summary>FNV-1a of the stems in order, 64 bits: at a million names two differ in all but one case in ten million.</summary>
    public static ulong Hash(IEnumerable<string> stems)
    {
        var hash = NoStems;
        foreach (var stem in stems)
        {
            hash = Hash(hash, stem);
        }
        return hash;
    }

    /// <summary>The hash of stems with one more behind them.</summary>
    public static ulong Hash(ulong before, string stem)
    {
        const ulong prime = 1099511628211;
        var hash = before;
        foreach (var c in stem)
        {
            hash = (hash ^ c) * prime;
        }
        return (hash ^ ' ') * prime;
    }

    private int FirstFrom(ulong hash)
    {
        var (from, to) = (0, _hashes.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _hashes[middle] < hash ? (middle + 1, to) : (from, middle);
        }
        return from;
    }
}
