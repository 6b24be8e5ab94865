using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>Suggestions while typing: by keyboard, by finger, by screen reader, and never in the way.</summary>
public sealed class SuggestionTests(Site site)
{
    private static readonly int[] Widths = [390, 1280];

    [Theory]
    [InlineData("nl", "thuisverpl", "Thuisverpleging")]
    [InlineData("fr", "femme de mén", "Aide ménagère (titres-services)")]
    [InlineData("en", "home nurs", "Home nursing")]
    public Task The_open_list_is_accessible_and_says_how_many(string language, string typed, string first) => site.VisitAsync(async visit =>
    {
        var (need, list) = await TypeAsync(visit, $"/{language}", "q", typed);
        await Expect(need).ToHaveAttributeAsync("aria-expanded", "true");
        Assert.Equal(await list.GetAttributeAsync("id"), await need.GetAttributeAsync("aria-controls"));
        await Expect(list.GetByRole(AriaRole.Option).First).ToContainTextAsync(first);
        var count = await list.GetByRole(AriaRole.Option).CountAsync();
        await Expect(visit.Page.Locator("p[role=status]").First).ToContainTextAsync($"{count} sugg");

        await CheckAsync(visit.Page);
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await CheckAsync(visit.Page);
    });

    [Fact]
    public Task The_list_under_the_place_is_accessible_on_a_small_telephone_in_the_dark() => site.VisitAsync(
        async visit =>
        {
            await TypeAsync(visit, "/fr", "near", "st gil");
            await CheckAsync(visit.Page);
        },
        o => (o.ViewportSize, o.ColorScheme) = (new() { Width = 320, Height = 640 }, ColorScheme.Dark));

