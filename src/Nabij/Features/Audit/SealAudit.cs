using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Jobs;

namespace Nabij.Features.Audit;

/// <summary>
/// Gives entries that have none their place in the chain, in the order of their moments within a batch; one that is committed late gets a
/// later place. The chain is committed first, then the file of seals gets its line: a crash in between leaves a chain that goes on after
/// the file, and the next run writes the missing line once it has followed the chain itself.
/// </summary>
internal sealed class SealAudit(NabijDb db, AuditKeys keys, SealFile file, TimeProvider clock) : IJob
{
    public const int Batch = 1_000;

    public static string Kind => "audit.seal";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        using var hold = file.TryHold();
        if (hold is null)
        {
            // Somebody checks the record, or a node that lost the job is still at it. The next second will do.
            return;
        }

        var sealing = await db.Set<AuditSealing>().SingleOrDefaultAsync(ct) ?? db.Add(new AuditSealing()).Entity;
        var last = file.Last();
        if (sealing.WrittenTo > last.Position)
        {
            // Said where it stays: what follows would hide it.
            file.Append(new SealLine(SealLineKind.Cut, sealing.WrittenTo, [], clock.GetUtcNow()));
            sealing.WrittenTo = last.Position;
            await db.SaveChangesAsync(ct);
        }

        last = await CatchUpAsync(last, ct);
        while (await SealAsync(sealing, last, ct) is { } next)
        {
            last = next;
        }
    }

    // A run that ended between commit and file left entries after the last seal; a file that was cut, more of them. They are followed as
    // "audit verify" does. What no sealing put there stays as it is, to be named; new entries wait rather than be chained to it.
    private async Task<SealLine> CatchUpAsync(SealLine last, CancellationToken ct)
    {
        using var prover = new AuditProver(keys);
        var (position, hash) = (last.Position, last.Hash);
        while (await db.AuditEntries.AsNoTracking().Where(e => e.Position > position).OrderBy(e => e.Position).Take(Batch).ToListAsync(ct) is { Count: > 0 } after)
        {
            foreach (var entry in after)
            {
                hash = AuditChain.Next(hash, ++position, entry.Id, entry.Mac);
                if (entry.Position != position || entry.Hash is null || !entry.Hash.AsSpan().SequenceEqual(hash) || !prover.Prove(entry))
                {
                    throw new InvalidOperationException("Entries stand after the last seal that no sealing put there. Run: nabij audit verify");
                }
            }
        }

        return position == last.Position ? last : Write(position, hash);
    }

    private async Task<SealLine?> SealAsync(AuditSealing sealing, SealLine last, CancellationToken ct)
    {
        var batch = await db.AuditEntries.Where(e => e.Position == null).OrderBy(e => e.At).ThenBy(e => e.Id).Take(Batch).ToListAsync(ct);
        if (batch.Count == 0)
        {
            return null;
        }

        var (position, hash) = (last.Position, last.Hash);
        foreach (var entry in batch)
        {
            hash = AuditChain.Next(hash, ++position, entry.Id, entry.Mac);
            entry.Seal(position, hash);
        }

        sealing.WrittenTo = last.Position;
        await db.SaveChangesAsync(ct);
        foreach (var entry in batch)
        {
            db.Entry(entry).State = EntityState.Detached;
        }

        return Write(position, hash);
    }

    private SealLine Write(long position, byte[] hash)
    {
        var line = SealLine.Sealed(position, hash, clock.GetUtcNow());
        file.Append(line);
        return line;
    }
}
