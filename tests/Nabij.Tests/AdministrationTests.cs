using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;
using Nabij.Features.SignIn;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class AdministrationTestsOnSqlite() : AdministrationTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class AdministrationTestsOnPostgres() : AdministrationTests(Engine.Postgres);

public abstract class AdministrationTests(Engine engine) : IAsyncLifetime
{
    private static readonly TextsOf<Features.Administration.Texts> Words = new();
    private static readonly TextsOf<Features.Messages.Texts> Templates = new();

    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Person _keeper = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, People.HashQuickly);
        _keeper = await _site.PersonAsync("keeper@example.org");
        await using var scope = _site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<FirstOrganisation>().Add(LocalText.Of(("nl", "Beheer")), _keeper.Id);
        await scope.ServiceProvider.GetRequiredService<NabijDb>().SaveChangesAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task Only_administrators_see_the_work_and_the_messages()
    {
        using var other = await (await _site.PersonAsync("other@example.org")).SignInAsync();
        foreach (var path in new[] { "/nl/jobs", "/nl/messages", "/nl/messages/letters" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(path)).Status);
            Assert.Equal(HttpStatusCode.Redirect, (await _site.Client.GetAsync(path)).StatusCode);
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Work_that_failed_is_shown_and_tried_again(string tongue)
    {
        var id = Guid.CreateVersion7(_site.Clock.GetUtcNow());
        await using (var db = _site.Database.Open())
        {
            db.Add(new Job { Id = id, Kind = "ticks", AddedAt = TestClock.OfficeHours, DueAt = TestClock.OfficeHours, State = JobState.Failed, Attempts = 7, LastFailure = "TimeoutException" });
            await db.SaveChangesAsync(Ct);
        }

        using var keeper = await _keeper.SignInAsync(tongue);
        var page = await keeper.OpenAsync($"/{tongue}/jobs");
        Assert.Equal(Words.In(tongue, "jobs.title"), page.Heading);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        var row = page.Document.QuerySelector("tbody tr")!;
        Assert.StartsWith($"ticks {Words.In(tongue, "job.failed")}", Page.Words(row), StringComparison.Ordinal);
        Assert.Contains("7 TimeoutException", Page.Words(row), StringComparison.Ordinal);
        Assert.Contains(page.Document.QuerySelectorAll("tbody th"), h => Page.Words(h) == ForgetJobs.Kind);

        var after = await page.PressAsync(Words.In(tongue, "again"));
        Assert.Equal($"/{tongue}/jobs", Visitor.PathOf(after));
        await using var later = _site.Database.Open();
        Assert.Equal((JobState.Waiting, 0), (await later.Jobs.Where(j => j.Id == id).ToListAsync(Ct)).Select(j => (j.State, j.Attempts)).Single());
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.PostAsync($"/{tongue}/jobs", [.. Hidden(page), ("id", Guid.Empty.ToString())])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await keeper.PostAsync($"/{tongue}/jobs", ("id", id.ToString()))).Status);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_message_is_listed_without_its_receiver_opened_with_a_trace_and_erased_when_it_was_brought(string tongue)
    {
        using var keeper = await _keeper.SignInAsync(tongue);
        await AddAsync(new NewMessage("invitation", "fr", MessageChannel.Mail, "canary@example.org", "/fr/invitation/canary"));

        var list = await keeper.OpenAsync($"/{tongue}/messages");
        Assert.Equal(Words.In(tongue, "messages.title"), list.Heading);
        Assert.True(list.Says(Templates.In(tongue, "invitation.subject")));
        Assert.True(list.Says(Words.In(tongue, "message.server")));
        Assert.True(list.Says(Words.In(tongue, "messages.no-server")));
        Assert.DoesNotContain("canary", list.Source, StringComparison.Ordinal);

        var opened = await list.PressAsync(Words.In(tongue, "message.open"));
        Assert.True(opened.Response.Headers.CacheControl!.NoStore);
        Assert.True(opened.Says("canary@example.org"));
        Assert.True(opened.Says(Site.Url + "/fr/invitation/canary"));
        Assert.Equal("fr", opened.Document.QuerySelector("dd[lang]")!.GetAttribute("lang"));
        Assert.Equal(["message.opened"], await ActsAsync());
        Assert.DoesNotContain(_site.Log.Lines, l => l.Contains("canary", StringComparison.OrdinalIgnoreCase));

        var after = await opened.PressAsync(Words.In(tongue, "message.brought"));
        Assert.True(after.Says(Words.In(tongue, "messages.none")));
        Assert.Equal(["message.brought", "message.opened"], await ActsAsync());
        Assert.Equal((MessageState.Sent, null), Assert.Single((await MessagesAsync()).Select(m => (m.State, m.Address))));
    }

    [Fact]
    public async Task Who_opens_a_message_proves_first_who_they_are_when_that_was_long_ago()
    {
        using var keeper = await _keeper.SignInAsync();
        await AddAsync(new NewMessage("invitation", "fr", MessageChannel.Letter, "Madame Canary\n1000 Bruxelles", "/fr/a"));
        _site.Clock.Pass(Session.Fresh);
        var list = await keeper.OpenAsync("/nl/messages");

        foreach (var button in new[] { Words.In("nl", "message.open"), Words.In("nl", "letters.print.one").Replace("{n}", "1", StringComparison.Ordinal) })
        {
            var asked = await list.PressAsync(button);
            Assert.StartsWith("/nl/confirm", Visitor.PathOf(asked), StringComparison.Ordinal);
            Assert.DoesNotContain("Canary", asked.Source, StringComparison.Ordinal);
        }

        Assert.Empty(await ActsAsync());
    }

    [Fact]
    public async Task Letters_are_printed_one_a_sheet_in_the_language_of_who_gets_them_and_then_erased()
    {
        using var keeper = await _keeper.SignInAsync("en");
        await AddAsync(
            new NewMessage("invitation", "fr", MessageChannel.Letter, "Madame X\nRue Haute 1\n1000 Bruxelles", "/fr/a"),
            new NewMessage("invitation", "nl", MessageChannel.Letter, "<b>Meneer Y</b>\n1000 Brussel", "/nl/b"),
            new NewMessage("invitation", "nl", MessageChannel.Text, "+32470000000", "/nl/c"));

        var sheets = await (await keeper.OpenAsync("/en/messages")).PressAsync(Words.In("en", "letters.print.other").Replace("{n}", "2", StringComparison.Ordinal));
        Assert.Equal(Words.In("en", "letters.title"), sheets.Heading);
        var letters = sheets.Document.QuerySelectorAll(".sheet").OrderBy(s => s.GetAttribute("lang"), StringComparer.Ordinal).ToList();
        Assert.Equal(["fr", "nl"], letters.Select(l => l.GetAttribute("lang")));
        Assert.Equal("Madame X\nRue Haute 1\n1000 Bruxelles", letters[0].QuerySelector(".to")!.TextContent);
        Assert.Equal(Templates.In("fr", "invitation.subject"), Page.Words(letters[0].QuerySelector("h2")));
        Assert.Contains(Site.Url + "/fr/a", Page.Words(letters[0]), StringComparison.Ordinal);
        Assert.DoesNotContain(Templates.In("fr", "no-answers"), Page.Words(letters[0]), StringComparison.Ordinal);
        Assert.Equal("<b>Meneer Y</b>\n1000 Brussel", letters[1].QuerySelector(".to")!.TextContent);
        Assert.NotNull(letters[1].QuerySelector("svg.qr"));

        var after = await sheets.PressAsync(Words.In("en", "letters.printed"));
        Assert.Equal("/en/messages", Visitor.PathOf(after));
        Assert.Equal([MessageChannel.Text], (await MessagesAsync()).Where(m => m.State == MessageState.Waiting).Select(m => m.Channel));
        Assert.Equal(["message.brought", "message.brought", "message.opened", "message.opened"], await ActsAsync());
        Assert.Equal("/en/messages", Visitor.PathOf(await keeper.OpenAsync("/en/messages/letters")));
    }

    private static IEnumerable<(string Name, string Value)> Hidden(Page page) =>
        page.Document.QuerySelector("form[method=post] button.quiet")!.Closest("form")!.QuerySelectorAll("input[type=hidden]:not([name=id])").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!));

    private async Task AddAsync(params NewMessage[] messages)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        foreach (var message in messages)
        {
            scope.ServiceProvider.GetRequiredService<Outbox>().Add(message);
        }

        await scope.ServiceProvider.GetRequiredService<NabijDb>().SaveChangesAsync(Ct);
    }

    private async Task<List<Message>> MessagesAsync()
    {
        await using var db = _site.Database.Open();
        return await db.Messages.AsNoTracking().ToListAsync(Ct);
    }

    private async Task<IEnumerable<string>> ActsAsync()
    {
        await using var db = _site.Database.Open();
        return (await db.Set<AuditEntry>().AsNoTracking().Where(e => e.SubjectKind == "message").ToListAsync(Ct)).Select(e => e.Act).Order(StringComparer.Ordinal);
    }
}
