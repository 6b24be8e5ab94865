using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>
/// Puts a sheet in, or takes it back: every entry in one save, or none. Versions are looked at again; what a colleague changed since, to something else,
/// stays as it is and is told.
/// </summary>
internal sealed class PutSheet(NabijDb db, ChangeEntry change, FindHelp find, AuditTrail audit, TimeProvider clock)
{
    // Colleagues may save in between; their entries are read again then.
    private const int MostRounds = 10;

    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        for (var round = 1; ; round++)
        {
            db.ChangeTracker.Clear();
            var sheet = await db.Sheets.SingleAsync(s => s.Id == id, ct);
            if (sheet.State is not (SheetState.PuttingIn or SheetState.TakingBack))
            {
                return;
            }

            var isBack = sheet.State == SheetState.TakingBack;
            var rows = await db.SheetRows.Where(r => r.SheetId == id && (!isBack || r.PutAs != null)).OrderBy(r => r.Row).ToListAsync(ct);
            var (put, done) = (0, 0);
            foreach (var some in rows.Chunk(SheetEntries.Batch))
            {
                put += await PutAsync(sheet, some, isBack, ct);
                done += some.Length;
                await db.Sheets.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Done, done).SetProperty(s => s.Total, rows.Count), ct);
            }

            sheet.Finish();
            audit.Add(isBack ? "sheet.back" : "sheet.in", "directory", "sheet", id, FormattableString.Invariant($"entries={put}"));
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException) when (round < MostRounds)
            {
                // Nothing was written; the next round sees what the colleague wrote.
            }
        }
    }

    private async Task<int> PutAsync(Sheet sheet, SheetRow[] rows, bool isBack, CancellationToken ct)
    {
        var ids = rows.Select(r => r.EntryId).ToList();
        var entries = await db.Services.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var since = await SheetEntries.SinceAsync(db, rows.Where(r => entries.ContainsKey(r.EntryId)).Select(r => (entries[r.EntryId], isBack ? r.PutAs!.Value - 1 : r.Seen)), ct);
        var secret = await SecretPlaces.AtAsync(db, ids, ct);
        var put = 0;
        foreach (var row in rows)
        {
            if (!entries.TryGetValue(row.EntryId, out var entry))
            {
                continue;
            }

            var version = entry.Version + 1;
            var now = EntryState.Of(entry);
            var (next, left) = isBack ? Back(row, now, since) : In(sheet, row, now, since);
            if (ChangeEntry.Broken(now, next, find.State.Places) is { } broken && (broken != EditingProblems.TellsWhere || secret.Contains(entry.Id)))
            {
                // Nobody could have typed it; so it stays as it is, and is told.
                row.Leave(SheetChange.Standing(now, row.Changes.Select(c => c.Field)));
                continue;
            }

            row.Leave(left);
            if (isBack ? change.Put(entry, next, ChangeEntry.Undone, ChangeEntry.WhyUndone(row.PutAs!.Value), DirectoryHistorySources.Editor) : change.Put(entry, next, ChangeEntry.Changed, sheet.Why, sheet.Source))
            {
                row.PutAs = isBack ? row.PutAs : version;
                put++;
            }
        }

        return put;
    }

    private (JsonObject Next, IReadOnlyList<LeftField> Left) In(Sheet sheet, SheetRow row, JsonObject now, ILookup<Guid, DirectoryHistory> since) =>
        SheetChange.Merge(since.At(row.EntryId, now, row.Seen), now, row.Seen, row.Changes, sheet.Same, sheet.Language, clock.Today());

    private static (JsonObject Next, IReadOnlyList<LeftField> Left) Back(SheetRow row, JsonObject now, ILookup<Guid, DirectoryHistory> since)
    {
        var version = row.PutAs!.Value;
        var merged = FieldMerge.Of(since.At(row.EntryId, now, version), since.At(row.EntryId, now, version - 1), now);
        var conflicts = merged.Conflicts.Select(c => EditTexts.FieldOf(c.Path)).ToList();
        return (merged.Merged, SheetChange.Standing(now, row.Changes.Select(c => c.Field).Where(f => conflicts.Any(c => SheetChange.Holds(c, f)))));
    }
}
