using System.Text;

namespace Nabij.Platform;

/// <summary>Words that came with a form, cleaned once.</summary>
internal static class FormText
{
    /// <summary>Line breaks as one sign, so that a limit counts the same for everyone; what a database or terminal can't hold is left out. Null for nothing.</summary>
    public static string? Clean(string? text) =>
        string.Concat((text ?? "").ReplaceLineEndings("\n").EnumerateRunes().Where(r => r.Value == '\n' || (!Rune.IsControl(r) && r != Rune.ReplacementChar)).Select(r => r.ToString())).Trim() is { Length: > 0 } words ? words : null;

    /// <summary>The same on one line.</summary>
    public static string? Line(string? text) => Clean(text?.ReplaceLineEndings(" "));
}
