namespace Nabij.Search.Suggesting;

/// <summary>Distinct folded words in ordinal order, with the numbers of the names that have each.</summary>
internal sealed class WordBeginnings
{
    private const int LeastForSlip = 4;
    private const int MostSlips = 16;

    private readonly string[] _words;
    private readonly int[][] _names;

    private WordBeginnings(string[] words, int[][] names) => (_words, _names) = (words, names);

    public static WordBeginnings Build(IReadOnlyList<string> names)
    {
        var found = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var name = 0; name < names.Count; name++)
        {
            foreach (var word in names[name].Split(' '))
            {
                if (!found.TryGetValue(word, out var list))
                {
                    found.Add(word, list = []);
                }
                if (list.Count == 0 || list[^1] != name)
                {
                    list.Add(name);
                }
            }
        }
        var words = found.Keys.ToArray();
        Array.Sort(words, StringComparer.Ordinal);
        return new(words, Array.ConvertAll(words, w => found[w].ToArray()));
    }

    /// <summary>The numbers of the names that have a word, by its number.</summary>
    public int[] NamesWith(int word) => _names[word];

    public string this[int word] => _words[word];

    /// <summary>The words that begin so.</summary>
    public Range Beginning(string letters)
    {
        var first = LowerBound(0, w => string.CompareOrdinal(w, letters) < 0);
        return first..LowerBound(first, w => w.StartsWith(letters, StringComparison.Ordinal));
    }

    /// <summary>
    /// The words that begin so but for one slip: a letter too many, too few, another one, or two swapped. The first letter must be right,
    /// as people rarely miss it; numbers and short words are never guessed.
    /// </summary>
    public List<int> BeginningWithSlip(string letters)
    {
        var found = new List<int>();
        if (letters.Length < LeastForSlip || letters.Any(char.IsAsciiDigit))
        {
            return found;
        }
        var sameFirst = Beginning(letters[..1]);
        for (var word = sameFirst.Start.Value; word < sameFirst.End.Value && found.Count < MostSlips; word++)
        {
            if (BeginsWithSlip(_words[word], letters))
            {
                found.Add(word);
            }
        }
        return found;
    }

    private static bool BeginsWithSlip(ReadOnlySpan<char> word, ReadOnlySpan<char> letters)
    {
        var same = word.CommonPrefixLength(letters);
        var rest = word[same..];
        var typed = letters[same..];
        return typed.Length == 0
            || rest.StartsWith(typed[1..])
            || (rest.Length > 0 && (rest[1..].StartsWith(typed) || rest[1..].StartsWith(typed[1..])))
            || (rest.Length > 1 && typed.Length > 1 && rest[0] == typed[1] && rest[1] == typed[0] && rest[2..].StartsWith(typed[2..]));
    }

    // The first word from which the condition no longer holds.
    private int LowerBound(int from, Predicate<string> holds)
    {
        var (low, high) = (from, _words.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = holds(_words[middle]) ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
