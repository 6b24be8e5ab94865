using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij.Features.Keys;

/// <summary>What a rotation did. <paramref name="Made"/> is false when it only finished an earlier one.</summary>
internal sealed record Rotation(byte Key, bool Made, int Renewed, int Unopened);

/// <summary>
/// Gives the ring a new key and seals everything with it, while the program serves. One that was stopped is finished first: running it
/// again makes no second key before the first is used everywhere.
/// </summary>
internal sealed class RotateKeys(NabijDb db, Seals seals, AuditTrail audit)
{
    private const string Rotated = "keys.rotated";

    public async Task<Rotation> RunAsync(CancellationToken ct)
    {
        var made = await IsFinishedAsync(ct);
        if (made)
        {
            // One at a time, on whichever node.
            await using var transaction = await db.BeginExclusiveAsync(ct);
            audit.Add("key.made", "security", "key", null, Name(seals.NewestKey + 1));
            await db.SaveChangesAsync(ct);
            seals.MakeKey();
            await transaction.CommitAsync(ct);
        }

        // Again until nothing is left: others may have read the newest key just before it was made.
        var renewed = 0;
        ReSealed done;
        do
        {
            done = await ReSealing.RunAsync(db, seals, ct);
            renewed += done.Renewed;
        }
        while (done.Renewed > 0);

        audit.Add(Rotated, "security", "key", null, Name(seals.NewestKey));
        await db.SaveChangesAsync(ct);
        return new Rotation(seals.NewestKey, made, renewed, done.Unopened);
    }

    /// <summary>How many values each key seals, for those that exist and those that are gone.</summary>
    public async Task<IReadOnlyList<(byte Key, long Values, bool Exists)>> ListAsync(CancellationToken ct)
    {
        var counts = await ReSealing.CountAsync(db, ct);
        var newest = seals.NewestKey;
        return [.. seals.Keys.Append(newest).Union(counts.Keys).Order().Select(k => (k, counts.GetValueOrDefault(k), seals.Keys.Contains(k)))];
    }

    // Whether the newest key was used everywhere before. The first one of all seals from the beginning; one that was put there by hand did not yet.
    private async Task<bool> IsFinishedAsync(CancellationToken ct)
    {
        var newest = seals.NewestKey;
        var name = Name(newest);
        return newest == seals.Keys.First() || await db.AuditEntries.AnyAsync(e => e.Act == Rotated && e.Detail == name, ct);
    }

    private static string Name(int key) => string.Create(CultureInfo.InvariantCulture, $"number={key}");
}
