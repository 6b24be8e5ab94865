using Microsoft.EntityFrameworkCore;
using Nabij.Data;

namespace Nabij.Features.Audit;

/// <summary>
/// Works everything out anew: the proof of each entry, the chain, and what the file of seals (and perhaps a kept copy of what was published)
/// says of it. It looks at one moment of both, while the program may go on writing.
/// </summary>
internal sealed class VerifyAudit(NabijDb db, AuditKeys keys, SealFile file)
{
    private const int Page = 10_000;

    /// <param name="published">Hashes by position, as kept by somebody else.</param>
    public async Task<AuditReport> RunAsync(IReadOnlyDictionary<long, byte[]> published, CancellationToken ct)
    {
        // Nobody seals between the moment of the database and that of the file.
        var hold = await file.HoldAsync(ct);
        try
        {
            return await db.ReadAtOneMomentAsync(
                async inner =>
                {
                    var writtenTo = await db.Set<AuditSealing>().AsNoTracking().Select(s => s.WrittenTo).FirstOrDefaultAsync(inner);
                    var length = file.Length();
                    hold.Dispose();
                    return await FollowAsync(writtenTo, length, published, inner);
                },
                ct);
        }
        finally
        {
            hold.Dispose();
        }
    }

    private async Task<AuditReport> FollowAsync(long writtenTo, long length, IReadOnlyDictionary<long, byte[]> published, CancellationToken ct)
    {
        var report = new AuditReport();
        using var follower = new AuditFollower(report, file.Read(0, length), published);
        follower.Begin();
        var position = long.MinValue;
        try
        {
            var checking = Task.CompletedTask;
            while (await PageAsync(position, ct) is { Count: > 0 } page)
            {
                position = page[^1].Position!.Value;
                await checking;
                // The next page is read meanwhile.
                checking = Task.Run(() => Follow(follower, page), ct);
            }

            await checking;
            follower.End(writtenTo);
            var twice = await db.AuditEntries.LongCountAsync(e => e.Position != null, ct) - report.Sealed;
            if (twice > 0)
            {
                report.Add(AuditWrong.Twice, twice);
            }

            await CheckUnsealedAsync(report, ct);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or InvalidOperationException or OverflowException or ArgumentException)
        {
            // Only a changed row can hold what its column never gets from us.
            report.Add(AuditWrong.Unreadable, Math.Max(position, 0));
        }

        return report;
    }

    private Task<List<AuditEntry>> PageAsync(long after, CancellationToken ct) =>
        db.AuditEntries.AsNoTracking().Where(e => e.Position > after).OrderBy(e => e.Position).Take(Page).ToListAsync(ct);

    private void Follow(AuditFollower follower, List<AuditEntry> page)
    {
        var proven = new bool[page.Count];
        Parallel.For(0, page.Count, i => proven[i] = keys.Prove(page[i]));
        for (var i = 0; i < page.Count; i++)
        {
            follower.Add(page[i], proven[i]);
        }
    }

    private async Task CheckUnsealedAsync(AuditReport report, CancellationToken ct)
    {
        long wrong = 0;
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(e => e.Position == null).OrderBy(e => e.At).ThenBy(e => e.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            report.Unsealed++;
            report.OldestUnsealed ??= entry.At;
            wrong += keys.Prove(entry) && entry.Hash is null ? 0 : 1;
        }

        if (wrong > 0)
        {
            report.Add(AuditWrong.UnsealedEdited, wrong);
        }
    }
}
