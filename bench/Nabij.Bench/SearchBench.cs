using System.Diagnostics;
using System.Globalization;
using Nabij.Search;

namespace Nabij.Bench;

/// <summary>Build time, memory and latency of the finder, in process, on one thread, everything switched on.</summary>
internal static class SearchBench
{
    private static readonly TimeSpan PerKind = TimeSpan.FromSeconds(5);

    /// <param name="count">How many services.</param>
    /// <param name="only">One kind of question, or null for all.</param>
    public static void Run(int count, string? only)
    {
        var documents = new SyntheticBrussels(seed: 1).Documents(count).ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var index = SearchIndex.Build(documents, SyntheticBrussels.Lexicon, SyntheticBrussels.Territories);
        var built = clock.Elapsed;
        var documentBytes = before;
        documents = [];
        var live = GC.GetTotalMemory(forceFullCollection: true);
        Print($"{count:N0} services: built in {built.TotalSeconds:N1} s, live heap {live / 1e6:N0} MB (documents were {documentBytes / 1e6:N0} MB)");
        Print($"");
        Print($"| questions | p50 ms | p99 ms | max ms | quiet p50 | quiet p99 | mean hits | per second |");
        Print($"| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (kind, queries) in BenchQuestions.All().Where(q => only is null || string.Equals(q.Kind, only, StringComparison.Ordinal)))
        {
            Measure(index, kind, queries);
        }
        MeasureChange(index);
        GC.KeepAlive(documents);
    }

    private static void Measure(SearchIndex<BenchCard> index, string kind, IReadOnlyList<SearchQuery> queries)
    {
        var hits = 0L;
        foreach (var query in queries)
        {
            hits += index.Search(query).Total;
        }
        for (var i = 0; i < 3 * queries.Count; i++)
        {
            index.Search(queries[i % queries.Count]);
        }
        var times = new List<double>();
        // On a shared machine the fastest run of each question tells the work, all runs tell the neighbours too.
        var fastest = new double[queries.Count];
        Array.Fill(fastest, double.MaxValue);
        var all = Stopwatch.StartNew();
        while (all.Elapsed < PerKind)
        {
            for (var q = 0; q < queries.Count; q++)
            {
                var started = Stopwatch.GetTimestamp();
                index.Search(queries[q]);
                var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                times.Add(time);
                fastest[q] = Math.Min(fastest[q], time);
            }
        }
        times.Sort();
        Array.Sort(fastest);
        var mean = (double)hits / queries.Count;
        Print($"| {kind} | {At(times, 0.5):N3} | {At(times, 0.99):N3} | {times[^1]:N1} | {At(fastest, 0.5):N3} | {At(fastest, 0.99):N3} | {mean:N0} | {1000 / times.Average():N0} |");
    }

    private static double At(IReadOnlyList<double> sorted, double share) => sorted[(int)(sorted.Count * share)];

    private static void MeasureChange(SearchIndex<BenchCard> index)
    {
        var changed = new SyntheticBrussels(seed: 2).Documents(1_000).ToArray();
        var clock = Stopwatch.StartNew();
        var next = index.With(changed, []);
        Print($"");
        Print($"1 000 changed services are findable after {clock.Elapsed.TotalMilliseconds:N0} ms ({next.Count:N0} in all)");
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
