namespace Nabij.Search.Suggesting;

/// <summary>How what was typed fits a name, best first.</summary>
internal enum Fit
{
    Whole,
    Beginning,
    Word,

    /// <summary>Each word begins one, not next to each other or in another order.</summary>
    Apart,
    Slip,
}

/// <summary>The best few names so far, each entry once, by rank: the lower the better.</summary>
internal sealed class BestNames(int limit)
{
    private readonly List<(ulong Rank, FoundName Found)> _best = new(limit + 1);

    /// <summary>The order as one number: fit and language, group, strength, letters still to type, the place in the list.</summary>
    public static ulong RankOf(Fit fit, double strength, bool own, int group, int letters, int entry)
    {
        // A name in another language, or one that is not shown, comes after the same and the next fit of the reader's own.
        var step = ((int)fit * 2) + (own ? 0 : 3);
        var weakness = (int)Math.Round((1 - Math.Clamp(strength, 0, 1)) * 100);
        return ((ulong)step << 56) | ((ulong)group << 52) | ((ulong)weakness << 44) | ((ulong)Math.Min(letters, 0xFFF) << 32) | (uint)entry;
    }

    public bool Takes(ulong rank) => _best.Count < limit || rank < _best[^1].Rank;

    public void Add(ulong rank, int entry, int name)
    {
        var old = _best.FindIndex(b => b.Found.Entry == entry);
        if (old >= 0)
        {
            if (_best[old].Rank <= rank)
            {
                return;
            }
            _best.RemoveAt(old);
        }
        var at = _best.FindIndex(b => b.Rank > rank);
        _best.Insert(at < 0 ? _best.Count : at, (rank, new(entry, name)));
        if (_best.Count > limit)
        {
            _best.RemoveAt(limit);
        }
    }

    public IReadOnlyList<FoundName> InOrder() => _best.ConvertAll(b => b.Found);
}
