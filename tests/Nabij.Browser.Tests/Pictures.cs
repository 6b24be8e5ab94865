namespace Nabij.Browser.Tests;

/// <summary>
/// A picture of every page, to look at: <c>NABIJ_SHOTS=folder dotnet …/Nabij.Browser.Tests.dll --explicit only</c>.
/// No test; it runs only when asked for.
/// </summary>
public sealed class Pictures(Site site)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("NABIJ_SHOTS");

    private static readonly int[] Widths = [390, 1280];

    [Fact(Explicit = true)]
    public Task Take_them() => site.VisitAsync(async visit =>
    {
        var folder = Folder ?? throw new InvalidOperationException("NABIJ_SHOTS says in which folder.");
        foreach (var width in Widths)
        {
            await visit.Page.SetViewportSizeAsync(width, 844);
            foreach (var language in Pages.Languages)
            {
                foreach (var (name, path) in Pages.All)
                {
                    await visit.OpenAsync($"/{language}{path}");
                    await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name.Replace(",", "", StringComparison.Ordinal).Replace(' ', '-')}.{language}.{width}.png"), FullPage = true });
                }
            }
        }
    });

    /// <summary>A picture of a page that a test walks through, when somebody wants to look.</summary>
    internal static async Task KeepAsync(Microsoft.Playwright.IPage page, string name)
    {
        if (Folder is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true });
        }
    }
}
