using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Territories;
using Nabij.Features.Territories.Boundaries;
using Nabij.Platform;

namespace Nabij.Features.RegionData;

/// <summary>
/// Brings the database to what the region's files say, in one transaction. What is equal is left alone, so a second load changes nothing.
/// What a person wrote here is never overwritten. An entry that left the files is closed, not deleted: its page says so.
/// </summary>
internal sealed class LoadRegion(NabijDb db, TimeProvider clock)
{
    /// <summary>Who the history names for a change that came from the files.</summary>
    public const string Importer = "region files";

    // Ids are made from this and the key, so it stays what it is.
    private const string IdSource = "brussels";
    private HashSet<Guid> _touched = [];

    // Locations that are confidential from now on: where they were must not stay in their history either.
    private readonly HashSet<Guid> _hidden = [];

    public async Task<LoadReport> RunAsync(string folder, CancellationToken ct)
    {
        var digest = FolderDigest.Of(folder);
        if (digest is not null && await db.RegionDocuments.AnyAsync(d => d.Name == RegionDocument.Digest && d.Json == digest, ct))
        {
            return new LoadReport([], 0);
        }

        var (region, problems) = RegionReader.Read(folder);
        if (region is null)
        {
            return new LoadReport(problems, 0);
        }

        await using var transaction = await db.BeginExclusiveAsync(ct);
        if (await TakenAsync(region, ct) is { Count: > 0 } taken)
        {
            return new LoadReport(taken, 0);
        }

        _touched = [.. await db.DirectoryHistory.Where(h => h.Who != Importer).Select(h => h.RowId).Distinct().ToListAsync(ct)];
        await LoadTerritoriesAsync(region, ct);
        await LoadDocumentsAsync(region, digest ?? "", ct);
        await LoadRowsAsync<TaxonomyTerm, TermDocument>(region.Terms.Select(t => (Id("term", $"{t.Type}/{t.Code}"), t.Origin, t.Document,
            (Func<Guid, TaxonomyTerm>)(id => new TaxonomyTerm { Id = id, Key = t.Code, Type = t.Type, Scheme = t.Scheme, Source = t.Origin.Source, Document = t.Document }))), ct);
        await LoadRowsAsync<Organization, OrganizationDocument>(region.Organizations.Select(o => (Id("organization", o.Key), o.Origin, o.Document,
            (Func<Guid, Organization>)(id => new Organization { Id = id, Key = o.Key, Source = o.Origin.Source, Document = o.Document }))), ct);
        await LoadRowsAsync<Service, ServiceDocument>(region.Services.Select(s => (Id("service", s.Key), s.Origin, s.Document,
            (Func<Guid, Service>)(id => new Service { Id = id, Key = s.Key, Type = s.Type, Source = s.Origin.Source, Document = s.Document }))), ct);
        await LoadRowsAsync<Location, LocationDocument>(region.Locations.Select(l => (Id("location", l.Key), l.Origin, l.Document,
            (Func<Guid, Location>)(id => new Location { Id = id, Key = l.Key, Source = l.Origin.Source, Document = l.Document }))), ct);
        await LoadRowsAsync<ServiceAtLocation, ServiceAtLocationDocument>(region.Services.SelectMany(s => s.Locations.Select(at => (
            Id("service-at-location", LocationReader.KeyOf(s.Key, at)), s.Origin, new ServiceAtLocationDocument(),
            (Func<Guid, ServiceAtLocation>)(id => new ServiceAtLocation
            {
                Id = id,
                Key = LocationReader.KeyOf(s.Key, at),
                ServiceId = Id("service", s.Key),
                LocationId = Id("location", at),
                Source = s.Origin.Source,
                Document = new ServiceAtLocationDocument(),
            })))), ct);
        PlaceServices(region);
        var changes = db.ChangeTracker.Entries<IInFeed>().Count(e => e.State is not EntityState.Unchanged && e.Entity is not RegionDocument { Name: RegionDocument.Digest });
        await db.SaveChangesAsync(ct);
        await db.DirectoryHistory.Where(h => _hidden.Contains(h.RowId) && h.PatchBack != null).ExecuteUpdateAsync(set => set.SetProperty(h => h.PatchBack, "{}"), ct);
        await transaction.CommitAsync(ct);
        if (_hidden.Count > 0)
        {
            await db.ForgetDeletedBytesAsync(ct);
        }

        return new LoadReport([], changes);
    }

