using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Doubles;

/// <summary>How two entries become one. The versions are those that were before the editor's eyes.</summary>
internal sealed record MergeChoice(bool KeepsFirst, IReadOnlyDictionary<string, string> Fields, bool TakesPlaces, int FirstSeen, int SecondSeen);

/// <summary>Null when it is done; else why not, and which fields others changed.</summary>
internal sealed record MergeOutcome(Problem? Problem, IReadOnlyList<string> Fields)
{
    public static readonly MergeOutcome Done = new(null, []);

    public static MergeOutcome Refused(Problem problem, IReadOnlyList<string>? fields = null) => new(problem, fields ?? []);
}

/// <summary>
/// Makes one entry of two, and two of one again. Both entries, the places and the pair change in one save or not at all, and each change stands in its
/// entry's history.
/// </summary>
internal sealed class MergeDoubles(NabijDb db, FindHelp find, KeepHistory history, AuditTrail audit, TimeProvider clock)
{
    public async Task<MergeOutcome> RunAsync(Guid id, MergeChoice choice, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not var (pair, first, second))
        {
            return MergeOutcome.Refused(DoubleProblems.Unknown);
        }

        if (await ChangedAsync(first, choice.FirstSeen, ct) is { Count: > 0 } changed)
        {
            return MergeOutcome.Refused(DoubleProblems.Changed, changed);
        }

        if (await ChangedAsync(second, choice.SecondSeen, ct) is { Count: > 0 } alsoChanged)
        {
            return MergeOutcome.Refused(DoubleProblems.Changed, alsoChanged);
        }

        if (first.Status != EntryStatus.Active || second.Status != EntryStatus.Active)
        {
            return MergeOutcome.Refused(DoubleProblems.NotPossibleNow);
        }

        // One would tell where the other is (FIELD 10).
        if (await SecretPlaces.IsAtAsync(db, [first.Id, second.Id], ct))
        {
            return MergeOutcome.Refused(DoubleProblems.Secret);
        }

        var (stays, goes) = choice.KeepsFirst ? (first, second) : (second, first);

        // What the region's dangers, doors and words name by its key must not be closed.
        if (stays.Type != goes.Type || find.State.IsNamed(goes.Key))
        {
            return MergeOutcome.Refused(DoubleProblems.OtherKind);
        }

        var merged = MergeFields.Merge(EntryState.Of(first), EntryState.Of(second), choice.KeepsFirst, choice.Fields);
        var staysVersion = history.Put(stays, merged, KnownWhy.Merged(goes.Key), DirectoryHistorySources.Editor);
        var closed = EntryState.Of(goes.Document with { ReplacedBy = stays.Key }, EntryState.BesideOf(goes) with { Status = EntryStatus.Defunct });
        var closedVersion = history.Put(goes, closed, KnownWhy.Replaced(stays.Key), DirectoryHistorySources.Editor);
        var places = choice.TakesPlaces ? await TakePlacesAsync(stays, goes, ct) : [];
        if (pair.Join(new MergedEntries(stays.Id, staysVersion, closedVersion, places)) is { } problem)
        {
            db.ChangeTracker.Clear();
            return MergeOutcome.Refused(problem);
        }

