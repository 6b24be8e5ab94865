using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>The guided path in a browser. Its address stays the same, so what one waits for is the heading.</summary>
public sealed class ChooseFlowTests(Site site)
{
    private const string SticksOut = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    // What is pressed, by its place among the answers or by the name of its button; the same in each language.
    private static readonly (string Start, string[] Presses)[] Walks =
    [
        ("lines", ["about:violence", "detail:violence-child", "back", "detail:?"]),
        ("lines", ["about:suicide", "none", "back", "back"]),
        ("lines", ["about:where-to-turn", "who:professional"]),
        ("help", ["theme:social", "show", "none"]),
        ("help", ["theme:care", "about:mind"]),
        ("help", ["theme:social", "about:interpreter"]),
    ];

    [Fact]
    public Task Without_script_it_leads_to_a_number_and_each_step_goes_back() => site.VisitAsync(
        async visit =>
        {
            await visit.OpenAsync("/en/lines");
            await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Help me choose" }));
            Assert.Equal("/en/choose/lines", visit.Path);
            await PressAsync(visit, "Thinking of suicide, or afraid for someone", "2 lines fit your answers");
            await visit.Page.GoBackAsync();
            await PressAsync(visit, "Thinking of suicide, or afraid for someone", "2 lines fit your answers");

            // Nobody keeps the answer, so a browser asks for it again: sent again it is the same.
            await visit.Page.ReloadAsync();
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("2 lines fit your answers");
            await Assertions.Expect(visit.Page.Locator(".danger a[href='tel:1813']")).ToBeVisibleAsync();
            Assert.Equal("/en/choose/lines", visit.Path);
            await PressAsync(visit, "Not among these?", "Not among these?");
            await PressAsync(visit, "One step back", "2 lines fit your answers");
            await PressAsync(visit, "One step back", "What is it about?");
            await PressAsync(visit, "I don’t know, or it makes no difference", "Which help are you looking for?");
        },
        o => o.JavaScriptEnabled = false);

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public Task Each_step_is_accessible_and_fits_a_small_telephone(string language) => site.VisitAsync(
        async visit =>
        {
            foreach (var (start, presses) in Walks)
            {
                await visit.OpenAsync($"/{language}/choose/{start}");
                foreach (var press in presses)
                {
                    await visit.Page.RunAndWaitForResponseAsync(
                        () => visit.Page.Locator(press.Contains(':', StringComparison.Ordinal) ? $"button[name=a][value='{press}']" : $"button[name={press}]").ClickAsync(),
                        r => r.Request.IsNavigationRequest);
                    await visit.Page.WaitForLoadStateAsync();
                    Assert.Equal(0, await visit.Page.EvaluateAsync<int>(SticksOut));
                    if (language != "nl" && press != presses[^1])
                    {
                        // A minute of looking, and the other languages stand in the same places.
                        continue;
                    }

                    var found = await visit.Page.RunAxe(AxeTests.Rules);
                    Assert.True(found.Violations.Length == 0, $"{start} {press}: {string.Join('\n', found.Violations.Select(AxeTests.Describe))}");
                    if (Environment.GetEnvironmentVariable("NABIJ_SHOTS") is { } folder)
                    {
                        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"choose-{start}-{string.Join('-', presses[..(Array.IndexOf(presses, press) + 1)]).Replace(':', '.').Replace('?', '_')}.{language}.png"), FullPage = true });
                    }
                }
            }
        },
        o => o.ViewportSize = new() { Width = 390, Height = 844 });

    private static async Task PressAsync(Visit visit, string button, string heading)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
    }
}
