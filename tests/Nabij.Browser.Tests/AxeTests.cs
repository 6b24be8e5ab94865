using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>What a machine can see of accessibility: WCAG 2.0–2.2 level A and AA, and axe's own advice.</summary>
public sealed class AxeTests(Site site)
{
    internal static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        // What passed interests nobody, and telling it takes time.
        ResultTypes = [ResultType.Violations],
    };

    [Theory]
    [MemberData(nameof(Pages.InEachLanguage), MemberType = typeof(Pages))]
    public Task A_page_is_accessible(string language, string page) => CheckAsync($"/{language}{Pages.Path(page)}");

    [Theory]
    [MemberData(nameof(Pages.Names), MemberType = typeof(Pages))]
    public Task A_page_is_accessible_on_a_small_telephone(string page) =>
        CheckAsync("/nl" + Pages.Path(page), o => o.ViewportSize = new() { Width = 320, Height = 640 });

    [Theory]
    [MemberData(nameof(Pages.MainNames), MemberType = typeof(Pages))]
    public Task A_page_is_accessible_in_the_dark(string page) =>
        CheckAsync("/fr" + Pages.Path(page), o => o.ColorScheme = ColorScheme.Dark);

    private Task CheckAsync(string path, Action<BrowserNewContextOptions>? how = null) => site.VisitAsync(
        async visit =>
        {
            await visit.OpenAsync(path);
            var found = await visit.Page.RunAxe(Rules);
            Assert.NotEmpty(found.Passes);
            Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(Describe)));
        },
        how);

    internal static string Describe(AxeResultItem violation) => $"{violation.Id}: {violation.Help}" + string.Concat(violation.Nodes.Select(n =>
        $"\n  {n.Html}\n    {string.Join("; ", n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))}"));
}
