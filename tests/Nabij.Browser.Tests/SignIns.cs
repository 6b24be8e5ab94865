using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>What people do to sign in, step by step, in a browser.</summary>
internal static partial class SignIns
{
    public const string Password = "vier paarden in de lift";

    /// <summary>The first link for choosing a password that a command or a mail says.</summary>
    public static string LinkIn(string text) => Link().Match(text).Value;

    /// <summary>Signs in for the first time: password, telephone, codes on paper, of which it returns one.</summary>
    public static async Task<string> FirstTimeAsync(IPage page, string language, string mail, string password)
    {
        await page.GotoAsync($"/{language}/home");
        await page.Locator("#email").FillAsync(mail);
        await page.Locator("#password").FillAsync(password);
        await page.Locator("#password").PressAsync("Enter");
        await page.ArriveAsync("**/sign-in/phone**");
        await page.Locator("#code").FillAsync(Code(await KeyAsync(page)));
        await page.Locator("#code").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        var paper = await page.Locator(".codes li").First.InnerTextAsync();
        await page.Locator("main a.button").ClickAsync();
        await page.ArriveAsync("**/home");
        return paper;
    }

    /// <summary>The secret that the page shows to be typed into a telephone.</summary>
    public static async Task<string> KeyAsync(IPage page) => (await page.Locator(".secret-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Chromium's own stand-in for a fingerprint reader.</summary>
    public static async Task VirtualAuthenticatorAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
    }

    /// <summary>By axe, and whether it fits the screen; kept as a picture when somebody wants to look.</summary>
    public static async Task LookAsync(IPage page, string name)
    {
        await Assertions.Expect(page.Locator("body")).ToHaveJSPropertyAsync("ownerDocument.readyState", "complete");
        await Pictures.KeepAsync(page, name);
        var found = await page.RunAxe(AxeTests.Rules);
        Assert.True(found.Violations.Length == 0, name + "\n" + string.Join('\n', found.Violations.Select(AxeTests.Describe)));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} scrolls sideways");
    }

    /// <summary>What a telephone shows now. RFC 6238, written apart from the program.</summary>
    public static string Code(string key)
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

    [GeneratedRegex("http://localhost:[0-9]+/[a-z]{2}/(password|invitation|owners)/\\S+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
