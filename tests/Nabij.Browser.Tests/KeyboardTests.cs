namespace Nabij.Browser.Tests;

/// <summary>Everything by keyboard alone, and always visible where one is.</summary>
public sealed class KeyboardTests(Site site)
{
    // The focused element as (tag, name or address), with whether a ring shows it.
    private const string Focused =
        """
        () => {
          const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
          const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
          const inView = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
          return [e.tagName, e.getAttribute('href') ?? e.getAttribute('name') ?? e.textContent.trim(), ring && inView ? 'seen' : 'unseen'];
        }
        """;

    [Fact]
    public Task From_the_home_page_to_a_telephone_number() => site.VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en");
        await TabToAsync(visit, (_, name) => name == "q");
        await visit.Page.Keyboard.TypeAsync("home nurse");
        await TabToAsync(visit, (_, name) => name == "near");
        await visit.Page.Keyboard.TypeAsync("1080");
        await visit.EnterAsync();
        Assert.Equal("/en/search?q=home+nurse&near=1080", visit.Path);

        await TabToAsync(visit, (tag, name) => tag == "A" && name.StartsWith("/en/help/", StringComparison.Ordinal));
        await visit.EnterAsync();
        Assert.StartsWith("/en/help/", visit.Path, StringComparison.Ordinal);

        await visit.OpenAsync("/en/search?q=alcohol");
        await TabToAsync(visit, (tag, name) => tag == "A" && name.StartsWith("/en/lines/", StringComparison.Ordinal));
        await visit.EnterAsync();
        await TabToAsync(visit, (tag, name) => tag == "A" && name.StartsWith("tel:", StringComparison.Ordinal));
    });

    [Fact]
    public Task A_filter_is_ticked_and_shown() => site.VisitAsync(
        async visit =>
        {
            await visit.OpenAsync("/en/search?q=&near=1080");
            await TabToAsync(visit, (tag, name) => tag == "INPUT" && name == "type");
            await visit.Page.Keyboard.PressAsync("Space");
            await TabToAsync(visit, (tag, name) => tag == "BUTTON" && name == "Show");
            await visit.EnterAsync();
            Assert.Contains("type=", visit.Path, StringComparison.Ordinal);
        },
        o => o.JavaScriptEnabled = false);

    [Fact]
    public Task The_first_tab_skips_to_the_content() => site.VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en/lines");
        await TabToAsync(visit, (_, name) => name == "#main");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    });

    [Theory]
    [MemberData(nameof(Pages.MainNames), MemberType = typeof(Pages))]
    public Task Focus_is_visible_at_every_step(string page) => site.VisitAsync(async visit =>
    {
        await visit.OpenAsync("/nl" + Pages.Path(page));
        var steps = await visit.Page.Locator("a[href], button, input:not([type=hidden]), summary").CountAsync();
        for (var step = 0; step < Math.Min(steps, 60); step++)
        {
            await StepAsync(visit);
        }
    });

    private static async Task TabToAsync(Visit visit, Func<string, string, bool> isIt)
    {
        var seen = new List<string>();
        while (seen.Count < 150)
        {
            var (tag, name) = await StepAsync(visit);
            if (isIt(tag, name))
            {
                return;
            }

            seen.Add($"{tag} {name}");
        }

        Assert.Fail("Not reached by Tab: " + string.Join(", ", seen));
    }

    private static async Task<(string Tag, string Name)> StepAsync(Visit visit)
    {
        await visit.Page.Keyboard.PressAsync("Tab");
        var focused = await visit.Page.EvaluateAsync<string[]>(Focused);
        Assert.True(focused[0] is "BODY" || focused[2] == "seen", $"The focus does not show on {focused[0]} {focused[1]} of {visit.Path}");
        return (focused[0], focused[1]);
    }
}
