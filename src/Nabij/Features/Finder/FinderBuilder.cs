using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder.Suggesting;
using Nabij.Features.Territories;
using Nabij.Features.Territories.Boundaries;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>Makes the finder's state from the database. What a few changes make of it is <see cref="FinderChanges"/>.</summary>
internal sealed class FinderBuilder(NabijDb db, TimeProvider clock)
{
    private const int MostWordsOfNeed = 4;

    public Task<FinderState> BuildAsync(CancellationToken ct) => BuildAsync(FinderTrial.Nothing, ct);

    /// <summary>The state as it would be after a change that nobody made yet.</summary>
    public async Task<FinderState> BuildAsync(FinderTrial trial, CancellationToken ct) => (await db.ReadAtOneMomentAsync(c => ReadAsync(trial, c), ct))();

    // Only reading holds the moment open; making the state of what was read takes longer and comes after.
    private async Task<Func<FinderState>> ReadAsync(FinderTrial trial, CancellationToken ct)
    {
        var number = await DirectoryFeed.NumberAsync(db, ct);
        var (openings, today) = (new OpeningTable(), clock.Today());
        var terms = (await db.TaxonomyTerms.AsNoTracking().Where(t => t.Status == EntryStatus.Active).ToListAsync(ct)).Select(t => t.Id == trial.Term?.Id ? trial.Term : t).ToList();
        var documents = await db.RegionDocuments.AsNoTracking().ToDictionaryAsync(d => d.Name, d => d.Json, StringComparer.Ordinal, ct);
        var doors = JsonText.Read<Doors>(documents[RegionDocument.Doors]);
        var dangers = JsonText.Read<List<Danger>>(documents[RegionDocument.Dangers]);
        var words = EditedWords.Over(JsonText.Read<List<Words>>(documents[RegionDocument.Words]), [.. await db.WordChanges.AsNoTracking().ToListAsync(ct), .. trial.Words]);
        var named = words.SelectMany(w => w.Entries).ToHashSet(StringComparer.Ordinal);
        var sources = JsonText.Read<List<SourceInfo>>(documents[RegionDocument.Sources]);
        var moments = documents.TryGetValue(RegionDocument.Moments, out var json) ? JsonText.Read<List<Moment>>(json) : [];
        var situations = documents.TryGetValue(RegionDocument.Situations, out json) ? JsonText.Read<List<Situation>>(json) : [];

        var kinds = terms.Where(t => t.Type == TermType.Kind).OrderBy(t => t.Document.Order).ToList();
        var places = await PlacesAsync(ct);
        var regions = places.All.Where(t => t.Level == TerritoryLevel.Region).Select(t => t.Code).ToList();
        var kindEntries = kinds.Select(k => (Row: k, Entry: EntryOf(k, regions))).ToList();
        var (rows, organizations) = await ReadAsync(null, openings, ct);
        var services = DocumentsOf(rows, named);
        var codes = await CodesAsync(ct);
        return () => new FinderState
        {
            Number = number,
            Day = today,
            Index = SearchIndex.Build(
                kindEntries.Select(k => DocumentOf(k.Row, k.Entry)).Concat(services),
                LexiconOf(words, dangers, kinds, doors),
                places.All.ToDictionary(t => t.Code, t => TierOf(t.Level), StringComparer.Ordinal)),
            Places = places,
            Suggestions = new SuggestionMaker(kindEntries, [.. rows.Select(r => (r.Row, r.Entry))], organizations.Values, words, places).Make(),
            Openings = openings,
            Themes = [.. terms.Where(t => t.Type == TermType.Theme).OrderBy(t => t.Document.Order).Select(t => (t.Key, t.Document))],
            Kinds = kindEntries.ToDictionary(k => k.Row.Key, k => k.Entry, StringComparer.Ordinal),
            Services = services.Where(s => s.Type != DocumentType.Helpline).ToImmutableSortedDictionary(s => s.Shown.Key, s => s.Shown, StringComparer.Ordinal),
            Lines = services.Where(s => s.Type == DocumentType.Helpline).ToImmutableSortedDictionary(s => s.Shown.Key, s => s.Shown, StringComparer.Ordinal),
            Named = named,
            Codes = codes,
            Doors = doors,
            DoorsByCode = doors.All.ToDictionary(d => d.Code, StringComparer.Ordinal),
            Dangers = dangers,
            Needs = NeedsOf(words, terms, places),
            Moments = moments,
            Situations = situations,
            Sources = sources.ToDictionary(s => s.Id, StringComparer.Ordinal),
        };
    }

