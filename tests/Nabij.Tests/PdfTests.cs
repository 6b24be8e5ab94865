using System.Net;
using Nabij.Features.Paper;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>
/// How a PDF is asked for and fetched. A small program stands in for Chromium: its "PDF" is the page that it was given, so that one can see
/// what would be printed. The real one prints in the browser tests.
/// </summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
[Trait("Takes", "a minute")]
public sealed class PdfTests
{
    private const string Copies = "#!/bin/sh\nfor a in \"$@\"; do case \"$a\" in --print-to-pdf=*) out=\"${a#*=}\";; file://*) in=\"${a#file://}\";; esac; done\ncp \"$in\" \"$out\"\nenv >> \"$out\"\n";
    private const string Fails = "#!/bin/sh\nexit 1\n";
    private static readonly TextsOf<Features.Paper.Texts> Words = new();

    [Fact]
    public async Task A_booklet_says_that_it_is_being_made_and_then_comes()
    {
        using var printer = new Printer(Copies);
        await using var site = await Site.StartAsync(Engine.Sqlite, chromium: printer.Path);
        const string Address = "/fr/booklet.pdf?near=1080&theme=food";

        Assert.Contains((await site.OpenAsync("/fr/booklet?near=1080&theme=food")).Document.QuerySelectorAll("button"), b => Page.Words(b) == Words.In("fr", "pdf.make"));
        var first = await site.OpenAsync(Address);
        if (first.Status == HttpStatusCode.Accepted)
        {
            Assert.Equal("2", first.Response.Headers.GetValues("Refresh").Single());
            Assert.Contains(Address, first.Links("main"));
        }

        using var answer = await FetchAsync(site, Address);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nabij-1080-molenbeek-saint-jean-fr.pdf", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var printed = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"fr\"", printed, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'", WebUtility.HtmlDecode(printed), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", printed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@@", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Nabij__", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_posted_choice_becomes_a_pdf_under_a_name_that_says_nothing()
    {
        using var printer = new Printer(Copies);
        await using var site = await Site.StartAsync(Engine.Sqlite, chromium: printer.Path);
        var code = site.State.Codes.Of(site.State.Lines["awel-102"].Id);
        using var choice = new FormUrlEncodedContent([new("entry", code)]);
        using var asked = await site.Client.PostAsync("/nl/paper.pdf", choice);

        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Matches("^/nl/pdf/[A-Za-z0-9_-]{24}$", asked.Headers.Location!.OriginalString);
        using var answer = await FetchAsync(site, asked.Headers.Location.OriginalString);
        Assert.Contains("Awel", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_said_once_and_can_be_tried_again()
    {
        using var printer = new Printer(Fails);
        await using var site = await Site.StartAsync(Engine.Sqlite, chromium: printer.Path);
        Page? page = null;
        await Wait.UntilAsync(async () => (page = await site.OpenAsync("/nl/booklet.pdf?near=1080&theme=food")).Status != HttpStatusCode.Accepted);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page!.Status);
        Assert.True(page.Says(Words.In("nl", "pdf.failed")), page.Text);
        Assert.Equal(HttpStatusCode.Accepted, (await site.OpenAsync("/nl/booklet.pdf?near=1080&theme=food")).Status);
    }

    [Fact]
    public async Task One_reader_cannot_keep_the_desk_busy()
    {
        using var printer = new Printer(Copies);
        await using var site = await Site.StartAsync(Engine.Sqlite, chromium: printer.Path);
        var codes = site.State.Lines.Values.Take(PdfDesk.MostPerMinute + 1).Select(l => site.State.Codes.Of(l.Id)).ToList();
        var statuses = new List<HttpStatusCode>();
        foreach (var code in codes)
        {
            using var answer = await site.Client.GetAsync("/nl/paper.pdf?entry=" + code);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses[..^1]);
        // What was made before still comes.
        using var known = await FetchAsync(site, "/nl/paper.pdf?entry=" + codes[0]);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    private static async Task<HttpResponseMessage> FetchAsync(Site site, string address)
    {
        HttpResponseMessage? answer = null;
        await Wait.UntilAsync(async () =>
        {
            answer?.Dispose();
            answer = await site.Client.GetAsync(address);
            return answer.StatusCode != HttpStatusCode.Accepted;
        });
        return answer!;
    }

    private sealed class Printer : IDisposable
    {
        private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("nabij-printer-").FullName;

        public Printer(string script)
        {
            Path = System.IO.Path.Combine(_folder, "printer");
            File.WriteAllText(Path, script);
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        public string Path { get; }

        public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);
    }
}
