using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>Small screens, large letters, unsteady fingers.</summary>
public sealed class LayoutTests(Site site)
{
    // What sticks out, for who has to repair it: the innermost elements beyond the right edge.
    private const string SticksOut =
        """
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? '' : document.documentElement.scrollWidth + ' px wide: ' +
          [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.children.length)
            .map(e => e.outerHTML.slice(0, 120)).slice(0, 5).join(' | ')
        """;

    // 44 px, less what a browser loses in rounding. A link inside a sentence is read, not aimed at.
    private const string TooSmall =
        """
        () => [...document.querySelectorAll('nav a, button, .button, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), label:has(input), summary, a[href^="tel:"], .result h3 a, .title[href], .choices a, .themes a, .crumbs a, footer a, .to-filters')]
          .filter(e => e.checkVisibility({ visibilityProperty: true }))
          .map(e => [e, e.getBoundingClientRect()])
          .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
          .map(([e, box]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${e.outerHTML.replace(/\s+/g, ' ').slice(0, 140)}`)
          .filter((text, i, all) => all.indexOf(text) === i)
        """;

    // Larger letters move the breakpoint of 48rem along, to 1536 px: once each side of it.
    private static readonly int[] LargeLetters = [640, 1600];

    private static readonly string[] Printed = ["home", "search, filtered", "search, danger", "lines", "compare", "prepare", "line, with hours", "municipality", "emergency", "booklet", "choice on paper", "card, call me"];

    [Theory]
    [MemberData(nameof(Pages.InEachLanguage), MemberType = typeof(Pages))]
    public Task Nothing_scrolls_sideways_on_a_small_telephone_nor_with_letters_twice_as_large(string language, string page) => site.VisitAsync(
        async visit =>
        {
            await visit.OpenAsync($"/{language}{Pages.Path(page)}");
            Assert.Equal("", await visit.Page.EvaluateAsync<string>(SticksOut));

            // The root's own size is 1.125 of the reader's 16 px.
            await visit.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '36px' }");
            foreach (var width in LargeLetters)
            {
                await visit.Page.SetViewportSizeAsync(width, 900);
                Assert.Equal("", await visit.Page.EvaluateAsync<string>(SticksOut));
            }
        },
        o => o.ViewportSize = new() { Width = 320, Height = 640 });

    [Theory]
    [MemberData(nameof(Pages.Names), MemberType = typeof(Pages))]
    public Task What_one_aims_at_is_large_enough_for_a_finger(string page) => site.VisitAsync(
        async visit =>
        {
            await visit.OpenAsync("/fr" + Pages.Path(page));
            Assert.Equal("", string.Join('\n', await visit.Page.EvaluateAsync<string[]>(TooSmall)));
        },
        o =>
        {
            o.ViewportSize = new() { Width = 390, Height = 844 };
            o.HasTouch = true;
            o.IsMobile = true;
        });

    [Fact]
    public Task Each_theme_of_the_home_page_is_looked_at() => site.VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en");
        var themes = await visit.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.themes a')].map(a => a.pathname)");
        Assert.Equal(Pages.Themes.Select(t => "/en/themes/" + t).Order(StringComparer.Ordinal), themes.Order(StringComparer.Ordinal));
    });

    [Fact]
    public Task On_paper_the_telephone_numbers_are_large_and_the_forms_are_gone() => site.VisitAsync(async visit =>
    {
        foreach (var page in Printed)
        {
            await visit.OpenAsync("/nl" + Pages.Path(page));
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.Equal(0, await visit.Page.Locator("nav:visible, form:visible, button:visible, .button:visible, .skip:visible").CountAsync());
            var numbers = visit.Page.Locator("a[href^='tel:']:visible");
            var sizes = await numbers.EvaluateAllAsync<float[]>("links => links.map(a => parseFloat(getComputedStyle(a).fontSize) * 72 / 96)");
            Assert.NotEmpty(sizes);
            Assert.All(sizes, points => Assert.True(points >= 16, $"{points} pt on {page}"));
            Assert.NotEmpty(await visit.Page.PdfAsync(new() { Format = "A4" }));
        }
    });
}
