using System.Buffers;

namespace Nabij.Search.Ranking;

/// <summary>A document that answers, with its score for the words.</summary>
internal readonly record struct ScannedHit(int Document, int Score);

/// <summary>All hits of one segment. Rented memory: dispose.</summary>
internal sealed class HitList : IDisposable
{
    private ScannedHit[] _hits = ArrayPool<ScannedHit>.Shared.Rent(1_024);

    public int Count { get; private set; }
    public ReadOnlySpan<ScannedHit> All => _hits.AsSpan(0, Count);

    /// <summary>Makes room, so that <see cref="Add"/> need not look.</summary>
    public void MakeRoom(int more)
    {
        if (Count + more > _hits.Length)
        {
            var larger = ArrayPool<ScannedHit>.Shared.Rent((Count + more) * 2);
            All.CopyTo(larger);
            ArrayPool<ScannedHit>.Shared.Return(_hits);
            _hits = larger;
        }
    }

    public void Add(ScannedHit hit) => _hits[Count++] = hit;

    public void Dispose()
    {
        ArrayPool<ScannedHit>.Shared.Return(_hits);
        _hits = [];
        Count = 0;
    }
}
