using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class MessageTestsOnSqlite() : MessageTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class MessageTestsOnPostgres() : MessageTests(Engine.Postgres);

public abstract class MessageTests(Engine engine) : IAsyncLifetime
{
    private const string Someone = "someone@example.org";
    private static readonly TextsOf<Features.Messages.Texts> Words = new();

    private readonly SmallRegion _region = new();
    private readonly List<Site> _sites = [];
    private TestDatabase _database = null!;
    private MailServer _server = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.MigratedAsync(engine);
        _server = await MailServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var site in _sites)
        {
            await site.DisposeAsync();
        }

        await _server.DisposeAsync();
        await _database.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task Each_kind_arrives_in_the_language_of_its_receiver_with_one_link_and_nothing_of_it_stays()
    {
        var site = await SiteAsync();
        foreach (var (template, n) in Templates().Select((t, i) => (t, i)))
        {
            foreach (var tongue in Languages.All)
            {
                await AddAsync(site, new NewMessage(template, tongue, MessageChannel.Mail, $"{tongue}.{n}@example.org", $"/{tongue}/somewhere/token{n}"));
            }
        }

        var mails = await _server.ArrivedAsync(Templates().Count * Languages.All.Length);
        foreach (var mail in mails)
        {
            var to = Assert.Single(mail.To);
            var (tongue, template) = (to[..2], Templates()[int.Parse(to[3..to.IndexOf('@', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture)]);
            Assert.Equal(Words.In(tongue, $"{template}.subject"), mail.Subject);
            Assert.Contains(Words.In(tongue, $"{template}.body"), mail.Text, StringComparison.Ordinal);
            Assert.StartsWith(Words.In(tongue, "hello") + "\n", mail.Text, StringComparison.Ordinal);
            Assert.Equal($"{Site.Url}/{tongue}/somewhere/token{Templates().IndexOf(template)}", mail.Link);
            Assert.Equal(("no-reply@nabij.example", to), (mail.From, mail.Field("To")));
            Assert.Matches("^<[0-9a-f]{32}@nabij.example>$", mail.Field("Message-ID"));
            Assert.Equal("auto-generated", mail.Field("Auto-Submitted"));
        }

        await SettledAsync();
        Assert.All(await MessagesAsync(), m => Assert.Equal((MessageState.Sent, null, null, null), (m.State, m.Address, m.Path, m.AddressPrint)));
        Assert.All(await MessagesAsync(), m => Assert.Equal(TestClock.OfficeHours, m.EndedAt));
        Assert.All(await JobsAsync(), j => Assert.Equal((JobState.Done, 1), (j.State, j.Attempts)));
    }

    [Fact]
    public async Task It_leaves_with_the_save_it_belongs_to_and_the_same_key_is_one_message()
    {
        var site = await SiteAsync();
        await using (var scope = site.Services.CreateAsyncScope())
        {
            // Never saved.
            scope.ServiceProvider.GetRequiredService<Outbox>().Add(new("invitation", "nl", MessageChannel.Mail, "nobody@example.org", "/nl/a"));
        }

        var message = new NewMessage("invitation", "nl", MessageChannel.Mail, Someone, "/nl/a", Key: "invitation 1");
        await AddAsync(site, message, message);
        await AddAsync(site, message with { Path = "/nl/b" });
        await AddAsync(site, message with { Key = "invitation 2", Address = "other@example.org", Path = "/nl/c" });

        var mails = await _server.ArrivedAsync(2);
        Assert.Equal([Site.Url + "/nl/a", Site.Url + "/nl/c"], mails.Select(m => m.Link).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task At_night_only_what_is_urgent_leaves_and_in_the_morning_the_rest_of_one_person_is_one_mail()
    {
        var site = await SiteAsync();
        site.Clock.Pass(TimeSpan.FromHours(12));
        await AddAsync(site, new NewMessage("invitation", "nl", MessageChannel.Mail, Someone, "/nl/1"));
        await AddAsync(site, new NewMessage("account-changed", "nl", MessageChannel.Mail, Someone, "/nl/2", Urgent: true));
        await AddAsync(site, new NewMessage("invitation", "nl", MessageChannel.Mail, "SOMEONE@example.org", "/nl/3"));
        await AddAsync(site, new NewMessage("invitation", "fr", MessageChannel.Mail, Someone, "/fr/4"));
        await AddAsync(site, new NewMessage("invitation", "nl", MessageChannel.Mail, "other@example.org", "/nl/5"));
        Assert.Equal(Site.Url + "/nl/2", (await _server.ArrivedAsync(1))[0].Link);

        site.Clock.Pass(TimeSpan.FromHours(9));
        await SettledAsync();

        var mails = (await _server.ArrivedAsync(4)).Skip(1).ToList();
        Assert.Equal(
            ["/fr/4", "/nl/1 /nl/3", "/nl/5"],
            mails.Select(m => string.Join(' ', m.Links.Select(l => l[Site.Url.Length..]).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));
        Assert.Equal(Words.In("nl", "several.subject").Replace("{n}", "2", StringComparison.Ordinal), mails.Single(m => m.Links.Count == 2).Subject);
        Assert.All(await MessagesAsync(), m => Assert.Equal(MessageState.Sent, m.State));
    }

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task Two_nodes_send_what_is_for_one_person_as_one_mail()
    {
        var sites = new[] { await SiteAsync(), await SiteAsync() };
        sites[0].Clock.Pass(TimeSpan.FromHours(12));
        foreach (var person in Enumerable.Range(0, 8))
        {
            await AddAsync(sites[0], [.. Enumerable.Range(0, 3).Select(i => new NewMessage("invitation", "nl", MessageChannel.Mail, $"p{person}@example.org", $"/nl/{person}/{i}"))]);
        }

        sites[0].Clock.Pass(TimeSpan.FromHours(9));
        sites[1].Clock.Pass(TimeSpan.FromHours(21));
        await SettledAsync(TimeSpan.FromMinutes(1));

        var mails = await _server.ArrivedAsync(8);
        Assert.All(mails, m => Assert.Equal(3, m.Links.Count));
        Assert.Equal(24, mails.SelectMany(m => m.Links).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_is_busy_gets_it_later_as_the_same_mail_and_one_that_knows_nobody_is_not_asked_again()
    {
        var site = await SiteAsync();
        _server.Busy = true;
        await AddAsync(site, new NewMessage("invitation", "nl", MessageChannel.Mail, Someone, "/nl/1", Urgent: true));
        await Wait.UntilAsync(async () => (await JobsAsync()) is [{ LastFailure: not null, LeaseUntil: null }]);
        Assert.Equal(MessageState.Waiting, Assert.Single(await MessagesAsync()).State);
        _server.Busy = false;
        await AddAsync(site, new NewMessage("invitation", "nl", MessageChannel.Mail, "gone@example.org", "/nl/2"));
        await Wait.UntilAsync(async () => (await MessagesAsync()).Any(m => m.State == MessageState.Failed));
        Assert.Empty(_server.Mails);

        await SettledAsync();
        var mail = Assert.Single(await _server.ArrivedAsync(1));
        Assert.Contains(mail.Field("Message-ID")[1..33], (await MessagesAsync()).Select(m => m.Id.ToString("N")));
        var failed = (await MessagesAsync()).Single(m => m.State == MessageState.Failed);
        Assert.Equal("SmtpFailedRecipientException MailboxUnavailable", failed.Failure);
        Assert.NotNull(failed.Address);
        Assert.Equal(1, (await JobsAsync()).Single(j => j.SubjectId == failed.Id).Attempts);
    }

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task After_a_day_of_tries_it_failed_and_a_person_can_send_it_again()
    {
        var site = await SiteAsync();
        _server.Busy = true;
        await AddAsync(site, new NewMessage("invitation", "nl", MessageChannel.Mail, Someone, "/nl/1", Urgent: true));
        await SettledAsync(TimeSpan.FromHours(1));
        Assert.Equal(MessageState.Failed, Assert.Single(await MessagesAsync()).State);
        Assert.Equal((JobState.Done, Job.MostAttempts), Assert.Single((await JobsAsync()).Select(j => (j.State, j.Attempts))));
        _server.Busy = false;

        var id = (await MessagesAsync()).Single().Id.ToString();
        Assert.Contains("SmtpException LocalErrorInProcessing", (await RunAsync(site, "messages")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(site, "messages", "retry", id)).Code);
        Assert.Equal(1, (await RunAsync(site, "messages", "retry", id)).Code);
        await SettledAsync();
        Assert.Single(await _server.ArrivedAsync(1));
    }

    [Fact]
    public async Task Without_a_server_messages_wait_and_the_administrator_sees_opens_and_brings_them()
    {
        var site = await SiteAsync(server: false);
        await AddAsync(site, new NewMessage("invitation", "nl", MessageChannel.Mail, Someone, "/nl/1/canary"));
        await AddAsync(site, new NewMessage("invitation", "fr", MessageChannel.Letter, "Madame X\nRue Haute 1\n1000 Bruxelles", "/fr/2"));
        await AddAsync(site, new NewMessage("invitation", "en", MessageChannel.Text, "+32470000000", "/en/3"));
        await site.Services.GetRequiredService<JobRunner>().RunDueAsync(Ct);
        Assert.Equal((JobState.Waiting, 0), Assert.Single((await JobsAsync()).Select(j => (j.State, j.Attempts))));

        var (list, _) = await RunAsync(site, "messages");
        Assert.Contains("3 not sent.", list, StringComparison.Ordinal);
        Assert.Contains("No mail server is set", list, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", list, StringComparison.Ordinal);
        Assert.DoesNotContain("someone", list, StringComparison.Ordinal);
        var ids = (await MessagesAsync()).ToDictionary(m => m.Channel, m => m.Id.ToString());
        var (mail, _) = await RunAsync(site, "messages", "show", ids[MessageChannel.Mail]);
        Assert.Contains(Someone, mail, StringComparison.Ordinal);
        Assert.Contains("/nl/1/canary", mail, StringComparison.Ordinal);
        Assert.Contains("Rue Haute 1", (await RunAsync(site, "messages", "show", ids[MessageChannel.Letter])).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(site, "messages", "done", ids[MessageChannel.Letter])).Code);
        Assert.Equal(1, (await RunAsync(site, "messages", "show", ids[MessageChannel.Letter])).Code);
        Assert.Equal(1, (await RunAsync(site, "messages", "done", Guid.Empty.ToString())).Code);
        Assert.Null((await MessagesAsync()).Single(m => m.Channel == MessageChannel.Letter).Address);
        await using (var db = _database.Open())
        {
            Assert.Equal(
                ["message.brought CommandLine messages done", "message.opened CommandLine messages show", "message.opened CommandLine messages show"],
                (await db.Set<AuditEntry>().ToListAsync(Ct)).Where(e => e.SubjectKind == "message").Select(e => $"{e.Act} {e.ActorKind} {e.ActorName}").Order(StringComparer.Ordinal));
        }

        // A server is set later: what waited leaves, the text message still waits for a person.
        var later = await SiteAsync(stateOf: site);
        await later.Services.GetRequiredService<JobRunner>().RunDueAsync(Ct);
        Assert.Equal(Site.Url + "/nl/1/canary", (await _server.ArrivedAsync(1))[0].Link);
        await SettledAsync();
        Assert.Equal(MessageChannel.Text, (await MessagesAsync()).Single(m => m.State == MessageState.Waiting).Channel);
    }

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task What_waits_for_a_month_is_withdrawn_and_rows_go_after_half_a_year()
    {
        var site = await SiteAsync(server: false);
        await AddAsync(site, new NewMessage("invitation", "nl", MessageChannel.Mail, Someone, "/nl/1"));
        await PassDaysAsync(site, 29);
        Assert.NotNull((await MessagesAsync()).Single().Address);
        await PassDaysAsync(site, 3);
        Assert.Equal((MessageState.Withdrawn, null, null), Assert.Single((await MessagesAsync()).Select(m => (m.State, m.Address, m.Path))));
        await PassDaysAsync(site, 184, step: 23);
        Assert.Empty(await MessagesAsync());
    }

    [Theory]
    [InlineData("Someone <someone@example.org>")]
    [InlineData("someone@example.org, other@example.org")]
    [InlineData("someone@example.org\r\nBcc: other@example.org")]
    [InlineData("someone@example.org\nBcc: other@example.org")]
    [InlineData("\"someone\r\nBcc: x\"@example.org")]
    [InlineData("\"a b\"@example.org")]
    [InlineData("some one@example.org")]
    [InlineData("someone@exam\0ple.org")]
    [InlineData("<someone@example.org>")]
    [InlineData("someone@example.org>")]
    [InlineData("someone@localhost")]
    [InlineData("someone@[127.0.0.1]")]
    [InlineData("sömeone@example.org")]
    [InlineData("someone")]
    [InlineData("")]
    [InlineData("*@example.org")]
    public async Task What_is_not_exactly_one_address_is_refused(string address)
    {
        // As long as no address may be.
        address = address.StartsWith('*') ? new string('x', 250) + address[1..] : address;
        await RefusesAsync(new("invitation", "nl", MessageChannel.Mail, address, "/nl/1"), "someone");
    }

    [Theory]
    [InlineData("invitation", "nl", "//evil.example/nl", "Mail", Someone)]
    [InlineData("invitation", "nl", "/\\evil.example", "Mail", Someone)]
    [InlineData("invitation", "nl", "https://evil.example", "Mail", Someone)]
    [InlineData("invitation", "nl", "/nl/1\r\nhttps://evil.example", "Mail", Someone)]
    [InlineData("invitation", "nl", "", "Mail", Someone)]
    [InlineData("invitation", "de", "/nl/1", "Mail", Someone)]
    [InlineData("no-such-kind", "nl", "/nl/1", "Mail", Someone)]
    [InlineData("invitation", "nl", "/nl/1", "Text", Someone)]
    [InlineData("invitation", "nl", "/nl/1", "Text", "0470 00 00 00")]
    [InlineData("invitation", "nl", "/nl/1", "Letter", "A\r\nB")]
    [InlineData("invitation", "nl", "/nl/1", "Letter", "1\n2\n3\n4\n5\n6\n7")]
    public Task What_leads_elsewhere_or_has_no_words_or_fits_no_channel_is_refused(string template, string language, string path, string channel, string address) =>
        RefusesAsync(new(template, language, Enum.Parse<MessageChannel>(channel), address, path), "evil");

    [Fact]
    public async Task Addresses_and_links_are_in_no_log_no_row_and_no_header_but_the_receivers()
    {
        var site = await SiteAsync();
        _server.Busy = true;
        await AddAsync(site, new NewMessage("invitation", "nl", MessageChannel.Mail, "canary-a@example.org", "/nl/canary-b", Urgent: true, Key: "canary-c"));
        await AddAsync(site, new NewMessage("invitation", "nl", MessageChannel.Mail, "gone-canary-a@example.org", "/nl/canary-b"));
        await Wait.UntilAsync(async () => (await JobsAsync()).All(j => j.LastFailure is not null));
        await NowhereAsync();
        _server.Busy = false;
        await SettledAsync();
        var mail = Assert.Single(await _server.ArrivedAsync(1));
        await SettledAsync();
        await NowhereAsync();

        Assert.Equal(["To"], mail.Fields().Where(f => f.Value.Contains("canary", StringComparison.OrdinalIgnoreCase)).Select(f => f.Name));
        Assert.EndsWith("/nl/canary-b", mail.Link, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", mail.Text.Replace(mail.Link, "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

        async Task NowhereAsync()
        {
            Assert.DoesNotContain(site.Log.Lines, l => l.Contains("canary", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain((await _database.RowsAsync()).SelectMany(t => t.Value), r => r.Contains("canary", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static List<string> Templates() =>
        [.. Checkout.Files("src/Nabij/Features/Messages", "Texts.resx").SelectMany(f => System.Xml.Linq.XDocument.Load(f).Descendants("data"))
            .Select(d => d.Attribute("name")!.Value).Where(n => n.EndsWith(".body", StringComparison.Ordinal)).Select(n => n[..^".body".Length])];

    private async Task<Site> SiteAsync(bool server = true, Site? stateOf = null)
    {
        var site = await Site.StartOnAsync(_database, _region.Folder, services =>
        {
            if ((stateOf ?? _sites.FirstOrDefault()) is { } other)
            {
                // Nodes of one installation share the state folder with its keys.
                services.AddSingleton(new Seals(other.Services.GetRequiredService<Settings>()));
                services.AddSingleton(new AuditKeys(other.Services.GetRequiredService<Settings>()));
            }
        }, smtp: server ? _server.Setting : null);
        _sites.Add(site);
        return site;
    }

    private static async Task AddAsync(Site site, params NewMessage[] messages)
    {
        await using var scope = site.Services.CreateAsyncScope();
        foreach (var message in messages)
        {
            scope.ServiceProvider.GetRequiredService<Outbox>().Add(message);
        }

        await scope.ServiceProvider.GetRequiredService<NabijDb>().SaveChangesAsync(Ct);
    }

    private async Task RefusesAsync(NewMessage message, string never)
    {
        await _database.MigrateAsync();
        await using var outbox = new TestOutbox(_database, _region.Folder, new TestClock(TestClock.OfficeHours));

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => outbox.AddAsync(message));
        Assert.DoesNotContain(never, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await MessagesAsync());
        Assert.Empty(await JobsAsync());
    }

    /// <summary>Until no mail's job waits any more. Time passes only while none is being done: clocks of tests are quicker than mail servers.</summary>
    private Task SettledAsync(TimeSpan? step = null) => Wait.UntilAsync(async () =>
    {
        await Task.WhenAll(_sites.Select(s => s.Services.GetRequiredService<JobRunner>().RunDueAsync(Ct)));
        var waiting = (await JobsAsync()).Where(j => j.State == JobState.Waiting).ToList();
        if (waiting.TrueForAll(j => j.LeaseUntil is null) && waiting.Count > 0)
        {
            _sites.ForEach(s => s.Clock.Pass(step ?? TimeSpan.FromSeconds(10)));
        }

        return waiting.Count == 0;
    });

    private async Task PassDaysAsync(Site site, int days, int step = 1)
    {
        for (var day = 0; day < days; day += step)
        {
            site.Clock.Pass(TimeSpan.FromDays(step));
            await site.Services.GetRequiredService<JobRunner>().RunDueAsync(Ct);
        }

        await using var db = _database.Open();
        await Wait.UntilAsync(() => db.Jobs.AllAsync(j => j.LeaseUntil == null, Ct));
    }

    private async Task<List<Message>> MessagesAsync()
    {
        await using var db = _database.Open();
        return await db.Messages.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Ct);
    }

    private async Task<List<Job>> JobsAsync()
    {
        await using var db = _database.Open();
        return await db.Jobs.AsNoTracking().Where(j => j.Kind == SendMessage.Kind).OrderBy(j => j.Id).ToListAsync(Ct);
    }

    private async Task<(string Output, int Code)> RunAsync(Site site, params string[] arguments)
    {
        var (code, said) = await CommandLine.RunAsync(_database.Setting, _region.Folder, site.Services.GetRequiredService<Settings>().StateFolder, arguments);
        return (said, code);
    }
}
