using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nabij.Search.Indexing;

/// <summary>
/// The facet values of a segment's documents, twice: with each document its values, for counting a few hits; and per window and value
/// the documents that have it, for filtering and for counting many hits at once.
/// </summary>
internal sealed class FacetValues
{
    private readonly Facts[] _facts;
    private readonly Dictionary<int, ushort[]> _more;
    private readonly ulong[] _rows;
    private readonly int[] _upTo;

    /// <param name="numbering">The values known when this segment is built; later ones no document here has.</param>
    /// <param name="facts">The documents with their values.</param>
    /// <param name="more">Values of documents that have more than fit.</param>
    public FacetValues(Numbering numbering, Facts[] facts, Dictionary<int, ushort[]> more)
    {
        _facts = facts;
        _more = more;
        FirstRow = FirstRows(numbering);
        RowCount = FirstRow[^1];
        _rows = new ulong[(long)Bits.WindowsFor(facts.Length) * RowCount * Bits.Words];
        _upTo = new int[RowCount + 1];
        for (var d = 0; d < facts.Length; d++)
        {
            foreach (var row in ValuesOf(d))
            {
                var at = ((((long)(d / Bits.Window) * RowCount) + row) * Bits.Words) + (d % Bits.Window / 64);
                _rows[at] |= 1UL << d;
                _upTo[row + 1]++;
            }
        }
        for (var row = 0; row < RowCount; row++)
        {
            _upTo[row + 1] += _upTo[row];
        }
    }

    /// <summary>Per facet the row of its first value; then the number of rows.</summary>
    public int[] FirstRow { get; }
    public int RowCount { get; }

    /// <summary>How many values a document has in these rows on average; tells whether to count by document or by value.</summary>
    public double PerDocument(int fromRow, int toRow) => _facts.Length == 0 ? 0 : (double)(_upTo[toRow] - _upTo[fromRow]) / _facts.Length;

    public ReadOnlySpan<ushort> ValuesOf(int document)
    {
        ref readonly var facts = ref _facts[document];
        return facts.ValueCount <= FacetRows.Length
            ? MemoryMarshal.CreateReadOnlySpan(in Unsafe.As<FacetRows, ushort>(ref Unsafe.AsRef(in facts.Values)), facts.ValueCount)
            : _more[document];
    }

    /// <summary>The documents of a window that have this value.</summary>
    public ReadOnlySpan<ulong> Row(int window, int row) =>
        new(_rows, checked((int)((((long)window * RowCount) + row) * Bits.Words)), Bits.Words);

    /// <summary>The row of a value; -1 when no document here has it.</summary>
    public int RowOf(Facet facet, int value)
    {
        var row = FirstRow[(int)facet] + value;
        return value >= 0 && row < FirstRow[(int)facet + 1] ? row : -1;
    }

    public bool Has(int document, int row) => row >= 0 && Bits.Has(Row(document / Bits.Window, row), document % Bits.Window);

    public static int[] FirstRows(Numbering numbering)
    {
        var first = new int[Numbering.FacetCount + 1];
        for (var f = 0; f < Numbering.FacetCount; f++)
        {
            first[f + 1] = first[f] + numbering.Values[f].Count;
        }
        return first;
    }
}
