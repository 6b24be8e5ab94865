using System.Text.RegularExpressions;
using Nabij.Data;

namespace Nabij.Features.Directory;

/// <summary>Where words seem to hold an address, which must not stand anywhere near a service whose place must not be known (FIELD 10).</summary>
internal static partial class AddressWords
{
    public static bool HasOne(LocalText text) => text.Wordings.Values.Any(w => HasOne(w.Text));

    public static bool HasOne(string text) => Address().IsMatch(text);

    // A street with a number ("nr. 16" and "rue St. Bernard 12" too), or a postcode of the region.
    [GeneratedRegex(@"(straat|laan|plein|steenweg|dreef|kaai|\brue\b|\bavenue\b|\bboulevard\b|\bchaussée\b|\bplace\b|\bquai\b|\ballée\b|\bdrève\b|street|str\.|\bav\.|\bbd\b|\bsquare\b|\bimpasse\b)([^.;:\n]|\b\p{L}{1,4}\.){0,40}[0-9]|\b1[0-2][0-9]{2}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
