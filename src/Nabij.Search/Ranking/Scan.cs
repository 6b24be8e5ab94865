using System.Numerics;
using Nabij.Search.Asking;
using Nabij.Search.Indexing;

namespace Nabij.Search.Ranking;

/// <summary>What a search asks of every segment alike.</summary>
internal sealed record ScanRequest(SearchQuery Query, Collection Collection, Plan? Plan, Filters Filters, ServedPlace? Place, HoursNow Hours);

/// <summary>
/// One pass over a segment: which documents answer, how many elsewhere, and the facet counts. A facet counts the documents that obey
/// every filter but its own: those that fail no filter count for every facet, those that fail one count for that one.
/// </summary>
internal sealed class Scan : IDisposable
{
    // From so many documents in a window on, sets are faster than looking at each.
    private const int Many = Bits.Window / 16;

    private readonly ScanRequest _request;
    private readonly Segment _segment;
    private readonly int[] _gone;
    private readonly FacetCounter _counter;
    private readonly FilterRows _filters;
    private ulong[]? _served;

    public Scan(ScanRequest request, Segment segment, int[] gone)
    {
        _request = request;
        _segment = segment;
        _gone = gone;
        _counter = new(segment.Values);
        _filters = new(request, segment);
        Standing = new(request, segment);
        Run();
    }

    /// <summary>The documents that answer, in no order.</summary>
    public HitList Hits { get; } = new();
    public Standing Standing { get; }
    public int Elsewhere { get; private set; }

    /// <summary>The best score; 0 when nothing was asked in words.</summary>
    public int Best { get; private set; }

    /// <summary>Hits that are open now. With the filter "open now" all are: what fails only that filter is not open.</summary>
    public int OpenCount { get; private set; }

    public int Count(Facet facet, int value) =>
        _segment.Values.RowOf(facet, value) is var row and >= 0 ? _counter[row] : 0;

    public void Dispose() => Hits.Dispose();

    private void Run()
    {
        var scores = _request.Plan is null ? null : Scores.Rent(_request.Plan, _segment);
        Span<ulong> answer = stackalloc ulong[Bits.Words];
        var gone = 0;
        for (var window = 0; window < Bits.WindowsFor(_segment.Count); window++)
        {
            var first = window * Bits.Window;
            var goneHere = gone;
            while (gone < _gone.Length && _gone[gone] < first + Bits.Window)
            {
                gone++;
            }
            var found = scores is null ? default : scores.Score(window);
            if (scores is not null && found.Length < Many)
            {
                Look(first, found, scores, _gone.AsSpan(goneHere, gone - goneHere));
                scores.Forget();
                continue;
            }
            if (scores is null)
            {
                Bits.FillTo(answer, Math.Min(Bits.Window, _segment.Count - first));
            }
            else
            {
                answer.Clear();
                foreach (var document in found)
                {
                    Bits.Add(answer, document);
                }
            }
            foreach (var document in _gone.AsSpan(goneHere, gone - goneHere))
            {
                Bits.Remove(answer, document - first);
            }
            LookAtAll(window, answer, scores);
            scores?.Forget();
        }
        if (scores is not null)
        {
            Scores.Return(scores);
        }
    }

    // Document by document. Facts are fetched for all of them first: memory answers many requests in the time of one, but only if
    // nothing that depends on an answer stands between them.
    private void Look(int first, ReadOnlySpan<ushort> found, Scores scores, ReadOnlySpan<int> gone)
    {
        Span<OpenState> open = stackalloc OpenState[Many];
        Span<bool> isServed = stackalloc bool[Many];
        for (var i = 0; i < found.Length; i++)
        {
            ref readonly var facts = ref _segment.Facts[first + found[i]];
            open[i] = _request.Hours.Of(facts.Hours);
            isServed[i] = _request.Place is not { } place || place.Tiers[facts.AreaSet] != Collection.NotServed;
        }
        Hits.MakeRoom(found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            var document = first + found[i];
            if (!gone.IsEmpty && gone.BinarySearch(document) >= 0)
            {
                continue;
            }
            var failed = _filters.Failed(document, open[i]);
            if (failed == 0 && isServed[i])
            {
                _counter.Add(document);
                AddHit(document, scores[found[i]]);
                OpenCount += open[i] == OpenState.Open ? 1 : 0;
            }
            else if (failed == 0)
            {
                Elsewhere++;
            }
            else if ((failed & (failed - 1)) == 0 && isServed[i])
            {
                _counter.Add(document, _filters.FacetOf(failed));
            }
        }
    }

    // By sets of documents: filters are bitwise, counting is population count.
    private void LookAtAll(int window, Span<ulong> answer, Scores? scores)
    {
        Span<ulong> elsewhere = stackalloc ulong[Bits.Words];
        Span<ulong> others = stackalloc ulong[Bits.Words];
        Span<ulong> passing = stackalloc ulong[Numbering.FacetCount * Bits.Words];
        passing = passing[..(_filters.Count * Bits.Words)];
        _filters.Passing(window, passing);
        FilterRows.KeepNearlyPassing(answer, passing);
        SplitByPlace(window, answer, elsewhere);
        for (var filter = 0; filter < _filters.Count; filter++)
        {
            // Those that fail only this one; those that fail none count for every facet below.
            answer.CopyTo(others);
            Bits.Remove(others, passing.Slice(filter * Bits.Words, Bits.Words));
            _counter.Add(window, others, _filters.FacetOf(1u << filter));
        }
        for (var filter = 0; filter < _filters.Count; filter++)
        {
            Bits.Keep(answer, passing.Slice(filter * Bits.Words, Bits.Words));
            Bits.Keep(elsewhere, passing.Slice(filter * Bits.Words, Bits.Words));
        }
        Elsewhere += Bits.Count(elsewhere);
        AddHits(window, answer, scores);
    }

    private void SplitByPlace(int window, Span<ulong> answer, Span<ulong> elsewhere)
    {
        elsewhere.Clear();
        if (_request.Place is { } place)
        {
            var served = (_served ??= _segment.Sets.Served(place.Key, place.Tiers)).AsSpan(window * Bits.Words, Bits.Words);
            answer.CopyTo(elsewhere);
            Bits.Remove(elsewhere, served);
            Bits.Keep(answer, served);
        }
    }

    private void AddHits(int window, ReadOnlySpan<ulong> answer, Scores? scores)
    {
        var count = Bits.Count(answer);
        var countsEach = _counter.IsCheaperByDocument(count);
        if (!countsEach)
        {
            _counter.AddAll(window, answer);
        }
        OpenCount += Bits.CountBoth(answer, _filters.OpenNow(window));
        Hits.MakeRoom(count);
        for (var w = 0; w < answer.Length; w++)
        {
            for (var word = answer[w]; word != 0; word &= word - 1)
            {
                var inWindow = (w * 64) + BitOperations.TrailingZeroCount(word);
                var document = (window * Bits.Window) + inWindow;
                AddHit(document, scores?[inWindow] ?? 0);
                if (countsEach)
                {
                    _counter.Add(document);
                }
            }
        }
    }

    private void AddHit(int document, int score)
    {
        Hits.Add(new(document, score));
        Best = Math.Max(Best, score & Scores.WithoutExact);
    }
}
