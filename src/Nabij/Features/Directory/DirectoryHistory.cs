using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nabij.Features.Directory;

/// <summary>
/// One change of one directory row: who, when, why, from which source, and the patch that leads back to how it was
/// (JSON Merge Patch, RFC 7396; null for the row's first version).
/// </summary>
internal sealed class DirectoryHistory
{
    public required Guid Id { get; init; }
    public required Guid RowId { get; init; }

    /// <summary>The version this change made.</summary>
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Who { get; init; }
    public required string Why { get; init; }
    public required string Source { get; init; }
    public required string? PatchBack { get; init; }
}

internal sealed class DirectoryHistoryMapping : IEntityTypeConfiguration<DirectoryHistory>
{
    public void Configure(EntityTypeBuilder<DirectoryHistory> builder)
    {
        builder.ToTable("DirectoryHistory");
        builder.Property(h => h.Who).HasMaxLength(100);
        builder.Property(h => h.Why).HasMaxLength(200);
        builder.Property(h => h.Source).HasMaxLength(60);
        builder.HasIndex(h => new { h.RowId, h.Version }).IsUnique();
    }
}

/// <summary>JSON Merge Patch (RFC 7396) between two documents without nulls.</summary>
internal static class MergePatch
{
    /// <summary>The patch that turns <paramref name="from"/> into <paramref name="to"/>.</summary>
    public static JsonObject Between(JsonObject from, JsonObject to)
    {
        var patch = new JsonObject();
        foreach (var (name, value) in to)
        {
            if (!from.TryGetPropertyValue(name, out var old) || !JsonNode.DeepEquals(old, value))
            {
                patch[name] = old is JsonObject oldObject && value is JsonObject newObject ? Between(oldObject, newObject) : value?.DeepClone();
            }
        }

        foreach (var (name, _) in from)
        {
            if (!to.ContainsKey(name))
            {
                patch[name] = null;
            }
        }

        return patch;
    }

    public static JsonObject Apply(JsonObject document, JsonObject patch)
    {
        var result = (JsonObject)document.DeepClone();
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = value is JsonObject inner ? Apply(result[name] as JsonObject ?? [], inner) : value.DeepClone();
            }
        }

        return result;
    }
}
