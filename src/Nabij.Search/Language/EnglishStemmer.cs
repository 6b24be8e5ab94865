namespace Nabij.Search.Language;

/// <summary>Snowball 2.2 "english" (porter2), equal to <c>stemwords -l english</c>. The word is in lower case.</summary>
internal static class EnglishStemmer
{
    private const string Vowels = "aeiouy";
    private const string LettersBeforeLi = "cdeghkmnrt";

    private enum Derived : byte
    {
        Replace,
        Ogi,
        Li,
        Ative,
    }

    private static readonly Endings<(Derived Kind, string By)> Step2Endings = new(
        (To("tion"), "tional"), (To("ence"), "enci"), (To("ance"), "anci"), (To("able"), "abli"), (To("ent"), "entli"),
        (To("ize"), "izer ization"), (To("ate"), "ational ation ator"), (To("al"), "alism aliti alli"), (To("ful"), "fulness fulli"),
        (To("ous"), "ousli ousness"), (To("ive"), "iveness iviti"), (To("ble"), "biliti bli"), (To("less"), "lessli"),
        ((Derived.Ogi, "og"), "ogi"), ((Derived.Li, ""), "li"));

    private static readonly Endings<(Derived Kind, string By)> Step3Endings = new(
        (To("tion"), "tional"), (To("ate"), "ational"), (To("al"), "alize"), (To("ic"), "icate iciti ical"), (To(""), "ful ness"),
        ((Derived.Ative, ""), "ative"));

    private static readonly Endings<bool> Step4Endings = new(
        (false, "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize"), (true, "ion"));

    public static string Stem(string word) => word.Length < 3 ? word : StemWord.Stem(word, Steps);

    private static (Derived Kind, string By) To(string by) => (Derived.Replace, by);

