namespace Nabij.Calendar.Plain;

/// <summary>The words that someone may have meant who mistyped one letter or swapped two.</summary>
internal static class PlainSlips
{
    private const int Shortest = 4, Most = 3;

    public static string[] Likely(string word) => word.Length < Shortest || word.Length > 30
        ? []
        : [.. PlainWords.All.Where(w => w.Length >= Shortest && IsSlip(word, w)).Order(StringComparer.Ordinal).Take(Most)];

    // One letter more, less or other, or two neighbours swapped: what is left after the common start and end tells.
    private static bool IsSlip(string typed, string word)
    {
        if (Math.Abs(typed.Length - word.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < typed.Length && start < word.Length && typed[start] == word[start])
        {
            start++;
        }

        var end = 0;
        while (end < typed.Length - start && end < word.Length - start && typed[^(end + 1)] == word[^(end + 1)])
        {
            end++;
        }

        var (a, b) = (typed[start..^end], word[start..^end]);
        return a.Length <= 1 && b.Length <= 1 || (a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0]);
    }
}
