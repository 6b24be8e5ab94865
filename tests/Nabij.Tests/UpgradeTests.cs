using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Confidential;
using Nabij.Features.Corrections;
using Nabij.Features.Signals;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

[Trait("Takes", "a minute")]
public sealed class UpgradeTestsOnSqlite() : UpgradeTests(Engine.Sqlite);

[Trait("Database", "postgres")]
[Trait("Takes", "a minute")]
public sealed class UpgradeTestsOnPostgres() : UpgradeTests(Engine.Postgres);

/// <summary>
/// The program of today on what an earlier one wrote: <c>Upgrade/0005.*.sql</c> is what the program before accounts left on both databases, with a small
/// region, a refuge's sealed address, a report with a sealed mail address (dated 2099, or it would be erased), and counted words; its key was the bytes 0 to 31.
/// </summary>
public abstract class UpgradeTests(Engine engine) : IDisposable
{
    private const string Mail = "upgrade@example.org";
    private const string Address = "Ergens 1, 1000 Hier";
    private readonly SmallRegion _region = new();
    private readonly string _state = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_an_earlier_program_wrote_goes_on_working()
    {
        await using var database = await OldAsync();
        await using var program = RunningProgram.Start(database.Setting, _region.Folder, _state);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = await program.ReadyAsync() };

        // What it showed it shows; what the files do not have any more is gone as with any start.
        foreach (var path in new[] { "/nl", "/nl/lines/listening-line", "/fr/services/sewing-table", "/en/organisations/house-one", "/nl/search?q=zuster+aan+huis", "/seals.txt" })
        {
            using var page = await client.GetAsync(path, Ct);
            Assert.True(page.IsSuccessStatusCode, $"{path}: {(int)page.StatusCode}");
        }

        // What people wrote is there, and opens with the key of those days.
        string reference;
        await using (var db = database.Open())
        {
            var report = await db.Corrections.AsNoTracking().SingleAsync(Ct);
            reference = report.Reference;
            Assert.Equal(("lines/listening-line", WrongPart.Hours, "De uren zijn anders: 9 € — “nu”."), (report.Entry, report.Part, report.Words));
        }

        Assert.Contains($"answer to  {Mail}", await SayAsync(database, "corrections", "show", reference), StringComparison.Ordinal);
        await SendAsync(client);
        Assert.Contains("2 open.", await SayAsync(database, "corrections"), StringComparison.Ordinal);

        // So do what came with it: keys that turn, a record that is checked, a backup.
        Assert.Contains("Key 2 was made; 4 values", await SayAsync(database, "keys", "rotate"), StringComparison.Ordinal);
        Assert.Contains($"answer to  {Mail}", await SayAsync(database, "corrections", "show", reference), StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", await SayAsync(database, "audit", "verify"), StringComparison.Ordinal);
        Assert.Contains("tables are in", await SayAsync(database, "backup", Path.Combine(_state, "copy")), StringComparison.Ordinal);
        Assert.DoesNotContain("fail", program.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_sealed_and_counted_is_known_again()
    {
        await using var database = await OldAsync();
        await database.MigrateAsync();
        var seals = new Seals(new Settings { Database = "", DataFolder = "", StateFolder = _state, Url = new Uri("http://localhost") });
        await using var db = database.Open();

        var refuge = await db.Set<SealedAddress>().AsNoTracking().SingleAsync(Ct);
        Assert.Equal(Address, seals.Open(refuge.Address, SealedAddress.Purpose(refuge.Id)));
        Assert.Equal(1, await db.NeedHiddenCounts.CountAsync(c => c.Fingerprint == seals.Fingerprint("nl\nxylofoonbouwer", "word of a need"), Ct));
        Assert.NotEqual(0, await DirectoryFeed.NumberAsync(db, Ct));
    }

    // A backup of an old program is read by a new one: its rows come in under their schema, then that is brought up to date.
    [Fact]
    public async Task A_backup_of_an_earlier_schema_is_restored_by_the_program_of_today()
    {
        await using var old = await OldAsync();
        var backup = Path.Combine(_state, "backup");
        await using (var db = old.Open())
        {
            await OldBackup.WriteAsync(db, backup, ["0001-directory", "0002-boundaries", "0003-confidential", "0004-corrections", "0005-signals"], Ct);
        }

        await using var target = await TestDatabase.CreateAsync(engine);
        Assert.Contains("tables are back", await SayAsync(target, "restore", backup), StringComparison.Ordinal);

        await using var other = target.Open();
        Assert.Equal(Migrator.Known(other), await Migrator.AppliedAsync(other, Ct));
        Assert.Contains($"answer to  {Mail}", await SayAsync(target, "corrections", "show", await other.Corrections.Select(c => c.Reference).SingleAsync(Ct)), StringComparison.Ordinal);
        Assert.Equal(await old.FeedNumberAsync(), await target.FeedNumberAsync());
    }

    public void Dispose()
    {
        _region.Dispose();
        System.IO.Directory.Delete(_state, recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task<TestDatabase> OldAsync()
    {
        System.IO.Directory.CreateDirectory(Path.Combine(_state, "seals"));
        await File.WriteAllBytesAsync(Path.Combine(_state, "seals", "001.key"), [.. Enumerable.Range(0, 32).Select(i => (byte)i)], Ct);
        var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.Open();
        var sql = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "tests/Nabij.Tests/Upgrade", engine == Engine.Sqlite ? "0005.sqlite.sql" : "0005.postgres.sql"), Ct);
        await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), Ct);
        return database;
    }

    private static async Task SendAsync(HttpClient client)
    {
        const string form = "/nl/corrections/lines/listening-line";
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = client.BaseAddress };
        var document = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(form, Ct));
        var fields = document.QuerySelectorAll("form.tell input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!, StringComparer.Ordinal);
        (fields["part"], fields["words"], fields["mail"]) = ("other", "Iets nieuws.", "new@example.org");
        using var answer = await browser.PostAsync(form, new FormUrlEncodedContent(fields), Ct);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<string> SayAsync(TestDatabase database, params string[] arguments)
    {
        var (code, said) = await CommandLine.RunAsync(database.Setting, _region.Folder, _state, arguments);
        Assert.True(code == 0, said);
        return said;
    }
}
