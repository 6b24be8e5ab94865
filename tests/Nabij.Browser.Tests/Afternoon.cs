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
        await editor.ArriveAsync("**/owner?done=asked");
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
            await owner.ArriveAsync("**?done=yes");
            await look(owner, "owners-thanks");
            await owner.GotoAsync($"/{language}/lines/medimmigrant");
            await Assertions.Expect(owner.Locator("main")).ToContainTextAsync("hulp@lijn.example");
            await look(owner, "line-with-room");
            await owner.GotoAsync($"/{language}/owners/nothing");
            await look(owner, "owners-link-gone");
        });
    }

    /// <summary>An editor sends a spreadsheet with a mistake, then one made before the entry was corrected; it is looked at, put in and taken back.</summary>
    public async Task SheetAsync(IPage page)
    {
        await page.GotoAsync($"/{language}/editors/sheets");
        await look(page, "editors/sheets");
        await SendAsync("key;version;email;notes\nmedimmigrant;1;me@home;x\n");
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await look(page, "sheet-wrong");
        await SendAsync("key;version;phone.2;summary.nl;summary.fr;checked-on\nmedimmigrant;1;02 223 13 43;Nieuwe woorden.;Nouveaux mots.;22/10/2025\n");
        await Assertions.Expect(page.Locator("#why")).ToBeVisibleAsync();
        await look(page, "sheet-ready");
        await PressLastAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.Locator("input[name=source]").First.CheckAsync();
        await page.Locator("#why").FillAsync("Gebeld.");
        await PressLastAsync(page);
        await Assertions.Expect(page.Locator("form[action$='handler=Back']")).ToBeVisibleAsync();
        await look(page, "sheet-in");
        await PressLastAsync(page);
        await Assertions.Expect(page.Locator("main form")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await look(page, "sheet-back");

        async Task SendAsync(string words)
        {
            await page.GotoAsync($"/{language}/editors/sheets");
            await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "fiches van de noordelijke wijken en hun bewoners.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(words) });
            await PressLastAsync(page);
            await page.ArriveAsync(url => !url.EndsWith("/sheets", StringComparison.Ordinal));
        }
    }

    /// <summary>Somebody says that something is missing, and the editor puts it on the map.</summary>
    public async Task ProposeAsync(IPage page)
    {
        await page.GotoAsync($"/{language}/propose");
        await page.Locator("#name").FillAsync("Fietskeuken van de wijk");
        await page.Locator("#what").FillAsync("Samen fietsen herstellen.");
        await page.Locator("#where").FillAsync("Rue de la Loi 16, 1000 Bruxelles");
        await page.Locator("#send").ClickAsync();
        await Assertions.Expect(page.Locator(".reference")).ToBeVisibleAsync();
        await look(page, "proposed");
        await page.GotoAsync($"/{language}/editors/proposals");
        await look(page, "proposals");
        await page.Locator("main .list a").First.ClickAsync();
        await look(page, "proposal");
        await page.Locator("main a.button").First.ClickAsync();
        await page.Locator("#save").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await look(page, "new-wrong-entry");
        await page.Locator("input[name=type]").First.CheckAsync();
        await page.Locator("#save").ClickAsync();
        await page.ArriveAsync("**?saved=new");
    }

    /// <summary>Two entries that look the same are looked at side by side, put together, and taken apart again.</summary>
    public async Task DoublesAsync(IPage page)
    {
        // The search for them runs beside the program's start.
        var pair = page.Locator("main .list a", new() { HasText = "Droits Sociaux" });
        await page.GotoAsync($"/{language}/editors/doubles");
        for (var i = 0; i < 100 && await pair.CountAsync() == 0; i++)
        {
            await page.WaitForTimeoutAsync(200);
            await page.ReloadAsync();
        }

        await look(page, "doubles");
        await pair.First.ClickAsync();
        await look(page, "double");
        var isFirst = await page.Locator("main section").First.Locator($"a[href$='/{TwiceInTheList.Key}']").CountAsync() > 0;
        await page.Locator("input[name=keep]").Nth(isFirst ? 0 : 1).CheckAsync();
        await page.Locator("main form.edit button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await look(page, "double-merged");
        await page.Locator("main form[action$='=Undo'] button").ClickAsync();
        await Assertions.Expect(page.Locator("main form.edit")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await look(page, "double-parted");
    }

    /// <summary>A word that people say: its effect on the judged questions is looked at before it is published; then a kind of help, whose name stays.</summary>
    public async Task WordsAsync(IPage page)
    {
        // Some thousand questions are asked, on a machine that others keep busy too.
        var tried = new LocatorAssertionsToHaveCountOptions { Timeout = 60_000 };
        await page.GotoAsync($"/{language}/editors/words?q=poets");
        await look(page, "words");
        await page.Locator("main a.button").ClickAsync();
        await PressAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await look(page, "words-wrong");
        await page.Locator("#language").SelectOptionAsync("nl");
        await page.Locator("#words").FillAsync("prikjesdame\nbrand in de keuken");
        await page.Locator("#meaning").SelectOptionAsync("346");
        await PressAsync(page);
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(4, tried);
        await look(page, "words-effect");
        await page.Locator("#why").FillAsync("Zo zeggen de mensen het.");
        await page.Locator("main button[name=publish]").ClickAsync();
        await page.ArriveAsync("**&done=yes");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await page.GotoAsync($"/{language}/editors/words/changes");
        await Assertions.Expect(page.Locator("main .list > li")).ToHaveCountAsync(2);
        await look(page, "words-changes");
        await page.Locator("main .list a").Last.ClickAsync();
        await PressAsync(page);
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(4, tried);
        await look(page, "words-out");
        await page.GotoAsync($"/{language}/editors/terms");
        await look(page, "terms");
        await page.Locator("main ul a").First.ClickAsync();
        await page.Locator("#order").FillAsync("-1");
        await PressAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await look(page, "term");
    }

    private static Task PressLastAsync(IPage page) => page.Locator("main form[method=post] button").Last.ClickAsync();

    private static Task PressAsync(IPage page) => page.Locator("main form[method=post] button:not(.quiet)").First.ClickAsync();
}
