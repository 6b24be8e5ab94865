using System.Diagnostics;
using System.Net;
using Microsoft.Playwright;

namespace Nabij.Browser.Tests;

/// <summary>The booklet as it comes out of the printer: by programs that know nothing of ours (poppler, zbar).</summary>
public sealed class PaperTests(Site site)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nl", "Sint-Jans-Molenbeek", "maaltijden")]
    [InlineData("fr", "Molenbeek-Saint-Jean", "à domicile")]
    public async Task A_booklet_is_tagged_its_accents_are_right_and_each_code_leads_to_a_page(string language, string place, string word)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(site.Address) };
        var question = $"/{language}/booklet?near=1080&theme=food&theme=contact&theme=digital";
        var pages = await client.GetStringAsync(question, Ct);
        var expected = System.Text.RegularExpressions.Regex.Count(pages, "class=\"qr\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
        var folder = Directory.CreateTempSubdirectory("nabij-booklet-").FullName;
        try
        {
            var file = Path.Combine(folder, "booklet.pdf");
            await File.WriteAllBytesAsync(file, await FetchAsync(client, question.Replace("/booklet?", "/booklet.pdf?", StringComparison.Ordinal)), Ct);

            var about = await RunAsync("pdfinfo", file);
            Assert.Matches("Tagged: +yes", about);
            Assert.Matches($"Title: .*{place}", about);
            Assert.Contains($"/Lang ({language})", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Ct)), StringComparison.Ordinal);
            var text = await RunAsync("pdftotext", "-layout", file, "-");
            Assert.Contains(word, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('\uFFFD', text);
            ContentsTellTheRightPages(text);

            await RunAsync("pdftoppm", "-r", "150", "-gray", "-png", file, Path.Combine(folder, "page"));
            var read = (await RunAsync("zbarimg", ["-q", "--raw", "-Sdisable", "-Sqrcode.enable", .. Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal)])).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(expected, read.Length);
            Assert.Equal(expected, read.Distinct(StringComparer.Ordinal).Count());
            foreach (var address in read)
            {
                Assert.StartsWith($"{site.Address}/{language}/e/", address, StringComparison.Ordinal);
                using var answer = await client.GetAsync(address, Ct);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Contains($"<html lang=\"{language}\"", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public Task Entries_are_ticked_and_printed_by_keyboard_and_without_script() => site.VisitAsync(
        async visit =>
        {
            await visit.OpenAsync("/en/search?q=alcohol&near=1080");
            var box = visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Choose " }).First;
            await box.FocusAsync();
            await visit.Page.Keyboard.PressAsync("Space");
            await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go on with my choice" }));
            Assert.Matches("^/en/paper\\?entry=[0-9a-z]{8}$", visit.Path);
            await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Print: one page each" }));
            await Assertions.Expect(visit.Page.Locator(".sheet")).ToHaveCountAsync(1);
            await visit.FollowAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Back to my choice" }));
            await Assertions.Expect(visit.Page.Locator(".chosen input:checked")).ToHaveCountAsync(1);
        },
        o => o.JavaScriptEnabled = false);

    [Theory]
    [InlineData("call")]
    [InlineData("worry")]
    public Task A_card_is_one_sheet_with_nothing_on_the_half_that_folds_outside(string card) => site.VisitAsync(async visit =>
    {
        foreach (var language in Pages.Languages)
        {
            await visit.OpenAsync($"/{language}/cards/{card}");
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
            var folder = Directory.CreateTempSubdirectory("nabij-card-").FullName;
            try
            {
                var file = Path.Combine(folder, "card.pdf");
                await visit.Page.PdfAsync(new() { Path = file, PreferCSSPageSize = true });
                Assert.Matches("Pages: +1\n", await RunAsync("pdfinfo", file));
                Assert.NotEmpty((await RunAsync("pdftotext", file, "-")).Trim());
                Assert.Empty((await RunAsync("pdftotext", "-x", "0", "-y", "422", "-W", "595", "-H", "420", file, "-")).Trim());
                Assert.True(await visit.Page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.leaf')].every(l => l.scrollHeight <= l.clientHeight + 1 && l.scrollWidth <= l.clientWidth + 1)"), language);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    });

    // The first page with a heading of a chapter, counted from the top, is the page its line in the contents names.
    private static void ContentsTellTheRightPages(string text)
    {
        var sheets = text.Split('\f');
        var lines = sheets[1].Split('\n').Select(l => l.Trim().Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(l => l.Length >= 2 && int.TryParse(l[^1], System.Globalization.CultureInfo.InvariantCulture, out _)).ToList();
        Assert.True(lines.Count >= 5, sheets[1]);
        Assert.All(lines, l => Assert.Contains(l[0], Line(sheets[int.Parse(l[^1], System.Globalization.CultureInfo.InvariantCulture) - 1]), StringComparison.Ordinal));
    }

    // A long heading takes two lines.
    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<byte[]> FetchAsync(HttpClient client, string address)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        while (true)
        {
            using var answer = await client.GetAsync(address, patience.Token);
            if (answer.StatusCode != HttpStatusCode.Accepted)
            {
                Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
                return await answer.Content.ReadAsByteArrayAsync(patience.Token);
            }

            await Task.Delay(200, patience.Token);
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        // zbarimg says 4 when some sheet has no code, as the first ones have not; how many there are is counted.
        Assert.True(process.ExitCode == 0 || (program == "zbarimg" && process.ExitCode == 4), $"{program} ended with {process.ExitCode}");
        return said;
    }
}
