using System.Globalization;
using System.Text;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>The last part of an entry's address, made from its name.</summary>
internal static class EntryKey
{
    /// <summary>Shorter than a key may be: its place and both together have keys that begin so.</summary>
    public const int Most = 60;
    private const string Nameless = "entry";

    // A page of its own.
    private static readonly string[] Reserved = ["new"];

    public static string Of(string name)
    {
        var key = new StringBuilder(Most);
        foreach (var c in FormText.Normal(name, NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                key.Append(c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && key.Length > 0 && key[^1] != '-')
            {
                key.Append('-');
            }

            if (key.Length == Most - 4)
            {
                break;
            }
        }

        return key.ToString().Trim('-') is { Length: > 0 } made ? made : Nameless;
    }

    /// <summary>The first of <c>name</c>, <c>name-2</c>, <c>name-3</c> that nobody has.</summary>
    public static string Free(string name, IReadOnlySet<string> taken)
    {
        var key = Of(name);
        return Enumerable.Range(1, int.MaxValue - 1).Select(n => n == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}-{n}")).First(k => !taken.Contains(k) && !Reserved.Contains(k));
    }

    public static string OfPlace(string entry) => entry + "--place";
}
