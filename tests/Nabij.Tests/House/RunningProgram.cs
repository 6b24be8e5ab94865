using System.Diagnostics;
using System.Text;

namespace Nabij.Tests.House;

/// <summary>The real program as a process of its own.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(string[] arguments, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Nabij.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The program ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>All it wrote, to both outputs.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public int ExitCode => _process.ExitCode;

    /// <summary>Its address, once it serves.</summary>
    public Task<Uri> ReadyAsync() => _ready.Task;

    public Task EndAsync() => _process.WaitForExitAsync();

    public static RunningProgram Start(string database, string data, string state, params string[] arguments) => new(arguments, new(StringComparer.Ordinal)
    {
        ["Nabij__Database"] = database,
        ["Nabij__Data"] = data,
        ["Nabij__State"] = state,
    });

    /// <summary>It serves, and sends mail by a server of the test, perhaps one whose certificate it alone trusts.</summary>
    public static RunningProgram Serve(string database, string data, string state, string mail, string? trusted = null)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Nabij__Database"] = database,
            ["Nabij__Data"] = data,
            ["Nabij__State"] = state,
            ["Nabij__Smtp"] = mail,
            ["Nabij__Url"] = Site.Url,
        };
        if (trusted is not null)
        {
            settings["SSL_CERT_FILE"] = trusted;
        }

        return new([], settings);
    }

    /// <summary>At once and without a word, as <c>kill -9</c> or a power cut.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _ready.TrySetCanceled();
        _ = _ready.Task.Exception;
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line?.StartsWith("Nabij is at ", StringComparison.Ordinal) == true)
        {
            _ready.TrySetResult(new Uri(line["Nabij is at ".Length..]));
        }
    }
}
