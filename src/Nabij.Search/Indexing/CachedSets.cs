using System.Collections.Concurrent;

namespace Nabij.Search.Indexing;

/// <summary>
/// What one question after the other asks of all documents of a segment: which serve a place, which are open now, what each is worth
/// today. Worked out by the first who asks; two who ask at once may both do so, which costs time and nothing else.
/// </summary>
internal sealed class CachedSets(Facts[] facts)
{
    // At a million documents a set is 125 kB.
    private const int MostPlaces = 128;

    private readonly ConcurrentDictionary<string, ulong[]> _served = new(StringComparer.Ordinal);
    private OpenSet? _open;
    private MeritsOfDay? _merits;

    /// <summary>The documents that serve a place, by its tiers per set of areas.</summary>
    public ulong[] Served(string place, byte[] tiers)
    {
        if (_served.TryGetValue(place, out var served))
        {
            return served;
        }
        if (_served.Count >= MostPlaces)
        {
            _served.Clear();
        }
        served = NewSet();
        for (var d = 0; d < facts.Length; d++)
        {
            served[d / 64] |= (tiers[facts[d].AreaSet] == Collection.NotServed ? 0UL : 1UL) << d;
        }
        return _served[place] = served;
    }

    /// <summary>The documents that are open, given the state of each number of hours. Only the latest is kept: hours change together.</summary>
    public ulong[] Open(OpenState[] states)
    {
        var latest = Volatile.Read(ref _open);
        if (latest is not null && latest.States.AsSpan().SequenceEqual(states))
        {
            return latest.Documents;
        }
        var open = NewSet();
        for (var d = 0; d < facts.Length; d++)
        {
            var hours = facts[d].Hours;
            open[d / 64] |= ((uint)hours < (uint)states.Length && states[hours] == OpenState.Open ? 1UL : 0UL) << d;
        }
        // A copy: the caller may use its list again.
        Volatile.Write(ref _open, new([.. states], open));
        return open;
    }

    /// <summary>
    /// Per document the points it has whatever the question, and for a page of the guide the most it can get: a cheap upper bound, so
    /// that most hits need not be looked at more closely.
    /// </summary>
    public ushort[] Merits(int today)
    {
        var latest = Volatile.Read(ref _merits);
        if (latest?.Day == today)
        {
            return latest.Merits;
        }
        var merits = Array.ConvertAll(facts, f => (ushort)(
            f.Merit + Weights.FreshOn(today, f.CheckedDay) + ((f.Traits & (Traits.Guide | Traits.Named)) != Traits.None ? Weights.GuideOfKind : 0)));
        Volatile.Write(ref _merits, new(today, merits));
        return merits;
    }

    private ulong[] NewSet() => new ulong[Bits.WindowsFor(facts.Length) * Bits.Words];

    private sealed record MeritsOfDay(int Day, ushort[] Merits);

    private sealed record OpenSet(OpenState[] States, ulong[] Documents);
}
