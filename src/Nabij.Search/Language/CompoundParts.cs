using System.Collections.Frozen;

namespace Nabij.Search.Language;

/// <summary>What a part of a Dutch compound may look like. The lists keep words whole that only look like compounds.</summary>
internal static class CompoundParts
{
    private const int LeastPart = 4;
    private const int LeastVerbWithoutEn = 3;

    // Of three letters only these: others (ver, ons, elk) fit in every second word.
    private static readonly FrozenSet<string> ShortParts = Words("dag bad bed bus eet gas oog oor rug tv til zit bel nek");

    // Endings, and beginnings of words that are not compounds.
    private static readonly FrozenSet<string> NoPart = Words(
        """
        heid heden schap schappen baar bare loos loze lijk lijke lijks achtig achtige erij ling lingen atie aties iteit ische isch
        eren elen enen sten eling elijk matig matige zaam zame waarts gewijs ster sters stel stelling
        samen terug neer mede weder tegen achter heen open vast over onder door voor alleen zelf eigen ander anders eerst half houd houden
        inter trans multi super anti auto tele medi
        """);

    // Never the last part: there they end a word of another kind (hulpverlener is one, hulpbehoevend is not).
    private static readonly FrozenSet<string> NoLast = Words("vol volle rijk rijke vrij vrije gericht gerichte tijds mens stand staan nemen");

    // One idea to everyone who says them; whoever looks for a house is not helped by a hospital.
    private static readonly FrozenSet<string> OneWord = Words(
        """
        ziekenhuis ziekenhuizen stadhuis gemeentehuis tehuis tehuizen maaltijd maaltijden leeftijd leeftijden huishouden huishoudens
        slachtoffer slachtoffers voorbeeld voorbeelden antwoord antwoorden maatschappij maatschappelijk maatschappelijke woonplaats
        werkelijk werkelijkheid handicap handicaps personeel waarde hoofdstad brussels hoofdstedelijk vriendschap grootmoeder grootvader
        """);

    public static readonly string[] Links = ["", "s", "en", "e"];

    public static bool MayBePart(string word) =>
        (word.Length >= LeastPart || ShortParts.Contains(word)) && !NoPart.Contains(word) && !StopWords.Dutch.Contains(word)
        && !word.AsSpan().ContainsAnyInRange('0', '9');

    public static bool MayBeLast(string word) => word.Length >= LeastPart && !NoLast.Contains(word);

    /// <summary>Known without being in any text, so that maaltijdbedeling is not maal + tijd + bedeling.</summary>
    public static IEnumerable<string> AlwaysKnown => OneWord;

    public static bool IsOneWord(string word) => OneWord.Contains(word);

    /// <summary>How a word in -en stands before another: huishoud(en), poets(en), was(sen), woon (wonen), leef (leven), lees (lezen).</summary>
    public static IEnumerable<string> FormsAsFirst(string word)
    {
        if (!word.EndsWith("en", StringComparison.Ordinal) || word.Length < LeastVerbWithoutEn + 1)
        {
            yield break;
        }
        var stem = word[..^2];
        var last = stem[^1];
        var isDoubled = stem.Length > 2 && stem[^2] == last;
        if (isDoubled)
        {
            stem = stem[..^1];
        }
        else if (stem.Length >= 2 && IsVowel(stem[^2]) && !IsVowel(last) && (stem.Length == 2 || !IsVowel(stem[^3])))
        {
            var hard = last switch { 'v' => 'f', 'z' => 's', _ => last };
            var open = $"{stem[..^1]}{stem[^2]}{hard}";
            if (MayBePart(open))
            {
                yield return open;
            }
        }
        if (MayBePart(stem))
        {
            yield return stem;
        }
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
