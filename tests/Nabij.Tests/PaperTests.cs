using System.Net;
using Microsoft.EntityFrameworkCore;
using Nabij.Features.Directory;
using Nabij.Features.Paper;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class PaperTestsOnSqlite(Sites sites) : PaperTests(sites, Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class PaperTestsOnPostgres(Sites sites) : PaperTests(sites, Engine.Postgres);

/// <summary>Choosing entries, and what one can do with them.</summary>
public abstract class PaperTests(Sites sites, Engine engine) : SiteTests(sites, engine)
{
    private static readonly TextsOf<Features.Paper.Texts> Words = new();
    private static readonly string[] Tongues = ["nl", "fr", "en"];

    [Theory]
    [InlineData("/search?q=alcohol&near=1080")]
    [InlineData("/themes/care")]
    [InlineData("/help/346")]
    [InlineData("/places/nis:21004")]
    [InlineData("/organisations/rode-kruis")]
    public async Task Entries_are_ticked_in_a_list_and_nothing_of_the_question_goes_along(string path)
    {
        var page = await Site.OpenAsync("/nl" + path);
        var boxes = page.Document.QuerySelectorAll("input[name=entry]");
        var form = page.Document.QuerySelector("form#choose");

        if (boxes.Length == 0)
        {
            Assert.Equal("/help/346", path);
            return;
        }

        Assert.Equal("/nl/paper", form?.GetAttribute("action"));
        Assert.Empty(form!.QuerySelectorAll("input"));
        Assert.All(boxes, b => Assert.Equal("choose", b.GetAttribute("form")));
        var chosen = await Site.OpenAsync("/nl/paper?" + string.Join('&', boxes.Take(3).Select(b => "entry=" + b.GetAttribute("value"))));
        Assert.Equal(HttpStatusCode.OK, chosen.Status);
        Assert.Equal(boxes.Take(3).Select(b => b.GetAttribute("value")).Distinct(), chosen.Document.QuerySelectorAll("form.chosen input[name=entry]").Select(b => b.GetAttribute("value")));
    }

    [Fact]
    public async Task A_posted_question_keeps_its_choice_out_of_the_address()
    {
        using var content = new FormUrlEncodedContent([new("q", "alcohol"), new("near", "1080")]);
        var page = await Page.ReadAsync(Site.Client, await Site.Client.PostAsync("/nl/search", content));
        Assert.Equal("post", page.Document.QuerySelector("form#choose")!.GetAttribute("method"));

        using var choice = new FormUrlEncodedContent([new("entry", Code("alcooliques-anonymes"))]);
        var paper = await Page.ReadAsync(Site.Client, await Site.Client.PostAsync("/nl/paper", choice));
        Assert.Equal("post", paper.Document.QuerySelector("form.chosen")!.GetAttribute("method"));
        var sheets = await Page.ReadAsync(Site.Client, await Site.Client.PostAsync("/nl/paper/sheets", choice));
        Assert.Single(sheets.Document.QuerySelectorAll(".sheet"));
        Assert.True(sheets.Response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task What_is_unknown_or_too_much_is_said_and_the_rest_is_kept()
    {
        var hostile = $"entry={Uri.EscapeDataString("\"><script>alert(1)</script>")}&entry={new string('x', 20_000)}&entry=..%2F..%2Fetc%2Fpasswd&entry=%00&entry={Code("awel-102")}&entry={Code("awel-102")}";
        foreach (var tongue in Tongues)
        {
            var page = await Site.OpenAsync($"/{tongue}/paper?{hostile}");
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.True(page.Says(Words.In(tongue, "choice.unknown")), page.Text);
            Assert.Single(page.Document.QuerySelectorAll("form.chosen > ol > li"));
            Assert.DoesNotContain("alert(1)", page.Source, StringComparison.Ordinal);
        }

        var all = Site.State.Lines.Values.Concat(Site.State.Kinds.Values).Select(e => Site.State.Codes.Of(e.Id)).ToList();
        var thousand = string.Join('&', Enumerable.Range(0, 1_000).Select(i => "entry=" + all[i % all.Count]));
        var many = await Site.OpenAsync("/nl/paper?" + thousand);
        Assert.Equal(HttpStatusCode.BadRequest, many.Status);
        Assert.Equal(Choice.Most, many.Document.QuerySelectorAll("form.chosen > ol > li").Length);
        Assert.Equal(Choice.Most, (await Site.OpenAsync("/nl/paper/sheets?" + thousand)).Document.QuerySelectorAll(".sheet").Length);
    }

    [Fact]
    public async Task Nothing_chosen_helps_on()
    {
        foreach (var tongue in Tongues)
        {
            var page = await Site.OpenAsync($"/{tongue}/paper");
            Assert.Equal(Words.In(tongue, "choice.none"), page.Heading);
            Assert.Contains($"/{tongue}/booklet", page.Links("main"));
        }
    }

    [Fact]
    public async Task Every_entry_has_a_short_link_that_leads_to_its_page_in_the_language_of_the_paper()
    {
        foreach (var entry in Site.State.Lines.Values.Concat(Site.State.Services.Values).Concat(Site.State.Kinds.Values))
        {
            using var answer = await Site.Client.GetAsync("/fr/e/" + Site.State.Codes.Of(entry.Id));
            Assert.Equal((HttpStatusCode.Redirect, entry.Url("fr")), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, "/e/" + Code("awel-102").ToUpperInvariant());
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        using var own = await Site.Client.SendAsync(request);
        Assert.Equal("/en/lines/awel-102", own.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await Site.OpenAsync("/nl/e/zzzzzzzz")).Status);
    }

    [Fact]
    public async Task Codes_and_links_have_the_public_address_whatever_the_host_header_says()
    {
        foreach (var path in new[] { "/nl/booklet?near=1080&theme=contact", $"/nl/paper/sheets?entry={Code("awel-102")}", $"/nl/paper?entry={Code("awel-102")}" })
        {
            var page = await Site.OpenAsync(path, ("Host", "evil.example"));
            Assert.DoesNotContain("evil.example", page.Source, StringComparison.Ordinal);
            Assert.Contains("nabij.example/nl/", page.Source, StringComparison.Ordinal);
            Assert.DoesNotContain(Words.In("nl", "trial").Split(':')[0], page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_booklet_holds_what_serves_the_place_and_residents_can_use()
    {
        foreach (var tongue in Tongues)
        {
            var page = await Site.OpenAsync($"/{tongue}/booklet?near=1080");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("112", page.Numbers(".cover"));
            var places = Site.State.Places.Find("1080").Value!;
            var reach = places.Neighbourhoods.Concat(places.Municipalities).Concat(places.Zones).Concat(places.Regions).ToHashSet(StringComparer.Ordinal);
            var shown = page.Document.QuerySelectorAll("article.entry .short").Select(s => s.TextContent.Trim().Split('/')[^1]).ToList();
            Assert.True(shown.Count > 50 && shown.Distinct(StringComparer.Ordinal).Count() == shown.Count, $"{shown.Count}");
            foreach (var code in shown)
            {
                Assert.True(Site.State.Codes.TryFind(code, out var found));
                var entry = Site.State.Find(found.Single())!;
                Assert.True(entry.Audience is "everyone" or "circle", entry.Key);
                Assert.True(entry.ServiceAreas.Any(reach.Contains), entry.Key);
            }

            Assert.All(page.Document.QuerySelectorAll("svg.qr"), q => Assert.False(string.IsNullOrEmpty(q.GetAttribute("aria-label"))));
            Assert.Equal(shown.Count, page.Document.QuerySelectorAll("svg.qr").Length);
        }
    }

    [Fact]
    public async Task A_booklet_of_a_place_that_can_be_several_says_so()
    {
        var page = await Site.OpenAsync("/nl/booklet?near=1050&theme=food");
        Assert.NotEmpty(page.Document.QuerySelectorAll(".tools .choices a"));
        Assert.Contains("1050", page.Document.QuerySelector(".how")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.Response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Opening_hours_come_as_a_calendar_and_unknown_ones_do_not()
    {
        var known = Site.State.Lines["medimmigrant"];
        var unknown = Site.State.Lines.Values.First(l => l.Hours is null);
        using var answer = await Site.Client.GetAsync($"/fr/calendar.ics?entry={Site.State.Codes.Of(known.Id)}&entry={Site.State.Codes.Of(unknown.Id)}");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nabij.ics", answer.Content.Headers.ContentDisposition?.FileNameStar ?? answer.Content.Headers.ContentDisposition?.FileName);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.Contains("TZID:Europe/Brussels", text, StringComparison.Ordinal);
        Assert.Contains($"UID:{known.Id:N}-open-", text, StringComparison.Ordinal);
        Assert.DoesNotContain(unknown.Id.ToString("N"), text, StringComparison.Ordinal);
        Assert.Equal(text, await Site.Client.GetStringAsync($"/fr/calendar.ics?entry={Site.State.Codes.Of(known.Id)}&entry={Site.State.Codes.Of(unknown.Id)}"));

        using var none = await Site.Client.GetAsync($"/fr/calendar.ics?entry={Site.State.Codes.Of(unknown.Id)}");
        Assert.Equal(HttpStatusCode.Redirect, none.StatusCode);
        Assert.Contains(unknown.Name.In("fr"), (await Site.OpenAsync(none.Headers.Location!.OriginalString)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_stands_on_the_page_and_a_long_choice_opens_no_mail()
    {
        var few = await Site.OpenAsync($"/nl/paper?entry={Code("awel-102")}&q=kanarievogel&near=1080");
        var text = few.Document.QuerySelector("#share-text")!.TextContent;
        Assert.Contains("102", text, StringComparison.Ordinal);
        Assert.Contains("https://nabij.example/nl/paper?entry=" + Code("awel-102"), text, StringComparison.Ordinal);
        Assert.DoesNotContain("kanarievogel", few.Document.QuerySelector("main")!.OuterHtml, StringComparison.Ordinal);
        var mail = Uri.UnescapeDataString(few.Links("main").Single(l => l.StartsWith("mailto:", StringComparison.Ordinal)));
        Assert.Contains("102", mail, StringComparison.Ordinal);

        var many = await Site.OpenAsync("/nl/paper?" + string.Join('&', Site.State.Lines.Values.Take(30).Select(l => "entry=" + Site.State.Codes.Of(l.Id))));
        Assert.DoesNotContain(many.Links("main"), l => l.StartsWith("mailto:", StringComparison.Ordinal));
        Assert.True(many.Says(Words.In("nl", "share.mail.long")));
    }

    [Fact]
    public async Task Without_chromium_there_is_no_pdf_button_and_the_page_says_how_to_print()
    {
        var page = await Site.OpenAsync("/nl/booklet?near=1080&theme=contact");
        Assert.DoesNotContain(page.Document.QuerySelectorAll("button"), b => Page.Words(b) == Words.In("nl", "pdf.make"));
        Assert.True(page.Says(Words.In("nl", "print.how-without")));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Site.OpenAsync("/nl/booklet.pdf?near=1080")).Status);
    }

    [Fact]
    public async Task Cards_carry_the_doors_and_ask_for_nothing_by_form()
    {
        foreach (var tongue in Tongues)
        {
            foreach (var card in new[] { "call", "worry" })
            {
                var page = await Site.OpenAsync($"/{tongue}/cards/{card}");
                Assert.Superset(new HashSet<string>(["112", "101", "080035243", "080013500"]), page.Numbers(".card").ToHashSet());
                Assert.Empty(page.Document.QuerySelectorAll("main input, main form"));
            }

            Assert.Equal(tongue == "fr" ? "080035243" : "080013500", (await Site.OpenAsync($"/{(tongue == "en" ? "nl" : tongue)}/cards/call")).Numbers(".card").First());
        }
    }

    [Fact]
    public async Task What_closed_leaves_the_paper_and_its_link_leads_to_the_page_that_says_so()
    {
        using var region = new SmallRegion();
        await using var site = await Site.StartAsync(Site.Database.Setting.StartsWith("sqlite:", StringComparison.Ordinal) ? Engine.Sqlite : Engine.Postgres, region.Folder);
        var (closed, open) = (site.State.Codes.Of(site.State.Lines["listening-line"].Id), site.State.Codes.Of(site.State.Services["sewing-table"].Id));
        await using (var db = site.Database.Open())
        {
            var services = db.Services;
            (await services.SingleAsync(s => s.Key == "listening-line")).Status = EntryStatus.Defunct;
            await db.SaveChangesAsync();
        }

        await Wait.UntilAsync(() =>
        {
            site.Clock.Pass(TimeSpan.FromSeconds(1));
            return Task.FromResult(site.State.Lines.Count == 0);
        });

        var page = await site.OpenAsync($"/nl/paper?entry={closed}&entry={open}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Says(Words.In("nl", "choice.closed")) && page.Says("Luisterlijn"), page.Text);
        Assert.Single(page.Document.QuerySelectorAll("form.chosen > ol > li"));
        Assert.DoesNotContain("Luisterlijn", (await site.OpenAsync("/nl/booklet?near=Kleindorp")).Document.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        using var followed = await site.Client.GetAsync("/nl/e/" + closed);
        Assert.NotNull((await site.OpenAsync(followed.Headers.Location!.OriginalString)).Document.QuerySelector(".notice.wrong"));
    }

    private string Code(string line) => Site.State.Codes.Of(Site.State.Lines[line].Id);
}
