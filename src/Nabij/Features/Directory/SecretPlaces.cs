using Microsoft.EntityFrameworkCore;
using Nabij.Data;

namespace Nabij.Features.Directory;

/// <summary>Which entries are at a place that must not be known (FIELD 10).</summary>
internal static class SecretPlaces
{
    /// <summary>Whether any of some entries is.</summary>
    public static async Task<bool> IsAtAsync(NabijDb db, IReadOnlyList<Guid> entries, CancellationToken ct) => (await AtAsync(db, entries, ct)).Count > 0;

    /// <summary>Those that are.</summary>
    public static async Task<HashSet<Guid>> AtAsync(NabijDb db, IReadOnlyList<Guid> entries, CancellationToken ct) =>
    [
        .. (await (from at in db.ServicesAtLocations
                   join location in db.Locations on at.LocationId equals location.Id
                   where entries.Contains(at.ServiceId) && at.Status == EntryStatus.Active
                   select new { at.ServiceId, location.Document }).AsNoTracking().ToListAsync(ct)).Where(a => a.Document.Confidential).Select(a => a.ServiceId),
    ];
}
