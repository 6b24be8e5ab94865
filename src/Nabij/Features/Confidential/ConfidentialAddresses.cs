using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Confidential;

/// <summary>Keeps and shows the addresses of confidential locations, for the administrator at the machine. Who did either is remembered.</summary>
internal sealed class ConfidentialAddresses(NabijDb db, Seals seals, AuditTrail audit, TimeProvider clock)
{
    public static readonly Problem NotConfidential = new("location.not-confidential", ProblemKind.NotFound);
    public static readonly Problem Empty = new("address.empty", ProblemKind.Invalid);
    public static readonly Problem TooLong = new("address.too-long", ProblemKind.Invalid);
    public static readonly Problem NotSealed = new("address.not-sealed", ProblemKind.NotFound);
    public static readonly Problem Unreadable = new("address.unreadable", ProblemKind.Conflict);

    private const string Purpose = "confidential-address";

    /// <summary>Seals an address, in the place of a former one.</summary>
    public async Task<Problem?> SealAsync(string key, string address, CancellationToken ct)
    {
        var words = address.Trim();
        if (words.Length is 0 or > SealedAddress.MaxLength)
        {
            return words.Length == 0 ? Empty : TooLong;
        }

        if (await FindAsync(key, ct) is not { } location)
        {
            return NotConfidential;
        }

        var row = await db.Set<SealedAddress>().SingleOrDefaultAsync(a => a.Id == location, ct);
        var secret = seals.Seal(words, SealedAddress.Purpose(location));
        if (row is null)
        {
            db.Add(new SealedAddress { Id = location, Address = secret, SealedAt = clock.GetUtcNow() });
        }
        else
        {
            (row.Address, row.SealedAt) = (secret, clock.GetUtcNow());
        }

        audit.Add("address.sealed", Purpose, "location", location);
        await db.SaveChangesAsync(ct);
        return null;
    }

    public async Task<Result<string>> ShowAsync(string key, CancellationToken ct)
    {
        if (await FindAsync(key, ct) is not { } location)
        {
            return NotConfidential;
        }

        var row = await db.Set<SealedAddress>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == location, ct);
        if (row is null)
        {
            return NotSealed;
        }

        if (seals.Open(row.Address, SealedAddress.Purpose(location)) is not { } words)
        {
            return Unreadable;
        }

        audit.Add("address.opened", Purpose, "location", location);
        await db.SaveChangesAsync(ct);
        return words;
    }

    private async Task<Guid?> FindAsync(string key, CancellationToken ct)
    {
        var location = await db.Locations.AsNoTracking().SingleOrDefaultAsync(l => l.Key == key, ct);
        return location is { Document.Confidential: true } ? location.Id : null;
    }
}
