using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Corrections;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class AuditTrailTestsOnSqlite() : AuditTrailTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class AuditTrailTestsOnPostgres() : AuditTrailTests(Engine.Postgres);

public abstract class AuditTrailTests(Engine engine) : IDisposable
{
    private readonly string _state = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_is_kept_with_what_it_tells()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        var (account, organisation, subject) = (Some(1), Some(2), Some(3));
        await using (var db = database.Open())
        {
            var actor = new CurrentActor { Value = new Actor(ActorKind.Account, "", account, organisation) };
            Trail(db, actor).Add("membership.ended", "access-management", "membership", subject, "role=manager");
            db.Add(Report("ABC234"));
            await db.SaveChangesAsync(Ct);
        }

        await using var other = database.Open();
        Assert.Equal(1, await other.Corrections.CountAsync(Ct));
        var entry = await other.AuditEntries.SingleAsync(Ct);
        Assert.Equal(("Account", "", account, organisation), (entry.ActorKind, entry.ActorName, entry.AccountId, entry.OrganisationId));
        Assert.Equal(("access-management", "membership.ended", "membership", subject, "role=manager"), (entry.Purpose, entry.Act, entry.SubjectKind, entry.SubjectId, entry.Detail));
        Assert.Equal(TestClock.OfficeHours.AddTicks(10), entry.At);
        using var prover = new AuditProver(Keys());
        Assert.True(prover.Prove(entry));
        Assert.Null(entry.Position);
    }

    [Fact]
    public async Task When_the_entry_cannot_be_written_what_it_tells_is_not_done_either()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await using (var db = database.Open())
        {
            // What a full disk does to this table, and to no other.
            await db.Database.ExecuteSqlRawAsync(
                engine == Engine.Sqlite
                    ? """CREATE TRIGGER "full" BEFORE INSERT ON "AuditEntries" BEGIN SELECT RAISE(ABORT, 'disk is full'); END"""
                    : """
                      CREATE FUNCTION "full"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$;
                      CREATE TRIGGER "full" BEFORE INSERT ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION "full"()
                      """,
                Ct);
        }

        await using (var db = database.Open())
        {
            db.Add(Report("ABC234"));
            Trail(db, new CurrentActor()).Add("correction.sent", "directory-care", "correction", null);
            await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync(Ct));
        }

        await using var other = database.Open();
        Assert.Equal((0, 0), (await other.Corrections.CountAsync(Ct), await other.AuditEntries.CountAsync(Ct)));
    }

    [Fact]
    public async Task When_what_it_tells_fails_there_is_no_entry()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await using (var db = database.Open())
        {
            db.AddRange(Report("ABC234"), Report("ABC234"));
            Trail(db, new CurrentActor()).Add("correction.sent", "directory-care", "correction", null);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));
        }

        await using var other = database.Open();
        Assert.Equal(0, await other.AuditEntries.CountAsync(Ct));
    }

    [Theory]
    [InlineData("Jan Peeters left", "p", "s", null)]
    [InlineData("a", "", "s", null)]
    [InlineData("a", "p", "élève", null)]
    [InlineData("a", "p", "s", "jan@example.org")]
    [InlineData("a", "p", "s", "Jan Peeters")]
    public async Task Words_of_a_person_do_not_get_in(string act, string purpose, string kind, string? detail)
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await using var db = database.Open();

        var refused = Assert.Throws<ArgumentException>(() => Trail(db, new CurrentActor()).Add(act, purpose, kind, null, detail));
        Assert.DoesNotContain("Jan", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    // Written out by hand, as another program would.
    [Fact]
    public void The_layout_is_the_documented_one()
    {
        var entry = new AuditEntry
        {
            Id = Guid.Parse("01020304-0506-7708-890a-0b0c0d0e0f10"),
            At = DateTimeOffset.UnixEpoch.AddTicks(2_567),
            ActorKind = "Job",
            ActorName = "é",
            AccountId = null,
            OrganisationId = Guid.Parse("00000000-0000-0000-0000-000000000001"),
            Purpose = "p",
            Act = "a",
            SubjectKind = "s",
            SubjectId = null,
            Detail = "d",
        };
        var key = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        entry.Sign(key);

        var bytes = Convert.FromHexString(
            "01" + "0102030405067708890a0b0c0d0e0f10" + "0000000000000100" + "00000003" + "4a6f62" + "00000002" + "c3a9" + "00" + "01" + "00000000000000000000000000000001" +
            "00000001" + "70" + "00000001" + "61" + "00000001" + "73" + "00" + "01" + "00000001" + "64");
        Assert.Equal(HMACSHA256.HashData(key, bytes), entry.Mac);
        Assert.Equal(
            SHA256.HashData([1, .. new byte[32], 0, 0, 0, 0, 0, 0, 0, 7, .. entry.Id.ToByteArray(bigEndian: true), .. entry.Mac]),
            AuditChain.Next(AuditChain.Beginning, 7, entry.Id, entry.Mac));
    }

    public void Dispose()
    {
        System.IO.Directory.Delete(_state, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static Guid Some(int number) => new(number, 0, 0, new byte[8]);

    private static Correction Report(string reference) => new()
    {
        Id = Guid.CreateVersion7(TestClock.OfficeHours),
        Reference = reference,
        TokenHash = reference,
        Entry = "lines/a",
        EntryVersion = 1,
        Language = "nl",
        Part = WrongPart.Other,
        Words = "words",
        SentAt = TestClock.OfficeHours,
    };

    private AuditKeys Keys() => new(new Settings { Database = "", DataFolder = "", StateFolder = _state, Url = new Uri("http://localhost") });

    private AuditTrail Trail(NabijDb db, CurrentActor actor) => new(db, new TestClock(TestClock.OfficeHours.AddTicks(12)), actor, Keys());
}
