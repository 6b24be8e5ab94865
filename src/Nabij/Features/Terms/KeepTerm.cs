using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Editing;

namespace Nabij.Features.Terms;

/// <summary>Puts changes of a theme or kind of help together with what colleagues changed since, and keeps them with their history.</summary>
internal sealed class KeepTerm(NabijDb db, KeepHistory keep, AuditTrail audit)
{
    /// <summary>How a term would be with a change; null when the change to be taken back is not there.</summary>
    /// <param name="seen">The version that the change was made from.</param>
    /// <param name="undoes">A version that is taken back first; 0: none.</param>
    public async Task<FieldMerge?> MergeAsync(TaxonomyTerm term, int seen, int undoes, Func<JsonObject, JsonObject> change, CancellationToken ct)
    {
        var now = EntryState.Of(term);
        var changes = await HistoryAsync(term.Id, undoes > 0 ? Math.Min(seen, undoes - 1) : seen, ct);
        if (undoes > 0 && (undoes == 1 || undoes > seen || changes.All(h => h.Version != undoes)))
        {
            return null;
        }

        // The form showed it without that change, as it was then; what a colleague did since is put together with it as with any form.
        var before = EntryState.At(now, changes, seen);
        var shown = undoes > 0 ? ChangeEntry.Without(before, [.. changes.Where(h => h.Version <= seen)], undoes).Merged : before;
        return FieldMerge.Of(before, now, change(shown));
    }

    /// <summary>How a term would be without one of its changes; null when there is no such change by which it could be otherwise.</summary>
    public async Task<FieldMerge?> WithoutAsync(TaxonomyTerm term, int version, CancellationToken ct)
    {
        var changes = version <= 1 ? [] : await HistoryAsync(term.Id, version - 1, ct);
        return changes.Any(h => h.Version == version) ? ChangeEntry.Without(EntryState.Of(term), changes, version) : null;
    }

    /// <returns>False, with nothing kept, when somebody changed it since that version.</returns>
    public async Task<bool> RunAsync(Guid id, int version, JsonObject next, string why, CancellationToken ct)
    {
        var row = await db.TaxonomyTerms.SingleAsync(t => t.Id == id, ct);
        if (row.Version != version || keep.Put(row, next, why, DirectoryHistorySources.Editor) is not { } made)
        {
            return false;
        }

        audit.Add("term.changed", "directory", "term", id, string.Create(CultureInfo.InvariantCulture, $"version={made}"));
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private Task<List<DirectoryHistory>> HistoryAsync(Guid id, int after, CancellationToken ct) =>
        db.DirectoryHistory.AsNoTracking().Where(h => h.RowId == id && h.Version > after).OrderByDescending(h => h.Version).ToListAsync(ct);
}
