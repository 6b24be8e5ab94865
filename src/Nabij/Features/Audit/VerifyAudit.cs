using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;

namespace Nabij.Features.Audit;

/// <summary>
/// Works everything out anew: the proof of each entry, the chain, and what the file of seals (and perhaps a kept copy of what was published)
/// says of it. How far it goes is set at one moment in which nobody seals; the program may go on writing after that.
/// </summary>
internal sealed class VerifyAudit(NabijDb db, IServiceScopeFactory scopes, AuditKeys keys, SealFile file)
{
    private const int Page = 10_000;

    /// <param name="published">Hashes by position, as kept by somebody else.</param>
    public async Task<AuditReport> RunAsync(IReadOnlyDictionary<long, byte[]> published, CancellationToken ct)
    {
        var report = new AuditReport();
        Bounds bounds;
        using (await file.HoldAsync(ct))
        {
            bounds = new Bounds(
                await db.Set<AuditSealing>().AsNoTracking().Select(s => s.WrittenTo).FirstOrDefaultAsync(ct),
                await db.AuditEntries.MaxAsync(e => e.Position, ct) ?? 0,
                file.Last().Position,
                file.Length());
            await TryAsync(report, () => 0, () => CheckUnsealedAsync(report, ct));
        }

        using var follower = new AuditFollower(report, file.Read(0, bounds.FileLength), published);
        follower.Begin();
        var reached = 0L;
        await TryAsync(report, () => reached, async () =>
        {
            await foreach (var page in PagesAsync(bounds, ct))
            {
                foreach (var (entry, isProven) in page)
                {
                    reached = entry.Position!.Value;
                    follower.Add(entry, isProven);
                }
            }

            follower.End(bounds.WrittenTo);
            var twice = await db.AuditEntries.LongCountAsync(e => e.Position <= bounds.Highest, ct) - report.Sealed;
            if (twice > 0)
            {
                report.Add(AuditWrong.Twice, twice);
            }
        });
        return report;
    }

    // In order. Where entries have to stand, by the file, several pages are read and proven at once; before and after that nothing should
    // stand, and nobody knows how far apart it does.
    private async IAsyncEnumerable<List<(AuditEntry Entry, bool IsProven)>> PagesAsync(Bounds bounds, [EnumeratorCancellation] CancellationToken ct)
    {
        var known = Math.Min(bounds.LastSeal, bounds.Highest);
        await foreach (var page in OneByOneAsync(long.MinValue, 0, ct))
        {
            yield return page;
        }

        var reading = new Queue<Task<List<(AuditEntry, bool)>>>();
        for (long from = 0; from < known || reading.Count > 0;)
        {
            while (from < known && reading.Count <= Environment.ProcessorCount)
            {
                var (after, to) = (from, Math.Min(known, from + Page));
                reading.Enqueue(Task.Run(() => ReadAsync(after, to, ct), ct));
                from = to;
            }

            yield return await reading.Dequeue();
        }

        await foreach (var page in OneByOneAsync(known, bounds.Highest, ct))
        {
            yield return page;
        }
    }

    private async IAsyncEnumerable<List<(AuditEntry Entry, bool IsProven)>> OneByOneAsync(long after, long to, [EnumeratorCancellation] CancellationToken ct)
    {
        while (after < to && await ReadAsync(after, to, ct) is { Count: > 0 } page)
        {
            yield return page;
            after = page[^1].Entry.Position!.Value;
        }
    }

    private async Task<List<(AuditEntry Entry, bool IsProven)>> ReadAsync(long after, long to, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var prover = new AuditProver(keys);
        var page = new List<(AuditEntry, bool)>();
        var entries = scope.ServiceProvider.GetRequiredService<NabijDb>().AuditEntries.AsNoTracking().Where(e => e.Position > after && e.Position <= to).OrderBy(e => e.Position).Take(Page);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(ct))
        {
            page.Add((entry, prover.Prove(entry)));
        }

        return page;
    }

    private async Task CheckUnsealedAsync(AuditReport report, CancellationToken ct)
    {
        using var prover = new AuditProver(keys);
        long wrong = 0;
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(e => e.Position == null).OrderBy(e => e.At).ThenBy(e => e.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            report.Unsealed++;
            report.OldestUnsealed ??= entry.At;
            wrong += prover.Prove(entry) && entry.Hash is null ? 0 : 1;
        }

        if (wrong > 0)
        {
            report.Add(AuditWrong.UnsealedEdited, wrong);
        }
    }

    // Only a changed row can hold what its column never gets from us. A server that went away comes as one of these too, around what it said.
    private static async Task TryAsync(AuditReport report, Func<long> reached, Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (Exception e) when (e is (FormatException or InvalidCastException or InvalidOperationException or OverflowException or ArgumentException) and { InnerException: not DbException })
        {
            report.Add(AuditWrong.Unreadable, reached());
        }
    }

    private sealed record Bounds(long WrittenTo, long Highest, long LastSeal, long FileLength);
}
