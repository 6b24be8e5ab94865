namespace Nabij.Search.Language;

/// <summary>Snowball 2.2 "french", equal to <c>stemwords -l french</c>. The word is in lower case, with its accents composed.</summary>
internal static class FrenchStemmer
{
    private const string Vowels = "aeiouyâàëéêèïîôûù";

    // A final s stays after these.
    private const string KeepsS = "aiouès";

    public static string Stem(string word) => StemWord.Stem(word, Steps);

    private static void Steps(ref StemWord word)
    {
        MarkConsonants(ref word);
        var regions = new Regions(word);
        if (CutStandard(ref word, regions) || CutVerbInIr(ref word, regions) || CutOtherVerb(ref word, regions))
        {
            if (word.IsAt(1, 'Y'))
            {
                word.ReplaceEnd(1, "i");
            }
            else if (word.IsAt(1, 'ç'))
            {
                word.ReplaceEnd(1, "c");
            }
        }
        else
        {
            CutResidual(ref word, regions);
        }
        Undouble(ref word);
        DropLastAccent(ref word);
        UnmarkConsonants(ref word);
    }

    /// <summary>R1, R2 and RV of the Snowball description, as the places where they begin.</summary>
    private readonly ref struct Regions
    {
        public Regions(scoped in StemWord word)
        {
            R1 = word.RegionAfter(0, Vowels);
            R2 = word.RegionAfter(R1, Vowels);
            RV = word.Length;
            var text = word.Text;
            if (text.Length >= 3 && ((IsVowel(text[0]) && IsVowel(text[1])) || text[..3] is "par" or "col" or "tap"))
            {
                RV = 3;
                return;
            }
            for (var i = 1; i < text.Length; i++)
            {
                if (IsVowel(text[i]))
                {
                    RV = i + 1;
                    return;
                }
            }
        }

        public int R1 { get; }

        public int R2 { get; }

        public int RV { get; }
    }