    [Fact]
    public Task Arrows_move_enter_writes_and_a_second_enter_searches() => site.VisitAsync(async visit =>
    {
        var (need, list) = await TypeAsync(visit, "/en", "q", "hom");
        var options = list.GetByRole(AriaRole.Option);
        var last = await options.CountAsync() - 1;
        Assert.True(last > 1);

        await PressAsync(visit, "ArrowDown");
        await ActiveAsync(need, options, 0);
        await PressAsync(visit, "ArrowDown");
        await ActiveAsync(need, options, 1);
        await PressAsync(visit, "ArrowUp", "ArrowUp");
        await ActiveAsync(need, options, last);
        await PressAsync(visit, "ArrowDown");
        await ActiveAsync(need, options, 0);

        // The caret's own keys go back to the text.
        await PressAsync(visit, "Home");
        Assert.Null(await need.GetAttributeAsync("aria-activedescendant"));
        Assert.Equal(0, await need.EvaluateAsync<int>("e => e.selectionStart"));
        await PressAsync(visit, "ArrowDown", "End");
        Assert.Null(await need.GetAttributeAsync("aria-activedescendant"));

        await PressAsync(visit, "ArrowDown");
        var fill = await options.First.GetAttributeAsync("data-fill");
        await PressAsync(visit, "Enter");
        await Expect(need).ToHaveValueAsync(fill!);
        await Expect(need).ToBeFocusedAsync();
        await Expect(need).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(list).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("p[role=status]").First).ToHaveTextAsync($"{fill} is filled in.");
        Assert.Equal("/en", visit.Path);

        await visit.EnterAsync();
        Assert.StartsWith("/en/search?q=", visit.Path, StringComparison.Ordinal);
        await Expect(visit.Page.Locator("#q")).ToHaveValueAsync(fill!);
    });

    [Fact]
    public Task Enter_with_nothing_chosen_searches_what_was_typed() => site.VisitAsync(async visit =>
    {
        await TypeAsync(visit, "/en", "q", "hom");
        await visit.EnterAsync();
        Assert.Equal("/en/search?q=hom&near=", visit.Path);
    });

    [Fact]
    public Task Escape_closes_the_list_first_and_keeps_the_words_and_an_arrow_opens_it_again() => site.VisitAsync(async visit =>
    {
        var (need, list) = await TypeAsync(visit, "/en", "q", "hom");
        await PressAsync(visit, "ArrowDown", "Escape");
        await Expect(list).ToHaveCountAsync(0);
        await Expect(need).ToHaveValueAsync("hom");
        await PressAsync(visit, "ArrowDown");
        await Expect(list).ToBeVisibleAsync();
        Assert.Null(await need.GetAttributeAsync("aria-activedescendant"));
    });

    [Fact]
    public Task Tab_leaves_to_the_next_box_chooses_nothing_and_closes() => site.VisitAsync(async visit =>
    {
        var (need, list) = await TypeAsync(visit, "/en", "q", "hom");
        await PressAsync(visit, "ArrowDown", "Tab");
        await Expect(list).ToHaveCountAsync(0);
        await Expect(need).ToHaveValueAsync("hom");
        await Expect(visit.Page.Locator("input[name=near]")).ToBeFocusedAsync();
    });

    [Fact]
    public Task A_finger_chooses_a_large_line_and_the_keyboard_on_the_screen_goes() => site.VisitAsync(
        async visit =>
        {
            var (need, list) = await TypeAsync(visit, "/nl", "q", "huis");
            var lines = list.GetByRole(AriaRole.Option);
            for (var i = 0; i < await lines.CountAsync(); i++)
            {
                Assert.True((await lines.Nth(i).BoundingBoxAsync())!.Height >= 43.5);
            }

            var fill = await lines.Nth(1).GetAttributeAsync("data-fill");
            await lines.Nth(1).TapAsync();
            await Expect(need).ToHaveValueAsync(fill!);
            await Expect(need).Not.ToBeFocusedAsync();
            await Expect(list).ToHaveCountAsync(0);
            Assert.Equal("/nl", visit.Path);
        },
        o => (o.ViewportSize, o.HasTouch, o.IsMobile) = (new() { Width = 390, Height = 844 }, true, true));

    [Fact]
    public Task A_mouse_chooses_a_place_and_stays_in_its_box() => site.VisitAsync(async visit =>
    {
        var (place, list) = await TypeAsync(visit, "/fr/places", "near", "ixel");
        await list.GetByRole(AriaRole.Option).First.ClickAsync();
        await Expect(place).ToHaveValueAsync("Ixelles");
        await Expect(place).ToBeFocusedAsync();
        await visit.EnterAsync();
        Assert.StartsWith("/fr/places/", visit.Path, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_danger_is_said_and_its_link_is_the_next_stop() => site.VisitAsync(async visit =>
    {
        var need = await OpenAsync(visit, "/en", "q");
        await need.PressSequentiallyAsync("my husband hits me");
        var link = visit.Page.Locator(".in-danger a");
        await Expect(link).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("p[role=status]").First).ToContainTextAsync("danger");
        await CheckAsync(visit.Page);
        await PressAsync(visit, "Tab");
        await Expect(link).ToBeFocusedAsync();
        await visit.EnterAsync();
        Assert.Equal("/en/emergency", visit.Path);
    });

    [Fact]
    public Task Words_go_by_post_and_only_after_a_pause() => site.VisitAsync(async visit =>
    {
        var asked = new ConcurrentQueue<string>();
        visit.Page.Request += (_, request) => asked.Enqueue($"{request.Method} {new Uri(request.Url).PathAndQuery}");
        var need = await OpenAsync(visit, "/nl", "q");
        // All within one pause, as far as the browser is concerned.
        await need.EvaluateAsync("e => { e.focus(); for (const letter of 'thuisverpleging') { e.value += letter; e.dispatchEvent(new Event('input', { bubbles: true })) } }");
        await Expect(visit.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Thuisverpleging");
        Assert.All(asked, a => Assert.DoesNotContain("thuis", a, StringComparison.Ordinal));
        Assert.Equal(["POST /nl/suggestions"], asked.Where(a => a.StartsWith("POST", StringComparison.Ordinal)));
    });

    [Fact]
    public Task An_answer_that_comes_too_late_is_not_shown() => site.VisitAsync(async visit =>
    {
        var late = new TaskCompletionSource();
        var first = true;
        await visit.Page.RouteAsync("**/suggestions", async route =>
        {
            if (first)
            {
                first = false;
                await late.Task;
            }

            await route.ContinueAsync();
        });
        var need = await OpenAsync(visit, "/nl", "q");
        var asked = visit.Page.WaitForRequestAsync("**/suggestions");
        await need.PressSequentiallyAsync("schuld");
        await asked;
        await need.FillAsync("thuisverpl");
        var options = visit.Page.GetByRole(AriaRole.Option);
        await Expect(options.First).ToContainTextAsync("Thuisverpleging");
        late.SetResult();
        await visit.Page.WaitForTimeoutAsync(300);
        await Expect(options.First).ToContainTextAsync("Thuisverpleging");
    });

    [Fact]
    public Task Without_a_network_the_form_works_as_ever() => site.VisitAsync(async visit =>
    {
        var need = await OpenAsync(visit, "/nl", "q");
        await visit.Page.RouteAsync("**/suggestions", route => route.AbortAsync());
        await need.PressSequentiallyAsync("thuisverpl");
        await visit.Page.WaitForTimeoutAsync(400);
        await Expect(visit.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await visit.EnterAsync();
        Assert.StartsWith("/nl/search?q=thuisverpl", visit.Path, StringComparison.Ordinal);
    });

    [Fact]
    public Task Keys_of_an_input_method_are_its_own() => site.VisitAsync(async visit =>
    {
        var (need, list) = await TypeAsync(visit, "/nl", "q", "huis");
        // Enter while composing ends the composition; it chooses nothing and the list stays.
        await need.EvaluateAsync("e => { for (const key of ['ArrowDown', 'Enter']) e.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true })) }");
        await Expect(list).ToBeVisibleAsync();
        await Expect(need).ToHaveValueAsync("huis");
        Assert.Null(await need.GetAttributeAsync("aria-activedescendant"));
    });

    [Fact]
    public Task Without_script_the_box_is_a_box() => site.VisitAsync(
        async visit =>
        {
            await visit.OpenAsync("/nl");
            Assert.Null(await visit.Page.Locator("input[name=q]").GetAttributeAsync("role"));
            await visit.OpenAsync("/nl/search?q=thuisverpleging&near=molenbeek+aan+het+kanaal");
            await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sint-Jans-Molenbeek", Exact = true }));
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Sint-Jans-Molenbeek");
        },
        o => o.JavaScriptEnabled = false);

    [Fact(Explicit = true)]
    public Task Take_pictures() => site.VisitAsync(async visit =>
    {
        var folder = Environment.GetEnvironmentVariable("NABIJ_SHOTS") ?? throw new InvalidOperationException("NABIJ_SHOTS says in which folder.");
        foreach (var width in Widths)
        {
            await visit.Page.SetViewportSizeAsync(width, 844);
            foreach (var (name, language, box, typed) in new[]
            {
                ("need", "nl", "q", "huis"), ("need", "fr", "q", "femme de mén"), ("need", "en", "q", "hom"), ("place", "nl", "near", "molen"), ("place", "fr", "near", "ixel"), ("place", "en", "near", "auder"),
                ("danger", "nl", "q", "brand"), ("danger", "fr", "q", "mon mari me frappe"), ("danger", "en", "q", "my husband hits me"),
            })
            {
                await TypeAsync(visit, $"/{language}", box, typed, name == "danger" ? ".in-danger" : "[role=listbox]");
                await PressAsync(visit, "ArrowDown");
                await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"suggest-{name}.{language}.{width}.png") });
            }
        }
    });

    private static async Task<(ILocator Box, ILocator List)> TypeAsync(Visit visit, string path, string box, string text, string shown = "[role=listbox]")
    {
        var input = await OpenAsync(visit, path, box);
        await input.FillAsync(text);
        var list = visit.Page.Locator(shown);
        await Expect(list).ToBeVisibleAsync();
        return (input, list);
    }

    private static async Task<ILocator> OpenAsync(Visit visit, string path, string box)
    {
        await visit.OpenAsync(path);
        var input = visit.Page.Locator($"input[name={box}]");
        await Expect(input).ToHaveAttributeAsync("role", "combobox");
        return input;
    }

    private static async Task ActiveAsync(ILocator box, ILocator options, int number)
    {
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", (await options.Nth(number).GetAttributeAsync("id"))!);
        await Expect(options.Nth(number)).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Equal(1, await options.Locator("xpath=self::*[@aria-selected='true']").CountAsync());
    }

    private static async Task PressAsync(Visit visit, params string[] keys)
    {
        foreach (var key in keys)
        {
            await visit.Page.Keyboard.PressAsync(key);
        }
    }

    private static async Task CheckAsync(IPage page)
    {
        var found = await page.RunAxe(AxeTests.Rules);
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(AxeTests.Describe)));
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
