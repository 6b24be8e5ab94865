using Nabij.Features.Directory;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>
/// What must not be typed of an entry whose place must not be known (FIELD 10): an address anywhere in its words, or an area smaller than the region, which
/// would tell where it is.
/// </summary>
internal static class SecretPlace
{
    private static readonly string[] Address = ["street", "postcode", "city"];

    /// <summary>A new entry says by a checkbox that its address is not told.</summary>
    public static bool IsMarked(EntryForm form) => form["secret"] == "yes";

    public static IEnumerable<FieldProblem> Check(EntryForm codes, PlaceBook places)
    {
        if (Address.FirstOrDefault(f => FormText.Line(codes[f]) is not null) is { } typed)
        {
            yield return new FieldProblem(typed, "entry.secret-address");
        }

        foreach (var field in codes.Fields.Where(f => IsWords(f.Key) && AddressWords.HasOne(f.Value.ToString())).Select(f => f.Key).Order(StringComparer.Ordinal))
        {
            yield return new FieldProblem(field, "entry.secret-words");
        }

        if (codes.All("areas").Any(a => places.ByCode(a)?.Level != TerritoryLevel.Region))
        {
            yield return new FieldProblem("areas", "entry.secret-areas");
        }
    }

    // In three languages; a number alone is no address.
    private static bool IsWords(string field) => EditTexts.LanguageOf(field) is not null;
}
