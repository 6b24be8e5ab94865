using System.Numerics;

namespace Nabij.Search.Indexing;

/// <summary>
/// Documents are looked at in windows of 4 096: what a search keeps per document then stays in the processor's cache, however
/// large the collection. A set of documents of one window is 64 words of 64 bits.
/// </summary>
internal static class Bits
{
    public const int Window = 4_096;
    public const int Words = Window / 64;

    public static int WindowsFor(int documents) => (documents + Window - 1) / Window;

    public static bool Has(ReadOnlySpan<ulong> set, int i) => (set[i >> 6] >> i & 1) != 0;

    public static void Add(Span<ulong> set, int i) => set[i >> 6] |= 1UL << i;

    public static int Count(ReadOnlySpan<ulong> set)
    {
        var count = 0;
        foreach (var word in set)
        {
            count += BitOperations.PopCount(word);
        }
        return count;
    }

    /// <summary>How many documents both sets have. Both are whole windows.</summary>
    public static int CountBoth(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        // Four counts at a time: one would wait for the one before it.
        var (one, two, three, four) = (0, 0, 0, 0);
        for (var i = 0; i + 3 < a.Length && i + 3 < b.Length; i += 4)
        {
            one += BitOperations.PopCount(a[i] & b[i]);
            two += BitOperations.PopCount(a[i + 1] & b[i + 1]);
            three += BitOperations.PopCount(a[i + 2] & b[i + 2]);
            four += BitOperations.PopCount(a[i + 3] & b[i + 3]);
        }
        return one + two + three + four;
    }

    /// <summary>Keeps in <paramref name="set"/> only what <paramref name="other"/> has too.</summary>
    public static void Keep(Span<ulong> set, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < set.Length; i++)
        {
            set[i] &= other[i];
        }
    }

    public static void Remove(Span<ulong> set, int i) => set[i >> 6] &= ~(1UL << i);

    public static void Remove(Span<ulong> set, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < set.Length; i++)
        {
            set[i] &= ~other[i];
        }
    }

    public static void Join(Span<ulong> set, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < set.Length; i++)
        {
            set[i] |= other[i];
        }
    }

    /// <summary>Fills with the first <paramref name="count"/> documents.</summary>
    public static void FillTo(Span<ulong> set, int count)
    {
        set.Clear();
        var whole = Math.Min(count / 64, set.Length);
        set[..whole].Fill(ulong.MaxValue);
        if (whole < set.Length && count % 64 > 0)
        {
            set[whole] = (1UL << (count % 64)) - 1;
        }
    }
}
