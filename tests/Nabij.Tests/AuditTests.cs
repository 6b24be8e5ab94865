using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Audit;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class AuditTestsOnSqlite() : AuditTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class AuditTestsOnPostgres() : AuditTests(Engine.Postgres);

/// <summary>The record as it is kept; what is done against it is in <see cref="AuditAttackTests"/>.</summary>
public abstract class AuditTests(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sealed_verifies_and_what_came_after_is_named()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 1, 5);
        await book.AddAsync(2);

        var report = await book.VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal((9, 9, 2, 0), (report.Sealed, report.Last.Position, report.Unsealed, report.Interrupted));
        Assert.Equal(["3", "4", "9"], book.Lines().Select(l => l.Split(' ')[0]));
    }

    [Fact]
    public async Task An_empty_record_verifies()
    {
        await using var book = await AuditBook.OpenAsync(engine);
        await book.SealAsync();

        Assert.True((await book.VerifyAsync()).IsRight);
        Assert.False(File.Exists(book.File.Path));
    }

    [Fact]
    public async Task More_than_a_batch_is_sealed_in_one_run()
    {
        await using var book = await AuditBook.SealedAsync(engine, (2 * SealAudit.Batch) + 1);

        Assert.Equal(["1000", "2000", "2001"], book.Lines().Select(l => l.Split(' ')[0]));
        Assert.True((await book.VerifyAsync()).IsRight);
    }

    [Fact]
    public async Task Entries_of_many_at_once_with_two_nodes_sealing_and_others_checking_have_each_one_place()
    {
        await using var book = await AuditBook.OpenAsync(engine);
        using var done = new CancellationTokenSource();
        var sealing = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await book.SealAsync();
                Assert.Empty(await book.WrongAsync());
            }
        })).ToList();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await book.AddAsync(3);
            }
        })));
        await done.CancelAsync();
        await Task.WhenAll(sealing);
        await book.SealAsync();

        var report = await book.VerifyAsync();
        Assert.Empty(report.Findings);
        Assert.Equal((300, 0), (report.Sealed, report.Unsealed));
    }

    [Fact]
    public async Task An_entry_that_is_committed_late_gets_a_later_place()
    {
        await using var book = await AuditBook.OpenAsync(engine);
        if (engine == Engine.Postgres)
        {
            await using var late = book.Database.Open();
            await using var transaction = await late.Database.BeginTransactionAsync(Ct);
            new AuditTrail(late, book.Clock, new Platform.CurrentActor(), book.Keys).Add("a", "p", "s", null, "late");
            await late.SaveChangesAsync(Ct);
            await book.AddAsync(2);
            await book.SealAsync();
            await transaction.CommitAsync(Ct);
        }
        else
        {
            // SQLite lets one write at a time; a clock that was behind has the same outcome.
            await book.AddAsync(2);
            await book.SealAsync();
            await using var late = book.Database.Open();
            new AuditTrail(late, new TestClock(TestClock.OfficeHours.AddHours(-1)), new Platform.CurrentActor(), book.Keys).Add("a", "p", "s", null, "late");
            await late.SaveChangesAsync(Ct);
        }

        await book.SealAsync();

        await using var db = book.Database.Open();
        Assert.Equal(3, await db.AuditEntries.Where(e => e.Detail == "late").Select(e => e.Position).SingleAsync(Ct));
        Assert.True((await book.VerifyAsync()).IsRight);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_changes_nothing()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3);
        book.Clock.Pass(TimeSpan.FromDays(-400));
        await book.AddAsync(3);
        await book.SealAsync();
        book.Clock.Pass(TimeSpan.FromDays(800));
        await book.AddAsync(3);
        await book.SealAsync();

        Assert.Empty(await book.WrongAsync());
    }

    // A crash between the commit and the line in the file: the same chain, the file one line behind.
    [Fact]
    public async Task A_sealing_that_was_interrupted_is_no_alarm_and_the_next_one_writes_its_line()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4);
        var lines = book.Lines();
        await File.WriteAllLinesAsync(book.File.Path, lines[..1], Ct);

        var interrupted = await book.VerifyAsync();
        Assert.Empty(interrupted.Findings);
        Assert.Equal((4, 3), (interrupted.Interrupted, interrupted.Last.Position));

        await book.SealAsync();
        Assert.Equal(lines.Select(l => l.Split(' ')[1]), book.Lines().Select(l => l.Split(' ')[1]));
        Assert.Equal(0, (await book.VerifyAsync()).Interrupted);
    }

    [Fact]
    public async Task Half_a_line_that_a_crash_left_is_taken_off()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4);
        var lines = book.Lines();
        await File.WriteAllTextAsync(book.File.Path, lines[0] + "\n" + lines[1][..40], Ct);

        Assert.Empty(await book.WrongAsync());
        await book.AddAsync(1);
        await book.SealAsync();

        Assert.Empty(await book.WrongAsync());
        Assert.Equal(["3", "7", "8"], book.Lines().Select(l => l.Split(' ')[0]));
    }

    [Fact]
    public async Task Positions_that_a_restored_backup_lost_are_said_and_are_no_alarm()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4, 2);
        await book.TamperAsync("""DELETE FROM "AuditEntries" WHERE "Position" > 5""");
        book.File.Append(new SealLine(SealLineKind.Restored, 5, [], book.Clock.GetUtcNow()));
        foreach (var expected in new[] { 5, 9 })
        {
            var report = await book.VerifyAsync();
            Assert.Empty(report.Findings);
            Assert.Equal((5 + expected - 5, (6L, 9L)), (report.Sealed, report.Restored.Select(r => (r.From, r.To)).Single()));
            await book.AddAsync(4);
            await book.SealAsync();
        }

        // What is lost besides is told.
        await book.TamperAsync("""DELETE FROM "AuditEntries" WHERE "Position" = 5""");
        Assert.Equal(["position 5: missing"], await book.WrongAsync());
    }

    [Fact]
    public async Task A_second_backup_may_be_older_than_the_first()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4, 2);
        foreach (var kept in new[] { 7, 5 })
        {
            await book.TamperAsync($"""DELETE FROM "AuditEntries" WHERE "Position" > {kept}""");
            book.File.Append(new SealLine(SealLineKind.Restored, kept, [], book.Clock.GetUtcNow()));
            await book.AddAsync(2);
            await book.SealAsync();
            Assert.Empty(await book.WrongAsync());
        }

        Assert.Equal([(8L, 9L), (6L, 11L)], (await book.VerifyAsync()).Restored.Select(r => (r.From, r.To)));
    }

    // As EF tells of a server that went away.
    [Fact]
    public async Task A_server_that_goes_away_is_no_alarm()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3);
        await using var db = book.Database.Open();
        var verify = new VerifyAudit(db, new GoneScopes(), book.Keys, book.File).RunAsync(new Dictionary<long, byte[]>(), Ct);

        Assert.IsType<SqliteException>((await Assert.ThrowsAsync<InvalidOperationException>(() => verify)).InnerException);
    }

    [Fact]
    public async Task A_lock_that_cannot_be_asked_for_is_told_and_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        await using var book = await AuditBook.OpenAsync(engine);
        var path = Path.Combine(book.Settings.StateFolder, "seals.lock");
        using (book.File.TryHold())
        {
            Assert.Null(book.File.TryHold());
        }

        File.Delete(path);
        File.CreateSymbolicLink(path, path);
        Assert.Throws<IOException>(() => book.File.TryHold());
        await Assert.ThrowsAsync<IOException>(() => book.VerifyAsync());
    }

    [Fact]
    public async Task A_new_key_proves_new_entries_and_the_old_key_old_ones()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3);
        await File.WriteAllBytesAsync(Path.Combine(book.Settings.StateFolder, "audit", "002.key"), Enumerable.Range(7, 32).Select(i => (byte)i).ToArray(), Ct);
        await book.AddAsync(3);
        await book.SealAsync();
        Assert.Empty(await book.WrongAsync());

        File.Delete(Path.Combine(book.Settings.StateFolder, "audit", "001.key"));
        await using var db = book.Database.Open();
        var report = await new VerifyAudit(db, book.Database.Scopes, new AuditKeys(book.Settings), book.File).RunAsync(new Dictionary<long, byte[]>(), Ct);
        Assert.Equal([new AuditFinding(AuditWrong.Edited, 1, 3)], report.Findings);
    }

    private sealed class GoneScopes : IServiceScopeFactory
    {
        public IServiceScope CreateScope() => throw new InvalidOperationException("gone", new SqliteException("gone", 10));
    }
}
