using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Backup;
using Nabij.Features.Corrections;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

[Trait("Takes", "a minute")]
public sealed class BackupTestsOnSqlite() : BackupTests(Engine.Sqlite);

[Trait("Database", "postgres")]
[Trait("Takes", "a minute")]
public sealed class BackupTestsOnPostgres() : BackupTests(Engine.Postgres);

public abstract class BackupTests(Engine engine) : IDisposable
{
    private static readonly string[] Pages = ["/nl", "/fr/lines", "/en/lines/listening-line", "/nl/services/sewing-table", "/nl/search?q=zuster+aan+huis", "/fr/organisations/house-one", "/nl/places"];
    private readonly SmallRegion _region = new();
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("nabij-test-backup-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Backup => Path.Combine(_folder, "backup");

    private string Keys => Path.Combine(_folder, "keys");

    [Fact]
    public async Task What_is_restored_serves_the_same_pages_and_opens_what_was_sealed()
    {
        await using var source = await TestDatabase.CreateAsync(engine);
        await FillAsync(source);
        var pages = await PagesAsync(source, "here");
        await BackUpAsync(source);
        await using var target = await TestDatabase.CreateAsync(engine);

        var (exit, said) = await RunAsync(target, "there", "restore", Backup, "--keys", Keys);

        Assert.True(exit == 0, string.Join("\n", said));
        await SameAsync(source, target, "there");
        Assert.Equal(pages, await PagesAsync(target, "there"));
        await using var db = target.Open();
        Assert.Equal(["backup.made with-keys", "backup.restored made=" + Today], await Acts(db).ToListAsync(Ct));
    }

    [Fact]
    public async Task After_a_restore_that_was_stopped_nothing_is_served_until_it_was_run_again()
    {
        await using var source = await TestDatabase.CreateAsync(engine);
        await FillAsync(source);
        await BackUpAsync(source);
        await using var target = await TestDatabase.CreateAsync(engine);
        Assert.Equal(0, (await RunAsync(target, "there", "restore", Backup, "--keys", Keys)).Exit);
        PendingRestore.Begin(SettingsOf("there"));

        await using (var program = RunningProgram.Start(target.Setting, _region.Folder, SettingsOf("there").StateFolder))
        {
            await program.EndAsync();
            Assert.Equal(1, program.ExitCode);
            Assert.Contains("A restore was stopped in the middle.", program.Output, StringComparison.Ordinal);
        }

        // Refused without a word that it replaces; done, the mark is gone.
        Assert.Equal(1, (await RunAsync(target, "there", "restore", Backup, "--keys", Keys)).Exit);
        Assert.True(PendingRestore.IsThere(SettingsOf("there")));
        Assert.Equal(0, (await RunAsync(target, "there", "restore", Backup, "--keys", Keys, "--replace")).Exit);
        Assert.False(PendingRestore.IsThere(SettingsOf("there")));
        await SameAsync(source, target, "there");
    }

    // The row format is one for both, so an office that grows moves from the file to the server, or back.
    [Fact]
    [Trait("Database", "postgres")]
    public async Task A_backup_moves_to_the_other_database()
    {
        await using var source = await TestDatabase.CreateAsync(engine);
        await FillAsync(source);
        await BackUpAsync(source);
        await using var target = await TestDatabase.CreateAsync(engine == Engine.Sqlite ? Engine.Postgres : Engine.Sqlite);

        var (exit, said) = await RunAsync(target, "there", "restore", Backup, "--keys", Keys);

        Assert.True(exit == 0, string.Join("\n", said));
        await SameAsync(source, target, "there");
    }

    [Fact]
    public async Task Another_backup_of_what_was_restored_has_the_same_rows()
    {
        await using var source = await TestDatabase.CreateAsync(engine);
        await FillAsync(source);
        await BackUpAsync(source);
        await using var target = await TestDatabase.CreateAsync(engine);
        await RunAsync(target, "there", "restore", Backup, "--keys", Keys);

        var again = Path.Combine(_folder, "again");
        Assert.Equal(0, (await RunAsync(target, "there", "backup", again)).Exit);

        foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(Backup, "tables")).Select(Path.GetFileName).Except(["AuditEntries.jsonl.gz"]))
        {
            Assert.Equal(Rows(Path.Combine(Backup, "tables", file!)), Rows(Path.Combine(again, "tables", file!)));
        }
    }

    [Fact]
    public async Task A_database_that_is_not_empty_is_replaced_only_when_asked_and_then_wholly()
    {
        await using var source = await TestDatabase.CreateAsync(engine);
        await FillAsync(source);
        await BackUpAsync(source);
        await using var target = await TestDatabase.MigratedAsync(engine);
        await using (var db = target.Open())
        {
            db.Add(Report(new Guid(9, 0, 0, new byte[8]), null));
            await db.SaveChangesAsync(Ct);
        }

        var before = await target.RowsAsync();
        Assert.Equal((1, "The database is not empty. With --replace, what is in it goes."), Last(await RunAsync(target, "there", "restore", Backup, "--keys", Keys)));
        Assert.Equal(before, await target.RowsAsync());

        Assert.Equal(0, (await RunAsync(target, "there", "restore", Backup, "--keys", Keys, "--replace")).Exit);
        await SameAsync(source, target, "there");
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_changes_nothing()
    {
        await using var source = await TestDatabase.CreateAsync(engine);
        await FillAsync(source);
        await BackUpAsync(source);
        await using var target = await TestDatabase.MigratedAsync(engine);
        var before = await target.RowsAsync();
        foreach (var file in System.IO.Directory.EnumerateFiles(Backup, "*", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length > 0).Order(StringComparer.Ordinal))
        {
            var bytes = await File.ReadAllBytesAsync(file, Ct);
            foreach (var damaged in new byte[]?[] { Flipped(bytes), bytes[..^2], null })
            {
                File.Delete(file);
                if (damaged is not null)
                {
                    await File.WriteAllBytesAsync(file, damaged, Ct);
                }

                await using var db = target.Open();
                var refused = await Assert.ThrowsAsync<BackupException>(() => BackupFolder.OpenAsync(Backup, Ct));
                Assert.Matches("damaged|no whole backup", refused.Message);
            }

            await File.WriteAllBytesAsync(file, bytes, Ct);
        }

        // Whole, as its sums say, but with rows that cannot be.
        await RewriteAsync("Corrections.jsonl.gz", rows => [.. rows, rows[0]]);
        Assert.Matches("^The rows of the backup do not fit \\(.*\\)\\. Nothing was changed in the database\\.$", Last(await RunAsync(target, "there", "restore", Backup, "--keys", Keys, "--replace")).Last);
        Assert.Equal(before, await target.RowsAsync());
        Assert.Equal(0, (await RunAsync(target, "there", "jobs")).Exit);
    }

    [Fact]
    public async Task Keys_lie_apart_and_a_backup_without_its_keys_says_so()
    {
        await using var source = await TestDatabase.CreateAsync(engine);
        await FillAsync(source);
        Assert.Equal(1, (await RunAsync(source, "here", "backup", Backup, "--keys", Path.Combine(Backup, "keys"))).Exit);
        await BackUpAsync(source);
        Assert.Contains("is not empty", Last(await RunAsync(source, "here", "backup", Backup)).Last, StringComparison.Ordinal);

        var keys = System.IO.Directory.EnumerateFiles(Keys, "*.key", SearchOption.AllDirectories).Select(f => File.ReadAllBytes(f)).ToList();
        Assert.Equal(3, keys.Count);
        foreach (var file in System.IO.Directory.EnumerateFiles(Backup, "*", SearchOption.AllDirectories))
        {
            var bytes = file.EndsWith(".gz", StringComparison.Ordinal) ? System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Rows(file))) : await File.ReadAllBytesAsync(file, Ct);
            Assert.All(keys, k => Assert.True(bytes.AsSpan().IndexOf(k) < 0 && bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(k)[..40])) < 0));
        }

        await using var target = await TestDatabase.CreateAsync(engine);
        var (exit, said) = Last(await RunAsync(target, "there", "restore", Backup));
        Assert.Equal(1, exit);
        Assert.StartsWith("Without its keys the backup opens only in part. Missing: audit/001.key, index/001.key, seals/001.key.", said, StringComparison.Ordinal);

        // Keys of another installation in their place.
        System.IO.Directory.CreateDirectory(Path.Combine(_folder, "there", "seals"));
        await File.WriteAllBytesAsync(Path.Combine(_folder, "there", "seals", "001.key"), new byte[32], Ct);
        Assert.StartsWith("Other keys lie where those of the backup belong: seals/001.key.", Last(await RunAsync(target, "there", "restore", Backup, "--keys", Keys)).Last, StringComparison.Ordinal);
        File.Delete(Path.Combine(_folder, "there", "seals", "001.key"));

        Assert.Equal(0, (await RunAsync(target, "there", "restore", Backup, "--without-keys")).Exit);
    }

    [Fact]
    public async Task The_record_of_who_did_what_goes_on_after_a_restore_and_says_what_was_lost()
    {
        await using var source = await TestDatabase.CreateAsync(engine);
        await FillAsync(source);
        await SealAsync(source, "here", 3);
        await BackUpAsync(source);
        await SealAsync(source, "here", 4);

        // On the machine where it was made: what came after the backup is lost, known, and no alarm.
        Assert.Equal(0, (await RunAsync(source, "here", "restore", Backup, "--replace")).Exit);
        await SealAsync(source, "here", 2);
        var (exit, said) = await RunAsync(source, "here", "audit", "verify");
        Assert.True(exit == 0, string.Join("\n", said));
        Assert.Contains(said, s => s.StartsWith("Positions 4 to 8 were lost when a backup was restored", StringComparison.Ordinal));

        // On a new machine.
        await using var target = await TestDatabase.CreateAsync(engine);
        Assert.Equal(0, (await RunAsync(target, "there", "restore", Backup, "--keys", Keys)).Exit);
        await SealAsync(target, "there", 2);
        Assert.Equal(0, (await RunAsync(target, "there", "audit", "verify")).Exit);

        // On one with a record of its own, only when asked; that record is kept beside it.
        await using var other = await TestDatabase.MigratedAsync(engine);
        CopyKeys("elsewhere");
        await SealAsync(other, "elsewhere", 1);
        await using var empty = await TestDatabase.CreateAsync(engine);
        Assert.Contains("is of another record", Last(await RunAsync(empty, "elsewhere", "restore", Backup, "--keys", Keys)).Last, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(other, "elsewhere", "restore", Backup, "--keys", Keys, "--replace")).Exit);
        Assert.Equal(0, (await RunAsync(other, "elsewhere", "audit", "verify")).Exit);
        Assert.Single(System.IO.Directory.EnumerateFiles(Path.Combine(_folder, "elsewhere"), "seals.log.2*"));
    }

    [Fact]
    public async Task Every_column_of_every_table_has_a_kind_and_who_is_signed_in_stays_out()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await using var db = database.Open();

        var shapes = TableShape.All(db);
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct();

        Assert.Equal(["Sessions", "SignInSteps"], tables.Except(shapes.Select(s => s.Name)).Order(StringComparer.Ordinal));
        Assert.All(shapes, s => Assert.NotEmpty(s.Key));
    }

    public void Dispose()
    {
        _region.Dispose();
        System.IO.Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static string Today => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static IQueryable<string> Acts(NabijDb db) => db.Set<Features.Audit.AuditEntry>().Where(e => e.Purpose == "security").OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Act + " " + e.Detail);

    private static Correction Report(Guid id, Sealed? mail)
    {
        var row = new Correction { Id = id, Reference = $"{id:N}"[..8], TokenHash = $"{id}", Entry = "lines/listening-line", EntryVersion = 1, Language = "nl", Part = WrongPart.Other, Words = "é\u0001\"\\\n€😀", SentAt = TestClock.OfficeHours.AddTicks(1_234_560) };
        if (mail is not null)
        {
            row.AnswerTo(mail);
        }

        return row;
    }

    private static byte[] Flipped(byte[] bytes) => [.. bytes[..(bytes.Length / 2)], (byte)(bytes[bytes.Length / 2] ^ 1), .. bytes[((bytes.Length / 2) + 1)..]];

    private static (int Exit, string Last) Last((int Exit, string[] Said) ran) => (ran.Exit, ran.Said[^1]);

    private static string[] Rows(string file)
    {
        using var zip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(zip);
        return reader.ReadToEnd().Split('\n');
    }

    private Settings SettingsOf(string state) => new() { Database = "", DataFolder = "", StateFolder = Path.Combine(_folder, state), Url = new Uri("http://localhost") };

    private Seals SealsOf(string state) => new(SettingsOf(state));

    // The region, and a report with a sealed mail address.
    private async Task FillAsync(TestDatabase database)
    {
        await database.MigrateAsync();
        await database.LoadAsync(_region.Folder);
        await using var db = database.Open();
        var id = new Guid(7, 0, 0, new byte[8]);
        db.Add(Report(id, SealsOf("here").Seal("Élise@example.org", Correction.Purpose(id))));
        await db.SaveChangesAsync(Ct);
        // What the other rows do not have: a document that the database knows as one, and yes and no.
#pragma warning disable EF1002 // The literals of two databases.
        await db.Database.ExecuteSqlRawAsync(
            $$$"""
            INSERT INTO "Accounts" ("Id", "Name", "Language", "CreatedAt", "LastCodeStep", "Email", "NormalizedEmail", "EmailConfirmed", "TwoFactorEnabled")
            SELECT "Id", 'A', 'nl', "SentAt", 0, 'a@example.org', 'A@EXAMPLE.ORG', {{{(engine == Engine.Sqlite ? "1, 0" : "true, false")}}} FROM "Corrections";
            INSERT INTO "AccountPasskeys" ("CredentialId", "AccountId", "Data") SELECT {{{(engine == Engine.Sqlite ? "x'00ff'" : "'\\x00ff'")}}}, "Id", '{{"Name": "é"}}' FROM "Accounts";
            """,
            Ct);
#pragma warning restore EF1002
        _ = SealsOf("here").Fingerprint("a", "b");
    }

    private async Task<Dictionary<string, string>> PagesAsync(TestDatabase database, string state)
    {
        await using var site = await Site.StartOnAsync(database, _region.Folder, services => services.AddSingleton(SealsOf(state)).AddSingleton(new Features.Audit.AuditKeys(SettingsOf(state))));
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Pages)
        {
            var page = await site.OpenAsync(path);
            Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
            pages[path] = page.Text;
        }

        return pages;
    }

    private async Task SameAsync(TestDatabase source, TestDatabase target, string state)
    {
        await using (var db = target.Open())
        {
            var row = await db.Corrections.AsNoTracking().SingleAsync(Ct);
            Assert.Equal("Élise@example.org", SealsOf(state).Open(row.Mail!, Correction.Purpose(row.Id)));
            Assert.Equal((Report(row.Id, null).Words, Report(row.Id, null).SentAt), (row.Words, row.SentAt));
        }

        Assert.Equal(await source.FeedNumberAsync(), await target.FeedNumberAsync());
        Assert.Equal(SealsOf("here").Fingerprint("a", "b"), SealsOf(state).Fingerprint("a", "b"));
    }

    private async Task BackUpAsync(TestDatabase database)
    {
        var (exit, said) = await RunAsync(database, "here", "backup", Backup, "--keys", Keys);
        Assert.True(exit == 0, string.Join("\n", said));
    }

    // Writes one table of the backup anew, and every sum that depends on it.
    private async Task RewriteAsync(string table, Func<string[], string[]> change)
    {
        var path = Path.Combine(Backup, "tables", table);
        var rows = change(Rows(path)[..^1]);
        await using (var file = File.Create(path))
        {
            await using var zip = new GZipStream(file, CompressionLevel.Fastest);
            await zip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(string.Join("", rows.Select(r => r + "\n"))), Ct);
        }

        var manifest = JsonText.Read<BackupManifest>(await File.ReadAllTextAsync(Path.Combine(Backup, BackupManifest.File), Ct));
        var changed = await MakeBackup.FileOfAsync(Backup, "tables/" + table, Ct);
        manifest = manifest with
        {
            Files = [.. manifest.Files.Select(f => f.Path == changed.Path ? changed : f)],
            Tables = [.. manifest.Tables.Select(t => t.File == changed.Path ? t with { Rows = rows.Length } : t)],
        };
        var text = System.Text.Encoding.UTF8.GetBytes(JsonText.Write(manifest));
        await File.WriteAllBytesAsync(Path.Combine(Backup, BackupManifest.File), text, Ct);
        await File.WriteAllTextAsync(Path.Combine(Backup, BackupManifest.SumFile), Convert.ToHexStringLower(SHA256.HashData(text)), Ct);
    }

    private void CopyKeys(string state)
    {
        foreach (var ring in new[] { "audit", "index", "seals" })
        {
            System.IO.Directory.CreateDirectory(Path.Combine(_folder, state, ring));
            File.Copy(Path.Combine(Keys, ring, "001.key"), Path.Combine(_folder, state, ring, "001.key"));
        }
    }

    // So many entries, sealed as the program would.
    private async Task SealAsync(TestDatabase database, string state, int count)
    {
        var (keys, file) = (new Features.Audit.AuditKeys(SettingsOf(state)), new Features.Audit.SealFile(SettingsOf(state)));
        await using var db = database.Open();
        for (var i = 0; i < count; i++)
        {
            new Features.Audit.AuditTrail(db, TimeProvider.System, new CurrentActor(), keys).Add("a", "p", "s", null);
        }

        await db.SaveChangesAsync(Ct);
        await new Features.Audit.SealAudit(db, keys, file, TimeProvider.System).RunAsync(new Features.Jobs.JobRun(Guid.Empty, null, 1, 1), Ct);
    }

    private async Task<(int Exit, string[] Said)> RunAsync(TestDatabase database, string state, params string[] arguments)
    {
        var (code, said) = await CommandLine.RunAsync(database.Setting, _region.Folder, Path.Combine(_folder, state), arguments);
        return (code, said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
