using System.Buffers;
using System.Text;

namespace Nabij.Platform;

/// <summary>Words that came with a form, cleaned once.</summary>
internal static class FormText
{
    // What has to be looked at sign by sign. Most words have none of it.
    private static readonly SearchValues<char> Unusual = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => (char.IsControl(c) && c != '\n') || char.IsSurrogate(c) || c is '\ufffd' or '\u2028' or '\u2029')]);

    /// <summary>Line breaks as one sign, so that a limit counts the same for everyone; what a database or terminal can't hold is left out. Null for nothing.</summary>
    public static string? Clean(string? text) => (text is null || !text.AsSpan().ContainsAny(Unusual) ? text : BySign(text))?.Trim() is { Length: > 0 } words ? words : null;

    private static string BySign(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(r => r.Value == '\n' || (!Rune.IsControl(r) && r != Rune.ReplacementChar)).Select(r => r.ToString()));

    /// <summary>The same on one line.</summary>
    public static string? Line(string? text) => Clean(text?.ReplaceLineEndings(" "));

    /// <summary>One way of writing accents. What is no text (U+FFFE, half a pair) can't be normalised; anyone may send it, so it becomes U+FFFD.</summary>
    public static string Normal(string text, NormalizationForm form) =>
        string.Concat(text.EnumerateRunes().Select(r => (r.Value == 0xfffe ? Rune.ReplacementChar : r).ToString())).Normalize(form);
}
