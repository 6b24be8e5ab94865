using System.Text;

namespace Nabij.Search.Language;

/// <summary>
/// How a word sounds, roughly, to an ear of Brussels: <i>juridik</i> and <i>juridique</i>, <i>alseimer</i> and <i>alzheimer</i>,
/// <i>gesondheid</i> and <i>gezondheid</i> are written apart and heard alike. One key for Dutch, French and English: people mix them.
/// </summary>
internal static class Sound
{
    // The longest first. What a group of letters sounds like; a capital is a sound of its own.
    private static readonly (string Letters, string Sound)[] Groups =
    [
        ("tion", "sion"), ("sch", "S"), ("eau", "o"), ("ch", "S"), ("sh", "S"), ("ph", "f"), ("qu", "k"), ("ck", "k"), ("th", "t"), ("dt", "t"),
        ("au", "o"), ("ai", "e"), ("ei", "E"), ("ij", "E"), ("ey", "E"), ("ou", "u"), ("oe", "u"), ("oo", "u"), ("ee", "e"), ("ie", "i"),
        ("q", "k"), ("z", "s"), ("y", "i"), ("x", "ks"), ("v", "f"), ("h", ""),
    ];

    /// <summary>The key of a folded word; words that sound alike share it.</summary>
    public static string Of(string folded)
    {
        var sound = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length;)
        {
            var (letters, heard) = At(folded, i);
            i += letters;
            // A double letter sounds once; what a group sounds like may repeat what stood before it.
            foreach (var c in heard)
            {
                if (sound.Length == 0 || sound[^1] != c)
                {
                    sound.Append(c);
                }
            }
        }
        // The end of a French word is mostly silent, that of a Dutch one hard.
        while (sound.Length > 3 && "est".Contains(sound[^1], StringComparison.Ordinal))
        {
            sound.Length--;
        }
        return sound.ToString();
    }

    private static (int Letters, string Sound) At(string folded, int at)
    {
        foreach (var (letters, sound) in Groups)
        {
            if (string.CompareOrdinal(folded, at, letters, 0, letters.Length) == 0)
            {
                return (letters.Length, sound);
            }
        }
        var isBeforeSoft = at + 1 < folded.Length && "eiy".Contains(folded[at + 1], StringComparison.Ordinal);
        return folded[at] switch
        {
            'c' => (1, isBeforeSoft ? "s" : "k"),
            'd' when at == folded.Length - 1 => (1, "t"),
            var letter => (1, letter.ToString()),
        };
    }
}
