namespace Nabij.Search.Language;

/// <summary>
/// Snowball 2.2 "dutch" (Martin Porter's; later versions call it dutch_porter), equal to <c>stemwords -l dutch</c>.
/// The word is in lower case.
/// </summary>
internal static class DutchStemmer
{
    private const string Vowels = "aeiouyè";

    private enum First : byte
    {
        Heden,
        En,
        S,
    }

    private enum Last : byte
    {
        Ing,
        Ig,
        Lijk,
        Baar,
        Bar,
    }

    private static readonly Endings<First> FirstEndings = new((First.Heden, "heden"), (First.En, "en ene"), (First.S, "s se"));

    private static readonly Endings<Last> LastEndings = new(
        (Last.Ing, "end ing"), (Last.Ig, "ig"), (Last.Lijk, "lijk"), (Last.Baar, "baar"), (Last.Bar, "bar"));

    public static string Stem(string word) => StemWord.Stem(word, Steps);

    private static void Steps(ref StemWord word)
    {
        DropAccents(ref word);
        MarkConsonants(ref word);
        var r1 = word.RegionAfter(0, Vowels);
        var r2 = word.RegionAfter(r1, Vowels);
        r1 = Math.Max(r1, AfterThreeBytes(word.Text));

        PluralOrInflection(ref word, r1);
        var hadE = CutE(ref word, r1);
        CutHeid(ref word, r1, r2);
        Derivation(ref word, r1, r2, hadE);
        SingleVowel(ref word);

        for (var i = 0; i < word.Length; i++)
        {
            word[i] = word[i] switch { 'I' => 'i', 'Y' => 'y', var other => other };
        }
    }

    /// <summary>
    /// R1 leaves at least three letters before it. Snowball 2.2 counts them as bytes of UTF-8, in which è is two; so do we, to be equal.
    /// </summary>
    private static int AfterThreeBytes(ReadOnlySpan<char> text)
    {
        var index = 0;
        for (var bytes = 0; bytes < 3 && index < text.Length; index++)
        {
            bytes += text[index] < 0x80 ? 1 : text[index] < 0x800 || char.IsSurrogate(text[index]) ? 2 : 3;
        }
        return index;
    }

    private static void DropAccents(ref StemWord word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = word[i] switch
            {
                'ä' or 'á' => 'a',
                'ë' or 'é' => 'e',
                'ï' or 'í' => 'i',
                'ö' or 'ó' => 'o',
                'ü' or 'ú' => 'u',
                var other => other,
            };
        }
    }

    /// <summary>An i between vowels and a y after a vowel or at the start are consonants, written in upper case from here on.</summary>
    private static void MarkConsonants(ref StemWord word)
    {
        if (word.Length > 0 && word[0] == 'y')
        {
            word[0] = 'Y';
        }
        for (var i = 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i - 1]))
            {
                continue;
            }
            if (word[i] == 'y')
            {
                word[i] = 'Y';
            }
            else if (word[i] == 'i' && i + 1 < word.Length && IsVowel(word[i + 1]))
            {
                word[i] = 'I';
            }
        }
    }

    private static void PluralOrInflection(ref StemWord word, int r1)
    {
        var length = FirstEndings.Longest(word, 0, out var ending);
        var start = word.Length - length;
        if (length == 0 || start < r1)
        {
            return;
        }
        switch (ending)
        {
            case First.Heden:
                word.ReplaceEnd(length, "heid");
                break;
            case First.En:
                CutEn(ref word, length, r1);
                break;
            case First.S when start > 0 && !IsVowel(word[start - 1]) && word[start - 1] != 'j':
                word.Cut(length);
                break;
        }
    }

    private static void CutEn(ref StemWord word, int length, int r1)
    {
        var start = word.Length - length;
        if (start < r1 || start == 0 || IsVowel(word[start - 1]) || word.Text[..start].EndsWith("gem", StringComparison.Ordinal))
        {
            return;
        }
        word.Cut(length);
        Undouble(ref word);
    }

    private static bool CutE(ref StemWord word, int r1)
    {
        var start = word.Length - 1;
        if (start < r1 || start < 1 || word[start] != 'e' || IsVowel(word[start - 1]))
        {
            return false;
        }
        word.Cut(1);
        Undouble(ref word);
        return true;
    }

    private static void CutHeid(ref StemWord word, int r1, int r2)
    {
        if (!word.EndsWithin(r2, "heid") || word.IsAt(5, 'c'))
        {
            return;
        }
        word.Cut(4);
        if (word.EndsWith("en"))
        {
            CutEn(ref word, 2, r1);
        }
    }

    private static void Derivation(ref StemWord word, int r1, int r2, bool hadE)
    {
        var length = LastEndings.Longest(word, 0, out var ending);
        if (length == 0 || word.Length - length < r2)
        {
            return;
        }
        switch (ending)
        {
            case Last.Ing:
                word.Cut(length);
                if (word.EndsWithin(r2, "ig") && !word.IsAt(3, 'e'))
                {
                    word.Cut(2);
                }
                else
                {
                    Undouble(ref word);
                }
                break;
            case Last.Ig when !word.IsAt(3, 'e'):
                word.Cut(length);
                break;
            case Last.Lijk:
                word.Cut(length);
                CutE(ref word, r1);
                break;
            case Last.Baar:
            case Last.Bar when hadE:
                word.Cut(length);
                break;
        }
    }

    /// <summary>Writes maan as man, so that it meets manen.</summary>
    private static void SingleVowel(ref StemWord word)
    {
        var last = word.Length - 1;
        if (last >= 3 && !IsVowel(word[last]) && word[last] != 'I' && word[last - 1] == word[last - 2]
            && word[last - 1] is 'a' or 'e' or 'o' or 'u' && !IsVowel(word[last - 3]))
        {
            word.RemoveAt(last - 1);
        }
    }

    private static void Undouble(ref StemWord word)
    {
        if (word.EndsWith("kk") || word.EndsWith("dd") || word.EndsWith("tt"))
        {
            word.Cut(1);
        }
    }

    private static bool IsVowel(char letter) => Vowels.Contains(letter);
}
