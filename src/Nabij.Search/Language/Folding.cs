using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Nabij.Search.Language;

/// <summary>
/// Writes letters in their plainest form: lower case, no accents, ligatures spelt out, digits 0 to 9. Words that differ only there are
/// the same word to a person typing on a phone.
/// Own tables, not <see cref="string.Normalize()"/>: that throws on half a surrogate pair and does nothing where ICU is not installed.
/// </summary>
internal static class Folding
{
    /// <summary>The most letters one rune becomes.</summary>
    public const int MostLetters = 3;

    /// <summary>An accent or other mark on the letter before: part of the word, not of its folded form.</summary>
    public const int Mark = 0;

    /// <summary>Nothing to see: soft hyphens, zero-width and direction marks. They may stand in the middle of a word.</summary>
    public const int Invisible = -1;

    /// <summary>Anything that ends a word.</summary>
    public const int Separator = -2;

    private static readonly FrozenDictionary<char, string> Plain = PlainLetters(
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặª"), ("b", "ḃḅḇƀ"), ("c", "çćĉċčḉ"), ("d", "ďḋḍḏḑḓđð"), ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"), ("g", "ĝğġģǧǵḡǥ"), ("h", "ĥȟḣḥḧḩḫẖħ"), ("i", "ìíîïĩīĭįǐȉȋḭḯỉịıİ"), ("j", "ĵǰ"), ("k", "ķǩḱḳḵĸ\u212A"), ("l", "ĺļľḷḹḻḽłŀ"),
        ("m", "ḿṁṃ"), ("n", "ñńņňǹṅṇṉṋŉŋ"), ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿº"), ("p", "ṕṗ"), ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšſșṡṣṥṧṩẛ"), ("t", "ţťțṫṭṯṱẗŧ"), ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"), ("v", "ṽṿ"), ("w", "ŵẁẃẅẇẉẘ"), ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"), ("z", "źżžẑẓẕƶ"),
        ("ae", "æǽǣ"), ("oe", "œ"), ("ss", "ß"), ("ij", "ĳ"), ("th", "þ"), ("dz", "ǆǳ"), ("lj", "ǉ"), ("nj", "ǌ"),
        ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ffi", "ﬃ"), ("ffl", "ﬄ"), ("st", "ﬅﬆ"),
        ("α", "ά"), ("ε", "έ"), ("η", "ή"), ("ι", "ίϊΐ"), ("ο", "ό"), ("υ", "ύϋΰ"), ("ω", "ώ"), ("σ", "ς"),
        ("е", "ёѐ"), ("и", "йѝ"), ("і", "ї"), ("ا", "أإآٱ"), ("ي", "ىئی"), ("و", "ؤ"), ("ه", "ة"), ("ك", "ک"));

    /// <summary>
    /// Folds the first rune of the text. Returns how many letters were written, or <see cref="Mark"/>, <see cref="Invisible"/> or
    /// <see cref="Separator"/>. <paramref name="read"/> is how many chars the rune takes in the text.
    /// </summary>
    public static int FoldFirst(ReadOnlySpan<char> text, Span<char> letters, out int read)
    {
        var first = text[0];
        read = 1;
        if (char.IsAscii(first))
        {
            letters[0] = char.ToLowerInvariant(first);
            return char.IsAsciiLetterOrDigit(first) ? 1 : Separator;
        }
        if (Rune.DecodeFromUtf16(text, out var rune, out read) != System.Buffers.OperationStatus.Done)
        {
            return Separator;
        }
        return rune.IsBmp ? FoldBmp(first, letters) : FoldRare(rune, letters);
    }

    /// <summary>Removes the accents of letters; everything else stays as it is.</summary>
    public static string WithoutAccents(string word)
    {
        if (System.Text.Ascii.IsValid(word))
        {
            return word;
        }
        var plain = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            _ = Plain.TryGetValue(letter, out var by) ? plain.Append(by) : plain.Append(letter);
        }
        return plain.ToString();
    }

    private static int FoldBmp(char character, Span<char> letters)
    {
        // Full-width forms of ASCII, as East Asian keyboards type them.
        if (character is >= '\uFF01' and <= '\uFF5E')
        {
            return FoldFirst([(char)(character - 0xFEE0)], letters, out _);
        }
        var lower = char.ToLowerInvariant(character);
        if (Plain.TryGetValue(lower, out var plain))
        {
            plain.CopyTo(letters);
            return plain.Length;
        }
        letters[0] = lower;
        switch (char.GetUnicodeCategory(character))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                return Mark;
            case UnicodeCategory.Format:
                return Invisible;
            case UnicodeCategory.DecimalDigitNumber:
                letters[0] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character));
                return 1;
            case UnicodeCategory.ModifierLetter:
                // Mostly look-alikes of apostrophes and stretched lines (Arabic tatweel).
                return IsApostrophe(character) ? Separator : Invisible;
            case UnicodeCategory.SpacingCombiningMark:
                return 1;
            default:
                return char.IsLetter(character) ? 1 : Separator;
        }
    }

    private static int FoldRare(Rune rune, Span<char> letters) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => Mark,
        UnicodeCategory.Format => Invisible,
        _ when Rune.IsLetter(rune) => Rune.ToLowerInvariant(rune).EncodeToUtf16(letters),
        _ => Separator,
    };

    public static bool IsApostrophe(char character) =>
        character is '\'' or '’' or '‘' or '‛' or 'ʼ' or 'ʹ' or '′' or '＇' or '`' or '´';

    private static FrozenDictionary<char, string> PlainLetters(params (string Plain, string Letters)[] groups) => groups
        .SelectMany(g => g.Letters, (g, letter) => KeyValuePair.Create(letter, g.Plain))
        .ToFrozenDictionary();
}
