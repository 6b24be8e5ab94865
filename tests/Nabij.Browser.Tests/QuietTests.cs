using System.Collections.Concurrent;

namespace Nabij.Browser.Tests;

/// <summary>The watch of <see cref="Visit"/> itself: without these two, a silent watch would pass for a silent site.</summary>
public sealed class QuietTests(Site site)
{
    [Fact]
    public async Task A_breach_of_the_policy_is_heard()
    {
        var heard = await Assert.ThrowsAnyAsync<Exception>(() => site.VisitAsync(async visit =>
        {
            await visit.OpenAsync("/en");
            await visit.Page.EvaluateAsync("() => { const s = document.createElement('script'); s.textContent = 'window.broken = 1'; document.body.append(s) }");
            Assert.False(await visit.Page.EvaluateAsync<bool>("() => 'broken' in window"));
        }));
        Assert.Contains("Content Security Policy", heard.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_to_another_site_is_heard()
    {
        var heard = await Assert.ThrowsAnyAsync<Exception>(() => site.VisitAsync(async visit =>
        {
            await visit.Page.RouteAsync("https://example.org/**", route => route.AbortAsync());
            await visit.OpenAsync("/en");
            await visit.Page.EvaluateAsync("() => { location.href = 'https://example.org/' }");
            await visit.Page.WaitForTimeoutAsync(200);
        }));
        Assert.Contains("another site", heard.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages.Names), MemberType = typeof(Pages))]
    public Task A_page_comes_whole_from_this_site(string page) => site.VisitAsync(async visit =>
    {
        // The complaints are counted at the end of every visit; here also that style and script did come, compressed, and no cookie.
        var files = new ConcurrentQueue<string>();
        visit.Page.Response += (_, response) => files.Enqueue($"{response.Status} {new Uri(response.Url).AbsolutePath} {response.Headers.GetValueOrDefault("content-encoding")}");
        var answer = await visit.OpenAsync("/nl" + Pages.Path(page));
        await visit.Page.WaitForLoadStateAsync();
        Assert.Contains("default-src 'none'", answer!.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.True(answer.Headers.ContainsKey("content-encoding"), "not compressed");
        Assert.Contains(files, f => f.StartsWith("200 /nabij.css ", StringComparison.Ordinal) && f.Length > "200 /nabij.css ".Length);
        Assert.Contains(files, f => f.StartsWith("200 /nabij.js ", StringComparison.Ordinal) && f.Length > "200 /nabij.js ".Length);
        // The forms that anybody may send have one, for its own protection.
        Assert.Equal(page is "correction" or "proposal" ? ["nabij-form"] : [], (await visit.Page.Context.CookiesAsync()).Select(c => c.Name));
    });
}
