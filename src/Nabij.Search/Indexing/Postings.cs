namespace Nabij.Search.Indexing;

/// <summary>
/// For each stem the documents that have it, ascending, with what it counts in each: 1 to 255, weighted over the fields and saturated
/// when the index was built. A stem that a fifth of all documents have keeps a byte for every document instead: that takes less
/// memory, and such a word is mostly looked up for documents found by better ones.
/// </summary>
internal sealed class Postings
{
    private readonly Dictionary<string, int> _terms;
    private readonly int[] _starts;
    private readonly byte[]?[] _common;

    /// <summary>Turns the stems of documents round, by a counting sort: how many per stem, where each begins, then each to its place.</summary>
    /// <param name="terms">Numbers of the stems.</param>
    /// <param name="documentTerms">Stems of all documents one after the other.</param>
    /// <param name="documentImpacts">What each counts there.</param>
    /// <param name="ends">Per document where its stems end.</param>
    public Postings(Dictionary<string, int> terms, Chunks<int> documentTerms, Chunks<byte> documentImpacts, List<int> ends)
    {
        terms.TrimExcess();
        _terms = terms;
        _starts = new int[terms.Count + 1];
        _common = new byte[]?[terms.Count];
        var counts = new int[terms.Count];
        for (var i = 0; i < documentTerms.Count; i++)
        {
            counts[documentTerms[i]]++;
        }
        for (var t = 0; t < terms.Count; t++)
        {
            _common[t] = counts[t] > ends.Count / CommonShare && ends.Count >= LeastForCommon ? new byte[ends.Count] : null;
            _starts[t + 1] = _starts[t] + (_common[t] is null ? counts[t] : 0);
        }
        Documents = new int[_starts[^1]];
        Impacts = new byte[_starts[^1]];
        var next = _starts.AsSpan(0, terms.Count).ToArray();
        var at = 0;
        for (var d = 0; d < ends.Count; d++)
        {
            for (; at < ends[d]; at++)
            {
                var term = documentTerms[at];
                if (_common[term] is { } common)
                {
                    common[d] = documentImpacts[at];
                    continue;
                }
                Documents[next[term]] = d;
                Impacts[next[term]++] = documentImpacts[at];
            }
        }
        Frequencies = counts;
    }

    private const int CommonShare = 5;

    // Small segments gain nothing, and lists are simpler to follow in a debugger.
    private const int LeastForCommon = 1_024;

    public int[] Documents { get; }
    public byte[] Impacts { get; }
    private int[] Frequencies { get; }

    /// <summary>The documents of a stem; null when none has it.</summary>
    public PostingList? Find(string stem) =>
        _terms.TryGetValue(stem, out var term) ? new(_starts[term], _starts[term + 1], _common[term], Frequencies[term]) : null;

    /// <summary>Whether the stem counts at least this much in any document.</summary>
    public bool IsAnywhere(string stem, byte impact) => Find(stem) is { } list
        && (list.Common ?? Impacts.AsSpan(list.From, list.To - list.From)).ContainsAnyInRange(impact, byte.MaxValue);

    /// <summary>What the stem counts in the document; 0 when it hasn't it.</summary>
    public int Impact(string stem, int document)
    {
        if (Find(stem) is not { } list)
        {
            return 0;
        }
        if (list.Common is not null)
        {
            return list.Common[document];
        }
        var at = Array.BinarySearch(Documents, list.From, list.To - list.From, document);
        return at < 0 ? 0 : Impacts[at];
    }
}

/// <summary>
/// Where the documents of a stem lie in <see cref="Postings.Documents"/>, or the impact in every document (0 where it is not) for a
/// common stem.
/// </summary>
internal readonly record struct PostingList(int From, int To, byte[]? Common, int Count);
