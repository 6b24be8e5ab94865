namespace Nabij.Search.Language;

/// <summary>
/// Guesses the language of a question of a few words: by little words, by words of the field, and by spelling for the rest.
/// A guess that is not clear is no guess: null.
/// </summary>
internal static class LanguageDetector
{
    // A question says enough in its first words; a pasted letter must not cost more.
    private const int MostWords = 60;
    private const double ApostropheWeight = 0.8;
    private const double LeastLead = 0.45;

    public static string? Detect(string text)
    {
        var languages = LanguageHints.All;
        Span<double> scores = stackalloc double[languages.Length];
        var reader = new WordReader(text, stackalloc char[WordReader.MostLetters], "fr");
        for (var words = 0; words < MostWords && reader.Read(); words++)
        {
            var word = reader.Folded.ToString();
            var isKnown = Array.Exists(languages, l => l.Knows(word));
            var written = text.AsSpan(reader.Start, reader.Length);
            var apostrophe = LanguageOfApostrophe(text, reader.Start, reader.Start + reader.Length);
            for (var i = 0; i < languages.Length; i++)
            {
                scores[i] += languages[i].Weigh(word, written, isKnown) + (apostrophe == languages[i].Language ? ApostropheWeight : 0);
            }
        }

        var best = scores.IndexOf(Max(scores));
        var score = scores[best];
        scores[best] = double.NegativeInfinity;
        return score - Max(scores) >= LeastLead ? languages[best].Language : null;
    }

    /// <summary><c>l'aide</c> is French, <c>I'm</c> English, <c>'s avonds</c> and <c>zo'n</c> Dutch; 's behind a word tells nothing.</summary>
    private static string? LanguageOfApostrophe(string text, int start, int end)
    {
        var before = start > 0 && Folding.IsApostrophe(text[start - 1]);
        if (before)
        {
            var isElided = start > 1 && char.IsLetter(text[start - 2]);
            return isElided ? "fr" : text[start..end] is "s" or "t" or "n" or "k" ? "nl" : null;
        }
        var inside = text.AsSpan(start, end - start).IndexOfAny("'’");
        return inside < 0 ? null : text.AsSpan(start + inside + 1, end - start - inside - 1) switch
        {
            "n" => "nl",
            "t" or "m" or "re" or "ve" or "ll" or "d" => "en",
            _ => null,
        };
    }

    private static double Max(ReadOnlySpan<double> scores)
    {
        var max = scores[0];
        foreach (var score in scores)
        {
            max = Math.Max(max, score);
        }
        return max;
    }
}
