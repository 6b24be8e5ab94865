using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Doubles;
using Nabij.Features.Directory;
using Nabij.Features.Jobs;

namespace Nabij.Features.Doubles;

/// <summary>
/// Proposes, once a night, which open entries may be the same. What was proposed and does not look the same any more goes; what an editor decided
/// stays as it is.
/// </summary>
internal sealed class FindDoubles(NabijDb db, TimeProvider clock) : IJob
{
    /// <summary>More is no list that somebody reads; the best ones.</summary>
    public const int MostKept = 5_000;

    public static string Kind => "doubles.find";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var found = DoubleFinder.Find(await ReadAsync(ct), ct).Take(MostKept).ToList();
        var known = await db.DoublePairs.ToDictionaryAsync(p => (p.FirstId, p.SecondId), ct);
        var now = clock.GetUtcNow();
        foreach (var pair in found)
        {
            var reasons = string.Join(',', pair.Reasons);
            if (!known.Remove((pair.First, pair.Second), out var row))
            {
                db.Add(new DoublePair { Id = Guid.CreateVersion7(now), FirstId = pair.First, SecondId = pair.Second, Score = pair.Score, Reasons = reasons, FoundAt = now });
            }
            else if (row.State == DoubleState.Open && !(row.Score.Equals(pair.Score) && row.Reasons == reasons))
            {
                (row.Score, row.Reasons) = (pair.Score, reasons);
            }
        }

        db.RemoveRange(known.Values.Where(p => p.State == DoubleState.Open));
    }

    private async Task<List<DoubleEntry>> ReadAsync(CancellationToken ct)
    {
        var locations = await db.Locations.AsNoTracking().Where(l => l.Status == EntryStatus.Active).Select(l => new { l.Id, l.Document }).ToDictionaryAsync(l => l.Id, l => PlaceOf(l.Document), ct);
        var places = (await db.ServicesAtLocations.AsNoTracking().Where(a => a.Status == EntryStatus.Active).OrderBy(a => a.Id).Select(a => new { a.ServiceId, a.LocationId, a.Document }).ToListAsync(ct))
            .ToLookup(a => a.ServiceId, a => (Place: locations.GetValueOrDefault(a.LocationId), a.Document.Phones));
        var entries = new List<DoubleEntry>();
        await foreach (var service in db.Services.AsNoTracking().Where(s => s.Status == EntryStatus.Active).OrderBy(s => s.Id).Select(s => new { s.Id, s.OrganizationId, s.Document }).AsAsyncEnumerable().WithCancellation(ct))
        {
            var document = service.Document;
            entries.Add(new DoubleEntry
            {
                Id = service.Id,
                Names = document.Name.ToDictionary(),
                OtherNames = [.. document.AlternateNames.Select(n => n.Name)],
                Phones = [.. document.Phones.Concat(places[service.Id].SelectMany(p => p.Phones)).Select(p => p.Number)],
                Mails = document.Email is { } mail ? [mail] : [],
                WebAddresses = document.Url is { } url ? [url] : [],
                Places = [.. places[service.Id].Select(p => p.Place).OfType<DoublePlace>()],
                OrganizationId = service.OrganizationId,
                Kinds = document.Kinds,
            });
        }

        return entries;
    }

    // Of a confidential place nothing is known, so nothing is compared.
    private static DoublePlace? PlaceOf(LocationDocument location) => location.Confidential ? null : new DoublePlace
    {
        Streets = [.. location.Street?.Wordings.Values.Select(w => w.Text) ?? []],
        Postcode = location.Postcode,
        Latitude = location.Latitude,
        Longitude = location.Longitude,
    };
}
