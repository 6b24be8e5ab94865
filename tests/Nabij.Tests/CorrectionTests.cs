using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Corrections;
using Nabij.Features.Jobs;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class CorrectionTestsOnSqlite() : CorrectionTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class CorrectionTestsOnPostgres() : CorrectionTests(Engine.Postgres);

public abstract class CorrectionTests(Engine engine) : IAsyncLifetime
{
    private const string Form = "/nl/corrections/lines/listening-line";
    private static readonly TextsOf<Features.Corrections.Texts> Words = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder);
        _visitor = new Visitor(_site, follows: false);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _visitor.Dispose();
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Theory]
    [InlineData("/nl/lines/listening-line")]
    [InlineData("/fr/services/sewing-table")]
    [InlineData("/en/organisations/house-one")]
    [InlineData("/nl/help/346")]
    public async Task From_each_entry_to_a_receipt(string entry)
    {
        var tongue = entry[1..3];
        var page = await _site.OpenAsync(entry);
        var link = page.Links("main").Single(l => l.Contains("/corrections/", StringComparison.Ordinal));
        Assert.Equal($"/{tongue}/corrections{entry[3..]}", link);

        var receipt = await ReadAsync(await SendAsync(link, ("part", "number"), ("words", "Het is 02 999 88 77.")));

        Assert.Equal(HttpStatusCode.OK, receipt.Status);
        Assert.Equal(Words.In(tongue, "receipt.title"), receipt.Heading);
        Assert.True(receipt.Says("Het is 02 999 88 77."));
        Assert.Matches("^[2-9B-DF-HJKMNP-RTV-XZ]{3}-[2-9B-DF-HJKMNP-RTV-XZ]{3}$", receipt.Document.QuerySelector(".reference")!.TextContent.Trim());
        Assert.Equal("noindex", receipt.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.True(receipt.Response.Headers.CacheControl!.NoStore);
        var kept = Assert.Single(await KeptAsync());
        Assert.Equal((entry[4..], 1, tongue, WrongPart.Number, "Het is 02 999 88 77."), (kept.Entry, kept.EntryVersion, kept.Language, kept.Part, kept.Words));
        Assert.Equal(TestClock.OfficeHours, kept.SentAt);
        // The token is sealed beside a mail address only.
        Assert.Equal((null, null), (kept.Mail, kept.Receipt));
    }

    [Fact]
    public async Task The_same_form_twice_or_at_once_is_one_report_and_other_words_are_another()
    {
        var fields = await FieldsAsync(Form, ("part", "hours"), ("words", "Op vrijdag gesloten."));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Browser.PostAsync(Form, new FormUrlEncodedContent(fields))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct(StringComparer.Ordinal));
        Assert.Single(await KeptAsync());

        // Back in the browser, other words in the same form.
        fields["words"] = "Op zaterdag ook.";
        var other = await Browser.PostAsync(Form, new FormUrlEncodedContent(fields));
        Assert.DoesNotContain(other.Headers.Location, answers.Select(a => a.Headers.Location));
        Assert.Equal(2, (await KeptAsync()).Count);
    }

    [Theory]
    [InlineData("part", "", "correction.part-missing")]
    [InlineData("part", "everything", "correction.part-missing")]
    [InlineData("part", "1", "correction.part-missing")]
    [InlineData("words", "", "correction.words-missing")]
    [InlineData("words", " \r\n \t ", "correction.words-missing")]
    [InlineData("words", "*1001", "correction.words-too-long")]
    [InlineData("mail", "me", "correction.mail-wrong")]
    [InlineData("mail", "me@home", "correction.mail-wrong")]
    [InlineData("mail", "Me <me@example.org>", "correction.mail-wrong")]
    [InlineData("mail", "me@example.org\r\nBcc: all@example.org", "correction.mail-wrong")]
    [InlineData("mail", "*300", "correction.mail-wrong")]
    [InlineData("site", "https://example.org", "correction.trap-filled")]
    public async Task What_is_wrong_is_said_at_its_field_in_each_language_and_nothing_is_lost_or_kept(string field, string value, string code)
    {
        value = value.StartsWith('*') ? new string('x', int.Parse(value[1..], System.Globalization.CultureInfo.InvariantCulture)) : value;
        foreach (var tongue in Languages.All)
        {
            var path = $"/{tongue}{Form[3..]}";
            var fields = await FieldsAsync(path, ("part", "other"), ("words", "Het staat er verkeerd."), ("mail", "me@example.org"));
            fields[field] = value;
            var page = await ReadAsync(await Browser.PostAsync(path, new FormUrlEncodedContent(fields)));

            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            var text = Words.In(tongue, code).Replace("{most}", "1000", StringComparison.Ordinal);
            Assert.Equal(text, Page.Words(page.Document.GetElementById(field + "-error")));
            Assert.Contains($"#{field}", page.Links(".notice.wrong"));
            Assert.NotNull(page.Document.GetElementById(field));
            Assert.StartsWith(new TextsOf<Ui.Texts>().In(tongue, "Title.Error").Split('{')[0], page.Title, StringComparison.Ordinal);
            if (field != "words")
            {
                Assert.Equal("Het staat er verkeerd.", page.Document.QuerySelector("textarea")!.TextContent.Trim());
            }
        }

        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task Only_the_form_places_a_cookie_and_without_it_nothing_is_kept_but_the_words_stay()
    {
        using var response = await _site.Client.GetAsync(Form);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"__Host-{CorrectionsSetup.Cookie}=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);

        var fields = await FieldsAsync(Form, ("part", "number"), ("words", "Het staat er verkeerd."));
        foreach (var forged in new[] { false, true })
        {
            if (forged)
            {
                fields.Remove("__RequestVerificationToken");
            }

            var page = await ReadAsync(await (forged ? Browser : _site.Client).PostAsync(Form, new FormUrlEncodedContent(fields)));
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.True(page.Says(Words.In("nl", "correction.send-again")));
            Assert.Equal("Het staat er verkeerd.", page.Document.QuerySelector("textarea")!.TextContent.Trim());
        }

        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task Hostile_words_are_kept_as_they_are_and_shown_as_words()
    {
        const string Hostile = "<script>alert(1)</script> \"><img src=x> {{7*7}} \u001b[2J\u202Eevil\r\n'); DROP TABLE \"Corrections\"; -- 😀 العربية";
        var receipt = await ReadAsync(await SendAsync(Form, ("part", "other"), ("words", Hostile)));

        Assert.DoesNotContain("<script>alert", receipt.Source, StringComparison.Ordinal);
        Assert.Empty(receipt.Document.QuerySelectorAll("main img, main script"));
        Assert.True(receipt.Says("<script>alert(1)</script> \"><img src=x> {{7*7}} [2J"));
        Assert.True(receipt.Says("'); DROP TABLE \"Corrections\"; -- 😀 العربية"));

        var reference = (await KeptAsync()).Single().Reference;
        var (list, _) = await RunAsync("corrections");
        var (show, code) = await RunAsync("corrections", "show", reference);
        Assert.Equal(0, code);
        Assert.All(list + show, c => Assert.False((char.IsControl(c) && c != '\n') || c is '\u202E', $"U+{(int)c:X4}"));
        Assert.Contains("DROP TABLE", show, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_lists_shows_and_closes_reports_and_the_mail_address_goes()
    {
        await SendAsync(Form, ("part", "closed"), ("words", "De deur is dicht."), ("mail", "canary@example.org"));
        var row = (await KeptAsync()).Single();
        var spoken = $"{row.Reference[..3]}-{row.Reference[3..]}";
        Assert.DoesNotContain((await _site.Database.RowsAsync()).SelectMany(t => t.Value), r => r.Contains("canary", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(_site.Log.Lines, l => l.Contains("canary", StringComparison.OrdinalIgnoreCase) || l.Contains("deur", StringComparison.OrdinalIgnoreCase));

        var (list, _) = await RunAsync("corrections");
        Assert.Contains($"{spoken}  2026-03-10  lines/listening-line  closed  De deur is dicht.", list, StringComparison.Ordinal);
        Assert.Contains("1 open.", list, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", list, StringComparison.Ordinal);
        Assert.Contains("canary@example.org", (await RunAsync("corrections", "show", spoken)).Output, StringComparison.Ordinal);

        await using (var db = _site.Database.Open())
        {
            var entry = Assert.Single(await db.Set<Features.Audit.AuditEntry>().Where(e => e.SubjectKind == "correction").ToListAsync(TestContext.Current.CancellationToken));
            Assert.Equal(("correction.opened", "CommandLine", "corrections show", row.Id), (entry.Act, entry.ActorKind, entry.ActorName, entry.SubjectId));
        }

        Assert.Equal(0, (await RunAsync("corrections", "done", spoken.ToLowerInvariant())).Code);
        Assert.Equal(1, (await RunAsync("corrections", "done", spoken)).Code);
        Assert.Equal(1, (await RunAsync("corrections", "show", "ZZZ-ZZZ")).Code);
        Assert.Contains("0 open.", (await RunAsync("corrections")).Output, StringComparison.Ordinal);
        Assert.Null((await KeptAsync()).Single().Mail);
    }

    [Fact]
    public async Task Mail_addresses_and_handled_reports_go_after_half_a_year()
    {
        await SendAsync(Form, ("part", "closed"), ("words", "een"), ("mail", "me@example.org"));
        await SendAsync(Form, ("part", "closed"), ("words", "twee"));
        await RunAsync("corrections", "done", (await KeptAsync()).Single(c => c.Words == "twee").Reference);

        await PassAsync(Correction.MailKept - TimeSpan.FromDays(1));
        Assert.Equal(2, (await KeptAsync()).Count);
        Assert.NotNull((await KeptAsync()).Single(c => c.Words == "een").Mail);

        await PassAsync(TimeSpan.FromDays(2));
        Assert.All(await KeptAsync(), c => Assert.Null(c.Mail));

        // What was handled at the command line, by its own clock.
        await PassAsync((await KeptAsync()).Single(c => c.Words == "twee").HandledAt!.Value + Correction.HandledKept + TimeSpan.FromDays(1) - _site.Clock.GetUtcNow());
        Assert.Equal("een", Assert.Single((await KeptAsync()).Select(c => c.Words)));

        // Until the daily job was done, by whoever took it.
        async Task PassAsync(TimeSpan time)
        {
            _site.Clock.Pass(time);
            await using var db = _site.Database.Open();
            await Wait.UntilAsync(async () =>
            {
                await _site.Services.GetRequiredService<JobRunner>().RunDueAsync(CancellationToken.None);
                var now = _site.Clock.GetUtcNow();
                return await db.Jobs.AllAsync(j => j.Kind != ForgetCorrections.Kind || (j.DueAt > now && j.LeaseUntil == null));
            });
        }
    }

    [Fact]
    public async Task A_flood_waits_and_then_goes_on()
    {
        var pace = new CorrectionPace(_site.Clock);
        var home = IPAddress.Parse("81.240.1.2");
        Assert.All(Enumerable.Range(0, 20), _ => Assert.True(pace.MaySend(home)));
        Assert.False(pace.MaySend(home));
        Assert.True(pace.MaySend(IPAddress.Parse("81.240.1.3")));
        Assert.True(pace.MaySend(IPAddress.Parse("2a02:2788::1")));
        _site.Clock.Pass(TimeSpan.FromSeconds(10));
        Assert.True(pace.MaySend(home));
        Assert.False(pace.MaySend(home));

        // From outside: this machine counts as one that many share.
        var fields = await FieldsAsync(Form, ("part", "other"), ("words", "x"));
        HttpResponseMessage last;
        var sent = 0;
        do
        {
            fields["words"] = $"x {sent++}";
            last = await Browser.PostAsync(Form, new FormUrlEncodedContent(fields));
        }
        while (last.StatusCode is HttpStatusCode.Redirect && sent < 400);
        var page = await ReadAsync(last);
        Assert.Equal((HttpStatusCode)429, page.Status);
        Assert.True(page.Says(Words.In("nl", "correction.wait")));
        Assert.Equal($"x {sent - 1}", page.Document.QuerySelector("textarea")!.TextContent.Trim());
        _site.Clock.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.Redirect, (await Browser.PostAsync(Form, new FormUrlEncodedContent(fields))).StatusCode);
    }

    [Theory]
    [InlineData("/nl/corrections/lines/nobody")]
    [InlineData("/nl/corrections/services/listening-line")]
    [InlineData("/nl/corrections/pages/about")]
    [InlineData("/nl/corrections/00000000000000000000000000000000")]
    [InlineData("/nl/corrections/x")]
    public async Task What_is_no_entry_and_no_receipt_is_not_found(string path)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _site.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(await Browser.PostAsync(path, new FormUrlEncodedContent([new("part", "other"), new("words", "x")])))).Status is var s && s is HttpStatusCode.BadRequest ? HttpStatusCode.NotFound : s);
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_refused()
    {
        var fields = await FieldsAsync(Form, ("part", "other"), ("words", "a\0b"));
        Assert.Equal(HttpStatusCode.BadRequest, (await Browser.PostAsync(Form, new FormUrlEncodedContent(fields))).StatusCode);
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task A_form_with_far_too_many_words_is_refused()
    {
        var fields = await FieldsAsync(Form, ("part", "other"), ("words", new string('x', 300 * 1024)));
        Assert.Equal(HttpStatusCode.BadRequest, (await Browser.PostAsync(Form, new FormUrlEncodedContent(fields))).StatusCode);
        Assert.Empty(await KeptAsync());
    }

    private HttpClient Browser => _visitor.Client;

    private Task<Page> ReadAsync(HttpResponseMessage response) => Page.ReadAsync(_site.Client, response);

    // The fields of the form as a browser would send them, with what a person filled in.
    private async Task<Dictionary<string, string>> FieldsAsync(string path, params (string Name, string Value)[] typed)
    {
        var document = await new HtmlParser().ParseDocumentAsync(await Browser.GetStringAsync(path));
        var fields = document.QuerySelectorAll("form.tell input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!, StringComparer.Ordinal);
        foreach (var (name, value) in typed)
        {
            Assert.NotNull(document.QuerySelector($"form.tell [name={name}]"));
            fields[name] = value;
        }

        return fields;
    }

    /// <summary>Fills in the form, sends it, and follows to the receipt.</summary>
    private async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] typed)
    {
        using var sent = await Browser.PostAsync(path, new FormUrlEncodedContent(await FieldsAsync(path, typed)));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return await Browser.GetAsync(sent.Headers.Location);
    }

    private async Task<List<Correction>> KeptAsync()
    {
        await using var db = _site.Database.Open();
        return await db.Corrections.AsNoTracking().OrderBy(c => c.Id).ToListAsync();
    }

    // The program as the administrator runs it, on the site's own database and state folder.
    private async Task<(string Output, int Code)> RunAsync(params string[] arguments)
    {
        var (code, said) = await CommandLine.RunAsync(_site.Database.Setting, _region.Folder, _site.Services.GetRequiredService<Settings>().StateFolder, arguments);
        return (said, code);
    }
}
