using Microsoft.Playwright;
using Nabij.Tests.House;

namespace Nabij.Browser.Tests;

/// <summary>Linking an account of elsewhere and signing in with it, in a browser that keeps its own rules about cookies, forms and scripts.</summary>
public sealed class OidcFlowTests(Site site)
{
    private const string Mail = "anna@nabij.example";

    [Theory]
    [InlineData("nl", true)]
    [InlineData("fr", false)]
    public async Task From_linking_an_account_elsewhere_to_signing_in_with_it(string language, bool withScript)
    {
        await using var program = new OwnProgram();
        await using var provider = await OidcProvider.StartAsync(program.Address);
        program.Settings = provider.SettingsOf(1).ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!, StringComparer.Ordinal);
        var link = SignIns.LinkIn(await program.RunAsync("admin", "create", Mail, "Anna Peeters", "--language", language));
        await program.StartAsync();
        await site.VisitAsync(
            async visit =>
            {
                visit.MayLeaveTo = provider.Issuer;
                var page = visit.Page;
                await page.GotoAsync(link);
                await page.Locator("#password").FillAsync(SignIns.Password);
                await page.Locator("main form button").ClickAsync();
                await Assertions.Expect(page.Locator("#password")).ToHaveCountAsync(0);
                var paper = await SignIns.FirstTimeAsync(page, language, Mail, SignIns.Password);

                await page.GotoAsync($"/{language}/account/elsewhere");
                await page.Locator("main form button").Last.ClickAsync();
                await Assertions.Expect(page.Locator("main li")).ToContainTextAsync(OidcProvider.Name);
                Assert.Equal($"/{language}/account/elsewhere", visit.Path);
                await LookAsync(page, $"elsewhere-linked-{language}");

                await page.Locator(".acting form button").ClickAsync();
                await page.ArriveAsync("**/sign-out");
                await page.GotoAsync($"/{language}/home");
                await LookAsync(page, $"elsewhere-sign-in-{language}");
                await page.GetByRole(AriaRole.Button, new() { Name = OidcProvider.Name }).ClickAsync();
                await page.ArriveAsync("**/sign-in/code**");
                await LookAsync(page, $"elsewhere-code-{language}");
                await page.Locator("#code").FillAsync(paper);
                await page.Locator("#code").PressAsync("Enter");
                await page.ArriveAsync("**/home");
                await Assertions.Expect(page.Locator(".acting")).ToContainTextAsync("Anna Peeters");

                // Refused there: one page says so, and the way in stays.
                provider.Error = "access_denied";
                await page.Locator(".acting form button").ClickAsync();
                await page.ArriveAsync("**/sign-out");
                await page.GotoAsync($"/{language}/home");
                await page.GetByRole(AriaRole.Button, new() { Name = OidcProvider.Name }).ClickAsync();
                await Assertions.Expect(page.Locator($"main a[href^='/{language}/sign-in']")).ToBeVisibleAsync();
                await LookAsync(page, $"elsewhere-failed-{language}");
            },
            o =>
            {
                o.JavaScriptEnabled = withScript;
                o.ViewportSize = new() { Width = language == "nl" ? 320 : 1280, Height = 900 };
            },
            program.Address);

        // axe is a script itself.
        Task LookAsync(IPage page, string name) => withScript ? SignIns.LookAsync(page, name) : Pictures.KeepAsync(page, name);
    }
}
