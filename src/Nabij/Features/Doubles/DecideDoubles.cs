using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij.Features.Doubles;

/// <summary>Remembers that two entries are not the same, or takes that back.</summary>
internal sealed class DecideDoubles(NabijDb db, AuditTrail audit)
{
    public Task<Problem?> RefuseAsync(Guid id, CancellationToken ct) => DecideAsync(id, p => p.Refuse(), "double.refused", ct);

    public Task<Problem?> ReopenAsync(Guid id, CancellationToken ct) => DecideAsync(id, p => p.Reopen(), "double.reopened", ct);

    private async Task<Problem?> DecideAsync(Guid id, Func<DoublePair, Problem?> decide, string act, CancellationToken ct)
    {
        if (await db.DoublePairs.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } pair)
        {
            return DoubleProblems.Unknown;
        }

        if (decide(pair) is { } problem)
        {
            return problem;
        }

        audit.Add(act, "directory", "double", id);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague decided in the same moment, or the proposal is gone.
            db.ChangeTracker.Clear();
            return DoubleProblems.NotPossibleNow;
        }
    }
}
