using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Nabij.Browser.Tests;

/// <summary>A program of one test, at http://localhost: passkeys belong to a name, and to the public address that the program was told.</summary>
internal sealed class OwnProgram : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nabij-own-").FullName;
    private Process? program;

    /// <summary>More than its address and its folder, by the names that the environment has.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; set; } = new Dictionary<string, string>();

    public string Address { get; } = $"http://localhost:{FreePort()}";

    public async Task StartAsync()
    {
        program = Site.Start(folder, Address, [], Settings);
        await Site.AddressAsync(program).WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Runs a verb to its end; what it wrote.</summary>
    public async Task<string> RunAsync(params string[] verb)
    {
        using var run = Site.Start(folder, Address, verb, Settings);
        var said = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        Assert.Equal(0, run.ExitCode);
        return said;
    }

    public async ValueTask DisposeAsync()
    {
        if (program is not null)
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync();
            program.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    // The address must be known before the program starts. Somebody else could take the port in between; nobody here does.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
