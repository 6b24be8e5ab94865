using System.Collections.Frozen;

namespace Nabij.Belgium;

/// <summary>
/// The number of a house and of a box in it, from the words that end a street's line: <c>12A</c>, <c>12 bis</c>, <c>12-14</c>,
/// <c>12/3</c>, <c>12 bte 3</c>, <c>12 b3</c>.
/// </summary>
internal sealed record HouseNumber(string? Number, string? Box)
{
    private static readonly FrozenSet<string> BoxWords = new[] { "bus", "bte", "boite", "bt", "b", "box", "app", "appt", "apt", "appartement" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Again = new[] { "bis", "ter", "quater" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null when these words are no house number.</summary>
    public static HouseNumber? Read(ReadOnlySpan<string> words)
    {
        if (words.IsEmpty || First(words[0]) is not { } house)
        {
            return null;
        }

        words = words[1..];
        // "12 A" and "12 bis", but "12 b 3" is a box.
        if (house.Box is null && !words.IsEmpty && ((words[0].Length == 1 && char.IsAsciiLetter(words[0][0]) && (words.Length == 1 || words[0] is not ("b" or "B") || BoxIn(words) is null)) || Again.Contains(Words.Key(words[0]))))
        {
            house = house with { Number = house.Number + Suffix(words[0]) };
            words = words[1..];
        }

        return words.IsEmpty ? house : house.Box is null && BoxIn(words) is { } box ? house with { Box = box } : null;
    }

    /// <summary>The box of <c>bte 3</c>, <c>b3</c> or <c>bus A.2</c>; null when it is something else.</summary>
    public static string? BoxIn(ReadOnlySpan<string> words)
    {
        if (words.Length is 0 or > 2)
        {
            return null;
        }

        var end = Words.EndOf(words[0], 0);
        if (!BoxWords.Contains(Words.Key(words[0][..end])))
        {
            return null;
        }

        var rest = words[0][end..].TrimStart('.', ':');
        var box = words.Length == 1 ? rest : rest.Length == 0 ? words[1] : "";
        return box.Length is > 0 and <= 8 && (words.Length == 2 || char.IsAsciiDigit(box[0])) && box.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '/') ? box.ToUpperInvariant() : null;
    }

    // 12, 12A, 12bis, 12-14, 12A-14B, 12/3, 12b3, 12#3
    private static HouseNumber? First(string word)
    {
        var at = 0;
        if (One(word, ref at) is not { } number)
        {
            return null;
        }

        if (at < word.Length - 1 && word[at] is '-' or '+')
        {
            var sign = word[at++];
            if (One(word, ref at) is not { } second)
            {
                return null;
            }

            number += sign + second;
        }

        if (at == word.Length)
        {
            return new HouseNumber(number, null);
        }

        var box = word[at] is '/' or '#' ? word[(at + 1)..] : BoxIn([word[at..]]);
        return box is { Length: > 0 and <= 8 } && box.All(char.IsAsciiLetterOrDigit) ? new HouseNumber(number, box.ToUpperInvariant()) : null;
    }

    // One to four digits, not beginning with 0, and a letter or "bis".
    private static string? One(string word, ref int at)
    {
        var from = at;
        while (at < word.Length && char.IsAsciiDigit(word[at]))
        {
            at++;
        }

        if (at - from is 0 or > 4 || word[from] == '0')
        {
            return null;
        }

        var digits = word[from..at];
        var end = Words.EndOf(word, at);
        var letters = word[at..end];
        // 12b3 is a box: its b stays for the caller.
        if ((letters.Length == 1 && char.IsAsciiLetter(letters[0]) && (end == word.Length || !char.IsAsciiDigit(word[end]))) || Again.Contains(Words.Key(letters)))
        {
            at = end;
            return digits + Suffix(letters);
        }

        return digits;
    }

    private static string Suffix(string letters) => letters.Length == 1 ? letters.ToUpperInvariant() : letters.ToLowerInvariant();
}
