using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>The first administrator, from the command line to a passkey; each page on the way is looked at by axe in one language.</summary>
public sealed class SignInFlowTests(Site site)
{
    private const string Mail = "first@nabij.example";
    private static readonly string[] More = ["account/password", "account/phone", "account/codes", "acting", "confirm", "forgot"];

    [Theory]
    [InlineData("nl", 320)]
    [InlineData("fr", 1280)]
    [InlineData("en", 390)]
    public async Task From_the_command_line_to_a_passkey(string language, int width)
    {
        await using var program = new OwnProgram();
        var link = SignIns.LinkIn(await program.RunAsync("admin", "create", Mail, "Anna Peeters-Van den Broucke", "--language", language));
        await program.StartAsync();
        await site.VisitAsync(
            async visit =>
            {
                var page = visit.Page;
                await SignIns.VirtualAuthenticatorAsync(page);

                // Choosing the password; the link works once.
                await page.GotoAsync(link);
                await LookAsync(page, language, width, "password");
                await page.Locator("#password").FillAsync("kort");
                await page.Locator("main form button").ClickAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
                await LookAsync(page, language, width, "password-wrong");
                await page.Locator("#password").FillAsync(SignIns.Password);
                await page.Locator("main form button").ClickAsync();
                await Assertions.Expect(page.Locator("#password")).ToHaveCountAsync(0);
                await page.GotoAsync(link);
                await LookAsync(page, language, width, "password-gone");

                // Signing in, and the telephone.
                await page.GotoAsync($"/{language}/account");
                await LookAsync(page, language, width, "sign-in");
                await page.Locator("#email").FillAsync(Mail);
                await page.Locator("#password").FillAsync(SignIns.Password);
                await page.Locator("#password").PressAsync("Enter");
                await page.ArriveAsync("**/sign-in/phone**");
                await LookAsync(page, language, width, "phone");
                await page.Locator("#code").FillAsync(SignIns.Code(await SignIns.KeyAsync(page)));
                await page.Locator("#code").PressAsync("Enter");
                await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
                await LookAsync(page, language, width, "codes");
                var paper = await page.Locator(".codes li").First.InnerTextAsync();
                await page.Locator("main a.button").ClickAsync();
                await page.ArriveAsync("**/account");
                await LookAsync(page, language, width, "account");
                await Assertions.Expect(page.Locator(".acting")).ToContainTextAsync(language == "nl" ? "Beheer van Nabij" : language == "fr" ? "Gestion de Nabij" : "Nabij administration");

                // A passkey.
                await page.Locator("#name").FillAsync("virtual key");
                await page.Locator("form[data-passkey] button").ClickAsync();
                await Assertions.Expect(page.Locator("main")).ToContainTextAsync("virtual key");
                await LookAsync(page, language, width, "account-passkey");

                // Out, and in with the passkey alone.
                await page.Locator(".acting form button").ClickAsync();
                await page.ArriveAsync("**/sign-out");
                await LookAsync(page, language, width, "signed-out");
                await page.GotoAsync($"/{language}/home");
                await page.Locator("form[data-passkey] button").ClickAsync();
                await page.ArriveAsync("**/home");
                await LookAsync(page, language, width, "home");

                // Out, and in with a code on paper.
                await page.Locator(".acting form button").ClickAsync();
                await page.ArriveAsync("**/sign-out");
                await page.GotoAsync($"/{language}/home");
                await page.Locator("#email").FillAsync(Mail);
                await page.Locator("#password").FillAsync(SignIns.Password);
                await page.Locator("#password").PressAsync("Enter");
                await page.ArriveAsync("**/sign-in/code**");
                await LookAsync(page, language, width, "code");
                await page.Locator("#code").FillAsync(paper);
                await page.Locator("#code").PressAsync("Enter");
                await page.ArriveAsync("**/home");

                foreach (var more in More)
                {
                    await page.GotoAsync($"/{language}/{more}");
                    await LookAsync(page, language, width, more.Replace('/', '-'));
                }
            },
            o => o.ViewportSize = new() { Width = width, Height = 900 },
            program.Address);
    }

    [Fact]
    public async Task Password_and_telephone_are_enough_without_script()
    {
        await using var program = new OwnProgram();
        var link = SignIns.LinkIn(await program.RunAsync("admin", "create", Mail, "Anna", "--language", "en"));
        await program.StartAsync();
        await site.VisitAsync(
            async visit =>
            {
                var page = visit.Page;
                await page.GotoAsync(link);
                await page.Locator("#password").FillAsync(SignIns.Password);
                await page.Locator("main form button").ClickAsync();
                await page.GotoAsync("/en/home");
                Assert.False(await page.Locator("form[data-passkey]").IsVisibleAsync());
                await SignIns.FirstTimeAsync(page, "en", Mail, SignIns.Password);
            },
            o => o.JavaScriptEnabled = false,
            program.Address);
    }

    private static Task LookAsync(IPage page, string language, int width, string name) => SignIns.LookAsync(page, $"sign-in-{name}-{language}-{width}");
}
