using Microsoft.EntityFrameworkCore;
using Nabij.Features.Audit;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Tests.House;

/// <summary>A record of who did what in a database and a state folder of its own, to write, seal, tamper with and check.</summary>
internal sealed class AuditBook : IAsyncDisposable
{
    public static readonly string[] Columns =
        ["Id", "At", "ActorKind", "ActorName", "AccountId", "OrganisationId", "Purpose", "Act", "SubjectKind", "SubjectId", "Detail", "Mac", "Position", "Hash"];

    private readonly Engine _engine;

    private AuditBook(Engine engine, TestDatabase database)
    {
        (_engine, Database) = (engine, database);
        Settings = new Settings { Database = database.Setting, DataFolder = "", StateFolder = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName, Url = new Uri("http://localhost") };
        Keys = new AuditKeys(Settings);
        File = new SealFile(Settings);
    }

    public TestDatabase Database { get; }
    public Settings Settings { get; }
    public AuditKeys Keys { get; }
    public SealFile File { get; }
    public TestClock Clock { get; } = new(TestClock.OfficeHours);

    public static async Task<AuditBook> OpenAsync(Engine engine) => new(engine, await TestDatabase.MigratedAsync(engine));

    /// <summary>With sealings of so many entries each.</summary>
    public static async Task<AuditBook> SealedAsync(Engine engine, params int[] sealings)
    {
        var book = await OpenAsync(engine);
        foreach (var count in sealings)
        {
            await book.AddAsync(count);
            await book.SealAsync();
        }

        return book;
    }

    public async Task AddAsync(int count)
    {
        await using var db = Database.Open();
        for (var i = 0; i < count; i++)
        {
            Clock.Pass(TimeSpan.FromMilliseconds(7));
            var account = Guid.CreateVersion7(Clock.GetUtcNow());
            var actor = new CurrentActor { Value = new Actor(ActorKind.Account, "", account, account) };
            new AuditTrail(db, Clock, actor, Keys).Add("file.opened", "care", "file", account, "section=needs");
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task SealAsync()
    {
        await using var db = Database.Open();
        await new SealAudit(db, Keys, File, Clock).RunAsync(new JobRun(Guid.Empty, null, 1, 1), TestContext.Current.CancellationToken);
    }

    public async Task<AuditReport> VerifyAsync(Dictionary<long, byte[]>? published = null)
    {
        await using var db = Database.Open();
        return await new VerifyAudit(db, Database.Scopes, Keys, File).RunAsync(published ?? [], TestContext.Current.CancellationToken);
    }

    /// <summary>What is wrong, as the command says it.</summary>
    public async Task<string[]> WrongAsync() => [.. (await VerifyAsync()).Findings.Select(f => f.ToString())];

    public async Task TamperAsync(string sql)
    {
        await using var db = Database.Open();
        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    /// <summary>Puts something else into one column of the entry at a position.</summary>
    public Task EditAsync(string column, long position)
    {
        var sqlite = _engine == Engine.Sqlite;
        var value = column switch
        {
            "Id" or "AccountId" or "OrganisationId" or "SubjectId" => sqlite ? "'0190F3A4-0000-7000-8000-000000000001'" : "'0190F3A4-0000-7000-8000-000000000001'::uuid",
            "At" => sqlite ? "\"At\" + 1" : "\"At\" + interval '1 microsecond'",
            "Mac" or "Hash" => sqlite ? "substr(\"" + column + "\", 2) || x'00'" : "substr(\"" + column + "\", 2) || '\\x00'::bytea",
            "Position" => "\"Position\" + 100000",
            _ => "\"" + column + "\" || 'x'",
        };
        return TamperAsync($"""UPDATE "AuditEntries" SET "{column}" = {(value.StartsWith("substr", StringComparison.Ordinal) && sqlite ? $"CAST({value} AS BLOB)" : value)} WHERE "Position" = {position}""");
    }

    public string[] Lines() => System.IO.File.ReadAllLines(File.Path);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        System.IO.Directory.Delete(Settings.StateFolder, recursive: true);
    }
}
