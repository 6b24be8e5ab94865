using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Territories;
using Nabij.Platform;
using Nabij.Search;
using Microsoft.EntityFrameworkCore;

namespace Nabij.Bench.Http;

/// <summary>Puts the synthetic services into a database that the program has filled with Brussels, as rows like any other.</summary>
internal static class SyntheticDirectory
{
    private const int Batch = 2_000;
    private const int ServicesPerOrganization = 10;

    private static readonly string[] Channels = ["counter", "phone", "mail", "chat", "home-visit", "mobile-team"];
    private static readonly string[] Costs = ["free", "reduced", "paid", "varies"];

    public static async Task FillAsync(string stateFolder, int count)
    {
        var services = new ServiceCollection();
        services.AddDatabase(new Settings
        {
            Database = $"sqlite:{Path.Combine(stateFolder, "nabij.db")}",
            DataFolder = "",
            StateFolder = stateFolder,
            Url = new("http://localhost"),
        });
        await using var provider = services.BuildServiceProvider();
        var real = await ReadAsync(provider);
        Organization? organization = null;
        var number = 0;
        foreach (var batch in new SyntheticBrussels(seed: 1).Documents(count).Chunk(Batch))
        {
            await using var scope = provider.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<NabijDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var document in batch)
            {
                if (number % ServicesPerOrganization == 0)
                {
                    db.Add(organization = OrganizationOf(document, number, real));
                }
                var service = ServiceOf(document, number, organization!.Id, real);
                db.Add(service);
                if (document.Point is { } point)
                {
                    var location = LocationOf(point, number, real);
                    db.Add(location);
                    db.Add(At(service, location, real));
                }
                number++;
            }
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    private static async Task<Real> ReadAsync(ServiceProvider provider)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NabijDb>();
        var kinds = await db.TaxonomyTerms.Where(t => t.Type == TermType.Kind).Select(t => t.Key).Order().ToListAsync();
        var levels = await db.TerritorySchemes.ToDictionaryAsync(s => s.Id, s => s.Level);
        var territories = (await db.Territories.OrderBy(t => t.Code).ToListAsync()).ToLookup(t => levels[t.SchemeId], t => t.Code);
        return new(kinds, territories, await db.Services.OrderBy(s => s.Key).Select(s => s.Source).FirstAsync());
    }

    private static Organization OrganizationOf(SearchDocument<BenchCard> document, int number, Real real) => new()
    {
        Id = StableId.From("synthetic/organization", Text(number)),
        Key = "synthetic-" + Text(number),
        Source = real.Source,
        Document = new OrganizationDocument { Name = LocalText.Of(("nl", document.Shown.Organization), ("fr", document.Shown.Organization)) },
    };

    private static Service ServiceOf(SearchDocument<BenchCard> document, int number, Guid organization, Real real) => new()
    {
        Id = document.Id,
        Key = "synthetic-" + Text(number),
        Type = document.Type switch
        {
            DocumentType.Helpline => ServiceType.Helpline,
            DocumentType.Informal => ServiceType.Informal,
            _ => ServiceType.Service,
        },
        OrganizationId = organization,
        Source = real.Source,
        CheckedOn = document.CheckedOn,
        Document = new ServiceDocument
        {
            Name = TextOf(document.Name)!,
            Summary = TextOf(document.Description),
            Kinds = [.. document.Kinds.Where(real.Kinds.Contains)],
            Level = document.Level.ToString().ToLowerInvariant(),
            Audience = SearchCodes.Of(document.Audience),
            Access = "direct",
            Cost = document.Cost is null ? null : Costs[number % Costs.Length],
            Phones = [new Phone(document.Shown.Phone)],
            Channels = [.. document.Channels.Select(c => Channels[c.Length % Channels.Length]).Distinct(StringComparer.Ordinal)],
            Languages = document.Languages,
            ServiceAreas = [.. document.AreasServed.Select(real.Area)],
            OpeningHours = document.Hours is { } hours ? HoursOf(hours) : null,
        },
    };

    // 300 kinds of hours: when it opens, when it closes, with or without Saturday.
    private static string HoursOf(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"Mo-{(number % 3 == 0 ? "Sa" : "Fr")} {7 + (number % 4):00}:{number / 4 % 4 * 15:00}-12:00,13:00-{16 + (number / 16 % 5):00}:{number / 80 % 4 * 15:00}");

    private static Location LocationOf(GeoPoint point, int number, Real real) => new()
    {
        Id = StableId.From("synthetic/location", Text(number)),
        Key = "synthetic-" + Text(number),
        Source = real.Source,
        Document = new LocationDocument { Latitude = point.Latitude, Longitude = point.Longitude },
    };

    private static ServiceAtLocation At(Service service, Location location, Real real) => new()
    {
        Id = StableId.From("synthetic/service-at-location", service.Key),
        Key = service.Key,
        ServiceId = service.Id,
        LocationId = location.Id,
        Source = real.Source,
        Document = new ServiceAtLocationDocument(),
    };

    private static LocalText? TextOf(IReadOnlyDictionary<string, string> texts) =>
        texts.Count == 0 ? null : LocalText.Of([.. texts.Select(t => (t.Key, t.Value))]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Codes of the region as loaded, for the made-up ones of the synthetic services.</summary>
    private sealed record Real(List<string> Kinds, ILookup<TerritoryLevel, string> Territories, string Source)
    {
        public string Area(string code)
        {
            var level = code.Split(':')[0] switch
            {
                "quarter" => TerritoryLevel.Neighbourhood,
                "nis" => TerritoryLevel.Municipality,
                "zone" => TerritoryLevel.Zone,
                _ => TerritoryLevel.Region,
            };
            var all = Territories[level].ToList();
            return all[(code.Contains(':', StringComparison.Ordinal) ? int.Parse(code.Split(':')[1], CultureInfo.InvariantCulture) : 0) % all.Count];
        }
    }
}
