using System.Diagnostics;
using Microsoft.Playwright;
using Nabij.Browser.Tests;

[assembly: AssemblyFixture(typeof(Site))]

namespace Nabij.Browser.Tests;

/// <summary>The published program in a process of its own, on a free port with an empty state folder, and one Chromium that visits it.</summary>
public sealed class Site : IAsyncLifetime
{
    // Debian's own, without the windows that nobody sees here; Playwright is never asked to download a browser.
    private const string Chromium = "/usr/bin/chromium-headless-shell";

    // No sandbox: as root, which a build machine often is, Chromium refuses one. The rest keeps it silent on the network.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("nabij-site-").FullName;
    private Process? program;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        program = Start(folder, "http://127.0.0.1:0", []);
        Address = await AddressAsync(program).WaitAsync(TimeSpan.FromMinutes(1));
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>
    /// One visit: a context of its own (no cookie, no history of another test) with one page. At its end the page must have asked nothing of
    /// another site, and the browser must have nothing to report: no error of a script, no breach of the content security policy.
    /// </summary>
    /// <param name="address">Of another program than the one for all tests.</param>
    public async Task VisitAsync(Func<Visit, Task> visit, Action<BrowserNewContextOptions>? how = null, string? address = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = address ?? Address,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1280, Height = 900 },
        };
        how?.Invoke(options);
        await using var context = await browser!.NewContextAsync(options);
        var here = new Visit(await context.NewPageAsync(), address ?? Address);
        await visit(here);
        Assert.True(here.Complaints.Count == 0, string.Join('\n', here.Complaints));
    }

    public async ValueTask DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
        if (program is not null)
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync();
            program.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The published program, or one of its verbs, with a state folder of its own.</summary>
    internal static Process Start(string folder, string listens, string[] verb, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "site", "Nabij.dll"), .. verb])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var setting in start.Environment.Keys.Where(k => k.StartsWith("Nabij__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(setting);
        }

        start.Environment["ASPNETCORE_URLS"] = listens;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Nabij__State"] = folder;
        if (!listens.EndsWith(":0", StringComparison.Ordinal))
        {
            start.Environment["Nabij__Url"] = listens;
        }

        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>The program says where it is once it answers; what it says later is read too, or its pipe would fill and stop it.</summary>
    internal static Task<string> AddressAsync(Process program)
    {
        var found = new TaskCompletionSource<string>();
        var said = new List<string>();
        program.OutputDataReceived += (_, line) =>
        {
            said.Add(line.Data ?? "(it stopped)");
            if (line.Data is null)
            {
                found.TrySetException(new InvalidOperationException("The program did not start: " + string.Join('\n', said)));
            }
            else if (line.Data.StartsWith("Nabij is at ", StringComparison.Ordinal))
            {
                found.TrySetResult(line.Data["Nabij is at ".Length..]);
            }
        };
        program.BeginOutputReadLine();
        return found.Task;
    }
}
