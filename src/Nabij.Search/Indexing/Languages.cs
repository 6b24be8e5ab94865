using Nabij.Search.Language;

namespace Nabij.Search.Indexing;

/// <summary>The languages whose words the index analyses. Texts in any other are folded only and found by whole words.</summary>
internal static class Languages
{
    /// <summary>Slot of languages without an analyzer of their own.</summary>
    public const int Other = 3;
    public const int Count = 4;
    public const int Dutch = 0;

    private static readonly string[] Codes = ["nl", "fr", "en", "und"];
    private static readonly Analyzer[] Analyzers = [.. Codes.Select(Analyzer.For)];

    public static int SlotOf(string code) => Array.IndexOf(Codes, code) is var slot and >= 0 ? slot : Other;

    public static string Code(int slot) => Codes[slot];

    public static IReadOnlyList<Token> Analyze(int slot, string text) => Analyzers[slot].Analyze(text);

    public static string Stem(int slot, string folded) => Analyzers[slot].Stem(folded);

    public static string DutchStem(string folded) => Analyzers[Dutch].Stem(folded);

    /// <summary>The language a text seems to be in, or null.</summary>
    public static string? Detect(string text) => LanguageDetector.Detect(text);

    /// <summary>The words that carry meaning; all of them when there are only stop words.</summary>
    public static List<string> ContentStems(IReadOnlyList<Token> tokens)
    {
        var stems = tokens.Where(t => !t.IsStopWord).Select(t => t.Stem).ToList();
        return stems.Count > 0 ? stems : [.. tokens.Select(t => t.Stem)];
    }
}
