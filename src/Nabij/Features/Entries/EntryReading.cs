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

    /// <summary>What our sources don't say of an entry and a person may need to know before going there (FIELD 3), by code.</summary>
    public static List<string> Unknown(EntryView view)
    {
        var entry = view.Document;

        // Neighbours and the postman have no price, papers or entrance to ask about.
        if (view.Service.Type == ServiceType.Informal && view.Organization is null)
        {
            return [];
        }

        var known = Thresholds.Known(entry.Thresholds, entry.Access);
        var inPerson = view.Service.Type != ServiceType.Helpline || entry.Channels.Any(c => c is "counter" or "home-visit" or "mobile-team");
        return
        [
            .. new (string Code, bool Unknown)[]
            {
                ("cost", entry.Cost is null && entry.FeesDescription is null),
                ("languages", entry.Languages.Count == 0),
                ("interpreter", entry.InterpreterAvailable is null),
            }.Where(u => u.Unknown).Select(u => u.Code),
            .. Thresholds.Hurdles.Where(h => !known.ContainsKey(h) && (inPerson || h != "appointment")),
            .. new (string Code, bool Unknown)[]
            {
                (Thresholds.Anonymous, !known.ContainsKey(Thresholds.Anonymous)),
                (Thresholds.StepFree, entry.StepFree is null && inPerson),
                ("wishes", entry.WorkerGender is null && entry.Diet is null && entry.Culture is null && inPerson),
                ("authority", entry.Authority is null && view.Organization?.Document.Authority is null),
            }.Where(u => u.Unknown).Select(u => u.Code),
        ];
    }
}
