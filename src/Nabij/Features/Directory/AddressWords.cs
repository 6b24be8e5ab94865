using System.Text.RegularExpressions;
using Nabij.Data;

namespace Nabij.Features.Directory;

/// <summary>Where words seem to hold an address, which must not stand anywhere near a service whose place must not be known (FIELD 10).</summary>
internal static partial class AddressWords
{
    // Words that mean other things too (place, square) only with a name behind them.
    private const string Streets = @"\p{L}{3,}(straat|laan|plein|steenweg|dreef|kaai|markt|str)\b\.?|\b(rue|avenue|boulevard|chaussée|chée|quai|allée|drève|chemin|street)\b|\b(av|bd|bld|blvd|ch)\.?\s+\p{L}{2,}|\b(place|square|impasse|clos|parvis)\s+(de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])?(?-i:\p{Lu})";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    public static bool HasOne(LocalText text) => text.Wordings.Values.Any(w => HasOne(w.Text));

    public static bool HasOne(string text) => Address().IsMatch(text);

    /// <summary>Whether a street is named, with a number or without.</summary>
    public static bool NamesAStreet(string text) => Street().IsMatch(text);

    // A street with its number behind it ("nr. 16", "rue St. Bernard 12") or before it ("12, rue de la Loi"), or a postcode of the region.
    [GeneratedRegex(@"(" + Streets + @")([^.;:!?\n]|\b(st|ste|dr|prof|nr|no|num|bus|bte)\.){0,40}[0-9]|\b[0-9]{1,4}[a-z]?,?\s+((de\s+la|du|de)\s+)?(rue|avenue|boulevard|chaussée|chée|quai|allée|drève|chemin|bd|blvd)\b|\b1[0-2][0-9]{2}\b", Options)]
    private static partial Regex Address();

    [GeneratedRegex(Streets, Options)]
    private static partial Regex Street();
}
