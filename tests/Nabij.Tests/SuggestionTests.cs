using System.Net;
using AngleSharp.Html.Parser;
using Nabij.Features.Finder;
using Nabij.Features.Finder.Suggesting;
using Nabij.Search;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class SuggestionTestsOnSqlite(Sites sites) : SuggestionTests(sites, Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class SuggestionTestsOnPostgres(Sites sites) : SuggestionTests(sites, Engine.Postgres);

public abstract class SuggestionTests(Sites sites, Engine engine) : SiteTests(sites, engine)
{
    private static readonly string[] Languages = ["nl", "fr", "en"];

    // Two registers whose names are words that everything has: a search by name alone does not find them.
    private static readonly string[] CalledLikeOthers = ["le-guide-social", "sociaal-brussel"];

    [Theory]
    [InlineData("nl", "q", "thuisverpl", "Thuisverpleging", "Thuisverpleging soort hulp")]
    [InlineData("nl", "q", "poetsvr", "Hulp bij de huishoudelijke taken", "poetsvrouw → Hulp bij de huishoudelijke taken soort hulp")]
    [InlineData("fr", "q", "femme de m", "Aide ménagère (titres-services)", "femme de ménage → Aide ménagère (titres-services) type d’aide")]
    [InlineData("nl", "q", "femme de m", "Hulp bij de huishoudelijke taken", "femme de ménage → Hulp bij de huishoudelijke taken soort hulp")]
    [InlineData("nl", "q", "thuisverpelging", "Thuisverpleging", "Thuisverpleging soort hulp")]
    [InlineData("nl", "q", "wijkverpleeg", "Thuisverpleging", "Thuisverpleging soort hulp")]
    [InlineData("en", "q", "awel", "Awel: 102, in Dutch", "Awel: 102, in Dutch helpline")]
    [InlineData("nl", "near", "108", "1080 Sint-Jans-Molenbeek", "1080 Sint-Jans-Molenbeek postcode")]
    [InlineData("nl", "near", "molenb", "Sint-Jans-Molenbeek", "Sint-Jans-Molenbeek gemeente")]
    [InlineData("nl", "near", "ixel", "Elsene", "Ixelles → Elsene gemeente")]
    [InlineData("fr", "near", "st gilles", "Saint-Gilles", "St-Gilles → Saint-Gilles commune")]
    [InlineData("en", "near", "auder", "Auderghem", "Auderghem / Oudergem municipality")]
    [InlineData("en", "near", "andrelecht", "Anderlecht", "Anderlecht municipality")]
    public async Task The_first_suggestion_is(string language, string box, string text, string fill, string words)
    {
        var found = await AskAsync(language, box, text);

        Assert.Equal((fill, words), found[0]);
    }

    [Fact]
    public async Task At_most_six_and_nothing_for_nothing()
    {
        Assert.Equal(SuggestionsPage.Most, (await AskAsync("fr", "q", "aide")).Count);
        foreach (var text in new[] { "", "a", "xqzwv", "😀", new string('a', 101) })
        {
            using var response = await PostAsync("nl", Field("q", text));
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        }

        using var neither = await PostAsync("nl", Field("question", "thuisverpleging"));
        Assert.Equal(HttpStatusCode.NoContent, neither.StatusCode);
    }

    [Theory]
    [InlineData("nl", "mijn man slaat mij")]
    [InlineData("fr", "mon mari me frappe")]
    [InlineData("en", "i want to die")]
    public async Task A_danger_leads_to_the_numbers_before_any_list(string language, string text)
    {
        using var response = await PostAsync(language, Field("q", text));
        var piece = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

        Assert.Equal($"/{language}/emergency", piece.Body!.FirstElementChild!.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await Site.OpenAsync($"/{language}/emergency")).Status);
    }

    [Fact]
    public async Task To_wish_to_die_at_home_is_no_danger()
    {
        using var response = await PostAsync("fr", Field("q", "je veux mourir chez moi"));

        Assert.DoesNotContain("/emergency", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_private_and_stands_in_no_answer()
    {
        using var response = await PostAsync("nl", Field("q", "thuisverpleging <b>"));

        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("<b> ", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Not by an address: half a sentence would stay in the logs of everything between.
        Assert.Equal(HttpStatusCode.Redirect, (await Site.OpenAsync("/nl/suggestions?q=thuisverpleging")).Status);
    }

    // FIELD 1, 2: doors for professionals only when one says to be one; a kind of help they arrange is named, and marked.
    [Fact]
    public async Task Lines_for_professionals_are_for_professionals()
    {
        var line = Site.State.Lines.Values.First(l => l.Audience == "professionals");
        var name = line.Name.In("nl");

        Assert.DoesNotContain(await AskAsync("nl", "q", name), s => s.Fill == name);
        Assert.Contains(await AskAsync("nl", "q", name, Field("audience", "professional")), s => s.Fill == name && s.Words.EndsWith("voor professionals", StringComparison.Ordinal));
        Assert.Contains(await AskAsync("nl", "q", "sociaal vertalen"), s => s.Words.EndsWith("soort hulp · voor professionals", StringComparison.Ordinal));
    }

    // FIELD 8: what closed leaves at once, also before the suggestions are made again.
    [Fact]
    public void What_closed_is_suggested_no_more()
    {
        var state = Site.State;
        var name = state.Lines["awel-102"].Name.In("nl");
        var path = state.Lines["awel-102"].Url("nl")[3..];

        Assert.Contains(state.Suggestions.ForNeed(name, "nl", Asker.Everyone, 8, state), s => s.Shown.Path == path);
        Assert.DoesNotContain(state.Suggestions.ForNeed(name, "nl", Asker.Professional, 8, state with { Lines = state.Lines.Remove("awel-102") }), s => s.Shown.Path == path);
    }

    // A page is made from one state: numbers of its opening hours mean something else in the next.
    [Fact]
    public void A_request_keeps_the_state_it_began_with()
    {
        var holder = new FinderHolder();
        holder.Replace(Site.State);
        var find = new FindHelp(holder, null!, Site.Clock);
        var first = find.State;
        holder.Replace(first with { Number = first.Number + 1 });

        Assert.Same(first, find.State);
        Assert.NotSame(first, new FindHelp(holder, null!, Site.Clock).State);
    }

    // FIELD 33: whatever someone types, words of the Netherlands and France are not put on the screen.
    [Fact]
    public void No_word_that_is_only_understood_is_ever_shown()
    {
        var suggestions = Site.State.Suggestions;
        var words = ReadUnderstood().ToList();
        Assert.True(words.Count > 300);

        foreach (var (language, word) in words)
        {
            foreach (var suggestion in suggestions.ForNeed(word, language, Asker.Everyone, 8, Site.State).Where(s => !s.By.MayShow))
            {
                Assert.Null(SuggestionView.Of(suggestion, language).By);
            }
        }

        Assert.Contains(words, w => suggestions.ForNeed(w.Word, w.Language, Asker.Everyone, 8, Site.State).Any(s => !s.By.MayShow));
    }

    // Choosing fills the box: then the search must find that very thing on its first page, a kind of help first of all.
    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task What_a_suggestion_fills_in_is_found(string language)
    {
        var missed = new List<string>();
        foreach (var (type, entry) in Site.State.Kinds.Values.Select(k => ("help", k)).Concat(Site.State.Services.Values.Concat(Site.State.Lines.Values).Select(s => ("", s))))
        {
            var answer = await Site.AskAsync(entry.Name.In(language), language, "&audience=professional");
            var found = answer["danger"]!.AsArray().Concat(answer["results"]!.AsArray().Take(type == "help" ? 1 : 20)).Select(r => (string)r!["url"]!);
            if (!found.Contains(entry.Url(language)) && !CalledLikeOthers.Contains(entry.Key))
            {
                missed.Add($"{entry.Name.In(language)}: {string.Join(' ', found)}");
            }
        }

        Report.None(missed);
    }

    [Fact]
    public void What_a_suggested_place_fills_in_leads_to_that_place()
    {
        var places = Site.State.Places;
        var wrong =
            from level in new[] { "municipality", "postcode", "neighbourhood", "zone", "region" }
            from territory in places.All.Where(t => t.Level.ToString().Equals(level, StringComparison.OrdinalIgnoreCase))
            from language in Languages
            from suggestion in Site.State.Suggestions.Places.Find(territory.Name.In(language), language, 8).Where(s => s.Shown.Path == $"/places/{territory.Code}")
            let fill = suggestion.Shown.Fill.In(language)
            where !(places.Find(fill).Ok(out var found) && (found.Label == territory.Name || found.Candidates.Any(c => c.Territory == territory)))
            select $"{language} {territory.Code} {fill}";

        Report.None(wrong);
        Assert.All(places.All.Where(t => t.Level == Features.Territories.TerritoryLevel.Municipality), t =>
            Assert.All(Languages, l => Assert.Contains(Site.State.Suggestions.Places.Find(t.Name.In(l), l, 8), s => s.Shown.Path == $"/places/{t.Code}")));
    }

    [Theory]
    [InlineData("get")]
    [InlineData("post")]
    public async Task Without_script_an_unknown_place_offers_what_it_may_be(string method)
    {
        var home = await Site.OpenAsync("/en");
        var page = await home.Type("What is the matter?", "home nursing").Type("Where?", "Molenbeek near the canal").PressAsync("Find help", method);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.True(page.Says("Did you mean this?"));
        var chosen = method == "get" ? await page.FollowAsync("Molenbeek-Saint-Jean") : await page.PressAsync("Molenbeek-Saint-Jean", "post");
        Assert.Equal(HttpStatusCode.OK, chosen.Status);
        Assert.Contains("Molenbeek", chosen.Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_a_question_that_finds_nothing_offers_what_it_may_be()
    {
        // A filter that leaves nothing of what the words mean.
        var page = await Site.OpenAsync("/nl/search?q=thuisverpleging&language=zz");

        Assert.True(page.Says("Bedoelt u dit?"));
        Assert.Contains("/nl/help/346", page.Links("main"));
        Assert.False((await Site.OpenAsync("/nl/search?q=xqzwv")).Says("Bedoelt u dit?"));
        Assert.False((await Site.OpenAsync("/nl/search?q=thuisverpleging")).Says("Bedoelt u dit?"));
    }

    private async Task<List<(string Fill, string Words)>> AskAsync(string language, string box, string text, params KeyValuePair<string, string>[] more)
    {
        using var response = await PostAsync(language, [Field(box, text), .. more]);
        var piece = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        return [.. piece.QuerySelectorAll("[role=listbox] > [role=option]").Select(o => (o.GetAttribute("data-fill")!, Page.Words(o)))];
    }

    private Task<HttpResponseMessage> PostAsync(string language, params KeyValuePair<string, string>[] fields) =>
        Site.Client.PostAsync($"/{language}/suggestions", new FormUrlEncodedContent(fields));

    private static KeyValuePair<string, string> Field(string name, string value) => new(name, value);

    private static IEnumerable<(string Language, string Word)> ReadUnderstood()
    {
        foreach (var file in Checkout.Files("data/brussels/words", ".yaml"))
        {
            var yaml = new YamlDotNet.RepresentationModel.YamlStream();
            using (var reader = new StreamReader(file))
            {
                yaml.Load(reader);
            }

            foreach (var group in ((YamlDotNet.RepresentationModel.YamlSequenceNode)yaml.Documents[0].RootNode).Children.OfType<YamlDotNet.RepresentationModel.YamlMappingNode>().Where(g => g.Children.ContainsKey("understood")))
            {
                foreach (var word in (YamlDotNet.RepresentationModel.YamlSequenceNode)group.Children["words"])
                {
                    yield return (Path.GetFileName(Path.GetDirectoryName(file)!), word.ToString());
                }
            }
        }
    }
}
