using System.Diagnostics;
using System.Globalization;
using Nabij.Doubles;
using Nabij.Doubles.Tests;

namespace Nabij.Bench;

/// <summary>How long the nightly search for doubles takes, what memory it needs, and how right it is, on the generated directory of the tests.</summary>
internal static class DoublesBench
{
    public static void Run(int count)
    {
        var made = GeneratedDirectory.Make(6, count);
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (allocated, before) = (GC.GetTotalAllocatedBytes(), process.WorkingSet64);
        var clock = Stopwatch.StartNew();
        var found = DoubleFinder.Find(made.Entries);
        var time = clock.Elapsed;
        process.Refresh();
        var (precision, recall) = made.Judge(found);
        Console.WriteLine(Machine.Describe());
        Console.WriteLine();
        Console.WriteLine("| entries | doubles | proposed | seconds | peak memory MB | of which the entries | allocated MB | right | found |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {made.Entries.Count:N0} | {made.Doubles.Count:N0} | {found.Count:N0} | {time.TotalSeconds:N1} | {process.PeakWorkingSet64 >> 20:N0} | {before >> 20:N0} | {(GC.GetTotalAllocatedBytes() - allocated) >> 20:N0} | {precision:P1} | {recall:P1} |"));
    }
}
