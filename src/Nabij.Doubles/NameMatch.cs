namespace Nabij.Doubles;

/// <summary>How alike two names are, from 0 to 1, and how much they tell together: the weight of the words they share.</summary>
internal readonly record struct NameMatch(double Alike, double Tells)
{
    private const int ShortestWithSlip = 5;
    private const int ShortestWithTwo = 10;

    public static NameMatch Of(PreparedName a, PreparedName b, Vocabulary words)
    {
        // Which slip is met first may matter; which of both has the smaller id may not.
        var match = string.CompareOrdinal(a.Joined, b.Joined) <= 0 ? Of(a.Words, b.Words, words) : Of(b.Words, a.Words, words);
        return match.Alike < Weights.Slip && IsSlip(a.Joined, b.Joined) ? new NameMatch(Weights.Slip, Math.Max(match.Tells, 1)) : match;
    }

    /// <summary>
    /// Words in any order. What both have more than the other contradicts; what only one has more may have been left away.
    /// A word that is misspelt is as rare as the slip, so it weighs what the right one weighs.
    /// </summary>
    private static NameMatch Of(int[] a, int[] b, Vocabulary words)
    {
        var (shared, onlyA, onlyB) = (0.0, 0.0, 0.0);
        Span<bool> taken = stackalloc bool[b.Length];
        Span<int> left = stackalloc int[a.Length];
        var lefts = 0;
        foreach (var word in a)
        {
            var at = Array.IndexOf(b, word);
            if (at >= 0)
            {
                taken[at] = true;
                shared += words.TellsTogether(word);
            }
            else
            {
                left[lefts++] = word;
            }
        }

        foreach (var word in left[..lefts])
        {
            var near = Near(word, b, taken, words);
            if (near < 0)
            {
                onlyA += words.Tells(word);
                continue;
            }

            taken[near] = true;
            var weight = Math.Min(words.TellsTogether(word), words.TellsTogether(b[near]));
            shared += weight * Weights.Slip;
            onlyA += weight * (1 - Weights.Slip) / 2;
        }

        for (var i = 0; i < b.Length; i++)
        {
            onlyB += taken[i] ? 0 : words.Tells(b[i]);
        }

        var against = (Math.Min(onlyA, onlyB) * Weights.Contradiction) + (Math.Abs(onlyA - onlyB) * Weights.MoreWords);
        return shared <= 0 ? default : new NameMatch(shared / (shared + against), shared);
    }

    private static int Near(int word, int[] others, ReadOnlySpan<bool> taken, Vocabulary words)
    {
        var text = words.TextOf(word);
        for (var i = 0; i < others.Length; i++)
        {
            if (!taken[i] && IsSlip(text, words.TextOf(others[i])))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>One letter more, less, other or swapped; two in a long word. Short words and numbers are what they are.</summary>
    public static bool IsSlip(string a, string b)
    {
        var most = Math.Min(a.Length, b.Length) switch { < ShortestWithSlip => 0, < ShortestWithTwo => 1, _ => 2 };
        return most > 0 && Math.Abs(a.Length - b.Length) <= most && !a.Contains(':', StringComparison.Ordinal) && !b.Contains(':', StringComparison.Ordinal)
            && !a.Any(char.IsAsciiDigit) && !b.Any(char.IsAsciiDigit) && Distance(a, b, most) <= most;
    }

    private static int Distance(string a, string b, int most)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
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
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > most)
            {
                return least;
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }
}
