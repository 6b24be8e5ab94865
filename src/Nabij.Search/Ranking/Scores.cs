using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Nabij.Search.Asking;
using Nabij.Search.Indexing;

namespace Nabij.Search.Ranking;

/// <summary>
/// Scores one window of documents at a time: first the kinds understood, then the words, the heaviest first. Postings of all words
/// advance together through the collection, so what is kept per document is as small as a window.
/// </summary>
internal sealed class Scores
{
    /// <summary>Marks the score of a document whose full name is the question; above any score of words.</summary>
    public const int Exact = 1 << 24;
    public const int WithoutExact = Exact - 1;

    private static readonly ConcurrentBag<Scores> Free = [];

    private readonly Cell[] _cells = new Cell[Bits.Window];
    // One place more than a window has, for the document that is written before it is known to count.
    private readonly ushort[] _touched = new ushort[Bits.Window + 1];
    private readonly ushort[] _having = new ushort[Bits.Window + 1];
    private int _touchedCount;
    private Plan _plan = null!;
    private Segment _segment = null!;
    private TextStep[] _text = [];
    private int[] _at = [];
    private (KindStep Step, int Row)[] _kinds = [];
    private int _guideRow;
    private int[] _exact = [];
    private int _exactAt;

    private Scores()
    {
    }

    public static Scores Rent(Plan plan, Segment segment)
    {
        if (!Free.TryTake(out var scores))
        {
            scores = new();
        }
        scores._plan = plan;
        scores._segment = segment;
        scores._text = [.. plan.TextSteps(segment)];
        scores._at = Array.ConvertAll(scores._text, s => s.List.From);
        scores._kinds = [.. plan.KindSteps.Select(k => (k, segment.Values.RowOf(Facet.Kind, k.Kind))).Where(k => k.Item2 >= 0)];
        scores._guideRow = segment.Values.RowOf(Facet.Type, (int)DocumentType.Help);
        scores._exact = segment.Names.FindAny(plan.Question.WholeHashes);
        scores._exactAt = 0;
        return scores;
    }

    public static void Return(Scores scores)
    {
        scores._plan = null!;
        scores._segment = null!;
        Free.Add(scores);
    }

    public int this[int inWindow] => _cells[inWindow].Score;

    /// <summary>Scores a window; returns the documents in it, in no order, that carry enough of the question.</summary>
    public ReadOnlySpan<ushort> Score(int window)
    {
        AddKinds(window);
        AddWords(window);
        MarkExact(window);
        // What carries enough moves to the front; the others stay behind it, to be forgotten.
        var enough = 0;
        for (var i = 0; i < _touchedCount; i++)
        {
            var document = _touched[i];
            _touched[i] = _touched[enough];
            _touched[enough] = document;
            enough += _cells[document].Cover >= _plan.LeastCover ? 1 : 0;
        }
        return _touched.AsSpan(0, enough);
    }

    /// <summary>Forgets the window. Only what was touched: a rare word touches a few documents in thousands.</summary>
    public void Forget()
    {
        foreach (var document in _touched.AsSpan(0, _touchedCount))
        {
            _cells[document] = default;
        }
        _touchedCount = 0;
    }

    private void AddKinds(int window)
    {
        foreach (var (step, row) in _kinds)
        {
            var documents = _segment.Values.Row(window, row);
            var guides = _segment.Values.Row(window, _guideRow);
            for (var w = 0; w < documents.Length; w++)
            {
                for (var word = documents[w]; word != 0; word &= word - 1)
                {
                    var bit = BitOperations.TrailingZeroCount(word);
                    AddKind(step, (w * 64) + bit, step.NamesOne || (guides[w] >> bit & 1) != 0);
                }
            }
        }
    }

    private void AddKind(in KindStep step, int document, bool isGuide)
    {
        ref var cell = ref CellOf(document);
        if ((cell.Seen & step.Phrase) != 0)
        {
            return;
        }
        Touch(cell, document);
        var score = isGuide ? step.GuideScore : step.Score;
        var cover = step.Cover;
        if ((cell.Seen & step.Words) is var already and not 0)
        {
            // Phrases that share words: only the words not yet carried count again.
            (score, cover) = (_plan.Fresh(step, already, score), _plan.Fresh(step, already, cover));
        }
        cell.Score += score;
        cell.Cover += cover;
        cell.Seen |= step.Phrase | step.Words;
    }

