using System.Text.Json.Nodes;
using Nabij.Features.Editing;

namespace Nabij.Features.Doubles;

/// <summary>Something that two entries say; null where one says nothing. The name is that of the document, with the language of words: <c>summary/nl</c>.</summary>
internal sealed record ComparedField(string Name, JsonNode? First, JsonNode? Second)
{
    public bool Differs => !JsonNode.DeepEquals(First, Second);
}

/// <summary>The fields of two entries beside each other, and one state made of both.</summary>
internal static class MergeFields
{
    public const string First = "first";
    public const string Second = "second";

    // Hours stand in one of two fields, never in both.
    private const string Hours = "hours";
    private static readonly string[] HoursFields = ["opening_hours", "schedules"];

    // Where it stands in the source, whether it is open and what replaces it are of the row itself.
    private static readonly string[] OfTheRow = ["$row", "replaced_by", "source_section", "outside"];

    /// <summary>What either of both says, in the order of the document.</summary>
    public static IReadOnlyList<ComparedField> Compare(JsonObject first, JsonObject second) =>
    [
        .. Names(first, second).Select(name => new ComparedField(name, Said(first, name), Said(second, name))).Where(f => f.First is not null || f.Second is not null),
    ];

    /// <summary>The staying entry's state with what it takes over: what was chosen, and of the rest what it does not say itself.</summary>
    /// <param name="choices">By the name of the field: which of both. Absent or empty: what stays, or where that says nothing the other.</param>
    public static JsonObject Merge(JsonObject first, JsonObject second, bool keepsFirst, IReadOnlyDictionary<string, string> choices)
    {
        var (stays, goes, other) = keepsFirst ? (first, second, Second) : (second, first, First);
        var merged = (JsonObject)stays.DeepClone();
        foreach (var field in Compare(first, second).Where(f => f.Differs))
        {
            var choice = choices.GetValueOrDefault(field.Name, "");
            if (choice == other || (choice.Length == 0 && Said(stays, field.Name) is null))
            {
                Take(merged, goes, field.Name);
            }
        }

        // Nothing may leave an entry without a name.
        if (merged["name"] is not JsonObject { Count: > 0 })
        {
            merged["name"] = stays["name"]?.DeepClone();
        }

        merged.Remove("replaced_by");
        return merged;
    }

    /// <summary>How many fields an entry fills.</summary>
    public static int Filled(JsonObject state) => Names(state, []).Count(name => Said(state, name) is not null);

    private static List<string> Names(JsonObject first, JsonObject second)
    {
        var names = new List<string>();
        foreach (var name in first.Select(f => f.Key).Union(second.Select(f => f.Key)).Except(OfTheRow))
        {
            if (HoursFields.Contains(name))
            {
                names.Add(Hours);
            }
            else if ((first[name] ?? second[name]) is JsonObject && !FieldMerge.IsWhole(name))
            {
                names.AddRange(Inner(first, name).Union(Inner(second, name)).Order(StringComparer.Ordinal).Select(inner => $"{name}/{inner}"));
            }
            else
            {
                names.Add(name);
            }
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Inner(JsonObject state, string name) => (state[name] as JsonObject)?.Select(f => f.Key) ?? [];

    private static JsonNode? Said(JsonObject state, string name)
    {
        var node = name == Hours ? HoursFields.Select(f => state[f]).FirstOrDefault(n => n is not null)
            : name.Split('/') is [var outer, var inner] ? (state[outer] as JsonObject)?[inner]
            : state[name];
        return node is JsonArray { Count: 0 } || (node is JsonValue value && value.TryGetValue<string>(out var text) && string.IsNullOrWhiteSpace(text)) ? null : node;
    }

    private static void Take(JsonObject merged, JsonObject from, string name)
    {
        if (name == Hours)
        {
            foreach (var field in HoursFields)
            {
                Set(merged, field, from[field]);
            }
        }
        else if (name.Split('/') is [var outer, var inner])
        {
            var words = merged[outer] as JsonObject ?? [];
            var taken = (from[outer] as JsonObject)?[inner]?.DeepClone();
            // It counts versions of the other entry.
            (taken as JsonObject)?.Remove("made_from");
            Set(words, inner, taken);
            if (words.Parent is null)
            {
                merged[outer] = words;
            }

            if (words.Count == 0)
            {
                merged.Remove(outer);
            }
        }
        else
        {
            Set(merged, name, from[name]);
        }
    }

    private static void Set(JsonObject state, string name, JsonNode? value)
    {
        state.Remove(name);
        if (value is not null)
        {
            state[name] = value.DeepClone();
        }
    }

    /// <summary>The fields in which two states differ, as <see cref="Compare"/> names them; a change of whether it is open too.</summary>
    public static IReadOnlyList<string> Changed(JsonObject before, JsonObject after) =>
        [.. Compare(before, after).Where(f => f.Differs).Select(f => f.Name), .. FieldMerge.Differing(before, after).Where(OfTheRow.Contains).Select(_ => "status").Distinct()];
}
