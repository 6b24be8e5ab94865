using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>
/// Waits until the browser is at an address. Not for its word that the page was loaded, which sometimes never comes on a busy machine: whatever is done next waits for
/// what it needs.
/// </summary>
internal static class Arriving
{
    private static readonly PageWaitForURLOptions Committed = new() { WaitUntil = WaitUntilState.Commit };

    public static Task ArriveAsync(this IPage page, string pattern) => page.WaitForURLAsync(pattern, Committed);

    public static Task ArriveAsync(this IPage page, Regex pattern) => page.WaitForURLAsync(pattern, Committed);

    public static Task ArriveAsync(this IPage page, Func<string, bool> isThere) => page.WaitForURLAsync(isThere, Committed);
}
