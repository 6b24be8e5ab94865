using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Territories;
using Nabij.Features.Territories.Boundaries;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>Makes the finder's state from the database.</summary>
internal sealed class FinderBuilder(NabijDb db)
{
    public async Task<FinderState> BuildAsync(CancellationToken ct)
    {
        // The number is read first: a change during the reading is then read again, never missed.
        var number = await DirectoryFeed.NumberAsync(db, ct);
        var openings = new OpeningTable();
        var terms = await db.TaxonomyTerms.AsNoTracking().Where(t => t.Status == EntryStatus.Active).ToListAsync(ct);
        var organizations = await db.Organizations.AsNoTracking().ToDictionaryAsync(o => o.Id, ct);
        var services = await db.Services.AsNoTracking().Where(s => s.Status == EntryStatus.Active).ToListAsync(ct);
        var points = await PointsAsync(ct);
        var documents = await db.RegionDocuments.AsNoTracking().ToDictionaryAsync(d => d.Name, d => d.Json, StringComparer.Ordinal, ct);
        var doors = JsonText.Read<Doors>(documents[RegionDocument.Doors]);
        var dangers = JsonText.Read<List<Danger>>(documents[RegionDocument.Dangers]);
        var words = JsonText.Read<List<Words>>(documents[RegionDocument.Words]);
        var named = words.SelectMany(w => w.Entries).ToHashSet(StringComparer.Ordinal);
        var sources = JsonText.Read<List<SourceInfo>>(documents[RegionDocument.Sources]);
        var moments = documents.TryGetValue(RegionDocument.Moments, out var json) ? JsonText.Read<List<Moment>>(json) : [];

        var kinds = terms.Where(t => t.Type == TermType.Kind).OrderBy(t => t.Document.Order).ToList();
        var places = await PlacesAsync(ct);
        var regions = places.All.Where(t => t.Level == TerritoryLevel.Region).Select(t => t.Code).ToList();
        var kindEntries = kinds.Select(k => (Row: k, Entry: EntryOf(k, regions))).ToList();
        var serviceEntries = services.OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => (Row: s, Entry: EntryOf(s, s.OrganizationId is { } o ? organizations[o] : null, openings)))
            .ToList();
        return new FinderState
        {
            Number = number,
            Index = SearchIndex.Build(
                kindEntries.Select(k => DocumentOf(k.Row, k.Entry)).Concat(serviceEntries.Select(s => DocumentOf(s.Row, s.Entry, points.GetValueOrDefault(s.Row.Id), named.Contains(s.Row.Key)))),
                LexiconOf(words, dangers, kinds, doors),
                places.All.ToDictionary(t => t.Code, t => TierOf(t.Level), StringComparer.Ordinal)),
            Places = places,
            Openings = openings,
            Themes = [.. terms.Where(t => t.Type == TermType.Theme).OrderBy(t => t.Document.Order).Select(t => (t.Key, t.Document))],
            Kinds = kindEntries.ToDictionary(k => k.Row.Key, k => k.Entry, StringComparer.Ordinal),
            Services = serviceEntries.Where(s => s.Row.Type != ServiceType.Helpline).ToDictionary(s => s.Row.Key, s => s.Entry, StringComparer.Ordinal),
            Lines = serviceEntries.Where(s => s.Row.Type == ServiceType.Helpline).ToDictionary(s => s.Row.Key, s => s.Entry, StringComparer.Ordinal),
            Codes = await CodesAsync(ct),
            Doors = doors,
            DoorsByCode = doors.All.ToDictionary(d => d.Code, StringComparer.Ordinal),
            Dangers = dangers,
            Moments = moments,
            Sources = sources.ToDictionary(s => s.Id, StringComparer.Ordinal),
        };
    }

    // Closed ones too: their codes stand on paper.
    private async Task<ShortCodes> CodesAsync(CancellationToken ct)
    {
        var services = await db.Services.AsNoTracking().Select(s => new { s.Id, s.Type, s.Key }).ToListAsync(ct);
        var kinds = await db.TaxonomyTerms.AsNoTracking().Where(t => t.Type == TermType.Kind).Select(t => new { t.Id, t.Key }).ToListAsync(ct);
        return new ShortCodes([.. services.Select(s => new CodedEntry(s.Id, TypeOf(s.Type), s.Key)), .. kinds.Select(k => new CodedEntry(k.Id, DocumentType.Help, k.Key))]);
    }

    private static DocumentType TypeOf(ServiceType type) => type switch
    {
        ServiceType.Helpline => DocumentType.Helpline,
        ServiceType.Informal => DocumentType.Informal,
        _ => DocumentType.Service,
    };

    private async Task<PlaceBook> PlacesAsync(CancellationToken ct)
    {
        var schemes = await db.TerritorySchemes.AsNoTracking().ToDictionaryAsync(s => s.Id, ct);
        var territories = await db.Territories.AsNoTracking().ToDictionaryAsync(t => t.Id, ct);
        var links = await db.TerritoryLinks.AsNoTracking().ToListAsync(ct);
        var boundaries = await db.Boundaries.AsNoTracking().Select(b => new { b.Id, b.Shape }).ToListAsync(ct);
        return new PlaceBook(
            territories.Values.OrderBy(t => t.Code, StringComparer.Ordinal).Select(t => new TerritoryView(t.Code, schemes[t.SchemeId].Level, t.Document, schemes[t.SchemeId].Source)),
            links.OrderBy(l => l.Id).Select(l => (territories[l.PartId].Code, territories[l.WholeId].Code, l.Certainty)),
            new BoundaryMap(boundaries.Select(b => (territories[b.Id].Code, b.Shape))));
    }

    private static Tier TierOf(TerritoryLevel level) => level switch
    {
        TerritoryLevel.Neighbourhood => Tier.Neighbourhood,
        TerritoryLevel.Municipality or TerritoryLevel.Postcode => Tier.Municipality,
        TerritoryLevel.Zone => Tier.Zone,
        _ => Tier.Region,
    };

    private async Task<Dictionary<Guid, GeoPoint?>> PointsAsync(CancellationToken ct)
    {
        var locations = await db.Locations.AsNoTracking().ToDictionaryAsync(l => l.Id, ct);
        return (await db.ServicesAtLocations.AsNoTracking().Where(s => s.Status == EntryStatus.Active).ToListAsync(ct))
            .GroupBy(s => s.ServiceId)
            .ToDictionary(g => g.Key, g => g.OrderBy(s => s.Id).Select(s => locations[s.LocationId].Document)
                .Select(d => d is { Latitude: { } lat, Longitude: { } lon } ? new GeoPoint(lat, lon) : (GeoPoint?)null)
                .FirstOrDefault(p => p is not null));
    }

    private static Lexicon LexiconOf(IReadOnlyList<Words> words, IEnumerable<Danger> dangers, IReadOnlyList<TaxonomyTerm> kinds, Doors doors) => new()
    {
        Words = [.. words.SelectMany(w => Said(w, [.. w.Kinds, .. w.Entries.Select(SearchCodes.Entry)], w.Strength)), .. InsteadOfProfessionals(words, kinds, doors)],
        Dangers = [.. dangers.SelectMany(d => Dangers(d, d.Words, harmless: false).Concat(Dangers(d, d.Harmless, harmless: true)))],
    };

    // Who asks for what only professionals can arrange is helped by a door they can open themselves: so the words for the one
    // also mean, more weakly, the other.
    private static IEnumerable<SaidWord> InsteadOfProfessionals(IReadOnlyList<Words> words, IReadOnlyList<TaxonomyTerm> kinds, Doors doors)
    {
        const double weaker = 0.5;
        var instead = doors.All.Where(d => doors.InsteadOfProfessionals.Contains(d.Code)).Select(d => d.Kind).OfType<string>().ToList();
        var closed = kinds.Where(k => k.Document.Audience is "professionals" or "professions").ToList();
        var codes = closed.Select(k => k.Key).ToHashSet(StringComparer.Ordinal);
        var names = closed.SelectMany(k => k.Document.Name.Wordings.Select(w => (w.Key, w.Value.Text)).Concat(k.Document.AlternateNames.Select(n => (n.Language, n.Name))));
        return instead.Count == 0 ? [] : names.Select(n => new SaidWord(n.Item1, n.Item2, instead, weaker))
            .Concat(words.Where(w => w.Entries.Count == 0 && w.Kinds.Count > 0 && w.Kinds.All(codes.Contains)).SelectMany(w => Said(w, instead, weaker * w.Strength)));
    }

    private static IEnumerable<DangerWord> Dangers(Danger danger, IReadOnlyDictionary<string, IReadOnlyList<string>> phrases, bool harmless) =>
        phrases.SelectMany(p => p.Value.Select(phrase => new DangerWord(p.Key, phrase, danger.Code, harmless)));

    private static IEnumerable<SaidWord> Said(Words words, IReadOnlyList<string> codes, double strength) =>
        words.Phrases.Select(p => new SaidWord(words.Language, p, codes, strength, words.Understood));

    private static Entry EntryOf(TaxonomyTerm kind, IReadOnlyList<string> regions) => new()
    {
        Id = kind.Id,
        Type = DocumentType.Help,
        Key = kind.Key,
        Name = kind.Document.Name,
        Summary = kind.Document.Summary,
        Categories = [new Code(kind.Scheme, kind.Key), .. kind.Document.SameAs],
        Kinds = [kind.Key],
        Themes = kind.Document.Themes,
        Audience = kind.Document.Audience,
        Access = kind.Document.Access,
        Cost = kind.Document.Cost,
        Fees = kind.Document.FeesDescription,
        Channels = kind.Document.Channels,
        ServiceAreas = regions,
        Thresholds = Thresholds.Of(kind.Document),
        Level = kind.Document.Level,
        Source = kind.Source,
        CheckedOn = kind.CheckedOn,
        Confirmed = kind.OwnerId is not null,
    };

    private static Entry EntryOf(Service service, Organization? organization, OpeningTable openings) => new()
    {
        Id = service.Id,
        Type = TypeOf(service.Type),
        Key = service.Key,
        Name = service.Document.Name,
        Organization = organization?.Document.Name,
        OrganizationKey = organization?.Key,
        Summary = service.Document.Summary,
        Categories =
        [
            .. service.Document.Kinds.Select(k => new Code(char.IsAsciiDigit(k[0]) ? TaxonomyTerm.SociaalBrussel : TaxonomyTerm.Own, k)),
            .. service.Document.Identifiers,
            .. organization?.Document.Identifiers ?? [],
        ],
        Kinds = service.Document.Kinds,
        Themes = service.Document.Themes,
        Phones = service.Document.Phones,
        Email = service.Document.Email,
        Website = service.Document.Url,
        Audience = service.Document.Audience,
        Access = service.Document.Access,
        Cost = service.Document.Cost,
        Fees = service.Document.FeesDescription,
        HoursInWords = service.Document.HoursDescription,
        Languages = service.Document.Languages,
        Channels = service.Document.Channels,
        ServiceAreas = service.Document.ServiceAreas,
        Thresholds = Thresholds.Of(service.Document),
        Level = service.Document.Level,
        Hours = openings.NumberOf(service.Document),
        Source = service.Source,
        CheckedOn = service.CheckedOn,
        Confirmed = service.OwnerId is not null,
        Outside = service.Document.Outside,
        Until = service.Document.Until,
    };

    private static SearchDocument<Entry> DocumentOf(TaxonomyTerm kind, Entry entry) => DocumentOf(entry) with
    {
        OtherNames = [.. kind.Document.AlternateNames.Select(n => KeyValuePair.Create(n.Language, n.Name))],
        Description = Joined(kind.Document.Summary, kind.Document.Description, kind.Document.EligibilityDescription),
    };

    private static SearchDocument<Entry> DocumentOf(Service service, Entry entry, GeoPoint? point, bool isNamed) => DocumentOf(entry) with
    {
        OtherNames = [.. service.Document.AlternateNames.Select(n => KeyValuePair.Create(n.Language, n.Name))],
        Kinds = isNamed ? [.. entry.Kinds, SearchCodes.Entry(entry.Key)] : entry.Kinds,
        Organization = entry.Organization?.ToDictionary() ?? new Dictionary<string, string>(),
        Description = Joined([service.Document.Summary, service.Document.Description, service.Document.EligibilityDescription, .. service.Document.Questions]),
        Point = point,
    };

    private static SearchDocument<Entry> DocumentOf(Entry entry) => new()
    {
        Id = entry.Id,
        Shown = entry,
        Type = entry.Type,
        Name = entry.Name.ToDictionary(),
        Kinds = entry.Kinds,
        AreasServed = entry.ServiceAreas,
        Level = entry.Level switch
        {
            "specialised" => CareLevel.Specialised,
            "coordination" => CareLevel.Coordination,
            _ => CareLevel.General,
        },
        Audience = entry.Audience switch
        {
            "circle" => Audience.Circle,
            "professionals" => Audience.Professionals,
            "professions" => Audience.Professions,
            _ => Audience.Everyone,
        },
        Channels = entry.Channels,
        Languages = entry.Languages,
        Thresholds = entry.Thresholds,
        Cost = entry.Cost,
        Hours = entry.Hours,
        CheckedOn = entry.CheckedOn,
    };

    private static Dictionary<string, string> Joined(params ReadOnlySpan<LocalText?> texts)
    {
        var joined = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var (language, wording) in text?.Wordings ?? new Dictionary<string, Wording>())
            {
                joined[language] = joined.TryGetValue(language, out var before) ? $"{before} {wording.Text}" : wording.Text;
            }
        }

        return joined;
    }
}
