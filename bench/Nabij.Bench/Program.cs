using System.Globalization;
using Nabij.Bench;
using Nabij.Bench.Relevance;

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
Console.Error.WriteLine("usage: Nabij.Bench search [N] [text|mixed|filter|sentence|typo] | relevance [show]");
return 2;
