using System.Globalization;
using System.Text;

namespace Nabij.Belgium;

/// <summary>Words compared without case and accents.</summary>
internal static class Words
{
    /// <summary>Lower case, without accents. The text went through <see cref="Typed"/>, so it holds no half surrogates.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }

    /// <summary>Where the word that begins at <paramref name="from"/> ends: letters with their accents.</summary>
    public static int EndOf(string text, int from)
    {
        var end = from;
        while (end < text.Length && IsLetter(text[end]))
        {
            end++;
        }

        return end;
    }

    public static bool IsLetter(char c) => (char.IsLetter(c) && c is not ('º' or 'ª')) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    /// <summary>The digit that a letter is typed for (O for 0, also the Greek and Cyrillic one; l and I for 1), or null.</summary>
    public static string? DigitLike(char c) => c switch
    {
        'O' or 'o' or '\u039F' or '\u03BF' or '\u041E' or '\u043E' => "0",
        'I' or 'l' or '\u0406' or '\u0399' => "1",
        _ => null,
    };

    public static string Short(string text) => text.Length <= 30 ? text : text[..30] + "…";
}
