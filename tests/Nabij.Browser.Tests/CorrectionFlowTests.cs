using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>Saying that something is wrong, without script and with the keyboard alone.</summary>
public sealed partial class CorrectionFlowTests(Site site)
{
    [Fact]
    public Task From_an_entry_to_a_receipt_without_script() => site.VisitAsync(
        async visit =>
        {
            await visit.OpenAsync("/en/lines/medimmigrant");
            await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Is something wrong here?" }));
            Assert.Equal("/en/corrections/lines/medimmigrant", visit.Path);

            // A mistake is said beside its field, and nothing typed is lost.
            await visit.Page.GetByLabel("What is right, in your own words").FillAsync("The number has changed.");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose what is wrong.");
            await Assertions.Expect(visit.Page.GetByLabel("What is right, in your own words")).ToHaveValueAsync("The number has changed.");

            await visit.Page.GetByRole(AriaRole.Radio, new() { Name = "The telephone number" }).CheckAsync();
            await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }));
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you, we have it");
            Assert.Matches(Reference(), (await visit.Page.Locator(".reference").InnerTextAsync()).Trim());

            // On paper the reference stays.
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.True(await visit.Page.Locator(".reference").IsVisibleAsync());
        },
        o => o.JavaScriptEnabled = false);

    [Fact]
    public Task By_keyboard_alone() => site.VisitAsync(async visit =>
    {
        await visit.OpenAsync("/en/corrections/services/rode-kruis-transport");
        await TabToAsync(visit, "part");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("Closed on Friday.");
        // From the words to the photo to the mail address to the button: the trap for robots is not on the way.
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("photo", await visit.Page.EvaluateAsync<string>("() => document.activeElement.name"));
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("mail", await visit.Page.EvaluateAsync<string>("() => document.activeElement.name"));
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("send", await visit.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        await visit.EnterAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you, we have it");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("The opening hours");
    });

    private static async Task TabToAsync(Visit visit, string name)
    {
        for (var step = 0; step < 40; step++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await visit.Page.EvaluateAsync<string>("() => document.activeElement.name ?? ''") == name)
            {
                return;
            }
        }

        Assert.Fail($"{name} was not reached by Tab");
    }

    [GeneratedRegex("^[0-9A-Z]{3}-[0-9A-Z]{3}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
