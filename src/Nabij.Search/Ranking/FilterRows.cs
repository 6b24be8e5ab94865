using System.Numerics;
using Nabij.Search.Indexing;

namespace Nabij.Search.Ranking;

/// <summary>The filters of a question as rows of a segment's facet values. Filter number n is bit n of what a document failed.</summary>
internal sealed class FilterRows
{
    private readonly ScanRequest _request;
    private readonly Segment _segment;
    private readonly int[][] _rows;
    private readonly uint[] _passedBy;
    private readonly uint _all;
    private readonly uint _open;
    private ulong[]? _openNow;

    public FilterRows(ScanRequest request, Segment segment)
    {
        _request = request;
        _segment = segment;
        var filters = request.Filters.Active;
        _rows = new int[filters.Length][];
        _passedBy = filters.Length == 0 ? [] : new uint[segment.Values.RowCount];
        _all = (1u << filters.Length) - 1;
        for (var filter = 0; filter < filters.Length; filter++)
        {
            var (facet, values) = filters[filter];
            _rows[filter] = [.. values.Select(v => segment.Values.RowOf(facet, v)).Where(r => r >= 0)];
            foreach (var row in _rows[filter])
            {
                _passedBy[row] |= 1u << filter;
            }
            if (facet == Facet.Open && values.Contains(0))
            {
                _open = 1u << filter;
            }
        }
    }

    public int Count => _rows.Length;

    /// <summary>The facet of the one filter in a set of one.</summary>
    public Facet FacetOf(uint filter) => _request.Filters.Active[BitOperations.TrailingZeroCount(filter)].Facet;

    /// <summary>The filters a document fails.</summary>
    public uint Failed(int document, OpenState open)
    {
        if (_all == 0)
        {
            return 0;
        }
        var passed = open == OpenState.Open ? _open : 0;
        foreach (var row in _segment.Values.ValuesOf(document))
        {
            passed |= _passedBy[row];
        }
        return _all & ~passed;
    }

    /// <summary>The documents of a window that are open now.</summary>
    public ReadOnlySpan<ulong> OpenNow(int window) =>
        (_openNow ??= _segment.Sets.Open(_request.Hours.States)).AsSpan(window * Bits.Words, Bits.Words);

    /// <summary>Per filter the documents of a window that pass it.</summary>
    public void Passing(int window, Span<ulong> passing)
    {
        passing.Clear();
        for (var filter = 0; filter < _rows.Length; filter++)
        {
            var set = passing.Slice(filter * Bits.Words, Bits.Words);
            if (_open == 1u << filter)
            {
                OpenNow(window).CopyTo(set);
                continue;
            }
            foreach (var row in _rows[filter])
            {
                Bits.Join(set, _segment.Values.Row(window, row));
            }
        }
    }

    /// <summary>Drops documents that fail two filters: they are in no count at all.</summary>
    public static void KeepNearlyPassing(Span<ulong> answer, ReadOnlySpan<ulong> passing)
    {
        for (var w = 0; w < answer.Length; w++)
        {
            var failsOne = 0UL;
            var failsTwo = 0UL;
            for (var at = w; at < passing.Length; at += Bits.Words)
            {
                failsTwo |= failsOne & ~passing[at];
                failsOne |= ~passing[at];
            }
            answer[w] &= ~failsTwo;
        }
    }
}
