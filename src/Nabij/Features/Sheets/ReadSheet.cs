using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>Compares a sheet with the directory, and keeps what it would change. All that is wrong is said at once.</summary>
internal sealed class ReadSheet(NabijDb db, TimeProvider clock)
{
    private const int MostProblems = 200;
    private const int MaxTold = 200;

    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        var sheet = await db.Sheets.AsNoTracking().SingleAsync(s => s.Id == id, ct);
        SheetReader.Read(sheet.File!).Ok(out var table);
        await db.SheetRows.Where(r => r.SheetId == id).ExecuteDeleteAsync(ct);
        var problems = table.Problems.ToList();
        var (seen, unchanged, done) = (new HashSet<string>(StringComparer.Ordinal), 0, 0);
        foreach (var lines in table.Lines.Chunk(SheetEntries.Batch))
        {
            var keys = lines.Select(l => l.Cells.GetValueOrDefault(SheetColumns.Key, "")).Distinct(StringComparer.Ordinal).ToList();
            var entries = await db.Services.AsNoTracking().Where(s => keys.Contains(s.Key)).ToDictionaryAsync(s => s.Key, StringComparer.Ordinal, ct);
            var since = await SheetEntries.SinceAsync(db, lines.Select(l => (Entry: EntryOf(l, entries), After: VersionOf(l))).Where(l => l.Entry is not null && l.After > 0).Select(l => (l.Entry!, l.After)), ct);
            var secret = await SecretPlaces.AtAsync(db, [.. entries.Values.Select(e => e.Id)], ct);
            foreach (var line in lines)
            {
                if (Wrong(line, entries, seen) is { } wrong)
                {
                    problems.Add(wrong with { Column = table.NameOf(wrong.Column) });
                    continue;
                }

                var (row, mistakes) = Compare(sheet, line, EntryOf(line, entries)!, since, table.Narrow, secret);
                problems.AddRange(mistakes.Select(m => new SheetProblem(line.Row, table.NameOf(SheetColumns.ByField[m.Field].Code), m.Code, m.Told.Length > MaxTold ? m.Told[..MaxTold] + "…" : m.Told)));
                unchanged += row is null ? 1 : 0;
                if (row is not null && problems.Count == 0)
                {
                    db.Add(row);
                }
            }

            done += lines.Length;
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            await db.Sheets.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Done, done), ct);
        }

        if (problems.Count > 0)
        {
            await db.SheetRows.Where(r => r.SheetId == id).ExecuteDeleteAsync(ct);
        }

        var kept = await db.Sheets.SingleAsync(s => s.Id == id, ct);
        kept.WasRead(unchanged, [.. problems.OrderBy(p => p.Row).Take(MostProblems)], problems.Count, table.Unknown);
        await db.SaveChangesAsync(ct);
    }

    private (SheetRow? Row, IReadOnlyList<FieldProblem> Problems) Compare(Sheet sheet, SheetLine line, Service entry, ILookup<Guid, DirectoryHistory> since, Func<string, string>? narrow, HashSet<Guid> secret)
    {
        var (now, seen, today) = (EntryState.Of(entry), VersionOf(line), clock.Today());
        var before = since.At(entry.Id, now, seen);
        var (changes, problems) = SheetChange.Of(before, line.Cells, narrow, sheet.Language, today);
        if (secret.Contains(entry.Id))
        {
            // Where a refuge is gets in by no door (FIELD 10).
            problems = [.. problems, .. changes.Where(c => SecretPlace.Tells(c.Field, c.After)).Select(c => new FieldProblem(c.Field, "entry.secret-words"))];
        }

        if (problems.Count > 0 || changes.Count == 0)
        {
            return (null, problems);
        }

        var (next, left) = SheetChange.Merge(before, now, seen, changes, same: false, sheet.Language, today);
        if (left.Count == 0 && JsonNode.DeepEquals(next, now))
        {
            // A colleague wrote the same.
            return (null, []);
        }

        var row = new SheetRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), SheetId = sheet.Id, Row = line.Row, EntryId = entry.Id, Key = entry.Key, Seen = seen, Changes = changes };
        row.Leave(left);
        return (row, []);
    }

    private static SheetProblem? Wrong(SheetLine line, Dictionary<string, Service> entries, HashSet<string> seen) => line.Cells.GetValueOrDefault(SheetColumns.Key, "") switch
    {
        "" => new SheetProblem(line.Row, SheetColumns.Key, "sheet.key-none"),
        var key when !entries.ContainsKey(key) => new SheetProblem(line.Row, SheetColumns.Key, "sheet.key-unknown", key.Length > DirectoryRow<ServiceDocument>.MaxKey ? key[..DirectoryRow<ServiceDocument>.MaxKey] : key),
        var key when !seen.Add(key) => new SheetProblem(line.Row, SheetColumns.Key, "sheet.key-twice", key),
        var key when VersionOf(line) is var version && (version < 1 || version > entries[key].Version) => new SheetProblem(line.Row, SheetColumns.Version, "sheet.version"),
        _ => null,
    };

    private static Service? EntryOf(SheetLine line, Dictionary<string, Service> entries) => entries.GetValueOrDefault(line.Cells.GetValueOrDefault(SheetColumns.Key, ""));

    private static int VersionOf(SheetLine line) =>
        int.TryParse(line.Cells.GetValueOrDefault(SheetColumns.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
