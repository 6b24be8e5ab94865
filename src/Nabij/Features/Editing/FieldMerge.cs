using System.Text.Json.Nodes;

namespace Nabij.Features.Editing;

/// <summary>Something that two people changed differently. The path names it: <c>summary/nl/text</c>.</summary>
internal sealed record FieldConflict(string Path, JsonNode? Theirs, JsonNode? Mine);

/// <summary>What two people made of one document, put together field by field. Whether it stands is for who reads the conflicts to say.</summary>
internal sealed record FieldMerge(JsonObject Merged, IReadOnlyList<FieldConflict> Conflicts)
{
    /// <summary>
    /// Starting from <paramref name="before"/>, what only one of both changed is taken from who changed it; what both changed alike is taken once; what both
    /// changed differently is a conflict, and stands as in <paramref name="mine"/>. Objects are looked into, lists are one thing.
    /// </summary>
    public static FieldMerge Of(JsonObject before, JsonObject theirs, JsonObject mine)
    {
        var conflicts = new List<FieldConflict>();
        return new FieldMerge(Merge(before, theirs, mine, "", conflicts), conflicts);
    }

    /// <summary>The fields by their top names in which two states differ, in order.</summary>
    public static IReadOnlyList<string> Differing(JsonObject a, JsonObject b) =>
        [.. a.Select(f => f.Key).Union(b.Select(f => f.Key)).Where(name => !JsonNode.DeepEquals(a[name], b[name])).Order(StringComparer.Ordinal)];

    /// <summary>Something that is said as a whole: a half of each would be nobody's word.</summary>
    public static bool IsWhole(string name) => name == "capacity";

    private static JsonObject Merge(JsonObject before, JsonObject theirs, JsonObject mine, string path, List<FieldConflict> conflicts)
    {
        var merged = new JsonObject();
        foreach (var name in theirs.Select(f => f.Key).Union(mine.Select(f => f.Key)))
        {
            var (b, t, m) = (before[name], theirs[name], mine[name]);
            JsonNode? taken;
            if (JsonNode.DeepEquals(m, b) || JsonNode.DeepEquals(m, t))
            {
                taken = t;
            }
            else if (JsonNode.DeepEquals(t, b))
            {
                taken = m;
            }
            else if (t is JsonObject their && m is JsonObject my && !IsWhole(name))
            {
                taken = Merge(b as JsonObject ?? [], their, my, $"{path}{name}/", conflicts);
            }
            else
            {
                conflicts.Add(new FieldConflict(path + name, t?.DeepClone(), m?.DeepClone()));
                taken = m;
            }

            if (taken is not null)
            {
                merged[name] = taken.DeepClone();
            }
        }

        return merged;
    }
}
