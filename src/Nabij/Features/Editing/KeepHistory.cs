using System.Text.Json.Nodes;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>Puts a new state in a row's place and remembers how it was, who did it and why. Whoever calls saves.</summary>
internal sealed class KeepHistory(NabijDb db, CurrentActor actor, TimeProvider clock)
{
    /// <returns>The version that the save makes; null when nothing changes.</returns>
    public int? Put<TDocument>(DirectoryRow<TDocument> row, JsonObject next, string why, string source)
        where TDocument : class
    {
        // What is kept is what the document says, which may write the same thing shorter.
        var now = EntryState.Of(row);
        var made = EntryState.Of(EntryState.DocumentOf<TDocument>(next), EntryState.StatusOf(next), EntryState.CheckedOnOf(next));
        if (JsonNode.DeepEquals(made, now))
        {
            return null;
        }

        row.Put(made);
        Add(row.Id, row.Version + 1, why, source, MergePatch.Between(made, now));
        return row.Version + 1;
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
        Who = EditorName.Of(actor.Value),
        Why = why,
        Source = source,
        PatchBack = back?.ToJsonString(JsonText.Options),
    });
}

/// <summary>Why a change was made where nobody typed a reason: a code and the key of another entry, said in the reader's language.</summary>
internal static class KnownWhy
{
    // Nobody types a reason that begins so.
    private const string Begins = "double:";
    private static readonly string[] Codes = ["merged", "replaced", "apart"];

    /// <summary>It took over what another entry said.</summary>
    public static string Merged(string other) => $"{Begins}merged {other}";

    /// <summary>It was the same as another entry, which replaces it.</summary>
    public static string Replaced(string other) => $"{Begins}replaced {other}";

    /// <summary>A merge with another entry was undone.</summary>
    public static string Apart(string other) => $"{Begins}apart {other}";

    public static (string Code, string Other)? Of(string why) =>
        why.StartsWith(Begins, StringComparison.Ordinal) && why[Begins.Length..].Split(' ') is [var code, var other] && Codes.Contains(code) ? (code, other) : null;
}