    // An editor made an entry by a key that the files want now: which of both it is, a person says.
    private async Task<List<DataProblem>> TakenAsync(Region region, CancellationToken ct)
    {
        var services = await db.Services.Select(s => new { s.Id, s.Key }).ToDictionaryAsync(s => s.Key, s => s.Id, StringComparer.Ordinal, ct);
        var locations = await db.Locations.Select(l => new { l.Id, l.Key }).ToDictionaryAsync(l => l.Key, l => l.Id, StringComparer.Ordinal, ct);
        return
        [
            .. region.Services.Where(s => services.TryGetValue(s.Key, out var id) && id != Id("service", s.Key)).Select(s => s.Key)
                .Concat(region.Locations.Where(l => locations.TryGetValue(l.Key, out var id) && id != Id("location", l.Key)).Select(l => l.Key))
                .Select(key => new DataProblem("services", 1, 1, $"{key} is the key of an entry that an editor made. Give this one another key, or take it out.")),
        ];
    }

    private async Task LoadTerritoriesAsync(Region region, CancellationToken ct)
    {
        var schemes = await db.TerritorySchemes.ToDictionaryAsync(s => s.Id, ct);
        var territories = await db.Territories.ToDictionaryAsync(t => t.Id, ct);
        var links = await db.TerritoryLinks.ToDictionaryAsync(l => l.Id, ct);
        var made = await TerritoriesOfBoundariesAsync(region, ct);
        foreach (var file in region.Schemes)
        {
            var schemeId = Id("scheme", file.Code);
            if (!schemes.Remove(schemeId, out var scheme))
            {
                db.Add(new TerritoryScheme { Id = schemeId, Code = file.Code, Level = file.Level, Name = file.Name, Dated = file.Dated, Source = file.Source });
            }
            else if (!Same((scheme.Name, scheme.Dated, scheme.Source), (file.Name, file.Dated, file.Source)))
            {
                (scheme.Name, scheme.Dated, scheme.Source) = (file.Name, file.Dated, file.Source);
            }

            foreach (var read in file.Territories)
            {
                var id = TerritoryIds.Of(read.Code);
                if (!territories.Remove(id, out var territory))
                {
                    db.Add(new Territory { Id = id, SchemeId = schemeId, Code = read.Code, Document = read.Document });
                }
                else if (!Same(territory.Document, read.Document))
                {
                    territory.Document = read.Document;
                }

                foreach (var (whole, certainty) in read.Within)
                {
                    var linkId = TerritoryIds.OfLink(read.Code, whole);
                    if (!links.Remove(linkId, out var link))
                    {
                        db.Add(new TerritoryLink { Id = linkId, PartId = id, WholeId = TerritoryIds.Of(whole), Certainty = certainty });
                    }
                    else
                    {
                        link.Certainty = certainty;
                    }
                }
            }
        }

        db.RemoveRange(links.Values.Where(l => !made.Contains(l.PartId) || territories.ContainsKey(l.WholeId)));
        db.RemoveRange(territories.Values.Where(t => !made.Contains(t.Id)));
        db.RemoveRange(schemes.Values);
    }

    // Of a scheme that is empty in the files, territories come from its official boundaries; the files do not take them away as long as
    // they name the scheme.
    private async Task<HashSet<Guid>> TerritoriesOfBoundariesAsync(Region region, CancellationToken ct)
    {
        var named = region.Schemes.Select(s => Id("scheme", s.Code)).ToHashSet();
        var schemes = (await db.BoundarySets.Where(s => s.MakesTerritories).Select(s => s.Id).ToListAsync(ct)).Where(named.Contains).ToList();
        return [.. await db.Territories.Where(t => schemes.Contains(t.SchemeId)).Select(t => t.Id).ToListAsync(ct)];
    }

    private async Task LoadDocumentsAsync(Region region, string digest, CancellationToken ct)
    {
        var stored = await db.RegionDocuments.ToDictionaryAsync(d => d.Name, StringComparer.Ordinal, ct);
        foreach (var (name, json) in new[]
        {
            (RegionDocument.Sources, JsonText.Write(region.Sources)),
            (RegionDocument.Doors, JsonText.Write(region.Doors)),
            (RegionDocument.Dangers, JsonText.Write(region.Dangers)),
            (RegionDocument.Words, JsonText.Write(region.Words)),
            (RegionDocument.Moments, JsonText.Write(region.Moments)),
            (RegionDocument.Situations, JsonText.Write(region.Situations)),
            (RegionDocument.Digest, digest),
        })
        {
            if (!stored.TryGetValue(name, out var document))
            {
                db.Add(new RegionDocument { Id = Id("region", name), Name = name, Json = json });
            }
            else
            {
                document.Json = json;
            }
        }
    }

