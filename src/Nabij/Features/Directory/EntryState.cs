using System.Text.Json;
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
        where TDocument : class => Of(row.Document, row.Status, row.CheckedOn);

    public static JsonObject Of<TDocument>(TDocument document, EntryStatus status, DateOnly? checkedOn)
        where TDocument : class
    {
        var state = (JsonObject)JsonNode.Parse(JsonText.Write(document))!;
        state[Row] = JsonNode.Parse(JsonText.Write(new RowState(status, checkedOn)));
        return state;
    }

    /// <summary>Puts a state in the row's place.</summary>
    public static void Put<TDocument>(this DirectoryRow<TDocument> row, JsonObject state)
        where TDocument : class
    {
        var beside = BesideOf(state);
        (row.Status, row.CheckedOn, row.Document) = (beside.Status, beside.CheckedOn, DocumentOf<TDocument>(state));
    }

    // What stands in columns is no member of a document, and is passed over.
    public static TDocument DocumentOf<TDocument>(JsonObject state)
        where TDocument : class => state.Deserialize<TDocument>(JsonText.Options)!;

    public static EntryStatus StatusOf(JsonObject state) => BesideOf(state).Status;

    public static DateOnly? CheckedOnOf(JsonObject state) => BesideOf(state).CheckedOn;

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

    private sealed record RowState(EntryStatus Status, DateOnly? CheckedOn);
}
