using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class SearchApiTestsOnSqlite(Sites sites) : SearchApiTests(sites, Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class SearchApiTestsOnPostgres(Sites sites) : SearchApiTests(sites, Engine.Postgres);

public abstract class SearchApiTests(Sites sites, Engine engine) : SiteTests(sites, engine)
{
    private static readonly string[] Languages = ["nl", "fr", "en"];

    [Fact]
    public async Task An_answer_has_the_promised_members()
    {
        var answer = await Site.AskAsync("thuisverpleging", "nl", "&near=1080");

        Assert.Equal(["query", "place", "total", "danger", "results", "facets"], Members(answer));
        Assert.Equal(["q", "lang", "detected"], Members(answer["query"]!));
        Assert.Equal(["state", "label", "candidates"], Members(answer["place"]!));
        Assert.Equal(["kind", "type", "audience", "channel", "language", "cost", "threshold", "open"], Members(answer["facets"]!));
        Assert.Equal(["code", "label", "count"], Members(answer["facets"]!["kind"]![0]!));
        Assert.All(answer["results"]!.AsArray(), r =>
        {
            Assert.Equal(["id", "type", "name", "organization", "categories", "tier", "distanceM", "open", "capacity", "phones", "audience", "access", "cost", "reasons", "url"], Members(r!));
            Assert.Equal(["state", "until"], Members(r!["open"]!));
            Assert.Equal(["state", "weeks", "saidOn"], Members(r["capacity"]!));
            Assert.Equal(["state", "text"], Members(r["cost"]!));
            Assert.All(r["phones"]!.AsArray(), p => Assert.Equal(["number", "label"], Members(p!)));
            Assert.All(r["categories"]!.AsArray(), c => Assert.Equal(["scheme", "code", "label"], Members(c!)));
            Assert.All(r["reasons"]!.AsArray(), c => Assert.Equal(["code", "text"], Members(c!)));
        });
    }

    [Fact]
    public async Task Every_value_is_one_of_those_promised()
    {
        foreach (var result in (await EveryResultAsync("nl")).Concat(await EveryResultAsync("fr", "&audience=professional")))
        {
            Assert.Contains((string)result["type"]!, new[] { "service", "helpline", "help", "informal" });
            Assert.Contains((string)result["tier"]!, new[] { "neighbourhood", "municipality", "zone", "region" });
            Assert.Contains((string)result["open"]!["state"]!, new[] { "open", "closed", "unknown" });
            Assert.Contains((string)result["audience"]!, new[] { "everyone", "circle", "professionals", "professions" });
            Assert.Contains((string)result["access"]!, new[] { "direct", "prescription", "via-professional", "decision" });
            Assert.Contains((string)result["cost"]!["state"]!, new[] { "free", "reduced", "paid", "varies", "unknown" });
            Assert.Equal("unknown", (string)result["capacity"]!["state"]!);
            Assert.NotEqual(Guid.Empty, (Guid)result["id"]!);
            Assert.NotEmpty((string)result["name"]!);
            Assert.All(result["categories"]!.AsArray(), c => Assert.Contains((string)c!["scheme"]!, new[] { "sociaal.brussels", "sociaal.brussels/organisation", "nabij" }));
        }
    }

    [Fact]
    public async Task An_id_is_the_same_in_every_language_and_an_address_answers_in_the_asked_one()
    {
        var byLanguage = new List<HashSet<string>>();
        foreach (var language in Languages)
        {
            var results = await EveryResultAsync(language);
            byLanguage.Add([.. results.Select(r => $"{r["id"]} {((string)r["url"]!)[3..]}")]);
            Assert.All(results, r => Assert.StartsWith($"/{language}/", (string)r["url"]!, StringComparison.Ordinal));
        }

        Assert.Equal(byLanguage[0].Order(StringComparer.Ordinal), byLanguage[1].Order(StringComparer.Ordinal));
        Assert.Equal(byLanguage[0].Order(StringComparer.Ordinal), byLanguage[2].Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pages_of_results_join_without_gap_or_repetition_and_facets_and_total_stay()
    {
        var whole = await Site.AskAsync("", "nl", "&limit=40");
        var ids = whole["results"]!.AsArray().Select(r => (string)r!["id"]!).ToList();
        var joined = new List<string>();
        for (var offset = 0; offset < 40; offset += 7)
        {
            var part = await Site.AskAsync("", "nl", $"&limit=7&offset={offset}");
            joined.AddRange(part["results"]!.AsArray().Select(r => (string)r!["id"]!));
            Assert.Equal(whole["total"]!.ToJsonString(), part["total"]!.ToJsonString());
            Assert.Equal(whole["facets"]!.ToJsonString(), part["facets"]!.ToJsonString());
        }

        Assert.Equal(ids, joined.Take(40));
        Assert.Empty((await Site.AskAsync("", "nl", "&offset=1000000"))["results"]!.AsArray());
        Assert.Equal(20, (await Site.AskAsync("", "nl"))["results"]!.AsArray().Count);
        Assert.Equal(100, (await Site.AskAsync("", "nl", "&limit=100"))["results"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("", "none", 0)]
    [InlineData("&near=1080", "found", 1)]
    [InlineData("&near=nis:21004", "ambiguous", 4)]
    [InlineData("&near=1000", "ambiguous", 3)]
    [InlineData("&near=zone:sud", "found", 1)]
    [InlineData("&near=monitoring:12", "found", 1)]
    [InlineData("&near=Schaarbeek", "found", 1)]
    [InlineData("&near=9000", "outside", 0)]
    [InlineData("&near=51.05,3.72", "outside", 0)]
    public async Task A_place_is_none_found_ambiguous_or_outside(string near, string state, int candidates)
    {
        var place = (await Site.AskAsync("thuisverpleging", "fr", near))["place"]!;

        Assert.Equal(state, (string)place["state"]!);
        Assert.Equal(candidates, place["candidates"]!.AsArray().Count);
        Assert.Equal(state == "none", place["label"] is null);
        Assert.All(place["candidates"]!.AsArray(), c =>
        {
            Assert.Equal(["code", "label", "certainty"], Members(c!));
            Assert.Contains((string)c!["certainty"]!, new[] { "certain", "partial", "unconfirmed" });
        });
    }

    [Fact]
    public async Task A_help_is_found_near_a_place_it_serves_and_says_how_near()
    {
        var desks = (await Site.AskAsync("helpdesk zorgzone", "nl", "&near=zone:sud&audience=professional"))["results"]!.AsArray();

        Assert.Contains(desks, r => (string)r!["url"]! == "/nl/lines/helpdesk-sud" && (string)r["tier"]! == "zone");
        Assert.DoesNotContain(desks, r => (string)r!["url"]! == "/nl/lines/helpdesk-nord");
    }

    [Theory]
    [InlineData("type=helpline", "type", "helpline")]
    [InlineData("cost=free", "cost.state", "free")]
    [InlineData("open=now", "open.state", "open")]
    public async Task A_filter_keeps_only_what_it_names_and_its_facet_counts_it(string filter, string member, string value)
    {
        var answer = await Site.AskAsync("", "nl", $"&{filter}&limit=100");
        var results = answer["results"]!.AsArray();

        Assert.NotEmpty(results);
        Assert.All(results, r => Assert.Equal(value, (string)member.Split('.').Aggregate(r!, (node, name) => node[name]!)!));
        var (facet, code) = (filter.Split('=')[0], filter.Split('=')[1]);
        Assert.Equal((int)answer["total"]!, (int)answer["facets"]![facet]!.AsArray().Single(f => (string)f!["code"]! == code)!["count"]!);
    }

    [Fact]
    public async Task Values_of_one_filter_widen_and_filters_together_narrow()
    {
        var lines = (int)(await Site.AskAsync("", "nl", "&type=helpline"))["total"]!;
        var help = (int)(await Site.AskAsync("", "nl", "&type=help"))["total"]!;

        Assert.Equal(lines + help, (int)(await Site.AskAsync("", "nl", "&type=helpline&type=help"))["total"]!);
        Assert.InRange((int)(await Site.AskAsync("", "nl", "&type=helpline&type=help&cost=free"))["total"]!, 1, lines + help - 1);
    }

    [Fact]
    public async Task Labels_and_reasons_are_in_the_language_of_the_answer()
    {
        var texts = new List<string>();
        foreach (var language in Languages)
        {
            var answer = await Site.AskAsync("soins à domicile", language, "&near=1080");
            texts.Add((string)answer["facets"]!["type"]!.AsArray().Single(f => (string)f!["code"]! == "help")!["label"]!);
            texts.Add((string)answer["results"]!.AsArray().SelectMany(r => r!["reasons"]!.AsArray()).First(r => (string)r!["code"]! == "serves-region")!["text"]!);
        }

        Assert.Equal(texts.Count, texts.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("ma voisine ne se lève plus de son lit", "fr")]
    [InlineData("mijn buurvrouw komt haar bed niet meer uit", "nl")]
    [InlineData("my neighbour does not get out of bed any more", "en")]
    public async Task The_language_of_the_question_is_detected_and_the_answer_stays_in_the_asked_one(string question, string language)
    {
        var query = (await Site.AskAsync(question, "en"))["query"]!;

        Assert.Equal(("en", language), ((string)query["lang"]!, (string)query["detected"]!));
    }

    [Fact]
    public async Task Without_a_language_the_answer_is_in_the_browsers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/search?q=x");
        request.Headers.TryAddWithoutValidation("Accept-Language", "de, fr-BE;q=0.8, nl;q=0.5");
        using var response = await Site.Client.SendAsync(request);

        Assert.Equal("fr", (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["query"]!["lang"]!);
    }

    [Theory]
    [InlineData("nl", "ik wil niet meer leven", "1813")]
    [InlineData("fr", "je veux mourir", "0800 32 123")]
    [InlineData("en", "I want to kill myself", "1813")]
    [InlineData("nl", "mijn man slaat mij", "1712")]
    [InlineData("fr", "mon mari me frappe", "0800 30 030")]
    [InlineData("nl", "er is brand", "112")]
    public async Task A_danger_in_the_question_brings_its_lines_first_in_the_readers_language(string language, string question, string number)
    {
        var danger = (await Site.AskAsync(question, language))["danger"]!.AsArray();

        Assert.NotEmpty(danger);
        Assert.Contains(danger.SelectMany(d => d!["phones"]!.AsArray()), p => (string)p!["number"]! == number);
        Assert.Equal(Members((await Site.AskAsync("help", language, "&limit=1"))["results"]![0]!), Members(danger[0]!));
    }

    [Theory]
    [InlineData("nl", "poetsvrouw")]
    [InlineData("fr", "femme de ménage")]
    [InlineData("en", "meals on wheels")]
    [InlineData("nl", "ik ben bang dat mijn man valt")]
    [InlineData("fr", "j'ai peur que mon mari tombe")]
    [InlineData("en", "I am afraid my husband will fall")]
    [InlineData("nl", "mijn moeder wil thuis sterven")]
    [InlineData("fr", "je veux mourir à la maison")]
    [InlineData("en", "my father wants to die at home")]
    public async Task An_ordinary_question_is_no_danger(string language, string question) =>
        Assert.Empty((await Site.AskAsync(question, language))["danger"]!.AsArray());

    [Fact]
    public async Task An_answer_is_kept_by_nobody_and_told_to_no_other_site()
    {
        foreach (var address in new[] { "/api/search?q=x", "/api/search?near=99999", "/nl/search?q=x", "/fr/search?near=nowhere-at-all" })
        {
            using var response = await Site.Client.GetAsync(address);
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Theory]
    [InlineData("near=9999x", "near", "place.unknown")]
    [InlineData("near=0999", "near", "place.unknown")]
    [InlineData("near=nis:99999", "near", "place.unknown")]
    [InlineData("near=planet:mars", "near", "place.unknown")]
    [InlineData("near=abc,def", "near", "place.unknown")]
    [InlineData("near=50.85,", "near", "place.unknown")]
    [InlineData("near=91,4.35", "near", "place.unknown")]
    [InlineData("near=NaN,NaN", "near", "place.unknown")]
    [InlineData("lang=xx", "lang", "lang.unknown")]
    [InlineData("type=magic", "type", "type.unknown")]
    [InlineData("type=help&type=magic", "type", "type.unknown")]
    [InlineData("kind=99999", "kind", "kind.unknown")]
    [InlineData("open=later", "open", "open.unknown")]
    [InlineData("audience=robot", "audience", "audience.unknown")]
    [InlineData("channel=pigeon", "channel", "channel.unknown")]
    [InlineData("language=klingon", "language", "language.unknown")]
    [InlineData("cost=cheap", "cost", "cost.unknown")]
    [InlineData("threshold=high", "threshold", "threshold.unknown")]
    [InlineData("limit=-1", "limit", "limit.out-of-range")]
    [InlineData("limit=0", "limit", "limit.out-of-range")]
    [InlineData("limit=101", "limit", "limit.out-of-range")]
    [InlineData("limit=ten", "limit", "limit.out-of-range")]
    [InlineData("limit=99999999999999999999", "limit", "limit.out-of-range")]
    [InlineData("offset=-1", "offset", "offset.out-of-range")]
    [InlineData("offset=2147483648", "offset", "offset.out-of-range")]
    [InlineData("colour=blue", "colour", "parameter.unknown")]
    public async Task Wrong_input_is_refused_with_its_code_field_and_words_in_the_readers_language(string query, string field, string code)
    {
        var texts = new List<string>();
        foreach (var language in Languages)
        {
            var asked = query.StartsWith("lang=", StringComparison.Ordinal) ? $"/api/search?{query}" : $"/api/search?{query}&lang={language}";
            using var request = new HttpRequestMessage(HttpMethod.Get, asked);
            request.Headers.TryAddWithoutValidation("Accept-Language", query.StartsWith("lang=", StringComparison.Ordinal) ? language : "de");
            using var response = await Site.Client.SendAsync(request);
            var body = await response.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            var problem = JsonNode.Parse(body)!;
            Assert.Equal(code, (string)problem["code"]!);
            Assert.Equal(400, (int)problem["status"]!);
            Assert.Equal(code, (string)problem["errors"]![field]![0]!["code"]!);
            Assert.Empty(Members(problem).Intersect(["stackTrace", "exception", "detail"], StringComparer.OrdinalIgnoreCase));
            texts.Add((string)problem["errors"]![field]![0]!["text"]!);
        }

        Assert.Equal(3, texts.Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Several_mistakes_are_told_together()
    {
        using var response = await Site.Client.GetAsync("/api/search?near=nowhere-at-all&limit=-5&colour=blue");
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal("input.invalid", (string)problem["code"]!);
        Assert.Equal(["colour", "limit", "near"], Members(problem["errors"]!).Order(StringComparer.Ordinal));
    }

    public static readonly TheoryData<string, string> HostileTexts = new()
    {
        { "ten thousand characters", Uri.EscapeDataString(string.Concat(Enumerable.Repeat("hulp thuis ", 1000))[..10_000]) },
        { "one word of ten thousand", new string('x', 10_000) },
        { "control characters", "hulp%00%01%07%1B%5B31m%0D%0Athuis%7F" },
        { "direction characters", "hulp%E2%80%AE%E2%81%A6thuis%E2%80%8F" },
        { "bytes that are no text", "hulp%C3%28%FF%FEthuis" },
        { "half a pair", "hulp%ED%A0%80thuis" },
        { "combining marks", Uri.EscapeDataString("a" + new string('\u0301', 900)) },
        { "emoji", Uri.EscapeDataString("🆘👩‍👩‍👧‍👦") },
        { "markup", Uri.EscapeDataString("<script>alert(1)</script>\"'><img src=x onerror=alert(1)>") },
        { "sql", Uri.EscapeDataString("'; DROP TABLE \"Services\"; --") },
        { "template", Uri.EscapeDataString("{{7*7}} ${7*7} @(7*7) {word} {n}") },
        { "percent", "%25%25%25" },
        { "nothing but signs", Uri.EscapeDataString("!!! ??? ... ,,, ---") },
    };

    [Theory, MemberData(nameof(HostileTexts))]
    public async Task Hostile_text_gets_an_ordinary_answer_in_the_api_and_on_the_page(string what, string escaped)
    {
        Assert.NotEmpty(what);
        var answer = await Site.AskAsync("lang=fr&q=" + escaped);
        var read = (string)answer["query"]!["q"]!;
        Assert.InRange(read.Length, 0, 1000);
        Assert.DoesNotContain(read, c => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));

        foreach (var page in new[]
        {
            await Site.OpenAsync("/fr/search?q=" + escaped),
            await Page.ReadAsync(Site.Client, await Site.Client.PostAsync("/fr/search", new StringContent("q=" + escaped, Encoding.ASCII, "application/x-www-form-urlencoded"))),
        })
        {
            // A form with a NUL in it is no form to ASP.NET Core; an address with one is read without it.
            var isRefused = page.Response.RequestMessage!.Method == HttpMethod.Post && escaped.Contains("%00", StringComparison.Ordinal);
            Assert.Equal(isRefused ? HttpStatusCode.BadRequest : HttpStatusCode.OK, page.Status);
            Assert.NotEmpty(page.Heading);
            Assert.Empty(page.Document.QuerySelectorAll("[onerror], script:not([src])"));
        }

        using var near = await Site.Client.GetAsync("/api/search?near=" + escaped);
        Assert.Equal(HttpStatusCode.BadRequest, near.StatusCode);
        Assert.Equal("place.unknown", (string)JsonNode.Parse(await near.Content.ReadAsStringAsync())!["code"]!);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused_in_words()
    {
        foreach (var content in new HttpContent[]
        {
            new StringContent("""{"q":"x"}""", Encoding.UTF8, "application/json"),
            new StringContent("q=x", Encoding.UTF8, "text/plain"),
            new ByteArrayContent([1, 2, 3]),
        })
        {
            using var response = await Site.Client.PostAsync("/api/search", content);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal("body.not-a-form", (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["code"]!);
        }
    }

    [Fact]
    public async Task A_form_too_large_too_wide_or_broken_is_refused_in_words()
    {
        var boundary = new StringContent("--x\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\nunfinished", Encoding.ASCII);
        boundary.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        var noBoundary = new StringContent("q=x", Encoding.ASCII);
        noBoundary.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data");
        foreach (var (name, content) in new (string, HttpContent)[]
        {
            ("large", new StringContent("q=" + new string('x', 300 * 1024), Encoding.ASCII, "application/x-www-form-urlencoded")),
            ("wide", new StringContent(string.Join('&', Enumerable.Range(0, 1000).Select(i => $"type=help{i}")), Encoding.ASCII, "application/x-www-form-urlencoded")),
            ("long name", new StringContent(new string('k', 5000) + "=x", Encoding.ASCII, "application/x-www-form-urlencoded")),
            ("unfinished", boundary),
            ("without boundary", noBoundary),
        })
        {
            var bytes = await content.ReadAsByteArrayAsync();
            foreach (var address in new[] { "/api/search", "/nl/search" })
            {
                using var copy = new ByteArrayContent(bytes);
                copy.Headers.ContentType = content.Headers.ContentType;
                using var response = await Site.Client.PostAsync(address, copy);
                var body = await response.Content.ReadAsStringAsync();
                Assert.True((int)response.StatusCode is 400 or 413, $"{name} {address}: {(int)response.StatusCode}");
                Assert.NotEmpty(body);
                Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_huge_header_or_address_is_refused_by_the_server_itself()
    {
        foreach (var head in new[] { $"GET /nl HTTP/1.1\r\nHost: x\r\nX-Long: {new string('x', 200_000)}\r\n\r\n", $"GET /nl?q={new string('x', 200_000)} HTTP/1.1\r\nHost: x\r\n\r\n" })
        {
            using var client = new TcpClient();
            await client.ConnectAsync(Site.Client.BaseAddress!.Host, Site.Client.BaseAddress.Port);
            await using var stream = client.GetStream();
            var answer = new byte[64];
            var read = 0;
            try
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            }
            catch (IOException)
            {
                // It may hang up before it has heard all; what it said can still be read.
            }

            read = await stream.ReadAsync(answer);
            Assert.Matches("^HTTP/1.1 4(14|31) ", Encoding.ASCII.GetString(answer, 0, read));
        }

        using var after = await Site.Client.GetAsync("/nl");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("DELETE", "/api/search", 405)]
    [InlineData("GET", "/openapi/v9.json", 404)]
    public async Task What_is_not_there_or_not_allowed_is_a_problem_too(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await Site.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"http.{status}", (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["code"]!);
    }

    [Fact]
    public async Task The_description_of_the_api_names_every_field()
    {
        var document = JsonNode.Parse(await Site.Client.GetStringAsync("/openapi/v1.json"))!;
        var names = document["paths"]!.AsObject().Single(p => p.Key.StartsWith("/api/search", StringComparison.Ordinal)).Value!["get"]!["parameters"]!.AsArray().Select(p => (string)p!["name"]!);

        Assert.Superset(new HashSet<string>(["q", "lang", "near", "type", "kind", "open", "audience", "channel", "language", "limit", "offset"]), names.ToHashSet());
    }

    [Fact]
    public async Task A_door_for_professionals_only_never_leads_for_everyone()
    {
        var wrong = new List<string>();
        foreach (var language in Languages)
        {
            var names = (await EveryResultAsync(language, "&audience=professional")).Select(r => (string)r["name"]!).Distinct(StringComparer.Ordinal);
            foreach (var name in names)
            {
                var audiences = (await Site.AskAsync(name, language))["results"]!.AsArray().Select(r => (string)r!["audience"]! is "professionals" or "professions").ToList();
                // Asked by its own name it may come third, after two that are open to everyone, so that it can be found at all.
                if (audiences.IndexOf(true) is >= 0 and var closed && closed < Math.Min(2, audiences.Count(a => !a)))
                {
                    wrong.Add($"{language} {name}: {string.Join(' ', audiences.Select(a => a ? "P" : "e"))}");
                }
            }
        }

        Report.None(wrong);
    }

    private async Task<List<JsonNode>> EveryResultAsync(string language, string more = "")
    {
        var all = new List<JsonNode>();
        for (int total = 1, offset = 0; offset < total; offset += 100)
        {
            var answer = await Site.AskAsync("", language, $"&limit=100&offset={offset}{more}");
            total = (int)answer["total"]!;
            all.AddRange(answer["results"]!.AsArray().Select(r => r!));
        }

        return all;
    }

    private static IEnumerable<string> Members(JsonNode node) => node.AsObject().Select(m => m.Key);
}
