using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Nabij.Features.Territories;

/// <summary>Finds territories by a name as people write it: any language, no accents, a small slip.</summary>
internal sealed partial class PlaceNames
{
    private const int MinimumForPart = 4;
    private const int MostWordsOfName = 4;
    private readonly ILookup<string, TerritoryView> _byName;

    // Of the names looked for in questions, so that most words of a question cost one look.
    private readonly HashSet<string> _firstWords;

    public PlaceNames(IEnumerable<TerritoryView> territories)
    {
        _byName = territories
            .SelectMany(t => Names(t).Select(Fold).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Select(n => (Name: n, Territory: t)))
            .ToLookup(n => n.Name, n => n.Territory, StringComparer.Ordinal);
        _firstWords = [.. _byName.Where(n => n.Any(IsLookedFor)).Select(n => n.Key.Split(' ')[0])];
    }

    /// <summary>The best matches, all at one rank; none when nothing is near enough.</summary>
    public IReadOnlyList<TerritoryView> Find(string text)
    {
        var name = Fold(text);
        if (name.Length < 2)
        {
            return [];
        }

        var exact = Best(_byName[name]);
        if (exact.Count > 0 || name.Length < MinimumForPart)
        {
            return exact;
        }

        var starting = Best(_byName.Where(n => n.Key.StartsWith(name, StringComparison.Ordinal)).SelectMany(n => n));
        return starting.Count > 0 ? starting : Best(_byName.Where(n => IsOneSlipAway(n.Key, name)).SelectMany(n => n));
    }

    /// <summary>
    /// A municipality or postcode named inside a question, in full and in so many words, with where it stands; null when there is none.
    /// Districts are not looked for: too many are called like ordinary things.
    /// </summary>
    public (TerritoryView Territory, Range At)? FindIn(string text)
    {
        var words = WordPattern().EnumerateMatches(text);
        var at = new List<Range>();
        foreach (var word in words)
        {
            at.Add(word.Index..(word.Index + word.Length));
        }

        var folded = at.ConvertAll(r => Fold(text[r]));
        for (var count = Math.Min(MostWordsOfName, at.Count); count > 0; count--)
        {
            for (var first = 0; first + count <= at.Count; first++)
            {
                if (_firstWords.Contains(folded[first])
                    && Best(_byName[string.Join(' ', folded.Skip(first).Take(count))].Where(IsLookedFor)) is [var only])
                {
                    return (only, at[first].Start..at[first + count - 1].End);
                }
            }
        }

        return null;
    }

    private static bool IsLookedFor(TerritoryView territory) => territory.Level is TerritoryLevel.Municipality or TerritoryLevel.Postcode;

    // "Brussel" is the city and the region, so both are asked back; a district of the same name only counts when nothing wider has it.
    private static List<TerritoryView> Best(IEnumerable<TerritoryView> found) =>
        found.Distinct().GroupBy(t => Rank(t.Level)).OrderBy(g => g.Key).FirstOrDefault()?.OrderBy(t => t.Code, StringComparer.Ordinal).ToList() ?? [];

    private static int Rank(TerritoryLevel level) => level switch
    {
        TerritoryLevel.Municipality or TerritoryLevel.Region => 0,
        TerritoryLevel.Postcode or TerritoryLevel.Zone => 1,
        _ => 2,
    };

    private static IEnumerable<string> Names(TerritoryView territory) =>
        territory.Name.Wordings.Values.Select(w => w.Text).SelectMany(n => n.Split(" / ")).Concat(territory.Document.OtherNames.Values.SelectMany(n => n));

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WordPattern();

    internal static string Fold(string text)
    {
        if (text.All(char.IsAsciiLetterOrDigit))
        {
            return text.ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in Scrub(text).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    // A lone half of a surrogate pair makes Normalize throw, and so does U+FFFE.
    private static string Scrub(string text) => string.Concat(text.EnumerateRunes().Where(r => r != Rune.ReplacementChar && r.Value != 0xFFFE).Select(r => r.ToString()));

    // One letter added, missing, changed, or two swapped.
    private static bool IsOneSlipAway(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var i = 0;
        while (i < a.Length && i < b.Length && a[i] == b[i])
        {
            i++;
        }

        var restA = a.AsSpan(i);
        var restB = b.AsSpan(i);
        return a.Length == b.Length
            ? restA.Length > 0 && (restA[1..].SequenceEqual(restB[1..]) ||
                (restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..])))
            : a.Length > b.Length ? restA[1..].SequenceEqual(restB) : restB[1..].SequenceEqual(restA);
    }
}
