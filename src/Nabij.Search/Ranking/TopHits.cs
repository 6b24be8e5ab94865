using Nabij.Search.Indexing;

namespace Nabij.Search.Ranking;

/// <summary>A hit with its place in the order: a smaller <paramref name="Rank"/> stands first, then the smaller id.</summary>
internal readonly record struct RankedHit(uint Rank, int Segment, int Document);

/// <summary>Chooses the first hits of all segments without sorting the others.</summary>
internal static class TopHits
{
    // A class has its own range of ranks; points are far fewer than this.
    private const uint ClassSize = 1 << 24;

    // A closed door that was asked for, by its whole name or as people ask for it, stands here at the latest: not first, and not out of sight.
    private const int PlaceOfNamedDoor = 2;

    /// <summary>The first <paramref name="count"/> hits in order, given the <paramref name="best"/> score of all.</summary>
    public static List<RankedHit> Choose(ScanRequest request, IReadOnlyList<Scan> scans, int best, int count)
    {
        var segments = request.Collection.Segments;
        var chosen = new List<RankedHit>();
        RankedHit? named = null;
        var perScore = best > 0 ? (double)Weights.Relevance / best : 0;
        for (var s = 0; s < scans.Count && count > 0; s++)
        {
            var classes = new Classes(request, segments[s], best);
            var standing = scans[s].Standing;
            var merits = segments[s].Sets.Merits(request.Query.Today.DayNumber);
            var hits = scans[s].Hits.All;
            // Rank above, document below: documents are numbered in order of id, so that the key alone orders within a segment.
            var heap = new LargestFirst(Math.Min(count, hits.Length));
            for (var i = 0; i < hits.Length; i++)
            {
                ref readonly var hit = ref hits[i];
                // Only a guide page has so much merit; others need not be looked up.
                var isAsked = hit.Score >= Scores.Exact || (merits[hit.Document] >= Weights.GuideOfKind && classes.IsGuideOfAsked(hit.Document));
                if (isAsked && standing.Of(hit.Document) is var door && Standing.IsClosedDoor(door))
                {
                    var asked = new RankedHit(Rank(classes.Of(hit, door), Standing.PointsOf(door)), s, hit.Document);
                    named = named is { } other && Compare(segments, other, asked) < 0 ? other : asked;
                }
                var relevance = (int)((hit.Score & Scores.WithoutExact) * perScore);
                if (Rank(classes.AtBest(hit.Score), merits[hit.Document] + standing.MostBesideMerit + relevance) > heap.Worst >> 32)
                {
                    continue;
                }
                var its = standing.Of(hit.Document);
                var rank = Rank(classes.Of(hit, its), Standing.PointsOf(its) + relevance);
                heap.Offer((ulong)rank << 32 | (uint)hit.Document);
            }
            foreach (var key in heap.Items)
            {
                chosen.Add(new((uint)(key >> 32), s, (int)(uint)key));
            }
        }
        chosen.Sort((a, b) => Compare(segments, a, b));
        if (named is { } up && count > PlaceOfNamedDoor && chosen.FindIndex(h => h.Segment == up.Segment && h.Document == up.Document) is var at && at is < 0 or > PlaceOfNamedDoor)
        {
            chosen.RemoveAll(h => h.Segment == up.Segment && h.Document == up.Document);
            chosen.Insert(PlaceOfNamedDoor, up);
        }
        return chosen.Count > count ? chosen.GetRange(0, count) : chosen;
    }

    private static int Compare(IReadOnlyList<Segment> segments, RankedHit a, RankedHit b) => a.Rank != b.Rank
        ? a.Rank.CompareTo(b.Rank)
        : segments[a.Segment].Ids[a.Document].CompareTo(segments[b.Segment].Ids[b.Document]);

    private static uint Rank(int number, int points) => ((uint)number * ClassSize) + ClassSize - 1 - (uint)points;

    /// <summary>Keeps the smallest keys; a heap with the largest on top, which goes first.</summary>
    private sealed class LargestFirst(int capacity)
    {
        private readonly ulong[] _keys = new ulong[capacity];
        private int _count;

        public ReadOnlySpan<ulong> Items => _keys.AsSpan(0, _count);

        /// <summary>A key above this has no chance any more.</summary>
        public ulong Worst => _count < _keys.Length ? ulong.MaxValue : _keys.Length == 0 ? 0 : _keys[0];

        public void Offer(ulong key)
        {
            if (_count < _keys.Length)
            {
                var at = _count++;
                for (; at > 0 && _keys[(at - 1) / 2] < key; at = (at - 1) / 2)
                {
                    _keys[at] = _keys[(at - 1) / 2];
                }
                _keys[at] = key;
            }
            else if (key < Worst)
            {
                Sink(key);
            }
        }

        private void Sink(ulong key)
        {
            var at = 0;
            while (true)
            {
                var child = (2 * at) + 1;
                if (child >= _count)
                {
                    break;
                }
                child += child + 1 < _count && _keys[child + 1] > _keys[child] ? 1 : 0;
                if (_keys[child] <= key)
                {
                    break;
                }
                _keys[at] = _keys[child];
                at = child;
            }
            _keys[at] = key;
        }
    }
}
