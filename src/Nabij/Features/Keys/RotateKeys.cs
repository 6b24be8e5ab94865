using System.Globalization;
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
    public async Task<Rotation> RunAsync(CancellationToken ct)
    {
        var done = await ReSealing.RunAsync(db, seals, ct);
        var made = done.Renewed == 0;
        if (made)
        {
            // One at a time, on whichever node.
            await using var transaction = await db.BeginExclusiveAsync(ct);
            var before = seals.NewestKey;
            audit.Add("key.made", "security", "key", null, string.Create(CultureInfo.InvariantCulture, $"number={before + 1}"));
            await db.SaveChangesAsync(ct);
            seals.MakeKey();
            await transaction.CommitAsync(ct);
        }

        // Again until nothing is left: others may have read the newest key just before it was made.
        var renewed = done.Renewed;
        do
        {
            done = await ReSealing.RunAsync(db, seals, ct);
            renewed += done.Renewed;
        }
        while (done.Renewed > 0);

        audit.Add("keys.rotated", "security", "key", null, string.Create(CultureInfo.InvariantCulture, $"number={seals.NewestKey},renewed={renewed}"));
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
}
