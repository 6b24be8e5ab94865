using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.RegionData;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class DataTestsOnSqlite() : DataTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class DataTestsOnPostgres() : DataTests(Engine.Postgres);

public abstract class DataTests(Engine engine)
{
    private static readonly string Brussels = Path.Combine(AppContext.BaseDirectory, "data", "brussels");

    // Made anew for each change, so two databases with the same history differ in these.
    private static readonly string[] MadeAnew = ["DirectoryHistory.Id", "DirectoryHistory.At", "DirectoryChanges.Id", "DirectoryChanges.Commit"];

    [Fact]
    public async Task A_second_load_of_the_same_files_changes_nothing()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        var first = await database.LoadAsync(Brussels);
        var before = await database.RowsAsync();

        var second = await database.LoadAsync(Brussels);

        Assert.Empty(first.Problems);
        Assert.True(first.Changes > 300, $"{first.Changes}");
        Assert.Equal((0, 0), (second.Problems.Count, second.Changes));
        Assert.Equal(before, await database.RowsAsync());
        Assert.Equal(1, await database.FeedNumberAsync());
    }

    [Fact]
    public async Task The_same_files_make_the_same_database_everywhere()
    {
        using var region = new SmallRegion();
        await using var here = await TestDatabase.MigratedAsync(engine);
        await using var there = await TestDatabase.MigratedAsync(engine);
        await here.LoadAsync(region.Folder);
        await there.LoadAsync(region.Folder, TimeProvider.System);

        Assert.Equal(await here.RowsAsync(MadeAnew), await there.RowsAsync(MadeAnew));
    }

    // § marks the place that the report must name.
    [Theory]
    [InlineData("services/all.yaml", "type: helpline", "type: §hotline", "hotline")]
    [InlineData("services/all.yaml", "type: helpline", "§typ: helpline", "typ")]
    [InlineData("services/all.yaml", "organisation: house-one", "organisation: §house-three", "house-three")]
    [InlineData("services/all.yaml", "areas: [nis:21099]", "areas: §[nis:00000]", "nis:00000")]
    [InlineData("services/all.yaml", "kinds: [\"346\"]", "kinds: §[\"347\"]", "347")]
    [InlineData("services/all.yaml", "hours: \"Mo,Tu 09:00-17:00\"", "hours: \"Mo,Tu §9 h\"", "osm")]
    [InlineData("services/all.yaml", "hours: \"Mo,Tu 09:00-17:00\"", "hours: \"Feb §30 off\"", "date")]
    [InlineData("services/all.yaml", "hours: \"Mo,Tu 09:00-17:00\"", "hours:\n    - { freq: WEEKLY, interval: §\"0\", byday: MO, opens_at: \"09:00\", closes_at: \"17:00\" }", "interval")]
    [InlineData("services/all.yaml", "hours: \"Mo,Tu 09:00-17:00\"", "hours:\n    - { freq: WEEKLY, byday: MO, opens_at: \"09:00\", §closes: \"17:00\" }", "closes")]
    [InlineData("services/all.yaml", "hours: \"Mo,Tu 09:00-17:00\"", "hours:\n    - { freq: WEEKLY, byday: MO, opens_at: \"09:00\", closes_at: §\"08:00\" }", "night")]
    [InlineData("services/all.yaml", "number: \"02 111 22 33\"", "number: §\"call me\"", "call me")]
    [InlineData("services/all.yaml", "name: { nl: Naaitafel, fr: Table de couture, en: Sewing table }", "name: §{ nl: Naaitafel, en: Sewing table }", "fr")]
    [InlineData("services/all.yaml", "Samen naaien.", "§\"Samen\\u0007 naaien.\"", "control")]
    [InlineData("services/all.yaml", "Samen naaien.", "§\"Samen \\u202Enaaien.\"", "control")]
    [InlineData("services/all.yaml", "key: sewing-table", "key: §listening-line", "listening-line")]
    [InlineData("services/all.yaml", "key: sewing-table", "key: §Sewing Table", "key")]
    [InlineData("organisations.yaml", "key: house-two", "key: §house-one", "house-one")]
    [InlineData("organisations.yaml", "{ id: guide, section: \"1\" }", "{ id: §nowhere, section: \"1\" }", "nowhere")]
    [InlineData("kinds/care.yaml", "themes: [care]", "themes: §[cares]", "cares")]
    [InlineData("kinds/care.yaml", "scheme: sociaal.brussels", "scheme: §other", "other")]
    [InlineData("words/nl/care.yaml", "strength: 1", "strength: §2", "strength")]
    [InlineData("words/nl/care.yaml", "strength: 1", "strength: §much", "number")]
    [InlineData("territories/municipalities.yaml", "certainty: certain", "certainty: §sure", "sure")]
    [InlineData("territories/municipalities.yaml", "region:here", "region:there", "region:there")]
    [InlineData("dangers.yaml", "lines: { nl: [listening-line]", "lines: §{ nl: [no-line]", "no-line")]
    [InlineData("doors.yaml", "lines: [listening-line]", "lines: §[no-line]", "no-line")]
    [InlineData("sources.yaml", "date: 2025-10", "date: §October", "October")]
    [InlineData("faq.yaml", "line: listening-line", "line: §no-line", "no-line")]
    [InlineData("faq.yaml", "line: listening-line", "lines: §[listening-line, no-line]", "no-line")]
    [InlineData("faq.yaml", "line: listening-line", "lines: §[listening-line, listening-line]", "second time")]
    [InlineData("faq.yaml", "- line: listening-line", "- §lines: []", "line is missing")]
    [InlineData("faq.yaml", "{ nl: Ik voel me alleen. Wie luistert?, fr: Je me sens seul. Qui écoute ?,", "§{ nl: Ik voel me alleen. Wie luistert?,", "fr")]
    [InlineData("faq.yaml", "questions:", "§question:", "question")]
    [InlineData("services/all.yaml", "kinds: [\"346\"]", "step_free: §perhaps", "step_free")]
    [InlineData("services/all.yaml", "kinds: [\"346\"]", "worker_gender: §any", "worker_gender")]
    [InlineData("services/all.yaml", "kinds: [\"346\"]", "thresholds: { papers: §perhaps }", "papers")]
    [InlineData("services/all.yaml", "kinds: [\"346\"]", "thresholds: §{ money: no }", "money")]
    [InlineData("services/all.yaml", "kinds: [\"346\"]", "channels: §[post]", "post")]
    [InlineData("services/all.yaml", "kinds: [\"346\"]", "situations: §[nothing]", "nothing")]
    [InlineData("services/all.yaml", "kinds: [\"346\"]", "ages: §[old]", "old")]
    [InlineData("kinds/care.yaml", "themes: [care]", "themes: [care]\n  urgency: §[soon]", "soon")]
    [InlineData("themes.yaml", "code: care, sign: care", "code: care, §code: care, sign: care", "")]
    [InlineData("organisations.yaml", "key: house-one", "key: [§", "")]
    public async Task A_mistake_in_any_file_changes_nothing_and_is_named_by_file_line_and_column(string file, string old, string @new, string reason)
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        var before = await database.RowsAsync();

        var at = region.Change(file, old, @new);
        region.Change("organisations.yaml", "Huis Twee", "Huis Twee en een half");
        var report = await database.LoadAsync(region.Folder);

        var expected = @new.Contains('§', StringComparison.Ordinal) && reason.Length > 0 ? $"{file}:{at}: " : $"{file}:";
        Assert.Contains(report.Problems, p => p.ToString().StartsWith(expected, StringComparison.Ordinal) && p.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.All(report.Problems, p => Assert.True(p is { Line: > 0, Column: > 0 } && File.Exists(region.PathOf(p.File)), p.ToString()));
        Assert.Equal(before, await database.RowsAsync());
    }

    [Theory]
    [InlineData("services/all.yaml", new byte[] { 0xC3, 0x28 }, "UTF-8")]
    [InlineData("kinds/care.yaml", new byte[] { 0x00 }, "")]
    [InlineData("themes.yaml", new byte[] { 0xFF, 0xFE, 0x41 }, "UTF-8")]
    public async Task Bytes_that_are_no_text_change_nothing(string file, byte[] bytes, string reason)
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        var before = await database.RowsAsync();

        await File.WriteAllBytesAsync(region.PathOf(file), [.. Encoding.UTF8.GetBytes("# "), .. bytes, .. await File.ReadAllBytesAsync(region.PathOf(file))]);
        var report = await database.LoadAsync(region.Folder);

        Assert.Contains(report.Problems, p => p.File == file && p.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.Equal(before, await database.RowsAsync());
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once()
    {
        using var region = new SmallRegion();
        region.Change("services/all.yaml", "type: helpline", "type: hotline");
        region.Change("organisations.yaml", "fr: Maison Deux", "de: Haus");
        await using var database = await TestDatabase.MigratedAsync(engine);

        var report = await database.LoadAsync(region.Folder);

        Assert.Equal(["organisations.yaml", "services/all.yaml"], report.Problems.Select(p => p.File).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(0, await database.FeedNumberAsync());
    }

    [Fact]
    public async Task A_missing_folder_is_a_mistake_not_an_empty_region()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);

        Assert.NotEmpty((await database.LoadAsync(Path.Combine(Path.GetTempPath(), "nabij-nowhere"))).Problems);
        Assert.Equal(0, await database.FeedNumberAsync());
    }

    [Fact]
    public async Task A_changed_entry_is_updated_once_and_its_history_leads_back()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        var former = await DocumentAsync(database, "sewing-table");

        region.Change("services/all.yaml", "summary: { nl: Samen naaien., fr: Coudre ensemble., en: Sewing together. }", "summary: { nl: Naaien., fr: Coudre. }\n  email: hallo@example.org\n  cost: free");
        var report = await database.LoadAsync(region.Folder);

        Assert.Equal(1, report.Changes);
        Assert.Equal(2, await database.FeedNumberAsync());
        await using var db = database.Open();
        var row = await db.Services.SingleAsync(s => s.Key == "sewing-table");
        var history = await db.DirectoryHistory.Where(h => h.RowId == row.Id).OrderBy(h => h.Version).ToListAsync();
        Assert.Equal([1, 2], history.Select(h => h.Version));
        Assert.Equal(2, row.Version);
        Assert.Equal((LoadRegion.Importer, "guide"), (history[1].Who, history[1].Source));
        var back = EntryState.At(EntryState.Of(row), [history[1]], 1);
        Assert.Equal(EntryState.BesideOf(row), EntryState.BesideOf(back));
        back.Remove("$row");
        Assert.True(JsonNode.DeepEquals(former, back), history[1].PatchBack);
    }

    [Fact]
    public async Task An_entry_that_changes_its_type_or_organisation_in_the_files_follows()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);

        region.Change("services/all.yaml", "type: informal", "type: service\n  organisation: house-two");
        await database.LoadAsync(region.Folder);

        await using var db = database.Open();
        var row = await db.Services.AsNoTracking().SingleAsync(s => s.Key == "sewing-table");
        Assert.Equal(ServiceType.Service, row.Type);
        Assert.Equal("house-two", await db.Organizations.Where(o => o.Id == row.OrganizationId).Select(o => o.Key).SingleAsync());
        Assert.Equal(0, (await database.LoadAsync(region.Folder)).Changes);
    }

    [Fact]
    public async Task An_entry_that_leaves_the_files_is_closed_and_comes_back_when_they_bring_it_back()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        var whole = await File.ReadAllTextAsync(region.PathOf("services/all.yaml"));

        region.Remove("services/all.yaml", "- key: sewing-table");
        Assert.Equal(1, (await database.LoadAsync(region.Folder)).Changes);
        Assert.Equal(EntryStatus.Defunct, await StatusAsync(database, "sewing-table"));
        Assert.Equal(0, (await database.LoadAsync(region.Folder)).Changes);

        await File.WriteAllTextAsync(region.PathOf("services/all.yaml"), whole);
        Assert.Equal(1, (await database.LoadAsync(region.Folder)).Changes);
        Assert.Equal(EntryStatus.Active, await StatusAsync(database, "sewing-table"));
    }

    [Fact]
    public async Task A_closed_entry_keeps_a_page_that_says_so_and_is_found_nowhere()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        region.Remove("services/all.yaml", "- key: sewing-table");

        await using var site = await Site.StartOnAsync(database, region.Folder);

        foreach (var language in new[] { "nl", "fr", "en" })
        {
            var page = await site.OpenAsync($"/{language}/services/sewing-table");
            Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
            Assert.True(page.Says(new Platform.TextsOf<Features.Entries.Texts>().In(language, "entry.closed")), page.Text);
        }

        Assert.Equal(0, (int)(await site.AskAsync("naaitafel", "nl"))["total"]!);
        Assert.DoesNotContain("/nl/services/sewing-table", await site.PathsAsync());
    }

    [Fact]
    public async Task What_a_person_wrote_is_never_overwritten()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        await using (var db = database.Open())
        {
            var row = await db.Services.SingleAsync(s => s.Key == "sewing-table");
            row.Document = row.Document with { Email = "person@example.org" };
            row.OrganizationId = (await db.Organizations.SingleAsync(o => o.Key == "house-two")).Id;
            db.Add(new DirectoryHistory
            {
                Id = Guid.CreateVersion7(TestClock.OfficeHours),
                RowId = row.Id,
                Version = 2,
                At = TestClock.OfficeHours,
                Who = "Fatima",
                Why = "by telephone",
                Source = "guide",
                PatchBack = "{}",
            });
            await db.SaveChangesAsync();
        }

        region.Change("services/all.yaml", "Samen naaien.", "Iets anders.");
        await database.LoadAsync(region.Folder);
        region.Remove("services/all.yaml", "- key: sewing-table");
        await database.LoadAsync(region.Folder);

        await using var after = database.Open();
        var kept = await after.Services.SingleAsync(s => s.Key == "sewing-table");
        Assert.Equal(("person@example.org", "Samen naaien.", EntryStatus.Active, 2), (kept.Document.Email, kept.Document.Summary!.In("nl"), kept.Status, kept.Version));
        Assert.Equal("house-two", (await after.Organizations.SingleAsync(o => o.Id == kept.OrganizationId)).Key);
    }

    [Fact]
    public async Task Territories_that_leave_the_files_are_gone_with_their_links()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);

        region.Change("services/all.yaml", "areas: [nis:21099]", "areas: [region:here]");
        region.Remove("territories/municipalities.yaml", "scheme: nis");
        File.Delete(region.PathOf("territories/municipalities.yaml"));
        var report = await database.LoadAsync(region.Folder);

        Assert.Empty(report.Problems);
        var rows = await database.RowsAsync();
        Assert.Single(rows["Territories"]);
        Assert.Empty(rows["TerritoryLinks"]);
        Assert.Single(rows["TerritorySchemes"]);
    }

    [Fact]
    public async Task Two_nodes_that_load_at_once_load_once()
    {
        using var region = new SmallRegion();
        await using var alone = await TestDatabase.MigratedAsync(engine);
        await alone.LoadAsync(region.Folder);
        await using var shared = await TestDatabase.MigratedAsync(engine);

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => shared.LoadAsync(region.Folder))));

        Assert.All(reports, r => Assert.Empty(r.Problems));
        Assert.Single(reports, r => r.Changes > 0);
        Assert.Equal(await alone.RowsAsync(MadeAnew), await shared.RowsAsync(MadeAnew));
    }

    [Fact]
    public async Task A_load_that_breaks_halfway_changes_nothing()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        var before = await database.RowsAsync();

        await Assert.ThrowsAsync<TimeoutException>(() => database.LoadAsync(region.Folder, new BreakingClock(after: 5)));
        Assert.Equal(before, await database.RowsAsync());

        Assert.Empty((await database.LoadAsync(region.Folder)).Problems);
        Assert.Equal(1, await database.FeedNumberAsync());
    }

    // Nine whole starts: left to ./dev test.
    [Fact]
    [Trait("Takes", "a minute")]
    public async Task A_first_start_killed_at_any_moment_is_completed_by_the_next()
    {
        await using var undisturbed = await TestDatabase.MigratedAsync(engine);
        await undisturbed.LoadAsync(Brussels);
        var expected = await undisturbed.RowsAsync(MadeAnew);

        // How long a whole first start takes here and now; the kills are spread over it.
        var whole = Stopwatch.StartNew();
        await using (var calm = await TestDatabase.CreateAsync(engine))
        {
            await using var program = RunningProgram.Start(calm.Setting, Brussels, StateFolder());
            await program.ReadyAsync();
            whole.Stop();
            await program.KillAsync();
            Assert.Equal(expected, await calm.RowsAsync(MadeAnew));
        }

        foreach (var share in new[] { 0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9 })
        {
            await using var database = await TestDatabase.CreateAsync(engine);
            var state = StateFolder();
            await using (var program = RunningProgram.Start(database.Setting, Brussels, state))
            {
                await Task.WhenAny(Task.Delay(whole.Elapsed * share), program.ReadyAsync());
                await program.KillAsync();
            }

            var (code, said) = await CommandLine.RunAsync(database.Setting, Brussels, state, "load");
            Assert.True(code == 0, said);

            Assert.Equal(expected, await database.RowsAsync(MadeAnew));
            System.IO.Directory.Delete(state, recursive: true);
        }
    }

    [Fact]
    public async Task The_command_line_names_each_mistake_and_refuses()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.CreateAsync(engine);
        var at = region.Change("services/all.yaml", "type: helpline", "type: §hotline");

        foreach (var arguments in new string[][] { ["check"], ["load"], [] })
        {
            await using var program = RunningProgram.Start(database.Setting, region.Folder, StateFolder(), arguments);
            await program.EndAsync();
            Assert.Equal(1, program.ExitCode);
            Assert.Contains($"services/all.yaml:{at}: ", program.Output, StringComparison.Ordinal);
        }

        await using var wrong = RunningProgram.Start(database.Setting, region.Folder, StateFolder(), "dance");
        await wrong.EndAsync();
        Assert.Equal(2, wrong.ExitCode);
    }

    [Fact]
    public async Task A_node_that_finds_broken_files_serves_what_was_loaded_before()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        region.Change("services/all.yaml", "type: helpline", "type: hotline");

        await using var site = await Site.StartOnAsync(database, region.Folder);

        Assert.Equal(1, (int)(await site.AskAsync("naaitafel", "nl"))["total"]!);
    }

    [Fact]
    public async Task The_feed_has_no_gap_and_a_follower_misses_nothing_while_many_write()
    {
        const int Writers = 8;
        const int Each = 12;
        await using var database = await TestDatabase.MigratedAsync(engine);
        var done = 0;

        async Task WriteAsync(int writer)
        {
            for (var i = 0; i < Each; i++)
            {
                await using var db = database.Open();
                db.Add(new Organization { Id = Id(writer, i), Key = $"w{writer}-{i}", Source = "test", Document = new OrganizationDocument { Name = LocalText.Of(("nl", "x")) } });
                await db.SaveChangesAsync();
            }

            Interlocked.Increment(ref done);
        }

        async Task<(HashSet<Guid> Seen, List<long> Numbers)> FollowAsync()
        {
            var rows = new HashSet<Guid>();
            var passed = new List<long> { 0 };
            for (var last = false; !last;)
            {
                last = Volatile.Read(ref done) == Writers;
                await using var db = database.Open();
                var number = await DirectoryFeed.NumberAsync(db, CancellationToken.None);
                var changes = await DirectoryFeed.SinceAsync(db, passed[^1], most: Writers * Each, CancellationToken.None);
                Assert.NotNull(changes);
                rows.UnionWith(changes.Select(c => c.Id));
                passed.Add(number);
            }

            return (rows, passed);
        }

        var follower = Task.Run(FollowAsync);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(w))));
        var (seen, numbers) = await follower;

        Assert.Equal(Enumerable.Range(0, Writers).SelectMany(w => Enumerable.Range(0, Each).Select(i => Id(w, i))).Order(), seen.Order());
        Assert.Equal(numbers.Order(), numbers);
        await using var after = database.Open();
        var perCommit = await after.Set<DirectoryChange>().Select(c => c.Number).ToListAsync();
        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(n => (long)n), perCommit.Order());

        static Guid Id(int writer, int i) => Platform.StableId.From("test", $"{writer}/{i}");
    }

    [Fact]
    public async Task A_change_that_fails_takes_no_number()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await using (var db = database.Open())
        {
            db.Add(new Organization { Id = Guid.CreateVersion7(TestClock.OfficeHours), Key = "same", Source = "test", Document = new OrganizationDocument { Name = LocalText.None } });
            db.Add(new Organization { Id = Guid.CreateVersion7(TestClock.OfficeHours), Key = "same", Source = "test", Document = new OrganizationDocument { Name = LocalText.None } });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        }

        Assert.Equal(0, await database.FeedNumberAsync());
        Assert.Empty((await database.RowsAsync())["DirectoryChanges"]);
    }

    [Fact]
    public async Task The_second_of_two_simultaneous_changes_of_one_row_is_refused()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        await using var first = database.Open();
        await using var second = database.Open();
        var mine = await first.Services.SingleAsync(s => s.Key == "sewing-table");
        var theirs = await second.Services.SingleAsync(s => s.Key == "sewing-table");

        mine.Document = mine.Document with { Email = "first@example.org" };
        await first.SaveChangesAsync();
        theirs.Document = theirs.Document with { Email = "second@example.org" };

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
        Assert.Equal(2, await database.FeedNumberAsync());
    }

    [Fact]
    public async Task A_change_through_one_node_is_found_through_the_other_at_its_next_tick()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await using var one = await Site.StartOnAsync(database, region.Folder);
        await using var other = await Site.StartOnAsync(database, region.Folder);
        Assert.Equal(1, (int)(await other.AskAsync("naaitafel", "nl"))["total"]!);

        await using (var db = database.Open())
        {
            var row = await db.Services.SingleAsync(s => s.Key == "sewing-table");
            row.Document = row.Document with { Name = LocalText.Of(("nl", "Breikrans"), ("fr", "Cercle de tricot")) };
            await db.SaveChangesAsync();
        }

        foreach (var node in new[] { one, other })
        {
            // Not caught up yet: it says so, and still answers from what it has.
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await node.Client.GetAsync("/health/ready")).StatusCode);
            Assert.Equal(1, (int)(await node.AskAsync("naaitafel", "nl"))["total"]!);

            node.Clock.Pass(TimeSpan.FromMilliseconds(250));
            await Wait.UntilAsync(async () => (await node.Client.GetAsync("/health/ready")).IsSuccessStatusCode);

            Assert.Equal(1, (int)(await node.AskAsync("breikrans", "nl"))["total"]!);
        }
    }

    private static async Task<JsonObject> DocumentAsync(TestDatabase database, string key)
    {
        await using var db = database.Open();
        return (JsonObject)JsonNode.Parse(JsonText.Write((await db.Services.SingleAsync(s => s.Key == key)).Document))!;
    }

    private static async Task<EntryStatus> StatusAsync(TestDatabase database, string key)
    {
        await using var db = database.Open();
        return (await db.Services.SingleAsync(s => s.Key == key)).Status;
    }

    private static string StateFolder() => System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName;

    private sealed class BreakingClock(int after) : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() => ++_asked > after ? throw new TimeoutException() : TestClock.OfficeHours;
    }
}
