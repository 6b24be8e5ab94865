using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>The first administrator, from the command line to a passkey; each page on the way is looked at by axe in one language.</summary>
public sealed partial class SignInFlowTests(Site site)
{
    private const string Mail = "first@nabij.example";
    private const string Password = "vier paarden in de lift";
    private static readonly string[] More = ["account/password", "account/phone", "account/codes", "acting", "confirm", "forgot"];

    [Theory]
    [InlineData("nl", 320)]
    [InlineData("fr", 1280)]
    [InlineData("en", 390)]
    public async Task From_the_command_line_to_a_passkey(string language, int width)
    {
        await using var program = new OwnProgram();
        var link = Link().Match(await program.RunAsync("admin", "create", Mail, "Anna Peeters-Van den Broucke", "--language", language)).Value;
        await program.StartAsync();
        await site.VisitAsync(
            async visit =>
            {
                var page = visit.Page;
                await VirtualAuthenticatorAsync(page);

                // Choosing the password; the link works once.
                await page.GotoAsync(link);
                await LookAsync(page, language, width, "password");
                await page.Locator("#password").FillAsync("kort");
                await page.Locator("main form button").ClickAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
                await LookAsync(page, language, width, "password-wrong");
                await page.Locator("#password").FillAsync(Password);
                await page.Locator("main form button").ClickAsync();
                await Assertions.Expect(page.Locator("#password")).ToHaveCountAsync(0);
                await page.GotoAsync(link);
                await LookAsync(page, language, width, "password-gone");

                // Signing in, and the telephone.
                await page.GotoAsync($"/{language}/account");
                await LookAsync(page, language, width, "sign-in");
                await page.Locator("#email").FillAsync(Mail);
                await page.Locator("#password").FillAsync(Password);
                await page.Locator("#password").PressAsync("Enter");
                await page.WaitForURLAsync("**/sign-in/phone**");
                await LookAsync(page, language, width, "phone");
                var key = (await page.Locator(".secret-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
                await page.Locator("#code").FillAsync(Code(key));
                await page.Locator("#code").PressAsync("Enter");
                await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
                await LookAsync(page, language, width, "codes");
                var paper = await page.Locator(".codes li").First.InnerTextAsync();
                await page.Locator("main a.button").ClickAsync();
                await page.WaitForURLAsync("**/account");
                await LookAsync(page, language, width, "account");
                await Assertions.Expect(page.Locator(".acting")).ToContainTextAsync(language == "nl" ? "Beheer van Nabij" : language == "fr" ? "Gestion de Nabij" : "Nabij administration");

                // A passkey.
                await page.Locator("#name").FillAsync("virtual key");
                await page.Locator("form[data-passkey] button").ClickAsync();
                await Assertions.Expect(page.Locator("main")).ToContainTextAsync("virtual key");
                await LookAsync(page, language, width, "account-passkey");

                // Out, and in with the passkey alone.
                await page.Locator(".acting form button").ClickAsync();
                await page.WaitForURLAsync("**/sign-out");
                await LookAsync(page, language, width, "signed-out");
                await page.GotoAsync($"/{language}/home");
                await page.Locator("form[data-passkey] button").ClickAsync();
                await page.WaitForURLAsync("**/home");
                await LookAsync(page, language, width, "home");

                // Out, and in with a code on paper.
                await page.Locator(".acting form button").ClickAsync();
                await page.WaitForURLAsync("**/sign-out");
                await page.GotoAsync($"/{language}/home");
                await page.Locator("#email").FillAsync(Mail);
                await page.Locator("#password").FillAsync(Password);
                await page.Locator("#password").PressAsync("Enter");
                await page.WaitForURLAsync("**/sign-in/code**");
                await LookAsync(page, language, width, "code");
                await page.Locator("#code").FillAsync(paper);
                await page.Locator("#code").PressAsync("Enter");
                await page.WaitForURLAsync("**/home");

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
        var link = Link().Match(await program.RunAsync("admin", "create", Mail, "Anna", "--language", "en")).Value;
        await program.StartAsync();
        await site.VisitAsync(
            async visit =>
            {
                var page = visit.Page;
                await page.GotoAsync(link);
                await page.Locator("#password").FillAsync(Password);
                await page.Locator("main form button").ClickAsync();
                await page.GotoAsync("/en/home");
                Assert.False(await page.Locator("form[data-passkey]").IsVisibleAsync());
                await page.Locator("#email").FillAsync(Mail);
                await page.Locator("#password").FillAsync(Password);
                await page.Locator("#password").PressAsync("Enter");
                await page.Locator("#code").FillAsync(Code((await page.Locator(".secret-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal)));
                await page.Locator("#code").PressAsync("Enter");
                await page.Locator("main a.button").ClickAsync();
                await page.WaitForURLAsync("**/home");
            },
            o => o.JavaScriptEnabled = false,
            program.Address);
    }

    // Chromium's own stand-in for a fingerprint reader.
    private static async Task VirtualAuthenticatorAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
    }

    private static async Task LookAsync(IPage page, string language, int width, string name)
    {
        await Pictures.KeepAsync(page, $"sign-in-{name}-{language}-{width}");
        var found = await page.RunAxe(AxeTests.Rules);
        Assert.True(found.Violations.Length == 0, name + "\n" + string.Join('\n', found.Violations.Select(AxeTests.Describe)));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} scrolls sideways");
    }

    // RFC 6238, written apart from the program.
    private static string Code(string key)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        Array.Reverse(step);
#pragma warning disable CA5350 // The standard of authenticator apps.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[19] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("http://localhost:[0-9]+/[a-z]{2}/password/\\S+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
