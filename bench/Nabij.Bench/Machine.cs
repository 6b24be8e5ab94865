using System.Globalization;
using System.Runtime.InteropServices;

namespace Nabij.Bench;

/// <summary>Where and when numbers were measured, to stand beside them.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var processor = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1]
            : null;
        var day = TimeProvider.System.GetLocalNow();
        return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores of {processor ?? "a processor"}. {Load()}");
    }

    /// <summary>How many programs wanted a processor in the last 1, 5 and 15 minutes: near 1 or less, this one was alone.</summary>
    public static string Load() =>
        File.Exists("/proc/loadavg") ? "Load average " + string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "";
}