    private void AddWords(int window)
    {
        var documents = _segment.Postings.Documents;
        var first = window * Bits.Window;
        var end = first + Bits.Window;
        for (var s = 0; s < _text.Length; s++)
        {
            ref readonly var step = ref _text[s];
            if (!step.Leads && _touchedCount == 0)
            {
                continue;
            }
            if (step.List.Common is { } common)
            {
                AddCommon(step, common.AsSpan(first, Math.Min(Bits.Window, common.Length - first)));
                continue;
            }
            var from = _at[s];
            if (from >= step.List.To || documents[from] >= end)
            {
                continue;
            }
            from = FirstFrom(documents, from, step.List.To, first);
            var to = FirstFrom(documents, from, step.List.To, end);
            _at[s] = to;
            if (step.Leads)
            {
                Lead(step, from, to, first);
            }
            else
            {
                Follow(step, from, to, first);
            }
        }
    }

    private void MarkExact(int window)
    {
        for (; _exactAt < _exact.Length && _exact[_exactAt] < (window + 1) * Bits.Window; _exactAt++)
        {
            ref var cell = ref CellOf(_exact[_exactAt] - (window * Bits.Window));
            cell.Score |= cell.Seen != 0 ? Exact : 0;
        }
    }

    private void AddCommon(in TextStep step, ReadOnlySpan<byte> impacts)
    {
        if (step.Leads)
        {
            // First who has it, then what it counts: one loop with both would guess wrong at every second document.
            var count = 0;
            for (var document = 0; document < impacts.Length; document++)
            {
                _having[count] = (ushort)document;
                count += impacts[document] > 0 ? 1 : 0;
            }
            foreach (var document in _having.AsSpan(0, count))
            {
                ref var cell = ref CellOf(document);
                Touch(cell, document);
                Add(step, ref cell, impacts[document]);
            }
            return;
        }
        foreach (var document in _touched.AsSpan(0, _touchedCount))
        {
            if (impacts[document] > 0)
            {
                Add(step, ref CellOf(document), impacts[document]);
            }
        }
    }

    private void Lead(in TextStep step, int from, int to, int first)
    {
        var documents = _segment.Postings.Documents.AsSpan(from, to - from);
        var impacts = _segment.Postings.Impacts.AsSpan(from, to - from);
        for (var i = 0; i < documents.Length; i++)
        {
            var document = documents[i] - first;
            ref var cell = ref CellOf(document);
            Touch(cell, document);
            Add(step, ref cell, impacts[i]);
        }
    }

    private void Follow(in TextStep step, int from, int to, int first)
    {
        var documents = _segment.Postings.Documents.AsSpan(from, to - from);
        var impacts = _segment.Postings.Impacts.AsSpan(from, to - from);
        // A look-up costs about as much as reading a dozen postings.
        if (_touchedCount * 12 < documents.Length)
        {
            foreach (var document in _touched.AsSpan(0, _touchedCount))
            {
                if (documents.BinarySearch(first + document) is var at and >= 0)
                {
                    Add(step, ref CellOf(document), impacts[at]);
                }
            }
            return;
        }
        for (var i = 0; i < documents.Length; i++)
        {
            ref var cell = ref CellOf(documents[i] - first);
            if (cell.Seen != 0)
            {
                Add(step, ref cell, impacts[i]);
            }
        }
    }

    private static void Add(in TextStep step, ref Cell cell, byte impact)
    {
        if ((cell.Seen & step.Test) != 0)
        {
            return;
        }
        cell.Cover += (cell.Seen & step.ByKind) == 0 ? step.Cover : 0;
        cell.Seen |= step.Set;
        cell.Score += step.Weight * impact >> 8;
    }

    private void Touch(in Cell cell, int document)
    {
        // Without a branch: whether a document is new is as unpredictable as anything.
        _touched[_touchedCount] = (ushort)document;
        _touchedCount += cell.Seen == 0 ? 1 : 0;
    }

    // The document lies in the window by construction; the check would be a tenth of a search.
    private ref Cell CellOf(int document) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_cells), (nint)(uint)document);

    // Postings are read in order: look near first, then ever farther, then between.
    private static int FirstFrom(int[] documents, int from, int to, int document)
    {
        var step = 16;
        var last = from;
        while (from + step < to && documents[from + step] < document)
        {
            last = from + step;
            step *= 2;
        }
        var high = Math.Min(to, from + step + 1);
        while (last < high)
        {
            var middle = (last + high) / 2;
            (last, high) = documents[middle] < document ? (middle + 1, high) : (last, middle);
        }
        return last;
    }

    /// <summary>What a search knows of a document: see <see cref="TextStep"/>.</summary>
    private struct Cell
    {
        public ulong Seen;
        public int Score;
        public int Cover;
    }
}
