using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Corrections;

namespace Nabij.Features.Editors;

/// <summary>Reports about one entry that stand together; <paramref name="All"/> says how many of them are open, on this page or not.</summary>
/// <param name="Entry">Null when the entry is gone since.</param>
internal sealed record ReportGroup(string Path, CorrectedEntry? Entry, int All, IReadOnlyList<Correction> Reports);

/// <summary>One page of open reports: those of the editor's own entries, and below them those of elsewhere.</summary>
/// <param name="Parts">How many reports are open on each part, whatever was asked for.</param>
/// <param name="All">How many there are of what was asked for.</param>
/// <param name="Next">Reference after which the next page begins; null when this is the last.</param>
internal sealed record ReportList(
    IReadOnlyList<ReportGroup> Own, IReadOnlyList<ReportGroup> Elsewhere, IReadOnlyDictionary<WrongPart, int> Parts, int All, int Shown, string? Next);

/// <summary>What people said is wrong with an entry, and nobody dealt with yet.</summary>
internal sealed class ListReports(NabijDb db, FindReach reach)
{
    public const int Most = 200;

    /// <param name="after">Reference of the last report on the page before; it may have been handled in the meantime.</param>
    public async Task<ReportList> RunAsync(WrongPart? part, bool newestFirst, string? after, CancellationToken ct)
    {
        var open = db.Corrections.AsNoTracking().Where(c => c.HandledAt == null);
        var parts = await open.GroupBy(c => c.Part).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var counts = await open.GroupBy(c => c.Entry).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, ct);
        var reference = Correction.ReferenceOf(after ?? "");
        var last = reference.Length == 0 ? null : await db.Corrections.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct);

        // As many as entries with an open report.
        var paths = counts.Keys.Concat(last is null ? [] : [last.Entry]).Distinct(StringComparer.Ordinal).ToList();
        var entries = await CorrectedEntry.FindAllAsync(db, paths, ct);
        var own = await reach.RunAsync(ct);
        var elsewhere = paths.Where(p => !own.Holds(entries.GetValueOrDefault(p))).ToList();

        var asked = part is null ? open : open.Where(c => c.Part == part);
        var isPast = last is not null && elsewhere.Contains(last.Entry);
        var mine = isPast ? [] : await PageAsync(asked.Where(c => !elsewhere.Contains(c.Entry)), newestFirst, last, Most + 1, ct);
        var others = elsewhere.Count == 0 || mine.Count > Most
            ? []
            : await PageAsync(asked.Where(c => elsewhere.Contains(c.Entry)), newestFirst, isPast ? last : null, Most + 1 - mine.Count, ct);

        var all = part is { } one ? parts.GetValueOrDefault(one) : parts.Values.Sum();
        var more = mine.Count + others.Count > Most;
        if (more)
        {
            // The one too many only told that there are more.
            var longest = others.Count > 0 ? others : mine;
            longest.RemoveAt(longest.Count - 1);
        }

        var next = !more ? null : (others.Count > 0 ? others : mine)[^1].Reference;
        return new ReportList(Groups(mine), Groups(others), parts, all, mine.Count + others.Count, next);

        List<ReportGroup> Groups(List<Correction> reports) =>
            [.. reports.GroupBy(r => r.Entry, StringComparer.Ordinal).Select(g => new ReportGroup(g.Key, entries.GetValueOrDefault(g.Key), counts.GetValueOrDefault(g.Key), [.. g]))];
    }

    private static Task<List<Correction>> PageAsync(IQueryable<Correction> reports, bool newestFirst, Correction? last, int most, CancellationToken ct)
    {
        if (last is not null)
        {
            var (moment, id) = (last.SentAt, last.Id);
            reports = newestFirst
                ? reports.Where(c => c.SentAt < moment || (c.SentAt == moment && c.Id.CompareTo(id) < 0))
                : reports.Where(c => c.SentAt > moment || (c.SentAt == moment && c.Id.CompareTo(id) > 0));
        }

        var ordered = newestFirst ? reports.OrderByDescending(c => c.SentAt).ThenByDescending(c => c.Id) : reports.OrderBy(c => c.SentAt).ThenBy(c => c.Id);
        return ordered.Take(most).ToListAsync(ct);
    }
}
