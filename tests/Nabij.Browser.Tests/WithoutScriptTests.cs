using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>Each flow whole with JavaScript off.</summary>
public sealed class WithoutScriptTests(Site site)
{
    [Fact]
    public Task A_question_with_a_place_leads_to_a_number() => VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en");
        await visit.Page.GetByLabel("What is the matter?").FillAsync("alcohol");
        await visit.Page.GetByLabel("Where?").FillAsync("1080");
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Find help" }));
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("1080");
        await visit.FollowAsync(visit.Page.Locator(".result h3 a[href^='/en/lines/']").First);
        await Expect(visit.Page.Locator("main a[href^='tel:']").First).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_filter_narrows_the_list_by_its_button() => VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en/search?q=&near=1080");
        var before = await CountAsync(visit);
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Helpline" }).CheckAsync();
        Assert.DoesNotContain("type=", visit.Path, StringComparison.Ordinal);
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }));
        Assert.Contains("type=helpline", visit.Path, StringComparison.Ordinal);
        Assert.InRange(await CountAsync(visit), 1, before - 1);
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Without filters" }));
        Assert.Equal(before, await CountAsync(visit));
    });

    [Fact]
    public Task The_next_page_shows_other_answers_and_the_previous_one_the_same() => VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en/search?q=&near=1080");
        var first = await NamesAsync(visit);
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next" }));
        Assert.Empty((await NamesAsync(visit)).Intersect(first, StringComparer.Ordinal));
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Previous" }));
        Assert.Equal(first, await NamesAsync(visit));
    });

    [Fact]
    public Task An_ambiguous_place_is_chosen() => VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en/search?q=cleaning+help&near=1000");
        var choice = visit.Page.Locator(".choices a").First;
        var place = (await choice.Locator("span").First.InnerTextAsync()).Trim();
        await visit.FollowAsync(choice);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(place);
        Assert.StartsWith("/en/search?q=cleaning%20help&near=", visit.Path, StringComparison.Ordinal);
    });

    [Fact]
    public Task The_language_changes_and_the_question_stays() => VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en/search?q=home+nurse&near=1080&type=help");
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Français" }));
        Assert.Equal("/fr/search?q=home+nurse&near=1080&type=help", visit.Path);
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(visit.Page.Locator("input[name=q]").First).ToHaveValueAsync("home nurse");
        await visit.OpenAsync("/fr/help/346");
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Nederlands" }));
        Assert.Equal("/nl/help/346", visit.Path);
    });

    [Fact]
    public Task My_neighbourhood_is_found_by_its_postcode() => VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en/places");
        await visit.Page.GetByLabel("Where?").FillAsync("1080");
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }));
        Assert.StartsWith("/en/places/", visit.Path, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_wrong_place_is_said_beside_its_field() => VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en");
        await visit.Page.GetByLabel("What is the matter?").FillAsync("cleaning help");
        await visit.Page.GetByLabel("Where?").FillAsync("abcdefgh");
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Find help" }));
        Assert.StartsWith("Error: ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        var field = visit.Page.GetByLabel("Where?");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToHaveValueAsync("abcdefgh");
        await visit.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
        Assert.EndsWith("#near", visit.Page.Url, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_danger_word_shows_its_lines_first() => VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en/search?q=my+husband+hits+me");
        var number = await visit.Page.Locator("main section.danger a[href^='tel:']").First.BoundingBoxAsync();
        var heading = await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).BoundingBoxAsync();
        Assert.True(number!.Y < heading!.Y);
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Leave this page at once" })).ToBeVisibleAsync();
    });

    private Task VisitAsync(Func<Visit, Task> visit) => site.VisitAsync(visit, o => o.JavaScriptEnabled = false);

    private static async Task<IReadOnlyList<string>> NamesAsync(Visit visit) => await visit.Page.Locator(".result h3").AllInnerTextsAsync();

    /// <summary>The number in the heading: "54 answers for …".</summary>
    private static async Task<int> CountAsync(Visit visit) =>
        int.Parse((await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
