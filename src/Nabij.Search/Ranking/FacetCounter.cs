using System.Numerics;
using Nabij.Search.Indexing;

namespace Nabij.Search.Ranking;

/// <summary>Counts facet values, of one document or of all in a window at once.</summary>
internal sealed class FacetCounter(FacetValues values)
{
    // Nanoseconds on a Xeon of 2023: a value's row of a window; a document's values, to get there and for each.
    private const double RowCost = 35;
    private const double DocumentCost = 12;
    private const double ValueCost = 1.5;

    private readonly int[] _counts = new int[values.RowCount];

    public int this[int row] => _counts[row];

    /// <summary>Counts a document for every facet.</summary>
    public void Add(int document)
    {
        foreach (var row in values.ValuesOf(document))
        {
            _counts[row]++;
        }
    }

    /// <summary>Counts a document for one facet.</summary>
    public void Add(int document, Facet facet) => Add(document, values.FirstRow[(int)facet], values.FirstRow[(int)facet + 1]);

    /// <summary>Whether so many documents of a window are sooner looked at one by one than value by value, for every facet.</summary>
    public bool IsCheaperByDocument(int documents) => IsCheaperByDocument(documents, 0, values.RowCount);

    /// <summary>Counts documents of a window for every facet.</summary>
    public void AddAll(int window, ReadOnlySpan<ulong> documents) => AddRows(window, documents, 0, values.RowCount);

    /// <summary>Counts documents of a window for one facet.</summary>
    public void Add(int window, ReadOnlySpan<ulong> documents, Facet facet)
    {
        var (from, to) = (values.FirstRow[(int)facet], values.FirstRow[(int)facet + 1]);
        if (!IsCheaperByDocument(Bits.Count(documents), from, to))
        {
            AddRows(window, documents, from, to);
            return;
        }
        for (var w = 0; w < documents.Length; w++)
        {
            for (var word = documents[w]; word != 0; word &= word - 1)
            {
                Add((window * Bits.Window) + (w * 64) + BitOperations.TrailingZeroCount(word), from, to);
            }
        }
    }

    private bool IsCheaperByDocument(int documents, int fromRow, int toRow) =>
        documents * (DocumentCost + (ValueCost * values.PerDocument(fromRow, toRow))) <= (toRow - fromRow) * RowCost;

    private void AddRows(int window, ReadOnlySpan<ulong> documents, int fromRow, int toRow)
    {
        for (var row = fromRow; row < toRow; row++)
        {
            _counts[row] += Bits.CountBoth(documents, values.Row(window, row));
        }
    }

    private void Add(int document, int fromRow, int toRow)
    {
        foreach (var row in values.ValuesOf(document))
        {
            if (row >= fromRow && row < toRow)
            {
                _counts[row]++;
            }
        }
    }
}