    /// <summary>
    /// Letters that sound as consonants are written in upper case from here on: u and i between vowels, y beside a vowel, u after q.
    /// A diaeresis becomes an H before its letter, because it starts a syllable of its own.
    /// </summary>
    private static void MarkConsonants(ref StemWord word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (IsVowel(word[i]) && i + 1 < word.Length)
            {
                var beforeVowel = i + 2 < word.Length && IsVowel(word[i + 2]);
                word[i + 1] = word[i + 1] switch
                {
                    'u' when beforeVowel => 'U',
                    'i' when beforeVowel => 'I',
                    'y' => 'Y',
                    var other => other,
                };
            }
            switch (word[i])
            {
                case 'ë' or 'ï':
                    word[i] = word[i] == 'ë' ? 'e' : 'i';
                    word.Insert(i, 'H');
                    break;
                case 'y' when i + 1 < word.Length && IsVowel(word[i + 1]):
                    word[i] = 'Y';
                    break;
                case 'q' when i + 1 < word.Length && word[i + 1] == 'u':
                    word[i + 1] = 'U';
                    break;
            }
        }
    }

    private static bool CutStandard(ref StemWord word, Regions regions)
    {
        var length = FrenchEndings.Standard.Longest(word, 0, out var ending);
        if (length == 0)
        {
            return false;
        }
        var start = word.Length - length;
        var inR1 = start >= regions.R1;
        var inR2 = start >= regions.R2;
        switch (ending)
        {
            case FrenchStandard.Eaux:
                word.ReplaceEnd(length, "eau");
                return true;
            case FrenchStandard.Aux:
                return Replace(ref word, length, "al", inR1);
            case FrenchStandard.Logie:
                return Replace(ref word, length, "log", inR2);
            case FrenchStandard.Ution:
                return Replace(ref word, length, "u", inR2);
            case FrenchStandard.Ence:
                return Replace(ref word, length, "ent", inR2);
            case FrenchStandard.Euse:
                return Replace(ref word, length, inR2 ? "" : "eux", inR1 || inR2);
            case FrenchStandard.Issement:
                return Replace(ref word, length, "", inR1 && start > 0 && !IsVowel(word[start - 1]));

            // What is left of an adverb may be a participle: the verb steps come after these three.
            case FrenchStandard.Amment:
                Replace(ref word, length, "ant", start >= regions.RV);
                return false;
            case FrenchStandard.Emment:
                Replace(ref word, length, "ent", start >= regions.RV);
                return false;
            case FrenchStandard.Ment:
                Replace(ref word, length, "", start - 1 >= regions.RV && IsVowel(word[start - 1]));
                return false;

            case FrenchStandard.Ement:
                return Replace(ref word, length, "", start >= regions.RV) && CutBeforeEment(ref word, regions);
            default:
                if (!inR2)
                {
                    return false;
                }
                word.Cut(length);
                CutBefore(ref word, ending, regions.R2);
                return true;
        }
    }

    private static bool Replace(ref StemWord word, int length, string by, bool allowed)
    {
        if (allowed)
        {
            word.ReplaceEnd(length, by);
        }
        return allowed;
    }

    private static bool CutBeforeEment(ref StemWord word, Regions regions)
    {
        if (word.EndsWith("iv"))
        {
            if (word.EndsWithin(regions.R2, "iv"))
            {
                word.Cut(2);
                CutIfWithin(ref word, "at", regions.R2);
            }
        }
        else if (word.EndsWith("eus"))
        {
            if (!CutIfWithin(ref word, "eus", regions.R2) && word.EndsWithin(regions.R1, "eus"))
            {
                word.ReplaceEnd(3, "eux");
            }
        }
        else if (word.EndsWithin(regions.RV, "ièr") || word.EndsWithin(regions.RV, "Ièr"))
        {
            word.ReplaceEnd(3, "i");
        }
        else if (!CutIfWithin(ref word, "abl", regions.R2))
        {
            CutIfWithin(ref word, "iqU", regions.R2);
        }
        return true;
    }

    private static void CutBefore(ref StemWord word, FrenchStandard ending, int r2)
    {
        switch (ending)
        {
            case FrenchStandard.Ation:
                CutOrShorten(ref word, "ic", "iqU", r2);
                break;
            case FrenchStandard.If:
                if (CutIfWithin(ref word, "at", r2))
                {
                    CutOrShorten(ref word, "ic", "iqU", r2);
                }
                break;
            case FrenchStandard.Ite:
                if (!CutOrShorten(ref word, "abil", "abl", r2) && !CutOrShorten(ref word, "ic", "iqU", r2))
                {
                    CutIfWithin(ref word, "iv", r2);
                }
                break;
        }
    }

    private static bool CutIfWithin(ref StemWord word, string ending, int region) =>
        Replace(ref word, ending.Length, "", word.EndsWithin(region, ending));

    private static bool CutOrShorten(ref StemWord word, string ending, string shorter, int r2) =>
        CutIfWithin(ref word, ending, r2) || Replace(ref word, ending.Length, shorter, word.EndsWith(ending));

    private static bool CutVerbInIr(ref StemWord word, Regions regions)
    {
        var length = FrenchEndings.VerbsInIr.Longest(word, regions.RV, out _);
        var before = word.Length - length - 1;
        return length > 0 && before >= regions.RV && Replace(ref word, length, "", !IsVowel(word[before]) && word[before] != 'H');
    }

    private static bool CutOtherVerb(ref StemWord word, Regions regions)
    {
        var length = FrenchEndings.OtherVerbs.Longest(word, regions.RV, out var verb);
        if (length == 0 || (verb == FrenchVerb.Ions && word.Length - length < regions.R2))
        {
            return false;
        }
        word.Cut(length);
        if (verb == FrenchVerb.CutAndE)
        {
            CutIfWithin(ref word, "e", regions.RV);
        }
        return true;
    }

    private static void CutResidual(ref StemWord word, Regions regions)
    {
        if (word.Length > 1 && word.IsAt(1, 's') && (!KeepsS.Contains(word[word.Length - 2]) || word.EndsWith("His")))
        {
            word.Cut(1);
        }
        var length = FrenchEndings.Residual.Longest(word, regions.RV, out var ending);
        switch (ending)
        {
            case FrenchResidual.Ion when length > 0:
                var start = word.Length - length;
                Replace(ref word, length, "", start >= regions.R2 && start > regions.RV && word[start - 1] is 's' or 't');
                break;
            case FrenchResidual.Ier:
                word.ReplaceEnd(length, "i");
                break;
            case FrenchResidual.E:
                word.Cut(length);
                break;
        }
    }

    private static void Undouble(ref StemWord word)
    {
        if (word.EndsWith("enn") || word.EndsWith("onn") || word.EndsWith("ett") || word.EndsWith("ell") || word.EndsWith("eill"))
        {
            word.Cut(1);
        }
    }

    /// <summary>é and è before the last consonants become e: sécurité and its relatives differ there.</summary>
    private static void DropLastAccent(ref StemWord word)
    {
        var i = word.Length - 1;
        while (i >= 0 && !IsVowel(word[i]))
        {
            i--;
        }
        if (i >= 0 && i < word.Length - 1 && word[i] is 'é' or 'è')
        {
            word[i] = 'e';
        }
    }

    private static void UnmarkConsonants(ref StemWord word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            switch (word[i])
            {
                case 'I':
                    word[i] = 'i';
                    break;
                case 'U':
                    word[i] = 'u';
                    break;
                case 'Y':
                    word[i] = 'y';
                    break;
                case 'H':
                    word.RemoveAt(i);
                    if (i < word.Length && word[i] is 'e' or 'i')
                    {
                        word[i] = word[i] == 'e' ? 'ë' : 'ï';
                    }
                    else
                    {
                        i--;
                    }
                    break;
            }
        }
    }

    private static bool IsVowel(char letter) => Vowels.Contains(letter);
}
