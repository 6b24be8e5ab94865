using System.Globalization;
using System.Runtime.InteropServices;
using Nabij.Bench;
using Nabij.Bench.Http;
using Nabij.Bench.Relevance;

// Who stops a benchmark stops the servers it started too: they wait for the exit of this process, which a signal alone would skip.
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(143));

// Benchmarks, each printed as a Markdown table so that the README can take it over.
if (args is ["search", ..] && args.Length <= 3 && (args.Length == 1 || int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    SearchBench.Run(args.Length == 1 ? 100_000 : int.Parse(args[1], CultureInfo.InvariantCulture), args.ElementAtOrDefault(2));
    return 0;
}
if (args is ["relevance"] or ["relevance", "show"])
{
    await RelevanceBench.RunAsync(show: args.Length == 2);
    return 0;
}
if (args is ["http"])
{
    await HttpBench.RunAsync();
    return 0;
}
if (args is ["update", ..] && args.Length <= 3 && (args.Length == 1 || int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    await UpdateBench.RunAsync(args.Length == 1 ? [0, 100_000] : [int.Parse(args[1], CultureInfo.InvariantCulture)], args.ElementAtOrDefault(2));
    return 0;
}
if (args is ["suggest", ..] && args.Length <= 2 && (args.Length == 1 || int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    await SuggestBench.RunAsync(args.Length == 1 ? 100_000 : int.Parse(args[1], CultureInfo.InvariantCulture));
    return 0;
}
if (args is ["audit", ..] && args.Length <= 3 && (args.Length == 1 || int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    await AuditBench.RunAsync(args.Length == 1 ? 300_000 : int.Parse(args[1], CultureInfo.InvariantCulture), args.ElementAtOrDefault(2));
    return 0;
}
if (args is ["access"] or ["access", _] && (args.Length == 1 || int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    await AccessBench.RunAsync(args.Length == 1 ? 100_000 : int.Parse(args[1], CultureInfo.InvariantCulture));
    return 0;
}
if (args is ["editing"] or ["editing", _] && (args.Length == 1 || int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    await EditingBench.RunAsync(args.Length == 1 ? 100_000 : int.Parse(args[1], CultureInfo.InvariantCulture));
    return 0;
}
if (args is ["sheet"] or ["sheet", _] && (args.Length == 1 || int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    await SheetBench.RunAsync(args.Length == 1 ? 10_000 : int.Parse(args[1], CultureInfo.InvariantCulture));
    return 0;
}
if (args is ["doubles"] or ["doubles", _] && (args.Length == 1 || int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    DoublesBench.Run(args.Length == 1 ? 100_000 : int.Parse(args[1], CultureInfo.InvariantCulture));
    return 0;
}
Console.Error.WriteLine("usage: Nabij.Bench search [N] [text|mixed|filter|sentence|typo] | update [N] [postgres:CONNECTION] | suggest [N] | audit [N] [postgres:CONNECTION] | access [N] | editing [N] | doubles [N] | sheet [N] | http | relevance [show]");
return 2;
