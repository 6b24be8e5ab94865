using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Audit;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class AuditProgramTestsOnSqlite() : AuditProgramTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class AuditProgramTestsOnPostgres() : AuditProgramTests(Engine.Postgres);

/// <summary>The record as people meet it: the command, and the seals that everyone can keep.</summary>
public abstract class AuditProgramTests(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_command_says_whether_the_record_is_what_was_written()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4);
        await book.AddAsync(1);

        var (right, said) = await RunAsync(book, "audit", "verify");
        Assert.Equal((0, "Nothing was changed."), (right, said[^1]));
        Assert.StartsWith("7 entries are in the chain; the last seal is of position 7, 2026-03-10 ", said[0], StringComparison.Ordinal);
        Assert.StartsWith("1 entries came after the last seal", said[1], StringComparison.Ordinal);

        await book.EditAsync("Act", 5);
        var (wrong, told) = await RunAsync(book, "audit", "verify");
        Assert.Equal(1, wrong);
        Assert.Contains("WRONG: position 5: edited, or not written by this program", told);

        Assert.Equal(2, (await RunAsync(book, "audit")).Exit);
        Assert.Equal(1, (await RunAsync(book, "audit", "verify", "/nowhere")).Exit);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_now_is_not_said_to_be_wrong()
    {
        await using var book = await AuditBook.SealedAsync(engine, 1);
        var folder = Directory.CreateDirectory(Path.Combine(book.Settings.StateFolder, "no-file.db")).FullName;
        var other = engine == Engine.Sqlite ? $"sqlite:{folder}" : "postgres:Host=127.0.0.1;Port=1;Username=nobody";
        var (code, said) = await CommandLine.RunAsync(other, Path.GetTempPath(), book.Settings.StateFolder, "audit", "verify");

        Assert.Equal((3, "The record could not be checked: the database does not answer."), (code, said.Trim()));
    }

    [Fact]
    public async Task A_record_that_somebody_took_away_is_said_to_be_wrong()
    {
        await using var book = await AuditBook.SealedAsync(engine, 1);
        await using (var db = book.Database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE \"AuditEntries\"", Ct);
        }

        var (code, said) = await RunAsync(book, "audit", "verify");
        Assert.Equal(1, code);
        Assert.Contains("WRONG: the record cannot be read", said[^1], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task The_program_seals_each_second()
    {
        await using var book = await AuditBook.OpenAsync(engine);
        await using var site = await Site.StartOnAsync(book.Database, change: services => services.AddSingleton(book.File).AddSingleton(book.Keys));
        foreach (var expected in new[] { 2, 4 })
        {
            await book.AddAsync(2);
            await Wait.UntilAsync(async () =>
            {
                site.Clock.Pass(TimeSpan.FromSeconds(1));
                return (await book.VerifyAsync()) is { IsRight: true, Unsealed: 0 } report && report.Last.Position == expected;
            });
        }
    }

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task The_last_seal_of_each_day_that_is_over_is_public_and_a_kept_copy_can_be_held_to()
    {
        await using var book = await AuditBook.OpenAsync(engine);
        foreach (var day in new[] { 2, 1, 3 })
        {
            await book.AddAsync(day);
            await book.SealAsync();
            await book.AddAsync(1);
            await book.SealAsync();
            book.Clock.Pass(TimeSpan.FromDays(1));
        }

        await book.AddAsync(1);
        await book.SealAsync();
        var lines = book.Lines().Select(l => l.Split(' ')).ToList();
        var expected = new[] { 1, 3, 5 }.Select((line, day) => $"2026-03-1{day} {lines[line][0]} {lines[line][1]}");

        await using var site = await Site.StartOnAsync(book.Database, change: services => services.AddSingleton(book.File).AddSingleton(book.Keys));
        site.Clock.Pass(TimeSpan.FromDays(3));
        var text = await site.Client.GetStringAsync(PublishedSeals.Address, Ct);
        Assert.Equal(expected, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        // Asked again, what was added since is read on.
        site.Clock.Pass(TimeSpan.FromDays(1));
        Assert.StartsWith(text, await site.Client.GetStringAsync(PublishedSeals.Address, Ct), StringComparison.Ordinal);

        var copy = Path.Combine(book.Settings.StateFolder, "copy.txt");
        await File.WriteAllTextAsync(copy, text, Ct);
        Assert.Equal(0, (await RunAsync(book, "audit", "verify", copy)).Exit);
        await File.WriteAllTextAsync(copy, text.Replace(lines[3][1], new string('0', 64), StringComparison.Ordinal), Ct);
        var (exit, said) = await RunAsync(book, "audit", "verify", copy);
        Assert.Equal(1, exit);
        Assert.Contains("WRONG: position 5: not what was published", said);
    }

    private static async Task<(int Exit, string[] Said)> RunAsync(AuditBook book, params string[] arguments)
    {
        var (code, said) = await CommandLine.RunAsync(book.Database.Setting, Path.Combine(AppContext.BaseDirectory, "data", "brussels"), book.Settings.StateFolder, arguments);
        return (code, said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
