using System.Collections.Frozen;

namespace Nabij.Belgium;

/// <summary>In which language a street's name is, and its name without abbreviations.</summary>
internal static class StreetWords
{
    private static readonly FrozenSet<string> French =
        ("rue avenue boulevard chaussee place square quai allee dreve impasse clos cours galerie galeries passage petite vieille parvis rond-point sentier venelle chemin montee " +
        "cite esplanade porte pont digue grand-place grand'place grand'rue vieux marche cour jardin jardins parc rampe ruelle route val voie carrefour champ coin enclos hameau residence " +
        "grande nouvelle haute").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] DutchEndings =
    [
        "straat", "laan", "steenweg", "plein", "plaats", "kaai", "dreef", "weg", "gang", "hof", "lei", "dijk", "markt", "poort", "brug", "square", "pad", "steeg", "berg", "wijk", "park",
        "baan", "veld", "singel", "vest", "galerij", "galerijen", "rondpunt", "rei", "beemd", "hoek", "tuin", "stwg",
    ];

    private static readonly FrozenDictionary<string, string> FrenchShort =
        "av Avenue,ave Avenue,aven Avenue,bd Boulevard,bld Boulevard,blvd Boulevard,bvd Boulevard,boul Boulevard,ch Chaussée,chee Chaussée,chau Chaussée,chauss Chaussée,pl Place,sq Square,r Rue,all Allée,imp Impasse"
        .Split(',').Select(p => p.Split(' ')).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    private static readonly (string Short, string Full)[] DutchShort = [("stwg", "steenweg"), ("steenw", "steenweg"), ("str", "straat"), ("ln", "laan"), ("pln", "plein")];

    /// <summary><c>fr</c>, <c>nl</c>, or null when the name does not tell.</summary>
    public static string? LanguageOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return null;
        }

        if (IsFrench(words[0]))
        {
            return "fr";
        }

        var last = Words.Key(words[^1]).TrimEnd('.');
        return DutchEndings.Any(e => last.EndsWith(e, StringComparison.Ordinal)) ? "nl" : null;
    }

    /// <summary>A kind of street as French puts in front, in full or short.</summary>
    public static bool IsFrench(string word)
    {
        var key = Words.Key(word).TrimEnd('.');
        return French.Contains(key) || FrenchShort.ContainsKey(key);
    }

    /// <summary><c>bd. du Midi</c> is <c>Boulevard du Midi</c>, <c>Gentse stwg</c> is <c>Gentse steenweg</c>; a capital in front.</summary>
    public static string Full(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (FrenchShort.TryGetValue(Words.Key(words[0]).TrimEnd('.'), out var kind) && words.Length > 1)
        {
            words[0] = kind;
        }
        else if (!IsFrench(words[0]))
        {
            words[^1] = FullDutch(words[^1], words.Length > 1);
        }

        var full = string.Join(' ', words);
        return char.ToUpperInvariant(full[0]) + full[1..];
    }

    private static string FullDutch(string word, bool mayStandAlone)
    {
        var bare = word.TrimEnd('.');
        foreach (var (shorter, full) in DutchShort)
        {
            if (bare.EndsWith(shorter, StringComparison.OrdinalIgnoreCase) && (mayStandAlone || bare.Length > shorter.Length + 2))
            {
                return bare[..^shorter.Length] + full;
            }
        }

        return word;
    }
}
