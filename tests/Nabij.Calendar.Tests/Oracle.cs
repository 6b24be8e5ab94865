using System.Diagnostics;
using System.Text.Json;

namespace Nabij.Calendar.Tests;

/// <summary>Asks a program that somebody else wrote. A missing one fails the test and says what to install: an oracle that is skipped proves nothing.</summary>
internal static class Oracle
{
    private const string Install = "Run tests/Nabij.Calendar.Tests/oracle/install.sh (npm package opening_hours, Debian package python3-dateutil).";

    private static string Root => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../.."));

    private static string Scripts => Path.Combine(Root, "tests/Nabij.Calendar.Tests/oracle");

    public static TAnswer[] OpeningHours<TAnswer>(object asked)
    {
        var modules = Path.Combine(Root, "artifacts/oracle");
        Assert.True(Directory.Exists(Path.Combine(modules, "node_modules/opening_hours")), $"opening_hours is not in {modules}. {Install}");
        return Ask<TAnswer>(asked, "node", Path.Combine(Scripts, "opening_hours.js"), modules);
    }

    public static TAnswer[] Dateutil<TAnswer>(object asked) => Ask<TAnswer>(asked, "/usr/bin/python3", Path.Combine(Scripts, "dateutil_days.py"));

    private static TAnswer[] Ask<TAnswer>(object asked, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["TZ"] = "Europe/Brussels";
        using var process = Started(start);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Write(JsonSerializer.Serialize(asked, JsonSerializerOptions.Web));
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} failed: {Wait(errors)}\n{Install}");
        return JsonSerializer.Deserialize<TAnswer[]>(Wait(output), JsonSerializerOptions.Web)!;
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Fail($"{start.FileName} is not installed (nodejs and npm, python3). {Install}");
            throw new UnreachableException();
        }
    }

    private static string Wait(Task<string> text) => text.GetAwaiter().GetResult();
}
