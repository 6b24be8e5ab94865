using Microsoft.EntityFrameworkCore;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>Two real programs on one database are killed again and again while they send.</summary>
public sealed class KilledSenderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Takes", "a minute")]
    public Task On_one_file_each_message_leaves_at_least_once_and_counts_once() => RunAsync(Engine.Sqlite, messages: 300, kills: 4);

    [Fact]
    [Trait("Database", "postgres")]
    [Trait("Takes", "a minute")]
    public Task On_one_server_each_of_two_thousand_leaves_at_least_once_and_counts_once() => RunAsync(Engine.Postgres, messages: 2_000, kills: 8);

    private static async Task RunAsync(Engine engine, int messages, int kills)
    {
        var random = new Random(engine == Engine.Sqlite ? 1 : 2);
        using var region = new SmallRegion();
        var state = Directory.CreateTempSubdirectory("nabij-test-state-").FullName;
        await using var database = await TestDatabase.MigratedAsync(engine);
        await using var server = await MailServer.StartAsync();
        await using var outbox = new TestOutbox(database, state, TimeProvider.System);
        var programs = new RunningProgram[] { Serve(), Serve() };

        // Urgent, or the night would be waited for. They come while others leave, twenty in a save.
        var adding = Task.Run(
            async () =>
            {
                foreach (var part in Enumerable.Range(0, messages).Chunk(20))
                {
                    await outbox.AddAsync(part.Select(i => new NewMessage("invitation", "nl", MessageChannel.Mail, $"p{i}@example.org", $"/nl/{i}", Key: $"key {i}", Urgent: true)));
                }
            },
            Ct);

        // By how many arrived, so that the kills are spread over the work however quick this machine is.
        var marks = Enumerable.Range(0, kills).Select(_ => random.Next(1, messages * 9 / 10)).Order().ToList();
        foreach (var mark in marks)
        {
            await ArriveAsync(mark);
            var which = random.Next(2);
            await programs[which].KillAsync();
            await programs[which].DisposeAsync();
            programs[which] = Serve();
        }

        await adding;
        await Patiently(async () =>
        {
            await using var db = database.Open();
            return !await db.Jobs.AnyAsync(j => j.Kind == SendMessage.Kind && j.State == JobState.Waiting, Ct);
        });
        foreach (var program in programs)
        {
            Assert.DoesNotContain("Failure", program.Output, StringComparison.Ordinal);
            await program.DisposeAsync();
        }

        await using (var db = database.Open())
        {
            var rows = await db.Messages.AsNoTracking().ToListAsync(Ct);
            var jobs = await db.Jobs.AsNoTracking().ToListAsync(Ct);
            var mails = server.Mails;
            // None lost, each row changed by one save only, and none left more often than somebody was killed at it.
            Assert.Equal(messages, rows.Count);
            Assert.All(rows, m => Assert.Equal((MessageState.Sent, 1, null), (m.State, m.Version, m.Address)));
            Assert.Equal(messages, jobs.Count(j => j.Kind == SendMessage.Kind));
            Assert.All(jobs.Where(j => j.Kind == SendMessage.Kind), j => Assert.Equal((JobState.Done, null), (j.State, j.LeaseUntil)));
            Assert.All(jobs.Where(j => j.Key is not null).GroupBy(j => j.Kind), g => Assert.Single(g));
            Assert.Equal(rows.Select(m => m.Id.ToString("N")).Order(StringComparer.Ordinal), mails.Select(m => m.Field("Message-ID")[1..33]).Distinct().Order(StringComparer.Ordinal));
            Assert.InRange(mails.Count, messages, messages + kills);
            Assert.InRange(jobs.Where(j => j.Kind == SendMessage.Kind).Sum(j => j.Fence), messages, messages + kills);
        }

        var (code, said) = await CommandLine.RunAsync(database.Setting, region.Folder, state, "audit", "verify");
        Assert.True(code == 0, said);

        Directory.Delete(state, recursive: true);

        RunningProgram Serve() => RunningProgram.Serve(database.Setting, region.Folder, state, server.Setting);

        Task ArriveAsync(int count) => Patiently(() => Task.FromResult(server.Count >= count));
    }

    // A program that was killed holds its job for a minute and a half, and starting takes a while on a busy machine.
    private static async Task Patiently(Func<Task<bool>> happened)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromMinutes(10));
        while (!await happened())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
