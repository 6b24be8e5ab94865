using System.Text.Json.Nodes;
using Nabij.Data;

namespace Nabij.Features.Directory;

/// <summary>
/// A row of the directory as one JSON document: what is edited with it, and under <c>$row</c> what stands in columns beside it. So one patch leads back to all of it.
/// </summary>
internal static class EntryState
{
    private const string Row = "$row";

    public static JsonObject Of<TDocument>(DirectoryRow<TDocument> row)
        where TDocument : class => Of(row.Document, row.Status, row.CheckedOn, row.OwnerId);

    public static JsonObject Of<TDocument>(TDocument document, EntryStatus status, DateOnly? checkedOn, Guid? ownerId)
        where TDocument : class
    {
        var state = (JsonObject)JsonNode.Parse(JsonText.Write(document))!;
        state[Row] = JsonNode.Parse(JsonText.Write(new RowState(status, checkedOn, ownerId)));
        return state;
    }

    /// <summary>Puts a state in the row's place.</summary>
    public static void Put<TDocument>(this DirectoryRow<TDocument> row, JsonObject state)
        where TDocument : class
    {
        var beside = BesideOf(state);
        (row.Status, row.CheckedOn, row.OwnerId, row.Document) = (beside.Status, beside.CheckedOn, beside.OwnerId, DocumentOf<TDocument>(state));
    }

    public static TDocument DocumentOf<TDocument>(JsonObject state)
        where TDocument : class
    {
        var document = (JsonObject)state.DeepClone();
        document.Remove(Row);
        return JsonText.Read<TDocument>(document.ToJsonString());
    }

    public static EntryStatus StatusOf(JsonObject state) => BesideOf(state).Status;

    public static DateOnly? CheckedOnOf(JsonObject state) => BesideOf(state).CheckedOn;

    public static Guid? OwnerOf(JsonObject state) => BesideOf(state).OwnerId;

    /// <summary>The same, checked on a day, and in a status.</summary>
    public static JsonObject Checked(JsonObject state, DateOnly? checkedOn, EntryStatus status)
    {
        var next = (JsonObject)state.DeepClone();
        next[Row] = JsonNode.Parse(JsonText.Write(BesideOf(state) with { CheckedOn = checkedOn, Status = status }));
        return next;
    }

    /// <summary>The same, with who answers for it.</summary>
    public static JsonObject OwnedBy(JsonObject state, Guid ownerId)
    {
        var owned = (JsonObject)state.DeepClone();
        owned[Row] = JsonNode.Parse(JsonText.Write(BesideOf(state) with { OwnerId = ownerId }));
        return owned;
    }

    /// <summary>How it was at a version, from how it is now and what happened since, the newest first.</summary>
    public static JsonObject At(JsonObject now, IEnumerable<DirectoryHistory> newestFirst, int version)
    {
        var state = now;
        foreach (var change in newestFirst.Where(h => h.Version > version && h.PatchBack is not null))
        {
            state = MergePatch.Apply(state, (JsonObject)JsonNode.Parse(change.PatchBack!)!);
        }

        return state;
    }

    private static RowState BesideOf(JsonObject state) => JsonText.Read<RowState>(state[Row]!.ToJsonString());

    private sealed record RowState(EntryStatus Status, DateOnly? CheckedOn, Guid? OwnerId);
}
