namespace Nabij.Features.Editing;

/// <summary>One piece of advice: key of its text, what it is about, and how many words.</summary>
internal sealed record Advice(string Key, string Told, int Words = 0);

/// <summary>
/// Looks at words as a tired reader does: long sentences, long words, words of offices. It only advises, and never keeps anybody from saving: who writes
/// knows better.
/// </summary>
internal static class TextAdvice
{
    public const int LongSentence = 20;
    private const int Most = 3;
    private const int Quoted = 6;

    // Dutch joins words, so its own are longer.
    private static readonly Dictionary<string, int> LongWord = new(StringComparer.Ordinal) { ["nl"] = 22, ["fr"] = 17, ["en"] = 15 };

    private static readonly Dictionary<string, HashSet<string>> Hard = new(StringComparer.Ordinal)
    {
        ["nl"] = Words("aangaande aldus betreffende conform derhalve desalniettemin desgevallend dienaangaande doch gelieve hieromtrent ingevolge inzake krachtens middels omtrent rechthebbende rechthebbenden teneinde voornoemde zodoende"),
        ["fr"] = Words("afférent afférente afférents allocataire allocataires attendu bénéficiaire bénéficiaires ci-après conformément modalité modalités moyennant nonobstant octroi octroyer préalablement requérant subséquent susmentionné susmentionnée susvisé ultérieurement"),
        ["en"] = Words("aforementioned beneficiary beneficiaries commence eligibility endeavour facilitate herein hereby notwithstanding pursuant regarding subsequent subsequently thereof utilise utilize whereby"),
    };

    /// <param name="language">One of the screens' languages.</param>
    public static IReadOnlyList<Advice> Of(string text, string language)
    {
        var sentences = text.Split(['.', '!', '?', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetter)).ToList());
        var advice = new List<Advice>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sentence in sentences)
        {
            if (sentence.Count > LongSentence)
            {
                advice.Add(new Advice("advice.sentence", string.Join(' ', sentence.Take(Quoted)), sentence.Count));
            }

            foreach (var word in sentence.Select(w => w.Trim('(', ')', '"', '“', '”', '«', '»', ',', ';', ':', '’', '\'')).Where(w => w.All(c => char.IsLetter(c) || c == '-') && seen.Add(w)))
            {
                if (Hard[language].Contains(word) || word.Split('-').Max(p => p.Length) > LongWord[language])
                {
                    advice.Add(new Advice("advice.word", word.Length <= 60 ? word : word[..60] + "…"));
                }
            }
        }

        return [.. advice.Take(Most)];
    }

    private static HashSet<string> Words(string list) => list.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
}