        audit.Add("double.merged", "directory", "service", stays.Id, $"closed={goes.Id:N}");
        return await SaveAsync(ct);
    }

    /// <summary>Both entries are as they were before the merge, and keep what changed elsewhere in them since.</summary>
    public async Task<MergeOutcome> UndoAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not var (pair, first, second))
        {
            return MergeOutcome.Refused(DoubleProblems.Unknown);
        }

        if (pair.Merge is not { } merge || pair.Part() is not null)
        {
            return MergeOutcome.Refused(DoubleProblems.NotPossibleNow);
        }

        // What was said openly then may tell now where it is (FIELD 10).
        if (await SecretPlaces.IsAtAsync(db, [first.Id, second.Id], ct))
        {
            return MergeOutcome.Refused(DoubleProblems.Secret);
        }

        var (stays, closed) = merge.StaysId == first.Id ? (first, second) : (second, first);
        var builtOn = await WithoutAsync(stays, merge.StaysVersion, closed.Key, ct);
        builtOn.AddRange(await WithoutAsync(closed, merge.ClosedVersion, stays.Key, ct));
        if (builtOn.Count > 0)
        {
            db.ChangeTracker.Clear();
            return MergeOutcome.Refused(DoubleProblems.BuiltOn, builtOn);
        }

        foreach (var place in await db.ServicesAtLocations.Where(a => merge.Places.Contains(a.Id) && a.Status == EntryStatus.Active).ToListAsync(ct))
        {
            history.Put(place, await BeforeAsync(place, closed.Key, ct), KnownWhy.Apart(closed.Key), DirectoryHistorySources.Editor);
        }

        audit.Add("double.unmerged", "directory", "service", stays.Id, $"closed={closed.Id:N}");
        return await SaveAsync(ct);
    }

    private async Task<(DoublePair Pair, Service First, Service Second)?> FindAsync(Guid id, CancellationToken ct)
    {
        var pair = await db.DoublePairs.SingleOrDefaultAsync(p => p.Id == id, ct);
        var first = pair is null ? null : await db.Services.SingleOrDefaultAsync(s => s.Id == pair.FirstId, ct);
        var second = pair is null ? null : await db.Services.SingleOrDefaultAsync(s => s.Id == pair.SecondId, ct);
        return pair is null || first is null || second is null ? null : (pair, first, second);
    }

    // What others changed in an entry since somebody saw it.
    private async Task<IReadOnlyList<string>> ChangedAsync(Service row, int seen, CancellationToken ct)
    {
        if (row.Version == seen)
        {
            return [];
        }

        var now = EntryState.Of(row);
        var before = EntryState.At(now, await HistoryAsync(row.Id, seen, ct), seen);
        return MergeFields.Changed(before, now) is { Count: > 0 } changed ? changed : ["other"];
    }

    private async Task<List<string>> WithoutAsync(Service row, int? version, string other, CancellationToken ct)
    {
        if (version is not { } made)
        {
            return [];
        }

        var now = EntryState.Of(row);
        var without = ChangeEntry.Without(now, await HistoryAsync(row.Id, made - 1, ct), made);
        if (without.Conflicts.Count > 0)
        {
            return [.. without.Conflicts.Select(c => FieldOf(c.Path)).Distinct(StringComparer.Ordinal)];
        }

        history.Put(row, without.Merged, KnownWhy.Apart(other), DirectoryHistorySources.Editor);
        return [];
    }

    // A place that the merge made closes again; one that it opened again is as it was.
    private async Task<JsonObject> BeforeAsync(ServiceAtLocation place, string closed, CancellationToken ct)
    {
        var (now, changes) = (EntryState.Of(place), await HistoryAsync(place.Id, 0, ct));
        return changes.Find(h => h.Why == KnownWhy.Merged(closed)) is { PatchBack: not null } opened
            ? ChangeEntry.Without(now, changes, opened.Version).Merged
            : EntryState.With(now, b => b with { Status = EntryStatus.Defunct });
    }

    // summary/nl/text is the field summary/nl.
    private static string FieldOf(string path) => path.Split('/') switch
    {
        ["$row" or "replaced_by", ..] => "status",
        [var outer, var inner, _, ..] => $"{outer}/{inner}",
        _ => path,
    };

    private async Task<List<DirectoryHistory>> HistoryAsync(Guid row, int after, CancellationToken ct) =>
        await db.DirectoryHistory.AsNoTracking().Where(h => h.RowId == row && h.Version > after).OrderByDescending(h => h.Version).ToListAsync(ct);

    // The places where only the closed one was.
    private async Task<List<Guid>> TakePlacesAsync(Service stays, Service goes, CancellationToken ct)
    {
        var taken = new List<Guid>();
        var all = await db.ServicesAtLocations.Where(a => a.ServiceId == stays.Id || a.ServiceId == goes.Id).OrderBy(a => a.Id).ToListAsync(ct);
        var own = all.Where(a => a.ServiceId == stays.Id).ToLookup(a => a.LocationId);
        foreach (var place in all.Where(a => a.ServiceId == goes.Id && a.Status == EntryStatus.Active && !own[a.LocationId].Any(o => o.Status == EntryStatus.Active)).DistinctBy(a => a.LocationId))
        {
            var why = KnownWhy.Merged(goes.Key);
            if (own[place.LocationId].FirstOrDefault() is { } before)
            {
                history.Put(before, EntryState.With(EntryState.Of(place), b => b with { Status = EntryStatus.Active }), why, DirectoryHistorySources.Editor);
                taken.Add(before.Id);
                continue;
            }

            var at = Guid.CreateVersion7(clock.GetUtcNow());
            var row = new ServiceAtLocation { Id = at, Key = $"at-{at:N}", ServiceId = stays.Id, LocationId = place.LocationId, Source = place.Source, CheckedOn = place.CheckedOn, Document = place.Document };
            db.Add(row);
            history.Begin(row, why, DirectoryHistorySources.Editor);
            taken.Add(at);
        }

        return taken;
    }

    private async Task<MergeOutcome> SaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return MergeOutcome.Done;
        }
        catch (DbUpdateException)
        {
            // A colleague saved in the same moment; the page shows what stands now.
            db.ChangeTracker.Clear();
            return MergeOutcome.Refused(DoubleProblems.NotPossibleNow);
        }
    }
}
