using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Features.Proposals;
using Nabij.Search;

namespace Nabij.Features.Editing;

/// <summary>An entry that is to be made.</summary>
/// <param name="Id">Stands in the form's address: the same form sent twice makes one entry.</param>
/// <param name="Place">Null when it has no place where people can go.</param>
/// <param name="Source">How the editor knows it.</param>
/// <param name="Proposal">Reference of the proposal that it comes from; null for none.</param>
internal sealed record NewEntry(Guid Id, ServiceType Type, JsonObject State, LocationDocument? Place, string Why, string Source, string? Proposal);

/// <summary>An entry that is there now.</summary>
/// <param name="IsAsSent">False when it was made before from the same form, and says something else.</param>
internal sealed record AddedEntry(string Key, bool IsAsSent);

/// <summary>Makes an entry, with its place, its history from the first version on, and who made it, in one save.</summary>
internal sealed class AddEntry(NabijDb db, HandleProposals proposals, KeepHistory keep, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Where the facts of such an entry come from: no document of the region.</summary>
    public const string Source = "editor";
    private const int MostRounds = 10;

    public async Task<AddedEntry> RunAsync(NewEntry entry, CancellationToken ct)
    {
        for (var round = 1; ; round++)
        {
            if (await FindAsync(entry.Id, ct) is { } made)
            {
                return await AgainAsync(made, entry, ct);
            }

            var row = await AddAsync(entry, ct);
            audit.Add("entry.added", "directory", "service", row.Id);
            if (entry.Proposal is { } proposal)
            {
                await proposals.StageAsync(proposal, ProposalOutcome.Made, Entry.PathOf(row.Type == ServiceType.Helpline ? DocumentType.Helpline : DocumentType.Service, row.Key)[1..], entry.Place is { Confidential: true }, ct);
            }

            try
            {
                await db.SaveChangesAsync(ct);
                return new AddedEntry(row.Key, IsAsSent: true);
            }
            catch (DbUpdateException) when (round < MostRounds)
            {
                // The second of two clicks, or somebody took the same key in this moment.
                db.ChangeTracker.Clear();
            }
        }
    }

    // The same form once more. Where its place is told now, and should not be, that is put right at once (FIELD 10); the rest is for its editor to see.
    private async Task<AddedEntry> AgainAsync(Service made, NewEntry entry, CancellationToken ct)
    {
        var (ats, all) = (db.ServicesAtLocations, db.Locations);
        var place = await all.Where(l => ats.Any(a => a.ServiceId == made.Id && a.LocationId == l.Id && a.Status == EntryStatus.Active)).OrderBy(l => l.Id).FirstOrDefaultAsync(ct);
        if (entry.Place is { Confidential: true } secret && place is { Document.Confidential: false })
        {
            keep.Hide(place, secret, entry.Why, entry.Source);
            audit.Add("entry.hidden", "directory", "service", made.Id);
            await db.SaveChangesAsync(ct);
        }

        var isAsSent = made.Type == entry.Type
            && JsonNode.DeepEquals(EntryState.Of(made), EntryState.Of(EntryState.DocumentOf<ServiceDocument>(entry.State), EntryState.BesideOf(entry.State)))
            && (entry.Place is null ? place is null : place is not null && string.Equals(JsonText.Write(place.Document), JsonText.Write(entry.Place), StringComparison.Ordinal));
        return new AddedEntry(made.Key, isAsSent);
    }

    /// <summary>What a form made; null when it was not sent yet.</summary>
    public Task<Service?> FindAsync(Guid id, CancellationToken ct) => db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);

    private async Task<Service> AddAsync(NewEntry entry, CancellationToken ct)
    {
        var document = EntryState.DocumentOf<ServiceDocument>(entry.State);
        var start = EntryKey.Of(document.Name.In("nl"));
        var taken = await db.Services.Where(s => s.Key.StartsWith(start)).Select(s => s.Key).Concat(db.Locations.Where(l => l.Key.StartsWith(start)).Select(l => l.Key)).ToListAsync(ct);
        var key = EntryKey.Free(document.Name.In("nl"), taken.ToHashSet(StringComparer.Ordinal));
        var checkedOn = EntryState.CheckedOnOf(entry.State);
        var row = new Service
        {
            Id = entry.Id,
            Key = key,
            Type = entry.Type,
            Source = Source,
            CheckedOn = checkedOn,
            OrganizationId = EntryState.OrganizationOf(entry.State),
            Document = document,
        };
        Add(row, entry);
        if (entry.Place is { } place)
        {
            var location = new Location { Id = Guid.CreateVersion7(clock.GetUtcNow()), Key = key, Source = Source, CheckedOn = checkedOn, Document = place };
            var at = new ServiceAtLocation
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Key = EntryKey.OfPlace(key),
                ServiceId = row.Id,
                LocationId = location.Id,
                Source = Source,
                CheckedOn = checkedOn,
                Document = new ServiceAtLocationDocument(),
            };
            Add(location, entry);
            Add(at, entry);
        }

        return row;
    }

    // With a history of its own, so that the region's files never close what they do not know.
    private void Add<TDocument>(DirectoryRow<TDocument> row, NewEntry entry)
        where TDocument : class
    {
        db.Add(row);
        keep.Begin(row, entry.Why, entry.Source);
    }
}
