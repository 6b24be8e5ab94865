namespace Nabij.Search.Language;

/// <summary>What stands before or after an apostrophe and is no part of the word: <c>l'aide</c>, <c>carer's</c>, <c>foto's</c>.</summary>
internal static class Apostrophes
{
    /// <summary>Whether <paramref name="before"/> is an elided little word, before a word that begins with <paramref name="following"/>.</summary>
    public static bool IsElided(ReadOnlySpan<char> before, char following, string language) => language == "fr"
        ? before is "l" or "d" or "c" or "j" or "m" or "n" or "s" or "t" or "qu" or "jusqu" or "lorsqu" or "puisqu" or "quoiqu" or "quelqu"

        // Brussels names keep their French article in every language (L'Ilot, d'Hondt), but o'clock and d'r are others.
        : before is "l" or "d" && "aeiouyh".Contains(following);

    /// <summary>Whether <paramref name="after"/> is a little word glued on. Names in 's stand in texts of every language.</summary>
    public static bool IsEnding(ReadOnlySpan<char> after, string language) => language switch
    {
        "nl" => after is "s" or "n" or "t",

        // we'll must not become well, nor I'll ill.
        "en" => after is "s" or "ll" or "re" or "ve" or "d" or "m",
        _ => after is "s",
    };
}
