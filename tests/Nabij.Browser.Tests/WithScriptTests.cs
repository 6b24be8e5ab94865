using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>What scripts make easier, and what a browser does by itself.</summary>
public sealed class WithScriptTests(Site site)
{
    private const string Elsewhere = "https://www.meteo.be/";

    [Fact]
    public Task A_filter_works_as_soon_as_it_is_ticked() => site.VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en/search?q=&near=1080");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Helpline" }).ClickAsync();
        await visit.Page.ArriveAsync("**/en/search?*type=helpline*");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Helpline" })).ToBeCheckedAsync();
    });

    [Theory]
    [InlineData("/en/emergency")]
    [InlineData("/en/search?q=my+husband+hits+me")]
    public Task The_quick_exit_leaves_and_back_does_not_return(string path) => site.VisitAsync(async visit =>
    {
        visit.MayLeaveTo = Elsewhere;
        await visit.Page.RouteAsync(Elsewhere + "**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>Weather</title>" }));
        await visit.OpenAsync("/en");
        await visit.OpenAsync(path);
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Leave this page at once" }));
        Assert.Equal(Elsewhere, visit.Page.Url);
        await visit.Page.GoBackAsync();
        Assert.Equal("/en", visit.Path);
    });

    [Fact]
    public Task Back_from_an_answer_shows_the_same_list() => site.VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en");
        await visit.Page.GetByLabel("What is the matter?").FillAsync("home nurse");
        await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Find help" }));
        var list = await visit.Page.Locator(".result h3").AllInnerTextsAsync();
        await visit.FollowAsync(visit.Page.Locator(".result h3 a").First);
        await visit.Page.GoBackAsync();
        Assert.Equal(list, await visit.Page.Locator(".result h3").AllInnerTextsAsync());
        await Assertions.Expect(visit.Page.GetByLabel("What is the matter?")).ToHaveValueAsync("home nurse");
    });
}
