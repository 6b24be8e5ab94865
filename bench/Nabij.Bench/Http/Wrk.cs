using System.Diagnostics;
using System.Globalization;

namespace Nabij.Bench.Http;

/// <summary>Debian's <c>wrk</c>: asks a web program a list of paths, over and over, on one thread with sixteen connections.</summary>
internal static class Wrk
{
    private const int Connections = 16;

    /// <summary>Answers per second. Any answer but a good one is an error.</summary>
    public static async Task<double> PerSecondAsync(Uri address, string script, TimeSpan time)
    {
        var seconds = ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(
            "wrk",
            ["-t1", string.Create(CultureInfo.InvariantCulture, $"-c{Connections}"), $"-d{seconds}s", "--timeout", "10s", "-s", script, address.OriginalString])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.TrimEntries);
        await process.WaitForExitAsync();
        var wrong = lines.FirstOrDefault(l => l.StartsWith("Non-2xx", StringComparison.Ordinal) || l.StartsWith("Socket errors", StringComparison.Ordinal));
        var rate = lines.FirstOrDefault(l => l.StartsWith("Requests/sec:", StringComparison.Ordinal));
        return wrong is null && rate is not null
            ? double.Parse(rate["Requests/sec:".Length..], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"wrk: {wrong ?? "no rate"}");
    }

    /// <summary>Writes the script that asks these paths one after the other.</summary>
    public static async Task<string> ScriptAsync(string folder, string name, IEnumerable<string> paths)
    {
        var file = Path.Combine(folder, name + ".lua");
        var list = string.Join(",\n", paths.Select(p => $"\"{p.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));
        await File.WriteAllTextAsync(file, $$"""
            local paths = {
            {{list}} }
            local at = 0
            local requests = {}
            function init() for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path) end end
            function request() at = at % #requests + 1; return requests[at] end
            """);
        return file;
    }
}
