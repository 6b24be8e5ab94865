using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;
using Nabij.Search;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class FollowingTestsOnSqlite() : FollowingTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class FollowingTestsOnPostgres() : FollowingTests(Engine.Postgres);

/// <summary>How a change of the directory reaches what is found.</summary>
public abstract class FollowingTests(Engine engine)
{
    private const int Searchers = 2;

    // A prime, for Stamp.
    private const int Stamps = 31;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task A_change_is_found_while_two_threads_search()
    {
        using var region = new SmallRegion();
        await using var site = await Site.StartAsync(engine, region.Folder);
        var stamps = Enumerable.Range(0, 20).Select(Stamp).ToList();
        var workedIn = 0;

        var searches = await WhileSearchingAsync(
            () => Assert.Equal(1, Ask(site.State, "luisterlijn").Total),
            async () =>
            {
                foreach (var stamp in stamps)
                {
                    await using (var db = site.Database.Open())
                    {
                        await RenameAsync(db, "sewing-table", stamp);
                        await db.SaveChangesAsync(Ct);
                    }

                    await TickUntilAsync(site, () => Ask(site.State, stamp).Total == 1);
                    workedIn += site.State.Index.Pending is 1 ? 1 : 0;
                }
            });

        Assert.All(searches, count => Assert.True(count > 0));
        // Not built whole each time. Once in a while it is, as time passes: sooner on a machine where searching takes long.
        Assert.True(workedIn > stamps.Count / 2, $"{workedIn}");
        Assert.Equal(0, Ask(site.State, stamps[^2]).Total);
        Assert.Equal(1, (int)(await site.AskAsync(stamps[^1], "nl"))["total"]!);
    }

    [Fact]
    public async Task No_search_sees_half_an_update()
    {
        using var region = new SmallRegion();
        await using var site = await Site.StartAsync(engine, region.Folder);
        // Always the same word in the names of two services, of the organisation of one, and of a kind of help.
        var last = Stamp(0);
        await StampAsync(site.Database, last, withKind: true);
        await TickUntilAsync(site, () => Ask(site.State, last).Total > 0);

        await WhileSearchingAsync(
            () =>
            {
                var state = site.State;
                var line = state.Lines["listening-line"];
                var stamp = line.Name.In("nl");
                Assert.Equal((stamp, stamp), (line.Organization!.In("nl"), state.Services["sewing-table"].Name.In("nl")));
                // The kind is renamed with every second commit.
                Assert.Contains(state.Kinds["346"].Name.In("nl"), new[] { stamp, Stamp(Math.Max(0, NumberOf(stamp) - 1)) });
                // What is found is what is shown.
                Assert.Superset(new HashSet<Guid> { line.Id, state.Services["sewing-table"].Id }, Ask(state, stamp).Hits.Select(h => h.Id).ToHashSet());
                Assert.All(Ask(state, "naaien luistert").Hits.Where(h => h.Shown.Type != DocumentType.Help), h => Assert.Equal(stamp, h.Shown.Name.In("nl")));
            },
            async () =>
            {
                for (var i = 1; i < Stamps; i++)
                {
                    last = Stamp(i);
                    // Not waiting for each: some are followed together, some while a build is under way.
                    await StampAsync(site.Database, last, withKind: i % 2 == 0);
                    site.Clock.Pass(Tick);
                }

                await TickUntilAsync(site, () => site.State.Lines["listening-line"].Name.In("nl") == last);
            });
    }

    [Fact]
    public async Task After_many_changes_the_whole_is_built_beside_the_following()
    {
        using var region = new SmallRegion();
        await using var site = await Site.StartAsync(engine, region.Folder);
        const int Many = FinderFollower.ManyChanges + 1;
        var wasFollowed = false;

        await WhileSearchingAsync(
            () =>
            {
                var state = site.State;
                Assert.Equal(state.Services.Count > Many ? Many : 0, Ask(state, "massa").Total);
                wasFollowed |= state.Index.Pending == Many;
            },
            async () =>
            {
                await using (var db = site.Database.Open())
                {
                    db.AddRange(Enumerable.Range(0, Many).Select(i => NewService($"mass-{i}", "massa")));
                    await db.SaveChangesAsync(Ct);
                }

                await TickUntilAsync(site, () => site.State.Services.Count > Many && site.State.Index.Pending == 0);
            });

        Assert.True(wasFollowed);
        Assert.Equal(Many, Ask(site.State, "massa").Total);
    }

