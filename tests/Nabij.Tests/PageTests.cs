using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class PageTestsOnSqlite(Sites sites) : PageTests(sites, Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class PageTestsOnPostgres(Sites sites) : PageTests(sites, Engine.Postgres);

public abstract class PageTests(Sites sites, Engine engine) : SiteTests(sites, engine)
{
    private static readonly string[] Tongues = ["nl", "fr", "en"];
    private static readonly TextsOf<Features.Finder.Texts> Finder = new();

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task Every_public_page_stands_in_the_sitemap_in_three_languages_and_is_whole()
    {
        var paths = await Site.PathsAsync();
        Assert.Equal(paths.Count, paths.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Expected().SelectMany(p => Tongues.Select(t => $"/{t}{p}")).Order(StringComparer.Ordinal), paths.Order(StringComparer.Ordinal));

        // Where people who work sign in is a page for them; forms in which anyone tells something are not for search engines.
        var known = paths.Concat(Tongues.Select(t => $"/{t}/home")).ToHashSet(StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var path in paths)
        {
            var page = await Site.OpenAsync(path);
            wrong.AddRange(Faults(page, HttpStatusCode.OK, path[1..3]).Select(f => $"{path}: {f}"));
            wrong.AddRange(page.Links().Where(l => l.StartsWith('/') && !l.Contains('?', StringComparison.Ordinal) && !known.Contains(l.Split('#')[0]) && !l[3..].StartsWith("/search", StringComparison.Ordinal) && !l[3..].StartsWith("/corrections/", StringComparison.Ordinal) && l[3..] != "/propose").Select(l => $"{path}: leads to {l}"));
            foreach (var tongue in Tongues)
            {
                if (page.Document.QuerySelector($"link[rel=alternate][hreflang={tongue}]")?.GetAttribute("href") != $"{Site.Url}/{tongue}{path[3..]}")
                {
                    wrong.Add($"{path}: has no twin in {tongue}");
                }
            }
        }

        Report.None(wrong.Take(40));
    }

    [Theory]
    [InlineData("/search", HttpStatusCode.OK)]
    [InlineData("/search?q=thuisverpleging&near=1080", HttpStatusCode.OK)]
    [InlineData("/search?q=thuisverpleging&near=1000&type=helpline&open=now&audience=professional&offset=2", HttpStatusCode.OK)]
    [InlineData("/search?q=verpleging&offset=20", HttpStatusCode.OK)]
    [InlineData("/search?q=xyzzyqwv", HttpStatusCode.OK)]
    [InlineData("/search?q=ik+wil+niet+meer+leven", HttpStatusCode.OK)]
    [InlineData("/search?near=9000", HttpStatusCode.OK)]
    [InlineData("/search?near=99999", HttpStatusCode.BadRequest)]
    [InlineData("/search?q=x&near=nowhere-at-all&limit=-3&type=magic", HttpStatusCode.BadRequest)]
    [InlineData("/search?utm_source=else&q=hulp", HttpStatusCode.OK)]
    [InlineData("/places?near=1000", HttpStatusCode.OK)]
    [InlineData("/places?near=9000", HttpStatusCode.OK)]
    [InlineData("/places?near=nowhere-at-all", HttpStatusCode.BadRequest)]
    [InlineData("/booklet?near=1080&theme=care", HttpStatusCode.OK)]
    [InlineData("/booklet?near=1000&theme=food&theme=nothing", HttpStatusCode.BadRequest)]
    [InlineData("/booklet?near=nowhere-at-all", HttpStatusCode.BadRequest)]
    [InlineData("/booklet?theme=care", HttpStatusCode.BadRequest)]
    [InlineData("/booklet.pdf?near=1080", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/pdf/nothing", HttpStatusCode.NotFound)]
    [InlineData("/paper", HttpStatusCode.OK)]
    [InlineData("/paper?entry=zzzzzzzz", HttpStatusCode.BadRequest)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/help/999999", HttpStatusCode.NotFound)]
    [InlineData("/lines/nobody", HttpStatusCode.NotFound)]
    [InlineData("/services/nothing", HttpStatusCode.NotFound)]
    [InlineData("/organisations/nobody", HttpStatusCode.NotFound)]
    [InlineData("/themes/nothing", HttpStatusCode.NotFound)]
    [InlineData("/places/nis:99999", HttpStatusCode.NotFound)]
    [InlineData("/error/500", HttpStatusCode.NotFound)]
    public async Task Answers_and_errors_are_whole_pages_in_the_readers_language_that_search_engines_leave_alone(string path, HttpStatusCode status)
    {
        var headings = new List<string>();
        foreach (var tongue in Tongues)
        {
            var page = await Site.OpenAsync($"/{tongue}{path}", ("Accept-Language", "de"));

            Report.None(Faults(page, status, tongue));
            Assert.Equal("noindex", page.Document.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
            Assert.Empty(page.Document.QuerySelectorAll("link[rel=alternate], link[rel=canonical]"));
            headings.Add(page.Heading);
        }

        Assert.Equal(3, headings.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_other_languages_of_an_answer_keep_the_question()
    {
        var page = await Site.OpenAsync("/nl/search?q=poetsvrouw&near=1080&type=help");
        var french = await page.FollowAsync("FR");

        Assert.Equal("fr", french.Language);
        Assert.Equal("poetsvrouw", french.Field(Finder.In("fr", "form.what")).Value);
        Assert.Equal("1080", french.Field(Finder.In("fr", "form.where")).Value);
        Assert.True(french.Document.QuerySelector("input[name=type][value=help]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task A_page_outside_any_language_is_refused_in_the_browsers()
    {
        foreach (var tongue in Tongues)
        {
            var page = await Site.OpenAsync("/no-such-page", ("Accept-Language", tongue));
            Report.None(Faults(page, HttpStatusCode.NotFound, tongue));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Site.OpenAsync("/de/about")).Status);
    }

    [Theory]
    [InlineData("nl", "/nl")]
    [InlineData("fr-BE, nl;q=0.8", "/fr")]
    [InlineData("de, en;q=0.5, fr;q=0.7", "/fr")]
    [InlineData("en-GB", "/en")]
    [InlineData("ar", "/nl")]
    [InlineData("", "/nl")]
    [InlineData("*", "/nl")]
    [InlineData(";;;q=x, fr", "/fr")]
    public async Task The_front_door_opens_in_the_browsers_language(string accepted, string expected)
    {
        var page = await Site.OpenAsync("/", ("Accept-Language", accepted));

        Assert.Equal(HttpStatusCode.Found, page.Status);
        Assert.Equal(expected, page.Response.Headers.Location?.ToString());
        Assert.Contains("Accept-Language", page.Response.Headers.Vary);
    }

    [Fact]
    public async Task Addresses_that_leave_the_site_come_from_the_setting_never_from_the_host_header()
    {
        foreach (var path in new[] { "/nl", "/fr/lines/awel-102", "/sitemap.xml", "/robots.txt", "/", "/nl/no-such-page", "/api/search?near=99999" })
        {
            var page = await Site.OpenAsync(path, ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"));
            Assert.DoesNotContain("evil.example", page.Source + page.Response.Headers, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Robots_are_told_where_the_sitemap_is_and_to_leave_answers_alone()
    {
        var robots = (await Site.Client.GetStringAsync("/robots.txt")).Split('\n');

        Assert.Contains($"Sitemap: {Site.Url}/sitemap.xml", robots);
        Assert.All(Tongues, t => Assert.Contains($"Disallow: /{t}/search", robots));
    }

    [Fact]
    public async Task A_page_says_in_schema_org_what_it_is_about()
    {
        foreach (var (path, type) in new[] { ("", "WebSite"), ("/help/346", "Service"), ("/lines/awel-102", "Service"), ("/organisations/rode-kruis", "Organization") })
        {
            foreach (var tongue in Tongues)
            {
                var page = await Site.OpenAsync($"/{tongue}{path}");
                var about = JsonNode.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent)!;

                Assert.Equal(("https://schema.org", type), ((string)about["@context"]!, (string)about["@type"]!));
                Assert.Equal(path.Length == 0 ? "Nabij" : page.Heading, (string)about["name"]!);
                Assert.DoesNotContain(": null", about.ToJsonString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Someone_asks_on_the_home_page_and_gets_the_telephone_number()
    {
        var home = await Site.OpenAsync("/nl");
        var results = await home.Type(Finder.In("nl", "form.what"), "alleenstaande moeder wil praten, Awel").Type(Finder.In("nl", "form.where"), "1080").PressAsync(Finder.In("nl", "form.search"));

        Assert.Equal(HttpStatusCode.OK, results.Status);
        Assert.Contains("102", results.Numbers());
        var line = await results.FollowAsync(results.Document.QuerySelectorAll(".result h3 a").Select(Page.Words).First(t => t.Contains("Awel", StringComparison.Ordinal)));
        Assert.Equal("102", line.Numbers().First());
    }

    [Fact]
    public async Task Filters_work_by_ticking_and_pressing()
    {
        var all = await Site.OpenAsync("/fr/search?q=aide");
        var free = await all.Tick(Finder.In("fr", "cost.free")).PressAsync(Finder.In("fr", "filters.show"));

        Assert.Equal(HttpStatusCode.OK, free.Status);
        Assert.True(free.Field(Finder.In("fr", "cost.free")).IsChecked);
        Assert.Equal("aide", free.Field(Finder.In("fr", "form.what")).Value);
        Assert.NotEqual(all.Heading, free.Heading);
    }

    [Fact]
    public async Task A_posted_question_is_answered_at_once_and_stays_out_of_every_address()
    {
        const string Question = "kanariegeheim thuisverpleging";
        var answer = await (await Site.OpenAsync("/nl"))
            .Type(Finder.In("nl", "form.what"), Question).Type(Finder.In("nl", "form.where"), "1000")
            .PressAsync(Finder.In("nl", "form.search"), method: "post");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(Question, answer.Field(Finder.In("nl", "form.what")).Value);
        Assert.NotEmpty(answer.Document.QuerySelectorAll(".result"));
        Assert.DoesNotContain(answer.Links(), l => l.Contains("kanariegeheim", StringComparison.Ordinal));
        Assert.All(answer.Document.QuerySelectorAll("form").Where(f => f.QuerySelector("[value*=kanariegeheim]") is not null), f => Assert.Equal("post", f.GetAttribute("method")));

        var filtered = await answer.Tick(Finder.In("nl", "cost.varies")).PressAsync(Finder.In("nl", "filters.show"));
        Assert.Equal(HttpStatusCode.OK, filtered.Status);
        Assert.DoesNotContain("kanariegeheim", filtered.Response.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_posted_question_can_be_paged_through()
    {
        var answer = await (await Site.OpenAsync("/nl")).Type(Finder.In("nl", "form.what"), "hulp thuis zorg").PressAsync(Finder.In("nl", "form.search"), method: "post");
        var next = await answer.PressAsync(Finder.In("nl", "search.next"));

        Assert.Equal(HttpStatusCode.OK, next.Status);
        Assert.NotEmpty(next.Document.QuerySelectorAll(".result"));
        Assert.NotEqual(answer.Document.QuerySelector(".result h3")!.TextContent, next.Document.QuerySelector(".result h3")!.TextContent);
    }

    [Fact]
    public async Task Nothing_found_shows_the_doors_open_to_residents_and_never_a_zone_desk()
    {
        var desks = Site.State.Lines.Values.Where(l => l.Key.StartsWith("helpdesk-", StringComparison.Ordinal)).SelectMany(l => l.Phones).Select(p => Features.Finder.PhoneLink.Of(p.Number)).ToList();
        Assert.Equal(5, desks.Count);
        foreach (var tongue in Tongues)
        {
            foreach (var path in new[] { "/search?q=xyzzyqwv&near=1080", "/search?q=xyzzyqwv", "/search?q=thuisverpleging&type=informal&language=eo&near=1000" })
            {
                var page = await Site.OpenAsync($"/{tongue}{path}");

                Assert.Empty(page.Document.QuerySelectorAll(".result"));
                Assert.Superset(new HashSet<string>([$"/{tongue}/help/67", $"/{tongue}/help/68", $"/{tongue}/help/358"]), page.Links("main").ToHashSet());
                Assert.Superset(new HashSet<string>(["080035243", "080013500"]), page.Numbers().ToHashSet());
                foreach (var door in new[] { "mutuality", "gp" })
                {
                    Assert.True(page.Says(Site.State.DoorsByCode[door].Name.In(tongue)), door);
                }

                Assert.Empty(page.Numbers().Intersect(desks));
            }
        }
    }

    [Fact]
    public async Task On_a_result_page_doors_for_professionals_stand_apart_with_what_to_say()
    {
        foreach (var tongue in Tongues)
        {
            var page = await Site.OpenAsync($"/{tongue}/search?q=RESAD");
            var apart = page.Document.QuerySelectorAll("h2").Single(h => Page.Words(h) == Finder.In(tongue, "search.professionals"));

            Assert.Contains(page.Document.QuerySelectorAll(".result a"), a => a.GetAttribute("href") == $"/{tongue}/lines/resad" && apart.CompareDocumentPosition(a).HasFlag(DocumentPositions.Following));
            Assert.True(page.Says(Finder.In(tongue, "search.professionals.text")));
        }
    }

    [Theory]
    [InlineData("nl", "mijn vader slaat mij en ik ben bang", "1712")]
    [InlineData("fr", "je n'en peux plus, je veux mourir", "080032123")]
    [InlineData("en", "there is a fire in my kitchen", "112")]
    public async Task A_danger_word_brings_lines_first_a_quick_exit_and_how_to_hide_the_visit(string tongue, string question, string number)
    {
        var page = await Site.OpenAsync($"/{tongue}/search?q={Uri.EscapeDataString(question)}");
        var danger = page.Document.QuerySelector("section.danger")!;

        Assert.Contains(number, page.Numbers("section.danger"));
        Assert.NotNull(danger.QuerySelector("[data-quick-exit]"));
        Assert.Contains(Finder.In(tongue, "danger.hide"), Page.Words(danger), StringComparison.Ordinal);
        Assert.True(danger.CompareDocumentPosition(page.Document.QuerySelector("h1")!).HasFlag(DocumentPositions.Following), "The danger block comes before the heading.");
        Assert.DoesNotContain(question, page.Title, StringComparison.Ordinal);
        Assert.All(danger.QuerySelectorAll("li"), li => Assert.NotNull(li.QuerySelector(".state")));
    }

    [Fact]
    public async Task An_unknown_place_is_told_at_the_field_and_at_the_top()
    {
        foreach (var tongue in Tongues)
        {
            var page = await Site.OpenAsync($"/{tongue}/search?q=hulp&near=nowhere-at-all");
            var field = page.Field(Finder.In(tongue, "form.where"));

            Assert.Equal("true", field.GetAttribute("aria-invalid"));
            Assert.Equal(Finder.In(tongue, "problem.place.unknown"), Page.Words(page.Document.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[^1])));
            Assert.Equal("nowhere-at-all", field.Value);
            Assert.Equal("#near", page.Document.QuerySelector("[role=alert] a")!.GetAttribute("href"));
            Assert.StartsWith(new TextsOf<Ui.Texts>().In(tongue, "Title.Error").Split('{')[0], page.Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_ambiguous_place_answers_for_all_and_asks_back()
    {
        var page = await Site.OpenAsync("/fr/search?q=infirmière&near=1050");
        Assert.NotEmpty(page.Document.QuerySelectorAll(".result"));
        var choices = page.Document.QuerySelectorAll("main .choices a").ToList();
        Assert.InRange(choices.Count, 2, 4);

        var chosen = await Site.OpenAsync(choices[0].GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, chosen.Status);
        Assert.Equal("infirmière", chosen.Field(Finder.In("fr", "form.what")).Value);
    }

    [Fact]
    public async Task What_was_typed_comes_back_as_text_only()
    {
        const string Markup = "\"><script>alert(1)</script><b onmouseover=alert(2)>";
        var page = await Site.OpenAsync($"/nl/search?q={Uri.EscapeDataString(Markup)}&near={Uri.EscapeDataString(Markup)}");

        Assert.Equal(Markup, page.Field(Finder.In("nl", "form.what")).Value);
        Assert.Empty(page.Document.QuerySelectorAll("[onmouseover], script:not([src]):not([type='application/ld+json'])"));
    }

    [Fact]
    public async Task Files_of_the_site_are_served_with_their_kind_and_the_same_headers()
    {
        foreach (var (path, type) in new[] { ("/nabij.css", "text/css"), ("/nabij.js", "text/javascript"), ("/signs.svg", "image/svg+xml"), ("/icon.svg", "image/svg+xml") })
        {
            using var response = await Site.Client.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task The_heaviest_pages_are_light()
    {
        var heavy = new List<string>();
        foreach (var path in new[] { "", "/lines", "/emergency", "/places", "/places/region:brussels", "/places/nis:21004", "/themes/care", "/help/346", "/search?q=hulp", "/search?q=hulp&limit=100", "/privacy", "/lines/medimmigrant" })
        {
            foreach (var tongue in Tongues)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/{tongue}{path}");
                request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
                using var response = await Site.Client.SendAsync(request);
                Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
                var sent = await response.Content.ReadAsByteArrayAsync();
                if (sent.Length > 60_000)
                {
                    heavy.Add($"/{tongue}{path}: {sent.Length}");
                }

                await using var open = new BrotliStream(new MemoryStream(sent), CompressionMode.Decompress);
                using var reader = new StreamReader(open);
                Assert.EndsWith("</html>", (await reader.ReadToEndAsync()).TrimEnd(), StringComparison.Ordinal);
            }
        }

        Report.None(heavy);
    }

    [Fact]
    public async Task Emergency_numbers_are_those_of_the_readers_language()
    {
        foreach (var (tongue, own, other) in new[] { ("nl", "1813", "080032123"), ("fr", "080032123", "1813") })
        {
            var numbers = (await Site.OpenAsync($"/{tongue}/emergency")).Numbers().ToList();
            Assert.Superset(new HashSet<string>(["112", "101", own, "070245245", "1733", "080098100"]), numbers.ToHashSet());
            Assert.True(!numbers.Contains(other) || numbers.IndexOf(own) < numbers.IndexOf(other), tongue);
        }
    }

    [Fact]
    public async Task A_line_from_outside_the_sources_says_so_and_others_say_their_date()
    {
        var outside = await Site.OpenAsync("/nl/lines/zelfmoordlijn-1813");
        var inside = await Site.OpenAsync("/nl/lines/awel-102");

        Assert.True(outside.Says(Finder.In("nl", "age.outside")), outside.Text);
        Assert.False(inside.Says(Finder.In("nl", "age.outside")));
        Assert.True(inside.Says("oktober 2025"), inside.Text);
    }

    /// <summary>What must be on the site, from the data and the list of its pages.</summary>
    private IEnumerable<string> Expected()
    {
        var state = Site.State;
        return new[] { "", "/lines", "/places", "/prepare", "/choose", "/choose/lines", "/choose/help", "/emergency", "/organisations", "/booklet", "/cards", "/cards/call", "/cards/worry", "/about", "/privacy", "/accessibility" }
            .Concat(state.Themes.Select(t => "/themes/" + t.Code))
            .Concat(state.Kinds.Keys.Select(k => "/help/" + k))
            .Concat(state.Lines.Keys.Select(k => "/lines/" + k))
            .Concat(state.Services.Keys.Select(k => "/services/" + k))
            .Concat(state.Places.All.Select(p => "/places/" + p.Code))
            .Concat(OrganizationKeys().Select(k => "/organisations/" + k));
    }

    private List<string> OrganizationKeys()
    {
        using var db = Site.Database.Open();
        return [.. db.Set<Features.Directory.Organization>().Select(o => o.Key)];
    }

    /// <summary>What every page owes its reader.</summary>
    private static IEnumerable<string> Faults(Page page, HttpStatusCode status, string tongue)
    {
        var document = page.Document;
        if (page.Status != status)
        {
            yield return $"status {(int)page.Status}, not {(int)status}";
        }

        if (page.Language != tongue)
        {
            yield return $"language {page.Language}";
        }

        if (document.QuerySelectorAll("h1").Length != 1 || page.Heading.Length == 0)
        {
            yield return $"{document.QuerySelectorAll("h1").Length} headings of the first level";
        }

        if (page.Title.Length < 3)
        {
            yield return "no title";
        }

        if (document.QuerySelectorAll("main").Length != 1 || document.QuerySelector("a.skip[href='#main']") is null)
        {
            yield return "no main part to skip to";
        }

        foreach (var input in document.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
        {
            var labelled = input.Closest("label") is not null || input.HasAttribute("aria-label") || (input.Id is { Length: > 0 } id && document.QuerySelector($"label[for='{id}']") is not null);
            if (!labelled)
            {
                yield return $"input {input.GetAttribute("name")} without a label";
            }
        }

        foreach (var id in document.QuerySelectorAll("[id]").GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            yield return $"id {id.Key} twice";
        }

        foreach (var named in document.QuerySelectorAll("[aria-labelledby], [aria-describedby]")
            .SelectMany(e => $"{e.GetAttribute("aria-labelledby")} {e.GetAttribute("aria-describedby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(id => document.GetElementById(id) is null))
        {
            yield return $"names {named}, which is not there";
        }

        if (document.All.Any(e => e.HasAttribute("style") || e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal))) ||
            document.QuerySelectorAll("style, script:not([src]):not([type='application/ld+json']), [href^='javascript:'], iframe, object, embed").Length > 0)
        {
            yield return "something inline that the content policy refuses";
        }

        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            if (script.TextContent.Contains('<', StringComparison.Ordinal) || JsonNode.Parse(script.TextContent) is null)
            {
                yield return "a description that is no JSON";
            }
        }

        foreach (var foreign in document.QuerySelectorAll("[src], link[rel=stylesheet], link[rel=icon]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!).Where(u => !u.StartsWith('/') || u.StartsWith("//", StringComparison.Ordinal)))
        {
            yield return $"loads {foreign}";
        }

        if (document.QuerySelectorAll("a").Any(a => Page.Words(a).Length == 0 && a.GetAttribute("aria-label") is null or ""))
        {
            yield return "a link without words";
        }

        if (page.Source.Contains('�', StringComparison.Ordinal) || System.Text.RegularExpressions.Regex.IsMatch(page.Text, @"\{[a-z]+\}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return "a placeholder or a broken character";
        }

        foreach (var shown in document.QuerySelectorAll("[lang]").Where(e => e != document.DocumentElement && e.Closest("nav") is null && e.GetAttribute("lang") == tongue))
        {
            yield return $"says needlessly that {Page.Words(shown)} is {tongue}";
        }

        var headers = page.Response.Headers;
        if (headers.Contains("Set-Cookie") || headers.Contains("Server") || headers.Contains("X-Powered-By"))
        {
            yield return "a cookie or a signature";
        }

        var policy = headers.TryGetValues("Content-Security-Policy", out var policies) ? policies.Single() : "";
        if (!policy.Contains("default-src 'none'", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal) ||
            !headers.TryGetValues("X-Content-Type-Options", out _) || !headers.TryGetValues("Referrer-Policy", out _) || !headers.TryGetValues("X-Frame-Options", out _))
        {
            yield return "security headers missing";
        }

        foreach (var other in Tongues.Where(t => document.QuerySelector($"nav.tongues a[hreflang={t}]") is null))
        {
            yield return $"no link to {other}";
        }
    }
}
