using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;
using Nabij.Search;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class FollowedStateTestsOnSqlite() : FollowedStateTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class FollowedStateTestsOnPostgres() : FollowedStateTests(Engine.Postgres);

/// <summary>A state that was led from change to change is the one that would be built of the same directory.</summary>
public abstract class FollowedStateTests(Engine engine)
{
    private const int Pool = 8;

    // None is made of others, so that what splits compounds is the same whenever it was built.
    private static readonly string[] Names = ["kalo", "mirte", "dovig", "puras", "zelto", "kalo mirte"];
    private static readonly string?[] Hours = [null, "Mo-Fr 09:00-17:00", "Tu 10:00-12:00", "Sa 10:00-12:00"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_changes_lead_to_what_a_new_build_gives()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        await FillAsync(database);
        var state = await BuildAsync(database);
        var followed = 0;

        await Task.Run(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(Commits().ToArbitrary(), (Func<List<Commit>, Task>)LeadAsync)), Ct);
        Assert.True(followed > 20, $"Only {followed} were followed.");

        async Task LeadAsync(List<Commit> commits)
        {
            var mayBeBuilt = false;
            foreach (var commit in commits)
            {
                mayBeBuilt |= await SaveAsync(database, commit.Changes);
                if (!commit.IsFollowedAtOnce)
                {
                    continue;
                }

                await using var db = database.Open();
                var next = await new FinderChanges(db, TimeProvider.System).NextAsync(state, Ct);
                Assert.True(mayBeBuilt || next is not null, "Changes of services, organisations and locations can be followed.");
                followed += next is null ? 0 : 1;
                state = next ?? await BuildAsync(database);
                mayBeBuilt = false;
            }

            await using (var db = database.Open())
            {
                state = await new FinderChanges(db, TimeProvider.System).NextAsync(state, Ct) ?? await BuildAsync(database);
            }

            Assert.Equal(await TellAsync(database, await BuildAsync(database)), await TellAsync(database, state));
        }
    }

    // All that a page could tell of a state, but for the numbers it gives to hours.
    private static async Task<List<string>> TellAsync(TestDatabase database, FinderState state)
    {
        var told = new List<string> { $"number {state.Number}, {state.Index.Count} documents" };
        foreach (var text in (string[])["", .. Names, "thuisverpleging", "huis een", "huis twee", "naaien kalo"])
        {
            foreach (var open in (string[][])[[], [SearchCodes.Now]])
            {
                var results = state.Index.Search(new()
                {
                    Text = text,
                    Today = DateOnly.FromDateTime(TestClock.OfficeHours.UtcDateTime),
                    Limit = 100,
                    Place = new() { Regions = ["region:here"], Municipalities = ["nis:21099"], Point = new(50.85, 4.35) },
                    Hours = state.Openings.At(TestClock.OfficeHours),
                    Filters = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Open] = open },
                });
                told.Add($"«{text}» {string.Join(' ', open)}: {results.Total} and {results.Elsewhere} elsewhere");
                told.AddRange(results.Facets.SelectMany(f => f.Value.Select(v => $"  {f.Key} {v.Code}: {v.Count}")));
                told.AddRange(results.Hits.Select(h => $"  {h.Shown.Key} {h.Shown.Name.In("nl")}, {h.Shown.Organization?.In("nl")}, {h.Tier} {h.DistanceMetres} {h.Open}: {string.Join(' ', h.Reasons)}"));
            }
        }

        told.AddRange(new[] { state.Services, state.Lines }.SelectMany(entries => entries.Select(e =>
            $"{e.Key}: {JsonText.Write(e.Value with { Hours = null })} {state.Openings.At(e.Value.Hours, TestClock.OfficeHours)}")));
        await using var db = database.Open();
        foreach (var id in await db.Services.OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(Ct))
        {
            Assert.True(state.Codes.TryFind(state.Codes.Of(id), out var meant));
            told.Add($"{state.Codes.Of(id)}: {string.Join(", ", meant)} {state.Find(meant[0])?.Key}");
        }

        told.AddRange(Enumerable.Range(0, Pool).Select(i => $"{i}: {state.Codes.Find(Id("service", i))}"));
        return told;
    }

    private static async Task<FinderState> BuildAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await new FinderBuilder(db, TimeProvider.System).BuildAsync(Ct);
    }

    private static async Task FillAsync(TestDatabase database)
    {
        await using var db = database.Open();
        for (var i = 0; i < Pool; i++)
        {
            db.Add(NewOrganization(i));
            db.Add(NewService(i, i));
            db.Add(new Location { Id = Id("location", i), Key = $"location-{i}", Source = "guide", Document = new LocationDocument() });
            db.Add(NewPlace(i, i));
        }

        await db.SaveChangesAsync(Ct);
    }

    /// <summary>Saves some changes as one; says whether one of them is of a sort that is not followed.</summary>
    private static async Task<bool> SaveAsync(TestDatabase database, IReadOnlyList<Change> changes)
    {
        await using var db = database.Open();
        var mayBeBuilt = false;
        foreach (var (what, which, to) in changes)
        {
            mayBeBuilt |= await ApplyAsync(db, what, which, to);
        }

        await db.SaveChangesAsync(Ct);
        return mayBeBuilt;
    }

    private static async Task<bool> ApplyAsync(NabijDb db, What what, int which, int to)
    {
        var service = await db.Services.SingleOrDefaultAsync(s => s.Id == Id("service", which), Ct);
        var places = await db.ServicesAtLocations.Where(a => a.ServiceId == Id("service", which)).ToListAsync(Ct);
        switch (what)
        {
            case What.KindRenamed:
                var kind = await db.TaxonomyTerms.SingleAsync(t => t.Key == "346", Ct);
                kind.Document = kind.Document with { Summary = LocalText.Of(("nl", Names[to % Names.Length])) };
                return true;
            case What.OrganizationRenamed:
                var organization = await db.Organizations.SingleAsync(o => o.Id == Id("organization", which), Ct);
                organization.Document = organization.Document with { Name = LocalText.Of(("nl", Names[to % Names.Length])) };
                return false;
            case What.LocationMoved:
                var location = await db.Locations.SingleAsync(l => l.Id == Id("location", which), Ct);
                location.Document = to % 3 == 0 ? new() : new() { Latitude = 50.8 + (to / 100.0), Longitude = 4.3 };
                return false;
            case What.AddedOrRemoved when service is null:
                db.Add(NewService(which, to));
                return false;
            case What.AddedOrRemoved when service is not null && to % 4 == 0:
                db.RemoveRange(places);
                db.Remove(service);
                return places.Count > 0;
            case var _ when service is null:
                return false;
            case What.Renamed:
                service.Document = service.Document with { Name = LocalText.Of(("nl", Names[to % Names.Length]), ("fr", Names[which % Names.Length])), Kinds = to % 2 == 0 ? ["346"] : [] };
                return false;
            case What.ClosedOrOpened:
                service.Status = to % 3 == 0 ? EntryStatus.Defunct : EntryStatus.Active;
                return false;
            case What.OtherHours:
                service.Document = service.Document with { OpeningHours = Hours[to % Hours.Length] };
                return false;
            case What.OtherType:
                service.Type = Enum.GetValues<ServiceType>()[to % 3];
                return false;
            case What.OtherOrganization:
                service.OrganizationId = to % 4 == 0 ? null : Id("organization", to % Pool);
                return false;
            case What.PlaceClosedOrOpened when places.Count > 0:
                places[0].Status = to % 3 == 0 ? EntryStatus.Defunct : EntryStatus.Active;
                return false;
            case What.PlaceAdded or What.PlaceClosedOrOpened when places.Count == 0:
                db.Add(NewPlace(which, to));
                return false;
            case What.PlaceGone:
                db.RemoveRange(places);
                return places.Count > 0;
            default:
                return false;
        }
    }

    private static Guid Id(string kind, int number) => StableId.From("pool/" + kind, $"{number}");

    private static Organization NewOrganization(int i) => new()
    {
        Id = Id("organization", i),
        Key = $"organization-{i}",
        Source = "guide",
        Document = new OrganizationDocument { Name = LocalText.Of(("nl", Names[i % Names.Length])) },
    };

    private static Service NewService(int i, int to) => new()
    {
        Id = Id("service", i),
        Key = $"service-{i}",
        Type = ServiceType.Service,
        OrganizationId = Id("organization", to % Pool),
        Source = "guide",
        Document = new ServiceDocument
        {
            Name = LocalText.Of(("nl", Names[to % Names.Length])),
            ServiceAreas = to % 2 == 0 ? ["region:here"] : ["nis:21099"],
            OpeningHours = Hours[to % Hours.Length],
        },
    };

    private static ServiceAtLocation NewPlace(int service, int location) => new()
    {
        Id = Id("place", service),
        Key = $"place-{service}",
        ServiceId = Id("service", service),
        LocationId = Id("location", location % Pool),
        Source = "guide",
        Document = new ServiceAtLocationDocument(),
    };

    // What makes a whole build necessary comes rarely, or it would hide what was followed wrongly.
    private static Gen<List<Commit>> Commits() =>
        from commits in (
            from changes in (
                from what in Gen.Frequency((10, Gen.Elements(Enum.GetValues<What>().Where(w => w < What.PlaceGone))), (1, Gen.Elements(What.PlaceGone, What.KindRenamed)))
                from which in Gen.Choose(0, Pool - 1)
                from to in Gen.Choose(0, 20)
                select new Change(what, which, to)).NonEmptyListOf()
            from atOnce in Gen.Elements(true, true, false)
            select new Commit([.. changes.DistinctBy(c => c.Which).Take(4)], atOnce)).ListOf(3)
        select commits.ToList();

    private enum What
    {
        Renamed,
        ClosedOrOpened,
        OtherHours,
        OtherType,
        OtherOrganization,
        AddedOrRemoved,
        OrganizationRenamed,
        LocationMoved,
        PlaceAdded,
        PlaceClosedOrOpened,
        PlaceGone,
        KindRenamed,
    }

    private sealed record Change(What What, int Which, int To);

    private sealed record Commit(IReadOnlyList<Change> Changes, bool IsFollowedAtOnce);
}
