using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Corrections;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class KeyRotationTestsOnSqlite() : KeyRotationTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class KeyRotationTestsOnPostgres() : KeyRotationTests(Engine.Postgres);

public abstract class KeyRotationTests(Engine engine) : IDisposable
{
    private readonly SmallRegion _region = new();
    private readonly string _state = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rotation_seals_everything_with_a_new_key_and_is_remembered()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await ReportAsync(database, 450);
        await using (var db = database.Open())
        {
            await db.Corrections.OrderBy(c => c.Id).Take(50).ExecuteUpdateAsync(s => s.SetProperty(c => c.Mail, (Sealed?)null), Ct);
        }

        var (exit, said) = await RunAsync(database, "keys", "rotate");

        Assert.Equal((0, "Key 2 was made; 400 values are sealed with it now."), (exit, said[^1]));
        Assert.Equal(["001.key  0 values", "002.key  400 values, seals what is new"], (await RunAsync(database, "keys")).Said[..2]);
        File.Delete(Path.Combine(_state, "seals", "001.key"));
        await AllOpenAsync(database, 400);
        await using var other = database.Open();
        Assert.Equal(["key.made number=2", "keys.rotated number=2"], await other.Set<Features.Audit.AuditEntry>().OrderBy(e => e.Id).Select(e => e.Act + " " + e.Detail).ToListAsync(Ct));
    }

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task Killed_in_the_middle_everything_opens_and_the_next_run_finishes_it()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await ReportAsync(database, 1_000);
        await SlowDownAsync(database);
        await using (var program = Start(database, "keys", "rotate"))
        {
            await Wait.UntilAsync(async () => (await CountAsync(database)).ContainsKey(2));
            await program.KillAsync();
        }

        var counts = await CountAsync(database);
        Assert.True(counts[1] > 0 && counts[2] > 0, string.Join(", ", counts));
        await AllOpenAsync(database, 1_000);

        var (exit, said) = await RunAsync(database, "keys", "rotate");

        Assert.Equal((0, $"An earlier rotation was finished: {counts[1]} values are sealed with key 2 now. Run it again for a new key."), (exit, said[^1]));
        Assert.Equal([new(2, 1_000)], await CountAsync(database));
        Assert.Equal(["001.key", "002.key"], System.IO.Directory.EnumerateFiles(Path.Combine(_state, "seals")).Select(Path.GetFileName).Order());
        await AllOpenAsync(database, 1_000);
    }

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task Two_programs_serve_meanwhile_and_need_no_restart()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await ReportAsync(database, 600);
        await SlowDownAsync(database);
        await using var first = Start(database);
        await using var second = Start(database);
        var programs = new[] { await first.ReadyAsync(), await second.ReadyAsync() };
        using var done = new CancellationTokenSource();
        var sending = programs.Select((p, i) => Task.Run(() => SendAsync(p, $"node{i}", done.Token))).ToList();

        for (var key = 2; key <= 3; key++)
        {
            // As a process, slow enough for others to write meanwhile.
            await using var rotating = Start(database, "keys", "rotate");
            await rotating.EndAsync();
            Assert.Equal(0, rotating.ExitCode);
            Assert.Contains($"Key {key} was made", rotating.Output, StringComparison.Ordinal);
        }

        // What is sent now is sealed with the new key, by programs that began with the first.
        await done.CancelAsync();
        var sent = (await Task.WhenAll(sending)).Sum();
        foreach (var program in programs)
        {
            await SendOneAsync(program, "last@example.org");
        }

        var counts = await CountAsync(database);
        Assert.True(sent > 4, $"{sent} were sent");
        // Each that came by the form has a mail address and the token of its receipt.
        Assert.Equal(600 + (2 * (sent + 2)), counts.Values.Sum());
        Assert.True(counts[3] >= 604, string.Join(", ", counts));
        await AllOpenAsync(database, 600 + sent + 2);
        Assert.All(new[] { first, second }, p => Assert.DoesNotContain("fail", p.Output, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_somebody_writes_meanwhile_is_never_replaced_by_what_was_read_before()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await ReportAsync(database, 400);
        var seals = Seals();
        seals.MakeKey();
        using var done = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var written = new Dictionary<Guid, string>();
            for (var i = 0; !done.IsCancellationRequested; i++)
            {
                await using var db = database.Open();
                var row = await db.Corrections.OrderBy(c => c.Id).Skip(i * 7 % 400).FirstAsync(Ct);
                // As a node that has not seen the new key.
                row.AnswerTo(SealedBytes.Seal(1, await File.ReadAllBytesAsync(Path.Combine(_state, "seals", "001.key"), Ct), System.Text.Encoding.UTF8.GetBytes($"new{i}@example.org"), Correction.Purpose(row.Id)));
                await db.SaveChangesAsync(Ct);
                written[row.Id] = $"new{i}@example.org";
            }

            return written;
        });
        await using (var db = database.Open())
        {
            while ((await ReSealing.RunAsync(db, seals, Ct)).Renewed > 100)
            {
            }
        }

        await done.CancelAsync();
        var expected = await writing;
        await using var other = database.Open();
        Assert.NotEmpty(expected);
        foreach (var row in await other.Corrections.AsNoTracking().Where(c => expected.Keys.Contains(c.Id)).ToListAsync(Ct))
        {
            Assert.Equal(expected[row.Id], seals.Open(row.Mail!, Correction.Purpose(row.Id)));
        }
    }

    [Fact]
    public async Task What_no_key_opens_is_left_as_it_is_and_said()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await ReportAsync(database, 3);
        await RunAsync(database, "keys", "rotate");
        await using (var db = database.Open())
        {
            var row = await db.Corrections.OrderBy(c => c.Id).FirstAsync(Ct);
            row.AnswerTo(SealedBytes.Seal(9, new byte[32], "lost"u8, Correction.Purpose(row.Id)));
            await db.SaveChangesAsync(Ct);
        }

        var before = (await database.RowsAsync())["Corrections"].Count;
        var (exit, said) = await RunAsync(database, "keys", "rotate");

        Assert.Equal(1, exit);
        Assert.Contains("1 values open with no key that is here, and were left as they are. See: nabij keys", said);
        Assert.Equal(before, (await database.RowsAsync())["Corrections"].Count);
        Assert.Contains("009.key  1 values, IS NOT THERE", (await RunAsync(database, "keys")).Said);
    }

    [Fact]
    public async Task Every_sealed_column_says_what_it_is_sealed_for()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await using var db = database.Open();
        var columns = SealedColumn.All(db);
        var ids = Enumerable.Range(1, 2).Select(i => new Guid(i, 0, 0, new byte[8])).ToList();

        // Those of files are sealed with keys of files; there are none yet.
        Assert.Equal(
            db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(Sealed)).Select(p => $"{p.DeclaringType.GetTableName()}.{p.GetColumnName()}").Order(StringComparer.Ordinal),
            columns.Select(c => $"{c.Table}.{c.Column}").Order(StringComparer.Ordinal));
        Assert.Equal(columns.Count * 2, columns.SelectMany(c => ids.Select(c.Purpose)).Distinct().Count());
        Assert.All(
            db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(Sealed)),
            p => Assert.Equal(typeof(byte[]), p.GetValueConverter()?.ProviderClrType));
    }

    public void Dispose()
    {
        _region.Dispose();
        System.IO.Directory.Delete(_state, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static string MailOf(Guid id) => $"{id:N}@example.org";

    private Seals Seals() => new(new Settings { Database = "", DataFolder = "", StateFolder = _state, Url = new Uri("http://localhost") });

    private async Task ReportAsync(TestDatabase database, int count)
    {
        var seals = Seals();
        // The programs' own clock, or they would erase what is old.
        var now = TimeProvider.System.GetUtcNow();
        await using var db = database.Open();
        for (var i = 0; i < count; i++)
        {
            var id = Guid.CreateVersion7(now);
            var row = new Correction { Id = id, Reference = $"{i}", TokenHash = $"{i}", Entry = "lines/a", EntryVersion = 1, Language = "nl", Part = WrongPart.Other, Words = "w", SentAt = now };
            row.AnswerTo(seals.Seal(MailOf(id), Correction.Purpose(id)));
            db.Add(row);
        }

        await db.SaveChangesAsync(Ct);
    }

    // Each row takes some milliseconds to change, so that others get in between.
    private async Task SlowDownAsync(TestDatabase database)
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(
            engine == Engine.Sqlite
                ? """
                  CREATE TRIGGER "slow" AFTER UPDATE ON "Corrections" BEGIN
                      SELECT count(*) FROM (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 10000) SELECT x FROM c);
                  END
                  """
                : """
                  CREATE FUNCTION "slow"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.002); RETURN NEW; END $$;
                  CREATE TRIGGER "slow" BEFORE UPDATE ON "Corrections" FOR EACH ROW EXECUTE FUNCTION "slow"()
                  """,
            Ct);
    }

    private static async Task<Dictionary<byte, long>> CountAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return new(await ReSealing.CountAsync(db, Ct));
    }

    private async Task AllOpenAsync(TestDatabase database, int count)
    {
        var seals = Seals();
        await using var db = database.Open();
        var rows = await db.Corrections.AsNoTracking().Where(c => c.Mail != null).ToListAsync(Ct);
        Assert.Equal(count, rows.Count);
        Assert.All(rows, r => Assert.EndsWith("@example.org", seals.Open(r.Mail!, Correction.Purpose(r.Id)), StringComparison.Ordinal));
        Assert.All(rows.Where(r => r.Entry == "lines/a"), r => Assert.Equal(MailOf(r.Id), seals.Open(r.Mail!, Correction.Purpose(r.Id))));
    }

    private static async Task<int> SendAsync(Uri program, string name, CancellationToken done)
    {
        var sent = 0;
        for (; !done.IsCancellationRequested && sent < 90; sent++)
        {
            await SendOneAsync(program, $"{name}.{sent}@example.org");
        }

        return sent;
    }

    private static async Task SendOneAsync(Uri program, string mail)
    {
        const string form = "/nl/corrections/lines/listening-line";
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = program };
        var document = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(form, Ct));
        var fields = document.QuerySelectorAll("form.tell input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!, StringComparer.Ordinal);
        (fields["part"], fields["words"], fields["mail"]) = ("other", "Iets.", mail);
        using var answer = await browser.PostAsync(form, new FormUrlEncodedContent(fields), Ct);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
    }

    private RunningProgram Start(TestDatabase database, params string[] arguments) => RunningProgram.Start(database.Setting, _region.Folder, _state, arguments);

    private async Task<(int Exit, string[] Said)> RunAsync(TestDatabase database, params string[] arguments)
    {
        var (code, said) = await CommandLine.RunAsync(database.Setting, _region.Folder, _state, arguments);
        return (code, said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
