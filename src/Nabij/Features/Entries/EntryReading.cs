using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;

namespace Nabij.Features.Entries;

internal static class EntryReading
{
    /// <summary>One service with its organisation; null when there is none of that key and type.</summary>
    public static async Task<EntryView?> ReadAsync(NabijDb db, FinderState state, string key, bool helpline, CancellationToken ct)
    {
        var service = await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key && (s.Type == ServiceType.Helpline) == helpline, ct);
        if (service is null)
        {
            return null;
        }

        var organization = service.OrganizationId is { } id ? await db.Organizations.AsNoTracking().SingleAsync(o => o.Id == id, ct) : null;
        var locations = from at in db.ServicesAtLocations
                        join location in db.Locations on at.LocationId equals location.Id
                        where at.ServiceId == service.Id && at.Status == EntryStatus.Active && location.Status == EntryStatus.Active
                        orderby location.Key
                        select location.Document;
        return new EntryView(service, organization, OpeningTable.HoursOf(service.Document), state, await locations.AsNoTracking().ToListAsync(ct));
    }
}
