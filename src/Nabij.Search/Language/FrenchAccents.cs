namespace Nabij.Search.Language;

/// <summary>
/// Gives accents back to a folded French word where its ending allows one reading only: the stemmer knows infirmière, not infirmiere.
/// </summary>
internal static class FrenchAccents
{
    public static string Restore(string folded)
    {
        var letters = folded.AsSpan();
        var plural = letters.EndsWith("s", StringComparison.Ordinal) ? "s" : "";
        var singular = letters[..^plural.Length];
        if (singular.Length > 4 && singular.EndsWith("iere", StringComparison.Ordinal))
        {
            return string.Concat(singular[..^3], "ère", plural);
        }
        if (singular.Length > 3 && singular.EndsWith("ee", StringComparison.Ordinal))
        {
            return string.Concat(singular[..^2], "ée", plural);
        }
        // Not every -ite: visite, suite and arthrite are no -ité.
        if (singular.Length > 5 && singular.EndsWith("ite", StringComparison.Ordinal)
            && singular[^5..^3] is "al" or "il" or "ar" or "id" or "iv" or "ic" or "os" or "ur" or "un" or "in" or "an" or "ac")
        {
            return string.Concat(singular[..^1], "é", plural);
        }
        return folded;
    }
}
