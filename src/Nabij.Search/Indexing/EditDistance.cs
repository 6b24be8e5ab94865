namespace Nabij.Search.Indexing;

/// <summary>
/// Letters to insert, drop, replace or swap with their neighbour to turn one word into another (Damerau 1964, in the restricted
/// form that never edits a swapped pair again).
/// </summary>
internal static class EditDistance
{
    private const int LongestWord = 64;

    /// <summary>The distance, or <paramref name="limit"/> + 1 when it is larger or a word is absurdly long.</summary>
    public static int UpTo(int limit, ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (Math.Abs(a.Length - b.Length) > limit || a.Length > LongestWord || b.Length > LongestWord)
        {
            return limit + 1;
        }
        Span<int> beforeLast = stackalloc int[LongestWord + 1];
        Span<int> last = stackalloc int[LongestWord + 1];
        Span<int> row = stackalloc int[LongestWord + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    distance = Math.Min(distance, beforeLast[j - 2] + 1);
                }
                row[j] = distance;
                least = Math.Min(least, distance);
            }
            if (least > limit)
            {
                return limit + 1;
            }
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return Math.Min(last[b.Length], limit + 1);
    }
}
