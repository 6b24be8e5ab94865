using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;

namespace Nabij.Features.Sheets;

/// <summary>Entries with what happened since the versions that somebody saw, many in one question.</summary>
internal static class SheetEntries
{
    public const int Batch = 500;

    /// <param name="after">Per entry, the version from which on its history is needed.</param>
    /// <returns>Per entry, its changes since, the newest first.</returns>
    public static async Task<ILookup<Guid, DirectoryHistory>> SinceAsync(NabijDb db, IEnumerable<(Service Entry, int After)> after, CancellationToken ct)
    {
        var changed = after.Where(a => a.Entry.Version > a.After).ToList();
        if (changed.Count == 0)
        {
            return Enumerable.Empty<DirectoryHistory>().ToLookup(h => h.RowId);
        }

        var (ids, least) = (changed.Select(a => a.Entry.Id).ToList(), changed.Min(a => a.After));
        return (await db.DirectoryHistory.AsNoTracking().Where(h => ids.Contains(h.RowId) && h.Version > least).OrderByDescending(h => h.Version).ToListAsync(ct)).ToLookup(h => h.RowId);
    }

    public static JsonObject At(this ILookup<Guid, DirectoryHistory> since, Guid id, JsonObject now, int version) => EntryState.At(now, since[id], version);
}
