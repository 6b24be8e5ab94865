using System.Text.Json.Nodes;
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

    /// <summary>Whether words would tell where it is.</summary>
    public static bool Tells(string field, string words) => IsWords(field) && AddressWords.HasOne(words);

    public static IEnumerable<FieldProblem> Check(EntryForm codes, PlaceBook places)
    {
        if (Address.FirstOrDefault(f => FormText.Line(codes[f]) is not null) is { } typed)
        {
            yield return new FieldProblem(typed, "entry.secret-address");
        }

        foreach (var field in codes.Fields.Where(f => Tells(f.Key, f.Value.ToString())).Select(f => f.Key).Order(StringComparer.Ordinal))
        {
            yield return new FieldProblem(field, "entry.secret-words");
        }

        if (codes.All("areas").Any(a => places.ByCode(a)?.Level != TerritoryLevel.Region))
        {
            yield return new FieldProblem("areas", "entry.secret-areas");
        }
    }

    /// <summary>Whether a state says where it is and the one before did not: an undo may bring back what was taken away for good reason.</summary>
    public static bool Adds(JsonObject before, JsonObject after, PlaceBook places) =>
        WordsOf(after).Except(WordsOf(before), StringComparer.Ordinal).Any(AddressWords.HasOne) ||
        AreasOf(after).Except(AreasOf(before), StringComparer.Ordinal).Any(a => places.ByCode(a)?.Level != TerritoryLevel.Region);

    // In three languages, hours with a note, a page whose address may name a street; a number alone is no address.
    private static bool IsWords(string field) => EditTexts.LanguageOf(field) is not null || field is "hours" or "url" or "why";

    private static IEnumerable<string> WordsOf(JsonNode? node, string name = "") => node switch
    {
        JsonObject all => all.SelectMany(f => WordsOf(f.Value, f.Key)),
        JsonArray list => list.SelectMany(n => WordsOf(n, name)),
        JsonValue value when name is "text" or "opening_hours" or "url" && value.TryGetValue<string>(out var words) => [words],
        _ => [],
    };

    private static IEnumerable<string> AreasOf(JsonObject state) => state["service_areas"] is JsonArray areas ? areas.Select(a => a!.ToString()) : [];
}
