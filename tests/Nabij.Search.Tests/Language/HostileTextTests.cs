using FsCheck;
using FsCheck.Fluent;
using Nabij.Search.Language;

namespace Nabij.Search.Tests.Language;

/// <summary>Anything can be pasted into a search box: it is read in bounded space, and never an error.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Codes = ["nl", "fr", "en", "ar"];

    private static readonly string[] Fragments =
    [
        "a", "é", "e\u0301", "ë", "Z", "œ", "ﬃ", "ĳ", "7", "٣", " ", "\t", "\n", "\0", ".", "-", "'", "’", "l'", "s'", "'s", "c.p.a.s.",
        "\u200B", "\u200D", "\u202E", "\u2066", "\uFEFF", "\u00AD", "\ud83d", "\ude00", "😀", "👩‍👧", "\ud835\udc07", "\u0300", "ـ", "مرحبا", "中", "ｶ",
        "\uFFFF", "\uFFFD", "qu'", "verpleging", "infirmière", "heden", "\u2028", "<script>", "%00", "''''", "....",
    ];

    [Fact]
    public void Any_string_is_read() =>
        Prop.ForAll<string>(text => IsReadSafely(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_row_of_awkward_pieces_is_read() =>
        Prop.ForAll(
            Gen.Elements(Fragments).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary(),
            IsReadSafely).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void The_same_awkward_piece_over_and_over_is_read()
    {
        // Reading twice what was read before would take minutes here.
        foreach (var fragment in Fragments)
        {
            var text = string.Concat(Enumerable.Repeat(fragment, 100_000 / fragment.Length));
            Assert.True(IsReadSafely(text), fragment);
        }
    }

    private static bool IsReadSafely(string text)
    {
        LanguageDetector.Detect(text);
        var splitter = new CompoundSplitter([]);
        return Array.TrueForAll(Codes, code =>
        {
            var end = 0;
            foreach (var token in Analyzer.For(code).Analyze(text))
            {
                var isSound = token.Start >= end && token.Length > 0 && token.Start + token.Length <= text.Length
                    && token.Folded.Length is > 0 and <= WordReader.MostLetters && token.Stem.Length <= WordReader.MostLetters + 1
                    && splitter.Split(token.Folded).Count <= CompoundSplitter.MostParts;
                if (!isSound)
                {
                    return false;
                }
                end = token.Start + token.Length;
            }
            return true;
        });
    }
}