    [Fact]
    public async Task Old_changes_are_forgotten_and_a_node_that_needs_them_reads_all_again()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        var behind = await BuildAsync(database);
        await using var db = database.Open();
        await ChangeAsync("one");
        // As if others had changed much meanwhile.
        await db.Set<DirectoryCounter>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Number, c => c.Number + DirectoryFeed.Kept - 2), Ct);
        await ChangeAsync("two");
        Assert.Equal([2, DirectoryFeed.Kept + 1], await NumbersAsync());
        await ChangeAsync("three");
        Assert.Equal([DirectoryFeed.Kept + 1, DirectoryFeed.Kept + 2], await NumbersAsync());

        Assert.Null(await DirectoryFeed.SinceAsync(db, behind.Number, FinderChanges.Most, Ct));
        Assert.Single((await DirectoryFeed.SinceAsync(db, DirectoryFeed.Kept, FinderChanges.Most, Ct))!);
        Assert.Null(await new FinderChanges(db, TimeProvider.System).NextAsync(behind, Ct));

        async Task ChangeAsync(string name)
        {
            await RenameAsync(db, "sewing-table", name);
            await db.SaveChangesAsync(Ct);
        }

        Task<List<long>> NumbersAsync() => db.Set<DirectoryChange>().Select(c => c.Number).Distinct().OrderBy(n => n).ToListAsync(Ct);
    }

    [Fact]
    public async Task More_changes_than_can_be_followed_are_not_followed()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        var before = await BuildAsync(database);
        await using var db = database.Open();
        db.AddRange(NewService("one", "massa"), NewService("two", "massa"));
        await db.SaveChangesAsync(Ct);

        Assert.Null(await DirectoryFeed.SinceAsync(db, before.Number, most: 1, Ct));
        Assert.Equal(2, (await DirectoryFeed.SinceAsync(db, before.Number, most: 2, Ct))!.Count);
        Assert.Empty((await DirectoryFeed.SinceAsync(db, before.Number + 1, most: 0, Ct))!);
    }

    // Runs the search over and over on each thread until the work is done; how often each did.
    private static async Task<int[]> WhileSearchingAsync(Action search, Func<Task> work)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var searchers = Enumerable.Range(0, Searchers).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var count = 0;
                for (; !done.IsCancellationRequested; count++)
                {
                    search();
                }

                return count;
            },
            Ct,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToList();
        try
        {
            await work();
        }
        finally
        {
            await done.CancelAsync();
        }

        return await Task.WhenAll(searchers);
    }

    private static Task TickUntilAsync(Site site, Func<bool> happened) => Wait.UntilAsync(() =>
    {
        site.Clock.Pass(Tick);
        return Task.FromResult(happened());
    });

    private static SearchResults<Entry> Ask(FinderState state, string text) => state.Index.Search(new()
    {
        Text = text,
        Limit = 10_000,
        Hours = state.Openings.At(TestClock.OfficeHours),
        Today = DateOnly.FromDateTime(TestClock.OfficeHours.UtcDateTime),
    });

    private static async Task<FinderState> BuildAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await new FinderBuilder(db, TimeProvider.System).BuildAsync(Ct);
    }

    // Words of three syllables that no language knows. Any two differ in each, so that none is found as a slip of another.
    private static string Stamp(int i) => Syllable(i) + Syllable((i * 5) + 3) + Syllable((i * 7) + 1);

    private static string Syllable(int i) => "bdfgklmnprst"[i % Stamps / 3].ToString() + "aou"[i % Stamps % 3];

    private static int NumberOf(string stamp) => Enumerable.Range(0, Stamps).First(i => Stamp(i) == stamp);

    private static async Task StampAsync(TestDatabase database, string stamp, bool withKind)
    {
        await using var db = database.Open();
        await RenameAsync(db, "listening-line", stamp);
        await RenameAsync(db, "sewing-table", stamp);
        var organization = await db.Organizations.SingleAsync(o => o.Key == "house-one", Ct);
        organization.Document = organization.Document with { Name = LocalText.Of(("nl", stamp)) };
        if (withKind)
        {
            var kind = await db.TaxonomyTerms.SingleAsync(t => t.Key == "346", Ct);
            kind.Document = kind.Document with { Name = LocalText.Of(("nl", stamp)) };
        }

        await db.SaveChangesAsync(Ct);
    }

    private static async Task RenameAsync(NabijDb db, string key, string name)
    {
        var row = await db.Services.SingleAsync(s => s.Key == key, Ct);
        row.Document = row.Document with { Name = LocalText.Of(("nl", name)) };
    }

    private static Service NewService(string key, string name) => new()
    {
        Id = StableId.From("test", key),
        Key = key,
        Type = ServiceType.Service,
        Source = "guide",
        Document = new ServiceDocument { Name = LocalText.Of(("nl", name)), ServiceAreas = ["region:here"] },
    };
}
