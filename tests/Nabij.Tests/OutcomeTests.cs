using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Audit;
using Nabij.Features.Corrections;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class OutcomeTestsOnSqlite() : OutcomeTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class OutcomeTestsOnPostgres() : OutcomeTests(Engine.Postgres);

/// <summary>What comes of a report: one tap of an editor, one mail, and a receipt that tells it.</summary>
public abstract class OutcomeTests(Engine engine) : IAsyncLifetime
{
    private const string Hostile = "Bel <script>alert(1)</script> \"><img src=x> 02 999 88 77 \u202e";
    private const string Canary = "wordcanary77";
    private static readonly TextsOf<Features.Editors.Texts> Words = new();
    private static readonly TextsOf<Features.Corrections.Texts> Form = new();
    private static readonly TextsOf<Features.Messages.Texts> Mail = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Guid _house;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, People.HashQuickly);
        _house = await _site.OrganisationAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
        _region.Dispose();
    }

    public static TheoryData<string, string> Each() => new(CorrectionOutcomes.All.SelectMany(o => Languages.All.Select(l => (o.Code(), l))));

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Each_outcome_is_one_tap_and_stands_on_the_receipt_that_one_mail_leads_to(string code, string tongue)
    {
        var receipt = await ReportAsync(tongue, Hostile, "canary@example.org");
        var (editor, account) = await EditorAsync("editor@huis.example", tongue);
        var report = await OneAsync(editor, tongue);
        Assert.Equal(CorrectionOutcomes.All.Select(o => Words.In(tongue, "outcome." + o.Code())), report.Document.QuerySelectorAll("button[name=outcome]").Select(Page.Words));
        Assert.All(report.Document.QuerySelectorAll("button[name=outcome]"), b => Assert.NotEmpty(Page.Words(report.Document.GetElementById(b.GetAttribute("aria-describedby")!))));
        Assert.True(report.Says(Words.In(tongue, "report.told")));

        var done = await report.PressAsync(Words.In(tongue, "outcome." + code));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.StartsWith($"/{tongue}/editors/reports?handled=", Visitor.PathOf(done), StringComparison.Ordinal);
        var row = await RowAsync();
        Assert.Equal((account, CorrectionOutcomes.Find(code), null, null), (row.HandledBy, row.Outcome, row.Mail, row.Receipt));
        await using var db = _site.Database.Open();
        Assert.Equal(code, (await db.AuditEntries.SingleAsync(e => e.Act == "correction.handled", Ct)).Detail);
        var isReport = code != "not-about-this";
        Assert.Equal(isReport ? Hostile : "", row.Words);
        if (isReport)
        {
            var message = await db.Messages.SingleAsync(Ct);
            Assert.Equal(("correction-handled", tongue, MessageChannel.Mail), (message.Template, message.Language, message.Channel));
            Assert.Equal(receipt, await _site.LastLinkAsync());
        }
        else
        {
            Assert.Empty(await db.Messages.ToListAsync(Ct));
        }

        using var anyone = new Visitor(_site);
        var read = await anyone.OpenAsync(receipt);
        Assert.Equal(Said(tongue, "receipt.title.handled"), read.Heading);
        Assert.True(read.Says(Said(tongue, "receipt.outcome." + code)));
        Assert.Contains("2026", read.Text, StringComparison.Ordinal);
        Assert.Contains($"/{tongue}/lines/listening-line", read.Links("main"));
        Assert.Equal(!isReport, read.Says(Said(tongue, "receipt.words.erased")));
        Assert.DoesNotContain("<script>alert", read.Source, StringComparison.Ordinal);
        Assert.Empty(read.Document.QuerySelectorAll("main img, main script"));
        Assert.DoesNotContain(account.ToString(), read.Source, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("canary", read.Source, StringComparison.Ordinal);
        editor.Dispose();
    }

    [Fact]
    public async Task The_mail_tells_nothing_but_thanks_and_where_the_result_stands_and_then_nobody_has_the_address()
    {
        await using var server = await MailServer.StartAsync();
        await using var site = await Site.StartAsync(engine, _region.Folder, People.HashQuickly, smtp: server.Setting);
        (_site, var first) = (site, _site);
        try
        {
            _house = await _site.OrganisationAsync();
            var receipt = await ReportAsync("fr", "Fermé " + Canary, "canary@example.org");
            var row = await RowAsync();
            Assert.DoesNotContain((await _site.Database.RowsAsync()).SelectMany(t => t.Value), r => r.Contains("canary@", StringComparison.OrdinalIgnoreCase) || r.Contains(receipt[^32..], StringComparison.Ordinal));
            var (editor, _) = await EditorAsync("editor@huis.example", "nl");
            using (editor)
            {
                await (await OneAsync(editor, "nl")).PressAsync(Words.In("nl", "outcome.corrected"));
            }

            var mail = Assert.Single(await server.ArrivedAsync(1));
            Assert.Equal(["canary@example.org"], mail.To);
            Assert.Equal(Site.Url + receipt, mail.Link);
            Assert.Equal(Mail.In("fr", "correction-handled.subject"), mail.Subject);
            Assert.Contains(Mail.In("fr", "correction-handled.body"), mail.Text, StringComparison.Ordinal);
            string[] told = [Canary, "listening", "écoute", row.Reference, row.Spoken, Said("fr", "receipt.outcome.corrected"), "canary"];
            Assert.DoesNotContain(told, t => mail.Text.Contains(t, StringComparison.OrdinalIgnoreCase));

            await using var db = _site.Database.Open();
            await Wait.UntilAsync(async () => await db.Messages.AsNoTracking().AllAsync(m => m.State == MessageState.Sent, Ct));
            Assert.All(await db.Messages.AsNoTracking().ToListAsync(Ct), m => Assert.Equal((null, null, null), (m.Address, m.Path, m.AddressPrint)));
            Assert.DoesNotContain(_site.Log.Lines, l => l.Contains("canary", StringComparison.OrdinalIgnoreCase) || l.Contains(receipt[^32..], StringComparison.Ordinal));
        }
        finally
        {
            _site = first;
        }
    }

    [Fact]
    public async Task Words_that_are_no_report_are_gone_with_the_address_down_to_the_bytes()
    {
        await ReportAsync("nl", $"Koop {Canary} nu", "canary@example.org");
        var before = await RowAsync();
        byte[][] gone = [Encoding.UTF8.GetBytes(Canary), before.Mail!.ToStored(), before.Receipt!.ToStored()];
        Assert.Equal(3, engine == Engine.Sqlite ? await DatabaseBytes.FoundAsync(_site.Database, gone) : 3);
        var (editor, _) = await EditorAsync("editor@huis.example", "nl");
        using var visitor = editor;
        await (await OneAsync(editor, "nl")).PressAsync(Words.In("nl", "outcome.not-about-this"));

        var row = await RowAsync();
        Assert.Equal(("", "lines/listening-line", WrongPart.Number), (row.Words, row.Entry, row.Part));
        Assert.DoesNotContain((await _site.Database.RowsAsync()).SelectMany(t => t.Value), r => r.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        if (engine == Engine.Sqlite)
        {
            // PostgreSQL cleans in its own time; SQLite's file is clean once the daily job moved what was written into it.
            await using var db = _site.Database.Open();
            await new ForgetJobs(db, _site.Clock).RunAsync(new JobRun(Guid.Empty, null, 1, 1), Ct);
            Assert.Equal(0, await DatabaseBytes.FoundAsync(_site.Database, gone));
        }

        var page = await editor.OpenAsync($"/nl/editors/reports/{row.Reference}");
        Assert.True(page.Says(Words.In("nl", "report.words.erased")));
        Assert.True(page.Says(Words.In("nl", "outcome.not-about-this")));
    }

    [Fact]
    public async Task Of_two_editors_who_tap_at_once_one_is_told_and_one_mail_leaves()
    {
        await ReportAsync("nl", Hostile, "canary@example.org");
        var (one, _) = await EditorAsync("one@huis.example", "nl");
        var (other, _) = await EditorAsync("other@huis.example", "nl");
        using var first = one;
        using var second = other;
        var pages = new[] { await OneAsync(one, "nl"), await OneAsync(other, "nl") };

        var answers = await Task.WhenAll(pages[0].PressAsync(Words.In("nl", "outcome.corrected")), pages[1].PressAsync(Words.In("nl", "outcome.was-right")));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
        Assert.True(answers.Single(a => a.Status == HttpStatusCode.Conflict).Says(Words.In("nl", "report.too-late")));
        await using var db = _site.Database.Open();
        Assert.Single(await db.Messages.ToListAsync(Ct));
        Assert.Equal((await RowAsync()).Outcome!.Value.Code(), (await db.AuditEntries.SingleAsync(e => e.Act == "correction.handled", Ct)).Detail);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Corrected")]
    [InlineData("0")]
    [InlineData("<script>")]
    public async Task Without_an_outcome_that_there_is_nothing_is_handled(string code)
    {
        await ReportAsync("nl", Hostile, "canary@example.org");
        var (editor, _) = await EditorAsync("editor@huis.example", "nl");
        using var visitor = editor;
        var report = await OneAsync(editor, "nl");
        report.Document.QuerySelector("button[name=outcome]")!.SetAttribute("value", code);

        var answer = await report.PressAsync(Words.In("nl", "outcome.corrected"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(answer.Says(Words.In("nl", "report.outcome.missing")));
        var row = await RowAsync();
        Assert.Null(row.HandledAt);
        Assert.NotNull(row.Mail);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task What_was_handled_can_be_opened_again_and_the_address_is_gone(string tongue)
    {
        var receipt = await ReportAsync(tongue, Hostile, "canary@example.org");
        var (editor, _) = await EditorAsync("editor@huis.example", tongue);
        using var visitor = editor;
        var done = await (await OneAsync(editor, tongue)).PressAsync(Words.In(tongue, "outcome.was-right"));
        var handled = await done.FollowAsync(Words.In(tongue, "reports.handled.look"));
        Assert.Empty(handled.Document.QuerySelectorAll("button[name=outcome]"));
        Assert.True(handled.Says(Words.In(tongue, "report.reopen.hint")));

        var open = await handled.PressAsync(Words.In(tongue, "report.reopen"));
        Assert.Equal(HttpStatusCode.OK, open.Status);
        Assert.StartsWith(Words.In(tongue, "report.reopened").Split('{')[0], Page.Words(open.Document.QuerySelector(".notice")), StringComparison.Ordinal);
        Assert.True(open.Says(Words.In(tongue, "report.nobody")));
        Assert.Single((await editor.OpenAsync($"/{tongue}/editors/reports")).Links(".list"));
        using var anyone = new Visitor(_site);
        var waiting = await anyone.OpenAsync(receipt);
        Assert.True(waiting.Says(Said(tongue, "receipt.again")));
        Assert.False(waiting.Says(Said(tongue, "receipt.outcome.was-right")));

        // A second tab still shows the old button.
        Assert.Equal(HttpStatusCode.OK, (await handled.PressAsync(Words.In(tongue, "report.reopen"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await open.PressAsync(Words.In(tongue, "outcome.corrected"))).Status);
        Assert.True((await anyone.OpenAsync(receipt)).Says(Said(tongue, "receipt.outcome.corrected")));
        await using var db = _site.Database.Open();
        Assert.Single(await db.Messages.ToListAsync(Ct));
        Assert.Equal(["correction.handled", "correction.handled", "correction.reopened"], await db.AuditEntries.Where(e => e.SubjectKind == "correction" && e.Act != "correction.opened").Select(e => e.Act).Order().ToListAsync(Ct));
    }

    [Fact]
    public async Task Reports_from_before_outcomes_are_dealt_with_and_answered_by_hand()
    {
        var receipt = await ReportAsync("nl", Hostile, "canary@example.org");
        await using var db = _site.Database.Open();
        await db.Corrections.ExecuteUpdateAsync(set => set.SetProperty(c => c.Receipt, (Sealed?)null), Ct);
        var (editor, _) = await EditorAsync("editor@huis.example", "nl");
        using var visitor = editor;
        var report = await OneAsync(editor, "nl");
        Assert.True(report.Says(Words.In("nl", "report.do.hint")));
        await report.PressAsync(Words.In("nl", "outcome.corrected"));
        Assert.Empty(await db.Messages.ToListAsync(Ct));

        await db.Corrections.ExecuteUpdateAsync(set => set.SetProperty(c => c.Outcome, (CorrectionOutcome?)null), Ct);
        Assert.True((await visitor.OpenAsync(receipt)).Says(Said("nl", "receipt.handled")));
        Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync($"/nl/editors/reports/{(await RowAsync()).Reference}")).Status);
    }

    [Fact]
    public async Task At_the_command_line_an_outcome_can_be_said()
    {
        await ReportAsync("nl", Hostile, "canary@example.org");
        var reference = (await RowAsync()).Reference;

        var (code, said) = await RunAsync("corrections", "done", reference, "wonderful");
        Assert.Equal(1, code);
        Assert.Contains("not-about-this", said, StringComparison.Ordinal);
        Assert.Null((await RowAsync()).HandledAt);

        Assert.Equal(0, (await RunAsync("corrections", "done", reference, "could-not-check")).Code);
        Assert.Equal((CorrectionOutcome.CouldNotCheck, null), ((await RowAsync()).Outcome, (await RowAsync()).HandledBy));
        Assert.Contains("could-not-check", (await RunAsync("corrections", "show", reference)).Said, StringComparison.Ordinal);
        await using var db = _site.Database.Open();
        Assert.Equal("correction-handled", (await db.Messages.SingleAsync(Ct)).Template);

        async Task<(int Code, string Said)> RunAsync(params string[] arguments) =>
            await CommandLine.RunAsync(_site.Database.Setting, _region.Folder, _site.Services.GetRequiredService<Settings>().StateFolder, arguments);
    }

    private async Task<(Visitor Editor, Guid Account)> EditorAsync(string email, string tongue)
    {
        var person = await _site.PersonAsync(email);
        await _site.MemberAsync(_house, person, MemberRole.Editor, new() { Territories = ["nis:21099"] });
        return (await person.SignInAsync(tongue), person.Id);
    }

    // As a page is read here, where each space is a plain one.
    private static string Said(string tongue, string key) => Form.In(tongue, key).Replace('\u00a0', ' ');

    /// <summary>The only report of the list, opened.</summary>
    private static async Task<Page> OneAsync(Visitor editor, string tongue) => await editor.OpenAsync((await editor.OpenAsync($"/{tongue}/editors/reports")).Links(".list").Single());

    /// <summary>The path of the receipt.</summary>
    private async Task<string> ReportAsync(string tongue, string words, string mail)
    {
        using var anyone = new Visitor(_site);
        var sent = await (await anyone.OpenAsync($"/{tongue}/corrections/lines/listening-line")).Tick(Said(tongue, "report.part.number"))
            .Type(Said(tongue, "report.words"), words).Type(Said(tongue, "report.mail"), mail).PressAsync(Said(tongue, "report.send"));
        Assert.Equal(Said(tongue, "receipt.title"), sent.Heading);
        return Visitor.PathOf(sent);
    }

    private async Task<Correction> RowAsync()
    {
        await using var db = _site.Database.Open();
        return await db.Corrections.AsNoTracking().SingleAsync(Ct);
    }
}
