using System.Globalization;
using System.Text;

namespace Nabij.Platform;

/// <summary>
/// Text of strangers for a terminal: what would steer the terminal, hide words or turn their direction becomes a visible mark.
/// </summary>
internal static class TerminalText
{
    /// <summary>One line; line breaks become marks too.</summary>
    public static string Of(string text) => Clean(text, keepLines: false);

    public static string Paragraph(string text) => Clean(text.ReplaceLineEndings("\n"), keepLines: true);

    private static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var steers = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or
                UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            clean.Append(steers && !(keepLines && rune.Value == '\n') ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }
}
