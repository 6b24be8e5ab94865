using System.Text.Json;
using System.Text.Json.Nodes;
using Nabij.Data;

namespace Nabij.Features.Directory;

/// <summary>What of an entry stands in columns beside its document.</summary>
/// <param name="OwnerId">Who answers for it; null as long as nobody said so.</param>
/// <param name="Organization">Who runs the service; null for other rows.</param>
internal sealed record RowState(EntryStatus Status, DateOnly? CheckedOn, Guid? OwnerId = null, Guid? Organization = null);

/// <summary>
/// A row of the directory as one JSON document: what is edited with it, and under <c>$row</c> what stands in columns beside it. So one patch leads back to all of it.
/// </summary>
internal static class EntryState
{
    private const string Row = "$row";

    public static JsonObject Of<TDocument>(DirectoryRow<TDocument> row)
        where TDocument : class => Of(row.Document, BesideOf(row));

    public static JsonObject Of<TDocument>(TDocument document, RowState beside)
        where TDocument : class
    {
        var state = (JsonObject)JsonNode.Parse(JsonText.Write(document))!;
        state[Row] = JsonNode.Parse(JsonText.Write(beside));
        return state;
    }

    /// <summary>Puts a state in the row's place.</summary>
    public static void Put<TDocument>(this DirectoryRow<TDocument> row, JsonObject state)
        where TDocument : class
    {
        var beside = BesideOf(state);
        (row.Status, row.CheckedOn, row.OwnerId, row.Document) = (beside.Status, beside.CheckedOn, beside.OwnerId, DocumentOf<TDocument>(state));
        if (row is Service service)
        {
            service.OrganizationId = beside.Organization;
        }
    }

    // What stands in columns is no member of a document, and is passed over.
    public static TDocument DocumentOf<TDocument>(JsonObject state)
        where TDocument : class => state.Deserialize<TDocument>(JsonText.Options)!;

    public static RowState BesideOf<TDocument>(DirectoryRow<TDocument> row)
        where TDocument : class => new(row.Status, row.CheckedOn, row.OwnerId, row is Service service ? service.OrganizationId : null);

    public static RowState BesideOf(JsonObject state) => JsonText.Read<RowState>(state[Row]!.ToJsonString());

    /// <summary>The same, with something else beside its document.</summary>
    public static JsonObject With(JsonObject state, Func<RowState, RowState> change)
    {
        var next = (JsonObject)state.DeepClone();
        next[Row] = JsonNode.Parse(JsonText.Write(change(BesideOf(state))));
        return next;
    }

    public static EntryStatus StatusOf(JsonObject state) => BesideOf(state).Status;

    public static DateOnly? CheckedOnOf(JsonObject state) => BesideOf(state).CheckedOn;

    public static Guid? OrganizationOf(JsonObject state) => BesideOf(state).Organization;

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
}
