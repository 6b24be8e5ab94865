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
/// <param name="IsHidden">Its address was told until now, and is not any more.</param>
internal sealed record AddedEntry(string Key, bool IsAsSent, bool IsHidden = false);

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
            try
            {
                return await FindAsync(entry.Id, ct) is { } made ? await AgainAsync(made, entry, ct) : await FirstAsync(entry, ct);
            }
            catch (DbUpdateException) when (round < MostRounds)
            {
                // The second of two clicks, or somebody took the same key in this moment.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<AddedEntry> FirstAsync(NewEntry entry, CancellationToken ct)
    {
        var row = await AddAsync(entry, ct);
        audit.Add("entry.added", "directory", "service", row.Id);
        if (entry.Proposal is { } proposal)
        {
            await proposals.StageAsync(proposal, ProposalOutcome.Made, PathOf(row), entry.Place is { Confidential: true }, ct);
        }

        await db.SaveChangesAsync(ct);
        return new AddedEntry(row.Key, IsAsSent: true);
    }

    // The same form once more. Where its place is told now, and should not be, that is put right at once (FIELD 10); the rest is for its editor to see.
    private async Task<AddedEntry> AgainAsync(Service made, NewEntry entry, CancellationToken ct)
    {
        var (ats, all) = (db.ServicesAtLocations, db.Locations);
        var place = await all.Where(l => ats.Any(a => a.ServiceId == made.Id && a.LocationId == l.Id && a.Status == EntryStatus.Active)).OrderBy(l => l.Id).FirstOrDefaultAsync(ct);
        var sent = EntryState.DocumentOf<ServiceDocument>(entry.State);

        // Under another name it is another entry, that was typed over the form of this one.
        var isHidden = entry.Place is { Confidential: true } && place is not { Document.Confidential: true } && string.Equals(JsonText.Write(made.Document.Name), JsonText.Write(sent.Name), StringComparison.Ordinal)
            && (place is null || !await ats.AnyAsync(a => a.LocationId == place.Id && a.ServiceId != made.Id, ct));
        if (isHidden)
        {
            made = await HideAsync(made.Id, place, entry, ct);
        }

        var isAsSent = made.Type == entry.Type
            && JsonNode.DeepEquals(EntryState.Of(made), EntryState.Of(sent, EntryState.BesideOf(entry.State)))
            && (isHidden || (entry.Place is null ? place is null : place is not null && string.Equals(JsonText.Write(place.Document), JsonText.Write(entry.Place), StringComparison.Ordinal)));
        return new AddedEntry(made.Key, isAsSent, isHidden);
    }

    private async Task<Service> HideAsync(Guid id, Location? place, NewEntry entry, CancellationToken ct)
    {
        var row = await db.Services.SingleAsync(s => s.Id == id, ct);
        if (place is null)
        {
            AddPlace(row, entry.Place!, entry);
        }
        else
        {
            keep.Hide(place, EntryState.Of(entry.Place!, EntryState.BesideOf(place)), entry.Why, entry.Source);
        }

        if (row.Version == 1 && !JsonNode.DeepEquals(EntryState.Of(row), EntryState.Of(EntryState.DocumentOf<ServiceDocument>(entry.State), EntryState.BesideOf(entry.State))))
        {
            // Its words were cleaned with it.
            keep.Hide(row, entry.State, entry.Why, entry.Source);
        }

        await proposals.ForgetWhereAsync(PathOf(row), ct);
        audit.Add("entry.hidden", "directory", "service", id);
        await db.SaveChangesAsync(ct);
        return row;
    }

    private static string PathOf(Service row) => Entry.PathOf(row.Type == ServiceType.Helpline ? DocumentType.Helpline : DocumentType.Service, row.Key)[1..];

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
            AddPlace(row, place, entry);
        }

        return row;
    }

    private void AddPlace(Service row, LocationDocument place, NewEntry entry)
    {
        var location = new Location { Id = Guid.CreateVersion7(clock.GetUtcNow()), Key = row.Key, Source = Source, CheckedOn = row.CheckedOn, Document = place };
        var at = new ServiceAtLocation
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Key = EntryKey.OfPlace(row.Key),
            ServiceId = row.Id,
            LocationId = location.Id,
            Source = Source,
            CheckedOn = row.CheckedOn,
            Document = new ServiceAtLocationDocument(),
        };
        Add(location, entry);
        Add(at, entry);
    }

    // With a history of its own, so that the region's files never close what they do not know.
    private void Add<TDocument>(DirectoryRow<TDocument> row, NewEntry entry)
        where TDocument : class
    {
        db.Add(row);
        keep.Begin(row, entry.Why, entry.Source);
    }
}
