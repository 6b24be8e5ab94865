using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>What an editor does in an afternoon, beside correcting entries: each part with its own pages, looked at by axe and by people.</summary>
/// <param name="look">Looks at a page under a name: axe, sideways scroll, a picture.</param>
internal sealed class Afternoon(string language, Func<IPage, string, Task> look)
{
    /// <summary>The map at a glance, a season, and a line that failed its check.</summary>
    public async Task OverviewAsync(IPage editor)
    {
        await editor.GotoAsync($"/{language}/editors/overview");
        await look(editor, "overview");
        await editor.GotoAsync($"/{language}/editors/campaigns");
        await PressAsync(editor);
        await Assertions.Expect(editor.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await look(editor, "campaigns-wrong");
        await editor.Locator("#name").FillAsync("Zomer 2027, été 2027");
        await PressAsync(editor);
        await Assertions.Expect(editor.Locator("main progress")).ToHaveCountAsync(1);
        await look(editor, "campaigns");
        await editor.Locator("main .list a").First.ClickAsync();
        await look(editor, "campaign");
        await editor.GotoAsync($"/{language}/editors/danger-lines");
        await editor.Locator("main form[action$='handler=Fail'] button").First.ClickAsync();
        await Assertions.Expect(editor.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await look(editor, "danger-lines");
    }

    /// <summary>Asks an owner, who has no account, by the link that the administrator brings.</summary>
    public async Task OwnerAsync(IPage editor, Func<Task<string>> bring, Func<Func<IPage, Task>, Task> visit)
    {
        await editor.GotoAsync($"/{language}/editors/entries/medimmigrant/owner");
        await editor.Locator("#address").FillAsync("niemand");
        await PressAsync(editor);
        await Assertions.Expect(editor.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await look(editor, "owner-wrong");
        await editor.Locator("#address").FillAsync("info@lijn.example");
        await PressAsync(editor);
        await editor.Locator("main form[action$='handler=Ask'] button").ClickAsync();
        await editor.WaitForURLAsync("**/owner?done=asked");
        await look(editor, "owner-asked");
        var link = await bring();
        await visit(async owner =>
        {
            await owner.GotoAsync(link);
            await look(owner, "owners-page");
            await owner.Locator("input[name=capacity][value=waiting-list]").CheckAsync();
            await owner.Locator("#weeks").FillAsync("6");
            await owner.Locator("main details summary").ClickAsync();
            await owner.Locator("#email").FillAsync("geen adres");
            await PressAsync(owner);
            await Assertions.Expect(owner.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            await look(owner, "owners-page-wrong");
            await owner.Locator("#email").FillAsync("hulp@lijn.example");
            await PressAsync(owner);
            await owner.WaitForURLAsync("**?done=yes");
            await look(owner, "owners-thanks");
            await owner.GotoAsync($"/{language}/lines/medimmigrant");
            await Assertions.Expect(owner.Locator("main")).ToContainTextAsync("hulp@lijn.example");
            await look(owner, "line-with-room");
            await owner.GotoAsync($"/{language}/owners/nothing");
            await look(owner, "owners-link-gone");
        });
    }

    private static Task PressAsync(IPage page) => page.Locator("main form[method=post] button:not(.quiet)").First.ClickAsync();
}
