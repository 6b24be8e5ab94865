using Microsoft.EntityFrameworkCore;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class BundleTestsOnSqlite() : BundleTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class BundleTestsOnPostgres() : BundleTests(Engine.Postgres);

/// <summary>Messages of one person that leave together, try by try: what a try does that ends badly, to itself and to those that come along.</summary>
public abstract class BundleTests(Engine engine) : IAsyncLifetime
{
    private readonly string _state = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName;
    private readonly TestClock _clock = new(TestClock.OfficeHours);
    private TestDatabase _database = null!;
    private MailServer _server = null!;
    private TestOutbox _outbox = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.MigratedAsync(engine);
        _server = await MailServer.StartAsync();
        _outbox = new TestOutbox(_database, _state, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _outbox.DisposeAsync();
        await _server.DisposeAsync();
        await _database.DisposeAsync();
        System.IO.Directory.Delete(_state, recursive: true);
    }

    // The program ended between the server's answer and the save; meanwhile one more came.
    [Fact]
    public async Task A_mail_that_is_sent_again_with_more_in_it_is_another_mail()
    {
        var first = await AddAsync();
        await TryAsync(first, isSaved: false);
        await AddAsync();
        await TryAsync(first, isSaved: false);
        await TryAsync(first);

        var mails = await _server.ArrivedAsync(3);
        Assert.Equal([1, 2, 2], mails.Select(m => m.Links.Count));
        Assert.NotEqual(mails[0].Field("Message-ID"), mails[1].Field("Message-ID"));
        Assert.Equal(mails[1].Field("Message-ID"), mails[2].Field("Message-ID"));
        Assert.All(await StatesAsync(), s => Assert.Equal(MessageState.Sent, s));
    }

    [Fact]
    public async Task The_last_try_of_one_is_not_the_last_of_those_that_came_along()
    {
        var first = await AddAsync();
        await AddAsync();
        _server.Busy = true;
        await TryAsync(first, Job.MostAttempts);
        Assert.Equal([MessageState.Failed, MessageState.Waiting], await StatesAsync());

        _server.Busy = false;
        await TryAsync((await MessagesAsync())[1].Id);
        Assert.Equal([MessageState.Failed, MessageState.Sent], await StatesAsync());
    }

    [Fact]
    public async Task What_does_not_open_is_tried_again_and_holds_nothing_else_up()
    {
        var first = await AddAsync();
        var second = await AddAsync();
        await using (var db = _database.Open())
        {
            var row = await db.Messages.SingleAsync(m => m.Id == first, Ct);
            row.Address = SealedBytes.Seal(9, new byte[32], "away"u8, Envelopes.AddressPurpose(first));
            await db.SaveChangesAsync(Ct);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => TryAsync(first));
        Assert.Equal([MessageState.Waiting, MessageState.Waiting], await StatesAsync());
        await TryAsync(second);
        Assert.Equal([MessageState.Waiting, MessageState.Sent], await StatesAsync());
        await TryAsync(first, Job.MostAttempts);
        Assert.Equal([MessageState.Failed, MessageState.Sent], await StatesAsync());
        Assert.Equal("SealLost", (await MessagesAsync())[0].Failure);
    }

    // By a clock that was a year ahead; the job's next look at the clock mends it, and until then nobody waits for it.
    [Fact]
    public async Task One_that_waits_for_next_year_takes_nobody_along()
    {
        var first = await AddAsync();
        await using (var db = _database.Open())
        {
            await db.Jobs.Where(j => j.SubjectId == first).ExecuteUpdateAsync(s => s.SetProperty(j => j.DueAt, _clock.GetUtcNow().AddYears(1)), Ct);
        }

        Assert.Null((await TryAsync(await AddAsync())).AgainAt);
        Assert.All(await StatesAsync(), s => Assert.Equal(MessageState.Sent, s));
    }

    // An address is erased when its mail left; what stands in the file then?
    [Fact]
    public async Task An_erased_address_is_not_in_the_file_of_the_database_any_more()
    {
        Assert.SkipUnless(engine == Engine.Sqlite, "PostgreSQL cleans in its own time; see docs/databases.md.");
        for (var i = 0; i < 30; i++)
        {
            await AddAsync($"p{i}@example.org");
        }

        var addresses = (await MessagesAsync()).Select(m => m.Address!.ToStored()).ToList();
        Assert.Equal(30, await DatabaseBytes.FoundAsync(_database, addresses));
        await using (var db = _database.Open())
        {
            var rows = await db.Messages.ToListAsync(Ct);
            rows.ForEach(m => m.Sent(_clock.GetUtcNow()));
            await db.SaveChangesAsync(Ct);
            await new ForgetJobs(db, _clock).RunAsync(new JobRun(Guid.Empty, null, 1, 1), Ct);
        }

        Assert.Equal(0, await DatabaseBytes.FoundAsync(_database, addresses));
    }

    private async Task<Guid> AddAsync(string address = "someone@example.org")
    {
        _clock.Pass(TimeSpan.FromSeconds(1));
        await _outbox.AddAsync(new NewMessage("invitation", "nl", MessageChannel.Mail, address, "/nl/1"));
        return (await MessagesAsync())[^1].Id;
    }

    /// <summary>One try, as the runner makes it.</summary>
    private async Task<JobRun> TryAsync(Guid message, int attempt = 1, bool isSaved = true)
    {
        var url = new Uri(Site.Url);
        var settings = new Settings { Database = "", DataFolder = "", StateFolder = _state, Url = url, Smtp = Smtp.From(_server.Setting, null, url) };
        var run = new JobRun(Guid.Empty, message, attempt, attempt);
        await using var db = _database.Open();
        await new SendMessage(db, new Envelopes(new Seals(settings), settings), new MessageWords(new TextsOf<Features.Messages.Texts>()), new MailSender(settings, _clock), _clock).RunAsync(run, Ct);
        if (isSaved)
        {
            await db.SaveChangesAsync(Ct);
        }

        return run;
    }

    private async Task<List<Message>> MessagesAsync()
    {
        await using var db = _database.Open();
        return await db.Messages.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Ct);
    }

    private async Task<IEnumerable<MessageState>> StatesAsync() => (await MessagesAsync()).Select(m => m.State);
}
