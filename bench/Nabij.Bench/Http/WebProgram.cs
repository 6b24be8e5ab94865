using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Nabij.Bench.Http;

/// <summary>A web program of ours on a free port of this machine, ended with this. What it logs is thrown away by the system, not by us.</summary>
internal sealed class WebProgram : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private readonly Process _process;

    private WebProgram(Process process, Uri address)
    {
        (_process, Client) = (process, new() { BaseAddress = address });
        AppDomain.CurrentDomain.ProcessExit += Kill;
    }

    public HttpClient Client { get; }

    /// <param name="program">The dll.</param>
    /// <param name="ready">The path that answers once it serves.</param>
    /// <param name="settings">Environment variables.</param>
    public static async Task<WebProgram> StartAsync(string program, string ready, params IReadOnlyList<(string Name, string Value)> settings)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$0\" >/dev/null", program]) { UseShellExecute = false };
        start.Environment["ASPNETCORE_URLS"] = address.OriginalString;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        var served = new WebProgram(Process.Start(start)!, address);
        var clock = Stopwatch.StartNew();
        while (!await served.AnswersAsync(ready))
        {
            if (served._process.HasExited || clock.Elapsed > LongestStart)
            {
                await served.DisposeAsync();
                throw new InvalidOperationException($"{program} does not serve.");
            }
            await Task.Delay(100);
        }
        return served;
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        Client.Dispose();
        Kill(null, EventArgs.Empty);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Kill(object? sender, EventArgs e)
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
    }

    private async Task<bool> AnswersAsync(string path)
    {
        try
        {
            using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