    private async Task LoadRowsAsync<TRow, TDocument>(IEnumerable<(Guid Id, Origin Origin, TDocument Document, Func<Guid, TRow> New)> files, CancellationToken ct)
        where TRow : DirectoryRow<TDocument>
        where TDocument : class
    {
        var rows = await db.Set<TRow>().ToDictionaryAsync(r => r.Id, ct);
        foreach (var file in files)
        {
            if (!rows.Remove(file.Id, out var row))
            {
                row = file.New(file.Id);
                row.CheckedOn = file.Origin.Date;
                db.Add(row);
                Remember(row.Id, 1, file.Origin.Source, "added", null);
            }
            else if (Hides(row.Document, file.Document))
            {
                _hidden.Add(row.Id);
                Remember(row.Id, row.Version + 1, file.Origin.Source, "confidential from now on", "{}");
                (row.Document, row.Source, row.CheckedOn, row.Status) = (file.Document, file.Origin.Source, file.Origin.Date, EntryStatus.Active);
            }
            else if (!_touched.Contains(row.Id) && (row.Status is not EntryStatus.Active || row.CheckedOn != file.Origin.Date || !Same(row.Document, file.Document)))
            {
                Remember(row.Id, row.Version + 1, file.Origin.Source, "changed in the files", Back(EntryState.Of(row), EntryState.Of(file.Document, new RowState(EntryStatus.Active, file.Origin.Date, row.OwnerId, AnotherOrganization(row)))));
                (row.Document, row.Source, row.CheckedOn, row.Status) = (file.Document, file.Origin.Source, file.Origin.Date, EntryStatus.Active);
            }
        }

        foreach (var row in rows.Values.Where(r => r.Status is EntryStatus.Active && !_touched.Contains(r.Id)))
        {
            Remember(row.Id, row.Version + 1, row.Source, "left the files", Back(EntryState.Of(row), EntryState.With(EntryState.Of(row), b => b with { Status = EntryStatus.Defunct })));
            row.Status = EntryStatus.Defunct;
        }
    }

    // What of a service stands beside its document: its type and who runs it.
    private void PlaceServices(Region region)
    {
        var rows = db.ChangeTracker.Entries<Service>().ToDictionary(e => e.Entity.Id);
        foreach (var file in region.Services)
        {
            var entry = rows[Id("service", file.Key)];
            var service = entry.Entity;
            var organization = file.Organization is { } key ? Id("organization", key) : (Guid?)null;
            if (_touched.Contains(service.Id) || (service.Type == file.Type && service.OrganizationId == organization))
            {
                continue;
            }

            if (entry.State is EntityState.Unchanged)
            {
                Remember(service.Id, service.Version + 1, file.Origin.Source, "changed in the files", Back(EntryState.Of(service), EntryState.With(EntryState.Of(service), b => b with { Organization = AnotherOrganization(service) })));
            }

            (service.Type, service.OrganizationId) = (file.Type, organization);
        }
    }

    // Who runs a service is put right after its document: so the way back always says who did, or that nobody was named.
    private static Guid? AnotherOrganization(object row) => row is Service { OrganizationId: null } ? Guid.Empty : null;

    private void Remember(Guid row, int version, string source, string why, string? patchBack) =>
        db.Add(new DirectoryHistory
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            RowId = row,
            Version = version,
            At = clock.GetUtcNow(),
            Who = Importer,
            Why = why,
            Source = source,
            PatchBack = patchBack,
        });

    // Goes before what a person wrote: an address that must not be known is never kept.
    private static bool Hides(object stored, object file) => file is LocationDocument { Confidential: true } now && !Same(now, (LocationDocument)stored);

    private static bool Same<T>(T a, T b) => string.Equals(JsonText.Write(a), JsonText.Write(b), StringComparison.Ordinal);

    private static string Back(JsonObject before, JsonObject after) => MergePatch.Between(after, before).ToJsonString(JsonText.Options);

    public static Guid Id(string kind, string key) => StableId.From($"{IdSource}/{kind}", key);
}

/// <summary>Either problems, and nothing changed; or how many rows changed.</summary>
internal sealed record LoadReport(IReadOnlyList<DataProblem> Problems, int Changes);