    private static void Steps(ref StemWord word)
    {
        if (Exception(word.Text) is { } exception)
        {
            word.ReplaceEnd(word.Length, exception);
            return;
        }
        if (word[0] == '\'')
        {
            word.RemoveAt(0);
        }
        MarkConsonants(ref word);
        var r1 = RegionOne(word);
        var r2 = word.RegionAfter(r1, Vowels);

        Step1A(ref word);
        if (!StaysAfterStep1A(word.Text))
        {
            Step1B(ref word, r1);
            Step1C(ref word);
            Step2(ref word, r1);
            Step3(ref word, r1, r2);
            Step4(ref word, r2);
            Step5(ref word, r1, r2);
        }
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = word[i] == 'Y' ? 'y' : word[i];
        }
    }

    // The algorithm's own lists: forms its rules would get wrong.
    private static string? Exception(ReadOnlySpan<char> word) => word switch
    {
        "skis" => "ski",
        "skies" => "sky",
        "dying" => "die",
        "lying" => "lie",
        "tying" => "tie",
        "idly" => "idl",
        "gently" => "gentl",
        "ugly" => "ugli",
        "early" => "earli",
        "only" => "onli",
        "singly" => "singl",
        "sky" => "sky",
        "news" => "news",
        "howe" => "howe",
        "atlas" => "atlas",
        "cosmos" => "cosmos",
        "bias" => "bias",
        "andes" => "andes",
        _ => null,
    };

    private static bool StaysAfterStep1A(ReadOnlySpan<char> word) =>
        word is "inning" or "outing" or "canning" or "herring" or "earring" or "proceed" or "exceed" or "succeed";

    /// <summary>A y at the start or after a vowel is a consonant, written in upper case from here on.</summary>
    private static void MarkConsonants(ref StemWord word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == 'y' && (i == 0 || IsVowel(word[i - 1])))
            {
                word[i] = 'Y';
            }
        }
    }

    private static int RegionOne(scoped in StemWord word)
    {
        foreach (var beginning in (ReadOnlySpan<string>)["gener", "commun", "arsen"])
        {
            if (word.Text.StartsWith(beginning, StringComparison.Ordinal))
            {
                return beginning.Length;
            }
        }
        return word.RegionAfter(0, Vowels);
    }

    private static void Step1A(ref StemWord word)
    {
        word.Cut(word.EndsWith("'s'") ? 3 : word.EndsWith("'s") ? 2 : word.EndsWith("'") ? 1 : 0);
        if (word.EndsWith("sses"))
        {
            word.Cut(2);
        }
        else if (word.EndsWith("ied") || word.EndsWith("ies"))
        {
            word.Cut(word.Length > 4 ? 2 : 1);
        }
        else if (word.IsAt(1, 's') && !word.EndsWith("us") && !word.EndsWith("ss") && HasVowel(word.Text, word.Length - 2))
        {
            word.Cut(1);
        }
    }

    private static void Step1B(ref StemWord word, int r1)
    {
        var eed = word.EndsWith("eedly") ? 5 : word.EndsWith("eed") ? 3 : 0;
        if (eed > 0)
        {
            if (word.Length - eed >= r1)
            {
                word.ReplaceEnd(eed, "ee");
            }
            return;
        }
        var length = word.EndsWith("ingly") ? 5 : word.EndsWith("edly") ? 4 : word.EndsWith("ing") ? 3 : word.EndsWith("ed") ? 2 : 0;
        if (length == 0 || !HasVowel(word.Text, word.Length - length))
        {
            return;
        }
        word.Cut(length);
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
        {
            word.Append('e');
        }
        else if (word.Length >= 2 && word[word.Length - 1] == word[word.Length - 2] && "bdfgmnprt".Contains(word[word.Length - 1]))
        {
            word.Cut(1);
        }
        else if (word.Length == r1 && EndsShort(word.Text))
        {
            word.Append('e');
        }
    }

    private static void Step1C(ref StemWord word)
    {
        if (word.Length > 2 && word[word.Length - 1] is 'y' or 'Y' && !IsVowel(word[word.Length - 2]))
        {
            word.ReplaceEnd(1, "i");
        }
    }

    private static void Step2(ref StemWord word, int r1)
    {
        var length = Step2Endings.Longest(word, 0, out var found);
        var start = word.Length - length;
        if (length == 0 || start < r1)
        {
            return;
        }
        var before = start > 0 ? word[start - 1] : ' ';
        if (found.Kind == Derived.Replace || (found.Kind == Derived.Ogi ? before == 'l' : LettersBeforeLi.Contains(before)))
        {
            word.ReplaceEnd(length, found.By);
        }
    }

    private static void Step3(ref StemWord word, int r1, int r2)
    {
        var length = Step3Endings.Longest(word, 0, out var found);
        var start = word.Length - length;
        if (length > 0 && start >= r1 && (found.Kind != Derived.Ative || start >= r2))
        {
            word.ReplaceEnd(length, found.By);
        }
    }

    private static void Step4(ref StemWord word, int r2)
    {
        var length = Step4Endings.Longest(word, 0, out var isIon);
        var start = word.Length - length;
        if (length > 0 && start >= r2 && (!isIon || (start > 0 && word[start - 1] is 's' or 't')))
        {
            word.Cut(length);
        }
    }

    private static void Step5(ref StemWord word, int r1, int r2)
    {
        var start = word.Length - 1;
        if (word.IsAt(1, 'e') && (start >= r2 || (start >= r1 && !EndsShort(word.Text[..start]))))
        {
            word.Cut(1);
        }
        else if (word.IsAt(1, 'l') && start >= r2 && word.IsAt(2, 'l'))
        {
            word.Cut(1);
        }
    }

    /// <summary>Ends in a short syllable: consonant, vowel, consonant other than w, x and y; or a vowel and consonant alone.</summary>
    private static bool EndsShort(ReadOnlySpan<char> text) => text.Length switch
    {
        < 2 => false,
        2 => IsVowel(text[0]) && !IsVowel(text[1]),
        _ => !IsVowel(text[^1]) && text[^1] is not ('w' or 'x' or 'Y') && IsVowel(text[^2]) && !IsVowel(text[^3]),
    };

    private static bool HasVowel(ReadOnlySpan<char> text, int before)
    {
        for (var i = 0; i < before; i++)
        {
            if (IsVowel(text[i]))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsVowel(char letter) => Vowels.Contains(letter);
}
