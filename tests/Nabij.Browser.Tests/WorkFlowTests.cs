using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>
/// From an organisation to leaving it: an administrator makes two and invites who manages them; she invites a colleague into both; the colleague
/// works for one, leaves, and the tab that was open shows nothing any more. Each page is looked at by axe in each language. The program has no
/// mail server, so the administrator brings the invitations, whatever the hour.
/// </summary>
public sealed partial class WorkFlowTests(Site site)
{
    private const string Keeper = "keeper@nabij.example";
    private const string Bea = "bea@huis.example";
    private const string Anna = "anna@huis.example";
    private static readonly string[] Houses = ["Huis van de Noordelijke Wijken en hun Bewoners", "Huis Zuid"];

    [Theory]
    [InlineData("nl", 320)]
    [InlineData("fr", 1280)]
    [InlineData("en", 390)]
    public async Task From_an_organisation_to_leaving_it(string language, int width)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using var data = new TwiceInTheList();
        await using var program = new OwnProgram { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Nabij__Data"] = data.Folder } };
        var link = SignIns.LinkIn(await program.RunAsync("admin", "create", Keeper, "Karel De Beheerder", "--language", language));
        await program.StartAsync();
        await VisitAsync(async admin =>
        {
            await admin.GotoAsync(link);
            await admin.Locator("#password").FillAsync(SignIns.Password);
            await PressAsync(admin);
            await SignIns.FirstTimeAsync(admin, language, Keeper, SignIns.Password);
            foreach (var house in Houses)
            {
                await FoundAsync(admin, house);
            }

            await SeeAsync(admin, "administration/organisations", "jobs", "messages");
            var toBea = await BringAsync(admin, Houses.Length);

            await VisitAsync(bea => VisitAsync(async anna =>
            {
                await JoinAsync(bea, toBea, Bea, "Bea Manager");
                await SeeAsync(bea, "acting");
                await ActForAsync(bea, Houses[0]);
                await SeeAsync(bea, "organisation/invite", "organisation/invite/professional", "organisation/invite/editor", "organisation/agreements", "organisation/agreements/new");
                foreach (var house in Houses)
                {
                    await ActForAsync(bea, house);
                    await InviteAsync(bea, $"/{language}/organisation/invite/professional", Anna);
                }

                await InviteAsync(bea, $"/{language}/organisation/invite/editor", Anna);
                await SeeAsync(bea, "organisation", "home");
                await JoinAsync(anna, await BringAsync(admin, Houses.Length + 1), Anna, "Anna Verpleegster");
                await PasskeyAsync(anna);
                await ActForAsync(anna, Houses[0]);
                await anna.GotoAsync($"/{language}/organisation");
                await LookAsync(anna, "organisation-of-a-member");

                // Her tab stays open while she is taken out of the house.
                await ActForAsync(bea, Houses[0]);
                await bea.GotoAsync($"/{language}/organisation");
                await bea.Locator("table.people tr", new() { HasText = "Anna Verpleegster" }).Locator("a").ClickAsync();
                await LookAsync(bea, "member");
                await bea.Locator("main a[href$='/away']").ClickAsync();
                await LookAsync(bea, "away");
                await bea.GoBackAsync();
                await bea.Locator("main a[href$='/end']").ClickAsync();
                await LookAsync(bea, "end");
                await PressAsync(bea);
                await bea.ArriveAsync($"**/{language}/organisation");

                await anna.ReloadAsync();
                await Assertions.Expect(anna.Locator("h1")).Not.ToContainTextAsync(Houses[0]);
                await Assertions.Expect(anna.Locator(".acting")).Not.ToContainTextAsync(Houses[0]);
                await LookAsync(anna, "left");
                await anna.GotoAsync($"/{language}/acting");
                await Assertions.Expect(anna.Locator("input[name=organisation]")).ToHaveCountAsync(1);
                await ActForAsync(anna, Houses[1]);
                await anna.GotoAsync($"/{language}/organisation");
                await Assertions.Expect(anna.Locator("h1")).ToContainTextAsync(Houses[1]);
                await ReportAsync(anna);
                await SeeAsync(anna, "editors/reports", "editors/signals", "editors/proposals", "editors/entries/new");
                await anna.GotoAsync($"/{language}/editors/reports");
                await anna.Locator("main .list a").First.ClickAsync();
                await Assertions.Expect(anna.Locator("main img")).ToHaveJSPropertyAsync("complete", true);
                Assert.True(await anna.Locator("main img").EvaluateAsync<int>("i => i.naturalWidth") > 100);
                await LookAsync(anna, "report-with-a-photo");
                await anna.Locator("main button[name=outcome][value=corrected]").ClickAsync();
                await anna.ArriveAsync("**/editors/reports?handled=**");
                await CorrectAsync(anna);
                var afternoon = new Afternoon(language, LookAsync);
                await afternoon.OwnerAsync(anna, async () => (await BringAsync(admin, 1, "/owners/"))[0], VisitAsync);
                await afternoon.OverviewAsync(anna);
                await afternoon.SheetAsync(anna);
                await afternoon.ProposeAsync(anna);
                await afternoon.DoublesAsync(anna);
                await afternoon.WordsAsync(anna);
            }));
        });

        Task VisitAsync(Func<IPage, Task> visit) => site.VisitAsync(v => visit(v.Page), o => o.ViewportSize = new() { Width = width, Height = 900 }, program.Address);

        // Once each: the same page for another house looks the same.
        Task LookAsync(IPage page, string name) => seen.Add(name) ? SignIns.LookAsync(page, $"work-{name.Replace('/', '-')}-{language}-{width}") : Task.CompletedTask;

        async Task SeeAsync(IPage page, params string[] paths)
        {
            foreach (var path in paths)
            {
                await page.GotoAsync($"/{language}/{path}");
                Assert.EndsWith($"/{language}/{path}", page.Url, StringComparison.Ordinal);
                await LookAsync(page, path);
            }
        }

        // Somebody says that something is wrong, with a photo of what they see.
        async Task ReportAsync(IPage page)
        {
            await page.GotoAsync($"/{language}/corrections/lines/medimmigrant");
            await page.Locator("input[name=part]").First.CheckAsync();
            await page.Locator("#words").FillAsync("Het nummer is veranderd.");
            await page.Locator("#photo").SetInputFilesAsync(new FilePayload { Name = "bord.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() });
            await LookAsync(page, "report-form");
            await page.Locator("#send").ClickAsync();
            await Assertions.Expect(page.Locator(".reference")).ToBeVisibleAsync();
        }

        // An editor corrects an entry: a mistake, then hours in plain words, what was changed, and back.
        async Task CorrectAsync(IPage page)
        {
            await page.GotoAsync($"/{language}/editors/entries?q=medimmigrant");
            await LookAsync(page, "entries");
            await page.Locator("main .list a").First.ClickAsync();
            await page.Locator("#hours").FillAsync("9-5");
            await page.Locator("#save").ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            await LookAsync(page, "entry-wrong");
            await page.Locator("#hours").FillAsync(language == "fr" ? "lu-ve 9h-12h et 13h-16h sauf mercredi" : language == "nl" ? "ma-vr 9-12 en 13-16, wo gesloten" : "Mon-Fri 9am-12pm");
            await page.Locator("input[name=source]").First.CheckAsync();
            await page.Locator("#why").FillAsync("Nieuwe uren op de deur.");
            await page.Locator("#save").ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
            await LookAsync(page, "entry-saved");
            await page.Locator("main a[href$='/history']").ClickAsync();
            await LookAsync(page, "entry-history");
            await page.Locator("main form[method=post] button").First.ClickAsync();
            await page.ArriveAsync("**/history?undone=yes");
            await Assertions.Expect(page.Locator("main ol > li")).ToHaveCountAsync(3);
        }

        // An organisation, and an invitation for who will manage it.
        async Task FoundAsync(IPage page, string name)
        {
            await page.GotoAsync($"/{language}/administration/organisations/new");
            await PressAsync(page);
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            await LookAsync(page, "new-wrong");
            await page.Locator("#nl").FillAsync(name);
            await page.Locator("#fr").FillAsync(name);
            await page.Locator("input[name=kind]").First.CheckAsync();
            await PressAsync(page);
            await page.ArriveAsync(One());
            await LookAsync(page, "one");
            await InviteAsync(page, new Uri(page.Url).AbsolutePath + "/invite", Bea);
            await LookAsync(page, "one-invited");
            await page.GotoAsync(One().Match(page.Url).Value + "/close");
            await LookAsync(page, "close");
        }

        async Task InviteAsync(IPage page, string path, string address)
        {
            await page.GotoAsync(path);
            await LookAsync(page, "invite");
            await page.Locator("#address").FillAsync(address);
            await page.Locator($"input[name=language][value={language}]").CheckAsync();
            await page.Locator("input[name=ground]").First.CheckAsync();
            if (path.EndsWith("/editor", StringComparison.Ordinal))
            {
                await page.Locator("input[name=themes]").First.CheckAsync();
            }

            await PressAsync(page);
            await page.ArriveAsync(url => !url.EndsWith(path, StringComparison.Ordinal));
        }

        // The administrator opens each message, tells whoever it is for, and says that it was brought.
        async Task<List<string>> BringAsync(IPage page, int count, string kind = "/invitation/")
        {
            var links = new List<string>();
            while (links.Count < count)
            {
                await page.GotoAsync($"/{language}/messages");
                await page.Locator("form[action$='handler=Open'] button").First.ClickAsync();
                await Assertions.Expect(page.Locator("#opened")).ToBeVisibleAsync();
                await LookAsync(page, "message-opened");
                var opened = SignIns.LinkIn(await page.Locator("section.notice").InnerTextAsync());
                links.AddRange(opened.Contains(kind, StringComparison.Ordinal) ? [opened] : (string[])[]);
                await page.Locator("form[action$='handler=Brought'] button").ClickAsync();
                await Assertions.Expect(page.Locator("#opened")).ToHaveCountAsync(0);
            }

            return links;
        }

        // With the first link somebody makes an account; the others are accepted by who is signed in.
        async Task JoinAsync(IPage page, List<string> links, string address, string name)
        {
            await page.GotoAsync(links[0]);
            await LookAsync(page, "invitation");
            await page.Locator("#address").FillAsync(address);
            await page.Locator("#name").FillAsync(name);
            await page.Locator("#password").FillAsync(SignIns.Password);
            await PressAsync(page);
            await LookAsync(page, "invitation-done");
            await SignIns.FirstTimeAsync(page, language, address, SignIns.Password);
            foreach (var more in links[1..])
            {
                await page.GotoAsync(more);
                await page.Locator("main section a.button").ClickAsync();
                await LookAsync(page, "accept");
                await PressAsync(page);
                await page.ArriveAsync("**/home");
            }

            await LookAsync(page, "home-of-two");
        }

        async Task PasskeyAsync(IPage page)
        {
            await SignIns.VirtualAuthenticatorAsync(page);
            await page.GotoAsync($"/{language}/account");
            await page.Locator("#name").FillAsync("virtual key");
            await page.Locator("form[data-passkey] button").ClickAsync();
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("virtual key");
            await page.Locator(".acting form button").ClickAsync();
            await page.ArriveAsync("**/sign-out");
            await page.GotoAsync($"/{language}/home");
            await page.Locator("form[data-passkey] button").ClickAsync();
            await page.ArriveAsync("**/home");
        }

        async Task ActForAsync(IPage page, string house)
        {
            await page.GotoAsync($"/{language}/acting");
            await page.GetByLabel(house).CheckAsync();
            await PressAsync(page);
            await Assertions.Expect(page.Locator(".acting")).ToContainTextAsync(house);
        }
    }

    private static Task PressAsync(IPage page) => page.Locator("main form[method=post] button").Last.ClickAsync();

    [GeneratedRegex("/[a-z]{2}/administration/organisations/[0-9a-f-]{36}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex One();
}
