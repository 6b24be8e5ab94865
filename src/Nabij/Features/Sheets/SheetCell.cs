using System.Buffers;
using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>
/// What stands in one cell. A spreadsheet runs what begins with a sign of a formula, and makes a day of <c>24/7</c> and a number of <c>022231343</c>: such
/// words go out with an apostrophe before them, which comes off again when they are read.
/// </summary>
internal static class SheetCell
{
    private const char Apostrophe = '\'';
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@＝＋－＠");
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789 ./:,-\u00a0\u202f");

    // What a formula shows that no longer works; nobody types it.
    private static readonly SearchValues<string> BrokenWords = SearchValues.Create(["#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#N/A"], StringComparison.OrdinalIgnoreCase);

    public static string Write(string text) => IsRisky(text) ? Apostrophe + text : text;

    /// <summary>The words of a cell, cleaned as those of a form; empty for none.</summary>
    public static string Read(string cell)
    {
        var text = Clean(cell);
        return text.StartsWith(Apostrophe) && IsRisky(text) ? text[1..] : text;
    }

    public static string Clean(string? text) => FormText.Clean(text) ?? "";

    /// <summary>A formula lost what it counted with, or a column was too narrow for a number.</summary>
    public static bool IsBroken(string text) => text.AsSpan().ContainsAny(BrokenWords) && text[0] == '#' || (text.Length > 2 && text.All(c => c == '#'));

    // Apostrophes that stand there already are looked past, so that one more and one less are each other's opposite: 's avonds stays as it is.
    private static bool IsRisky(string text)
    {
        var bare = text.AsSpan().TrimStart(Apostrophe);
        return bare.TrimStart() is [var first, ..] && (Formula.Contains(first) || (char.IsAsciiDigit(bare[0]) && !bare.ContainsAnyExcept(OfNumbers)));
    }
}
