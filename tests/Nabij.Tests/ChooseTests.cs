using System.Net;
using Nabij.Bench.Relevance;
using Nabij.Features.Choose;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class ChooseTestsOnSqlite(Sites sites) : ChooseTests(sites, Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class ChooseTestsOnPostgres(Sites sites) : ChooseTests(sites, Engine.Postgres);

/// <summary>The guided path on the Brussels data: it ends, soon, at the right few; and its pages.</summary>
public abstract class ChooseTests(Sites sites, Engine engine) : SiteTests(sites, engine)
{
    // Floors; they may only rise. Without `about` a person knows neither what hurts nor what it is called.
    private const double LeastRight = 0.98;
    private const double LeastRightWithoutAbout = 0.2;
    private const double MostQuestions = 2.5;

    [Fact]
    public void From_every_state_at_most_seven_answers_lead_to_five_or_fewer_or_a_clear_end()
    {
        foreach (var catalogue in new[] { Catalogue.Lines(Site.State), Catalogue.Help(Site.State) })
        {
            var open = new Stack<GuidedPath>([GuidedPath.Start(catalogue)]);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var ends = 0;
            while (open.TryPop(out var path))
            {
                Assert.InRange(path.Answers.Count, 0, GuidedPath.MostAnswers);
                Assert.NotEmpty(path.Left);
                if (path.Next is not { } question)
                {
                    ends++;
                    continue;
                }

                Assert.DoesNotContain(path.Answers, a => a.Ask == question.Ask);
                Assert.True(question.Options.Any(o => o.Left.Count < path.Left.Count), $"{question.Ask} narrows nothing.");
                Assert.InRange(question.Options.Count, 2, GuidedPath.MostOptions);
                foreach (var answer in question.Options.Select(o => o.Value).Append(null))
                {
                    var next = path.With(new Answer(question.Ask, answer))!;

                    // The same answers in another order lead to the same place.
                    if (seen.Add(string.Join(' ', next.Answers.Select(a => a.ToString()).Order(StringComparer.Ordinal))))
                    {
                        open.Push(next);
                    }
                }
            }

            Assert.True(ends > 50, $"Only {ends} ends.");
        }
    }

    [Fact]
    public void Each_helpline_is_reached_in_few_questions_by_who_knows_their_answers()
    {
        var catalogue = Catalogue.Lines(Site.State);
        var walks = catalogue.Candidates.Select(c => Questions(GuidedPath.Start(catalogue), c)).ToList();

        Assert.InRange(walks.Average(), 1, MostQuestions);
        Assert.All(catalogue.Candidates, c => Assert.True(c.Facts.ContainsKey(Ask.About), $"{c.Entry.Key} is for no situation."));
        Assert.All(Catalogue.Help(Site.State).Candidates, c => Assert.True(c.Facts.ContainsKey(Ask.About), $"{c.Entry.Key} is for no situation."));

        // On average over the answers that fit it, each as likely.
        static double Questions(GuidedPath path, Candidate wanted) =>
            path.Next is not { } question ? path.Answers.Count
            : question.Options.Where(o => o.Left.Contains(wanted)).Select(o => Questions(path.With(new Answer(question.Ask, o.Value))!, wanted)).DefaultIfEmpty(GuidedPath.MostAnswers).Average();
    }

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task The_judged_people_end_at_what_they_look_for()
    {
        var known = new List<GuidedVerdict>();
        var unknown = new List<GuidedVerdict>();
        foreach (var row in GuidedRow.Read(Path.Combine(Checkout.Root, "bench/relevance/guided.csv")))
        {
            known.Add(await row.WalkAsync(Site.Client));
            unknown.Add(await row.Without("about").WalkAsync(Site.Client));
        }

        Assert.Equal(60, known.Count);
        Assert.True(known.Average(v => v.IsRight ? 1.0 : 0) >= LeastRight, Told(known));
        Assert.True(unknown.Average(v => v.IsRight ? 1.0 : 0) >= LeastRightWithoutAbout, Told(unknown));
        Assert.InRange(known.Where(v => v.Row.IsLine).Average(v => v.Answers.Count), 1, MostQuestions);
        Assert.All(known.Concat(unknown), v => Assert.Contains(v.Row.Target, v.Left));

        static string Told(List<GuidedVerdict> verdicts) => string.Join('\n', verdicts.Where(v => !v.IsRight).Select(v => $"{v.Row.Id} {v.Row.Target}: {string.Join(' ', v.Answers)}: {v.Left.Count}"));
    }

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task A_path_is_walked_by_its_buttons_and_back_again()
    {
        var first = await Site.OpenAsync("/en/choose/lines");
        var second = await first.PressAsync("Violence, abuse or threats");
        var end = await second.PressAsync("Sexual violence");

        Assert.Equal("What is it about?", first.Heading);
        Assert.True(first.Says($"{Site.State.Lines.Count} lines are left."));
        Assert.Equal("What fits best?", second.Heading);
        Assert.Equal("Is there danger now?", Page.Words(second.Document.QuerySelector(".danger h2")));
        Assert.Contains("080098100", end.Numbers(".danger"));
        Assert.Contains("/en/lines/sos-viol", end.Links(".results"));
        Assert.True(end.Response.Headers.CacheControl?.NoStore);
        Assert.Equal("no-referrer", end.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal(first.Title, end.Title);
        Assert.Equal(second.Text, (await end.PressAsync("One step back")).Text);
        Assert.Equal(first.Heading, (await (await end.PressAsync("One step back")).PressAsync("One step back")).Heading);
    }

    [Fact]
    public async Task What_is_shared_names_the_entries_and_no_answer()
    {
        var end = await (await Site.OpenAsync("/en/choose/lines")).PressAsync("My rights, a lawyer, a court");
        var page = await end.PressAsync("Make a page to share");
        var shared = page.Field("The link to this list").Value;

        Assert.True(end.Says("not your answers"));
        Assert.Matches("^https://nabij\\.example/en/paper\\?entry=[0-9a-z]+(&entry=[0-9a-z]+){2}$", shared);
        Assert.Equal(3, page.Document.QuerySelectorAll(".chosen > ol > li").Length);
    }

    [Fact]
    public async Task Who_finds_nothing_among_them_gets_open_doors_and_may_step_back()
    {
        var question = await (await Site.OpenAsync("/en/choose/help")).PressAsync("Care at home");
        var list = await question.PressAsync("Show what is left now");
        var doors = await list.PressAsync("Not among these?");

        Assert.Contains("/en/help/67", doors.Links("main"));
        Assert.Contains("080035243", doors.Numbers());
        Assert.Equal(list.Heading, (await doors.PressAsync("One step back")).Heading);
        Assert.Equal(question.Text, (await (await doors.PressAsync("One step back")).PressAsync("One step back")).Text);
    }

    [Fact]
    public async Task A_resident_sees_lines_for_professionals_apart_and_a_professional_does_not()
    {
        var resident = await PostAsync("about:where-to-turn", "who:me");
        Assert.Equal(["/en/lines/allo-aide-sociale", "/en/lines/caw"], resident.Links(".results h3").Order(StringComparer.Ordinal));

        var path = await PostAsync("about:where-to-turn", "who:?", "place:zone:nord");
        var professional = await PostAsync("about:where-to-turn", "who:professional", "place:zone:nord");

        Assert.Contains("/en/lines/helpdesk-nord", path.Links("[aria-labelledby=through]"));
        Assert.DoesNotContain("/en/lines/helpdesk-nord", path.Links("[aria-labelledby=answers]"));
        Assert.DoesNotContain(path.Links(".results"), l => l.Contains("helpdesk-sud", StringComparison.Ordinal));
        Assert.Contains("/en/lines/helpdesk-nord", professional.Links("[aria-labelledby=answers]"));
    }

    [Fact]
    public void A_line_about_ones_own_behaviour_is_shown_only_to_who_asks_for_it()
    {
        var start = GuidedPath.Start(Catalogue.Lines(Site.State));

        Assert.Equal(["seos"], start.With(new Answer(Ask.About, "own-behaviour"))!.Left.Select(c => c.Entry.Key));
        Assert.All(start.Next!.Options.Select(o => (string?)o.Value).Where(v => v != "own-behaviour").Append(null), v =>
            Assert.DoesNotContain(start.With(new Answer(Ask.About, v))!.Left, c => c.Entry.Key == "seos"));
    }

    [Theory]
    [InlineData("about:nothing")]
    [InlineData("about:")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("place:region:brussels")]
    [InlineData("detail:violence-child")]
    [InlineData("0:violence")]
    public async Task An_answer_that_is_none_is_said_and_left_out(string answer)
    {
        var page = await PostAsync(answer, "about:suicide");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.True(page.Says("We do not know one of your answers here."));
        Assert.Contains("/en/lines/zelfmoordlijn-1813", page.Links(".results"));
        Assert.DoesNotContain("<script>alert", page.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_in_the_address_are_not_read()
    {
        var page = await Site.OpenAsync("/en/choose/lines?a=about%3Asuicide");

        Assert.Equal((HttpStatusCode.OK, "What is it about?"), (page.Status, page.Heading));
    }

    [Fact]
    public async Task What_is_looked_for_is_said_by_the_address_alone_however_it_is_written()
    {
        var written = await Site.OpenAsync("/en/choose/LINES");
        var posted = await Page.ReadAsync(Site.Client, await Site.Client.PostAsync("/en/choose/lines", new FormUrlEncodedContent([new("subject", "nothing"), new("Subject", "help"), new("back", "1")])));

        Assert.Equal((HttpStatusCode.OK, "Choosing a helpline"), (written.Status, written.Title));
        Assert.Equal((HttpStatusCode.OK, written.Heading, written.Title), (posted.Status, posted.Heading, posted.Title));
    }

    private async Task<Page> PostAsync(params string[] answers) =>
        await Page.ReadAsync(Site.Client, await Site.Client.PostAsync("/en/choose/lines", new FormUrlEncodedContent(answers.Select(a => KeyValuePair.Create("a", a)))));
}