    /// <summary>Open services as they are found and shown: all, or some of them. Adds their hours to <paramref name="openings"/>.</summary>
    public async Task<List<SearchDocument<Entry>>> ServicesAsync(IReadOnlyList<Guid>? some, OpeningTable openings, IReadOnlySet<string> named, CancellationToken ct) =>
        DocumentsOf((await ReadAsync(some, openings, ct)).Services, named);

    private List<SearchDocument<Entry>> DocumentsOf(IEnumerable<ReadService> services, IReadOnlySet<string> named)
    {
        var today = clock.Today();
        return [.. services.Select(s => DocumentOf(s.Row, s.Entry, s.Point, named.Contains(s.Row.Key), today))];
    }

    private async Task<(List<ReadService> Services, Dictionary<Guid, Organization> Organizations)> ReadAsync(IReadOnlyList<Guid>? some, OpeningTable openings, CancellationToken ct)
    {
        var services = await (some is null ? db.Services : db.Services.Where(s => some.Contains(s.Id))).AsNoTracking()
            .Where(s => s.Status == EntryStatus.Active)
            .ToListAsync(ct);
        var runBy = services.Select(s => s.OrganizationId).OfType<Guid>().Distinct().ToList();
        var organizations = await (some is null ? db.Organizations : db.Organizations.Where(o => runBy.Contains(o.Id))).AsNoTracking().ToDictionaryAsync(o => o.Id, ct);
        var points = await PointsAsync(some is null ? db.ServicesAtLocations : db.ServicesAtLocations.Where(a => some.Contains(a.ServiceId)), ct);
        return (
            [
                .. services.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new ReadService(
                    s,
                    EntryOf(s, s.OrganizationId is { } o ? organizations[o] : null, openings),
                    points.GetValueOrDefault(s.Id))),
            ],
            organizations);
    }

    /// <summary>What the codes of services stand for: of all, or of some. Closed ones too: their codes stand on paper.</summary>
    public async Task<List<CodedEntry>> CodedAsync(IReadOnlyList<Guid>? some, CancellationToken ct) =>
    [
        .. (await (some is null ? db.Services : db.Services.Where(s => some.Contains(s.Id)))
            .Select(s => new { s.Id, s.Type, s.Key })
            .ToListAsync(ct))
            .Select(s => new CodedEntry(s.Id, TypeOf(s.Type), s.Key)),
    ];

    private async Task<ShortCodes> CodesAsync(CancellationToken ct)
    {
        var kinds = await db.TaxonomyTerms.AsNoTracking().Where(t => t.Type == TermType.Kind).Select(t => new { t.Id, t.Key }).ToListAsync(ct);
        return new ShortCodes([.. await CodedAsync(null, ct), .. kinds.Select(k => new CodedEntry(k.Id, DocumentType.Help, k.Key))]);
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

    public static Tier TierOf(TerritoryLevel level) => level switch
    {
        TerritoryLevel.Neighbourhood => Tier.Neighbourhood,
        TerritoryLevel.Municipality or TerritoryLevel.Postcode => Tier.Municipality,
        TerritoryLevel.Zone => Tier.Zone,
        _ => Tier.Region,
    };

    // A service's point is that of the first of its places that has one.
    private async Task<Dictionary<Guid, GeoPoint?>> PointsAsync(IQueryable<ServiceAtLocation> servicesAtLocations, CancellationToken ct) =>
        (await servicesAtLocations.Where(a => a.Status == EntryStatus.Active)
            .Join(db.Locations, a => a.LocationId, l => l.Id, (a, l) => new { a.Id, a.ServiceId, l.Document })
            .ToListAsync(ct))
            .GroupBy(a => a.ServiceId)
            .ToDictionary(g => g.Key, g => g.OrderBy(a => a.Id)
                .Select(a => a.Document is { Latitude: { } lat, Longitude: { } lon } ? new GeoPoint(lat, lon) : (GeoPoint?)null)
                .FirstOrDefault(p => p is not null));

    private static Lexicon LexiconOf(IReadOnlyList<Words> words, IEnumerable<Danger> dangers, IReadOnlyList<TaxonomyTerm> kinds, Doors doors) => new()
    {
        Words = [.. words.SelectMany(w => Said(w, [.. w.Kinds, .. w.Entries.Select(SearchCodes.Entry)], w.Strength)), .. InsteadOfProfessionals(words, kinds, doors)],
        Dangers = [.. dangers.SelectMany(d => Dangers(d, d.Words, harmless: false).Concat(Dangers(d, d.Harmless, harmless: true)))],
    };

    // What kinds of help and themes are called, and what people say for them. Names of organisations, lines and places are no needs, and
    // longer phrases tell stories, in which names and districts hide.
    private static Vocabulary NeedsOf(IEnumerable<Words> words, IEnumerable<TaxonomyTerm> terms, PlaceBook places) => Vocabulary.Of(
        words.Where(w => w.Entries.Count == 0 && w.Kinds.Count > 0).SelectMany(w => w.Phrases.Where(p => p.Split(' ').Length <= MostWordsOfNeed).Select(p => (w.Language, p)))
            .Concat(terms.SelectMany(t => t.Document.Name.Wordings.Select(w => (w.Key, w.Value.Text)).Concat(t.Document.AlternateNames.Select(n => (n.Language, n.Name))))),
        places.All.SelectMany(t => t.Name.Wordings.Values.Select(w => w.Text).Concat(t.Document.OtherNames.Values.SelectMany(n => n))));

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
        Situations = kind.Document.Situations,
        Ages = kind.Document.Ages,
        Urgency = kind.Document.Urgency,
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
        Situations = service.Document.Situations,
        Ages = service.Document.Ages,
        Urgency = service.Document.Urgency,
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
        Capacity = service.Document.Capacity,
        Missing = Completeness.Of(service.Document, service.Type),
        HasOutdatedWords = service.Document.Texts().Any(t => t.Wordings.Values.Any(w => w.Status == WordingStatus.Outdated)),
        Notices = service.Document.Notices,
    };

    private static SearchDocument<Entry> DocumentOf(TaxonomyTerm kind, Entry entry) => DocumentOf(entry) with
    {
        OtherNames = [.. kind.Document.AlternateNames.Select(n => KeyValuePair.Create(n.Language, n.Name))],
        Description = Joined(kind.Document.Summary, kind.Document.Description, kind.Document.EligibilityDescription),
    };

    private static SearchDocument<Entry> DocumentOf(Service service, Entry entry, GeoPoint? point, bool isNamed, DateOnly today) => DocumentOf(entry) with
    {
        OtherNames = [.. service.Document.AlternateNames.Select(n => KeyValuePair.Create(n.Language, n.Name))],
        Kinds = isNamed ? [.. entry.Kinds, SearchCodes.Entry(entry.Key)] : entry.Kinds,
        Organization = entry.Organization?.ToDictionary() ?? new Dictionary<string, string>(),
        Description = Joined([service.Document.Summary, service.Document.Description, service.Document.EligibilityDescription, .. service.Document.Questions]),
        Point = point,
        Accepting = entry.Capacity is { } said && said.HoldsOn(today) ? said.State == Capacity.Places : null,
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

    private readonly record struct ReadService(Service Row, Entry Entry, GeoPoint? Point);
}
