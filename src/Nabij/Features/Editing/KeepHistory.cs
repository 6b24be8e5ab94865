using System.Text.Json.Nodes;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>Puts a new state in a row's place and remembers how it was, who did it and why. Whoever calls saves.</summary>
internal sealed class KeepHistory(NabijDb db, CurrentActor actor, EntryRights rights, TimeProvider clock)
{
    /// <returns>The version that the save makes; null when nothing changes.</returns>
    public int? Put<TDocument>(DirectoryRow<TDocument> row, JsonObject next, string why, string source)
        where TDocument : class
    {
        // What is kept is what the document says, which may write the same thing shorter.
        var now = EntryState.Of(row);
        var made = EntryState.Of(EntryState.DocumentOf<TDocument>(next), EntryState.BesideOf(next));
        if (JsonNode.DeepEquals(made, now))
        {
            return null;
        }

        row.Put(made);
        Add(row.Id, row.Version + 1, why, source, MergePatch.Between(made, now));
        return row.Version + 1;
    }

    /// <summary>Puts a new state in place without a way back: what was known must not be known any more.</summary>
    public void Hide<TDocument>(DirectoryRow<TDocument> row, JsonObject next, string why, string source)
        where TDocument : class
    {
        row.Put(next);
        Add(row.Id, row.Version + 1, why, source, []);
    }

    /// <summary>The first version of a new row.</summary>
    public void Begin<TDocument>(DirectoryRow<TDocument> row, string why, string source)
        where TDocument : class => Add(row.Id, row.Version, why, source, null);

    private void Add(Guid row, int version, string why, string source, JsonObject? back) => db.Add(new DirectoryHistory
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        RowId = row,
        Version = version,
        At = clock.GetUtcNow(),
        Who = rights.IsService ? EditorName.OfService(actor.Value) : EditorName.Of(actor.Value),
        Why = why,
        Source = source,
        PatchBack = back?.ToJsonString(JsonText.Options),
    });
}
