using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>Someone on the site with a browser, and everything the browser would complain of.</summary>
public sealed class Visit
{
    private readonly string site;
    private readonly ConcurrentQueue<string> complaints = [];

    public Visit(IPage page, string site)
    {
        Page = page;
        this.site = site;
        page.Context.Request += (_, request) => Watch(request.Url);
        page.Context.WebError += (_, error) => complaints.Enqueue($"script: {error.Error} on {page.Url}");
        page.Context.Console += (_, message) =>
        {
            // Chromium also reports the status of the page itself; a page that says 400 or 404 means it.
            if (message.Type is "error" or "warning" && !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(message.Page!.Url, StringComparison.Ordinal)))
            {
                complaints.Enqueue($"console: {message.Text} ({message.Location}) on {page.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>The one other site this visit may end on.</summary>
    public string? MayLeaveTo { get; set; }

    public IReadOnlyCollection<string> Complaints => complaints;

    public Task<IResponse?> OpenAsync(string path) => Page.GotoAsync(path);

    /// <summary>Path and question of where we are.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>Chooses what leads to a new page, and waits for that page.</summary>
    public Task FollowAsync(ILocator link) => LeaveAsync(() => link.ClickAsync());

    /// <summary>Presses Enter where the focus is, and waits for the page it leads to.</summary>
    public Task EnterAsync() => LeaveAsync(() => Page.Keyboard.PressAsync("Enter"));

    private async Task LeaveAsync(Func<Task> act)
    {
        var before = Page.Url;
        await act();
        await Page.WaitForURLAsync(url => url != before, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    private void Watch(string url)
    {
        if (!url.StartsWith(site + "/", StringComparison.Ordinal) && url is not "about:blank" && (MayLeaveTo is null || !url.StartsWith(MayLeaveTo, StringComparison.Ordinal)))
        {
            complaints.Enqueue($"request to another site: {url} on {Page.Url}");
        }
    }
}
