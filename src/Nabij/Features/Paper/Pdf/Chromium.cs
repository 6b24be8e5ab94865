using System.Diagnostics;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>
/// Prints a page to a tagged PDF with the machine's Chromium, when there is one. The page is a file in a folder of its own that is thrown
/// away; it runs no script, and Chromium is given no way to any network.
/// </summary>
internal sealed class Chromium(Settings settings)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    public const int MostBytes = 30 * 1024 * 1024;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    private static readonly string[] Always =
    [
        "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check", "--mute-audio",
        "--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-breakpad",
        // No name that resolves, no address that answers. Scripts, frames and images are refused by the document itself.
        "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
        "--export-tagged-pdf", "--generate-pdf-document-outline", "--no-pdf-header-footer",
    ];

    private readonly string? _path = Find(settings.Chromium);

    public bool IsThere => _path is not null;

    /// <summary>The PDF; null when it did not come in time or Chromium refused.</summary>
    public async Task<byte[]?> PrintAsync(string html, CancellationToken ct)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("nabij-paper-").FullName;
        try
        {
            var page = Path.Combine(folder, "page.html");
            var file = Path.Combine(folder, "page.pdf");
            await File.WriteAllTextAsync(page, html, ct);
            return await RunAsync(folder, page, file, ct) && new FileInfo(file) is { Exists: true, Length: > 0 and <= MostBytes } ? await File.ReadAllBytesAsync(file, ct) : null;
        }
        finally
        {
            Remove(folder);
        }
    }

    private async Task<bool> RunAsync(string folder, string page, string file, CancellationToken ct)
    {
        var start = new ProcessStartInfo(_path!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder };
        foreach (var argument in Always.Concat(["--user-data-dir=" + Path.Combine(folder, "profile"), "--print-to-pdf=" + file]))
        {
            start.ArgumentList.Add(argument);
        }

        // As root Chromium refuses its own sandbox; whoever runs Nabij as a user of its own, as one should, keeps it.
        if (Environment.UserName == "root")
        {
            start.ArgumentList.Add("--no-sandbox");
        }

        start.ArgumentList.Add(new Uri(page).AbsoluteUri);

        // Nothing of our settings, which hold the way to the database.
        start.Environment.Clear();
        start.Environment["HOME"] = folder;
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["LANG"] = "C.UTF-8";
        using var process = Process.Start(start);
        if (process is null)
        {
            return false;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            process.StandardInput.Close();
            // What it says is read, or its pipe would fill and stop it; nobody keeps it.
            await Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, patience.Token), process.StandardError.BaseStream.CopyToAsync(Stream.Null, patience.Token), process.WaitForExitAsync(patience.Token));
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static string? Find(string? setting)
    {
        if (setting is "none")
        {
            return null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var names = string.IsNullOrWhiteSpace(setting) ? Names : [setting];
        return names.SelectMany(n => Path.IsPathRooted(n) ? [n] : folders.Select(f => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }

    private static void Remove(string folder)
    {
        try
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A child that is still dying may write once more; the system empties its temporary folder.
        }
    }
}
