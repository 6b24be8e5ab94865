using System.Globalization;
using System.Text;

namespace Nabij.Belgium;

/// <summary>
/// Text as people type and paste it, folded to plain signs that remember where they came from. Digits of any script become 0–9 (somebody
/// with an Arabic keyboard means the same number), every space a space, every dash a hyphen, full-width signs their plain ones. Marks that
/// nobody sees (zero-width, right-to-left, soft hyphen) and telephone pictures are left out. What is left and still strange stays, so that
/// the reader refuses it: null and other control characters, half a surrogate, an emoji (as U+FFFD).
/// </summary>
internal sealed class Typed
{
    private readonly List<int> _at = [];
    private readonly int _end;

    private Typed(string text, bool keepSigns)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) != System.Buffers.OperationStatus.Done)
            {
                rune = Rune.ReplacementChar;
            }

            if (Fold(rune) is { } c)
            {
                var kept = keepSigns && c is not (' ' or '\n') ? rune.ToString() : c.ToString();
                folded.Append(kept);
                _at.AddRange(Enumerable.Repeat(i, kept.Length));
            }

            i += used;
        }

        Text = folded.ToString();
        _end = text.Length;
    }

    public string Text { get; }

    public static Typed Of(string text) => new(text, keepSigns: false);

    /// <summary>Only spaces and what nobody sees are folded: in the address of a page every dash and digit is its own.</summary>
    public static Typed Visible(string text) => new(text, keepSigns: true);

    /// <summary>Where a sign of <see cref="Text"/> stood in the text as it came.</summary>
    public int At(int index) => index < _at.Count ? _at[index] : _end;

    private static char? Fold(Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.DecimalDigitNumber:
                return (char)('0' + (int)Rune.GetNumericValue(rune));
            case UnicodeCategory.Format:
                return null;
            case UnicodeCategory.SpaceSeparator:
                return ' ';
            case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                return '\n';
            case UnicodeCategory.DashPunctuation:
                return '-';
        }

        return rune.Value switch
        {
            '\t' => ' ',
            '\r' or '\v' or '\f' or 0x85 => '\n',
            // Variation selectors, the keycap around a digit, the joiner of letters, the place of a picture, telephones.
            (>= 0xFE00 and <= 0xFE0F) or 0x20E3 or 0x034F or 0xFFFC or 0x260E or 0x260F or 0x2706 or 0x1F4DE or 0x1F4F1 or 0x1F4F2 or 0x1F57D or 0x1F57E or 0x1F57F => null,
            >= 0xFF01 and <= 0xFF5E => (char)(rune.Value - 0xFEE0),
            0x2018 or 0x2019 or 0x201B or 0x02BC or 0x00B4 or 0x0060 or 0x2032 => '\'',
            0x201C or 0x201D or 0x201E or 0x00AB or 0x00BB => '"',
            0x00B7 or 0x2022 or 0x2024 or 0x2027 or 0x2219 or 0x22C5 or 0x30FB => '.',
            0x2044 or 0x2215 => '/',
            0x2212 or 0x2043 => '-',
            <= 0xFFFF => (char)rune.Value,
            _ => '\uFFFD',
        };
    }
}
