using System.Diagnostics;
using System.Globalization;
using Nabij.Bench.Beside;
using Nabij.Search;

namespace Nabij.Bench;

/// <summary>
/// Build time, memory and latency of the finder, in process, everything switched on; up to 100 000 services beside PostgreSQL and SQLite
/// in the same run.
/// </summary>
internal static class SearchBench
{
    private const int MostBeside = 100_000;
    private static readonly TimeSpan PerKind = TimeSpan.FromSeconds(5);

    /// <param name="count">How many services.</param>
    /// <param name="only">One kind of question, or null for all.</param>
    public static void Run(int count, string? only)
    {
        Print($"{Machine.Describe()}");
        Print($"");
        var index = Build(count);
        var kinds = BenchQuestions.All().Where(k => only is null || string.Equals(k.Kind, only, StringComparison.Ordinal)).ToList();
        var questions = kinds.SelectMany(k => k.Queries).ToList();
        var finder = new Finder(index, questions);
        Print($"");
        Print($"| questions | p50 ms | p99 ms | max ms | quiet p50 | quiet p99 | mean hits | ns per hit | per second | on two threads |");
        Print($"| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var ours = new List<Measured>();
        for (var (k, first) = (0, 0); k < kinds.Count; first += kinds[k++].Queries.Count)
        {
            var asked = kinds[k].Queries.Count;
            // Four rounds, until everything is compiled as well as it will be.
            var hits = Enumerable.Range(0, 4 * asked).Average(i => index.Search(kinds[k].Queries[i % asked]).Total);
            var its = Measured.Of(finder, first, asked, PerKind);
            var together = Measured.OnTwoThreads(finder, first, asked, PerKind / 2);
            ours.Add(its);
            Print($"| {kinds[k].Kind} | {its.P50:N3} | {its.P99:N3} | {its.Worst:N1} | {its.Quiet50:N3} | {its.Quiet99:N3} | {hits:N0} | {its.Mean * 1e6 / hits:N0} | {its.PerSecond:N0} | {together:N0} |");
        }
        MeasureChange(index);
        if (count <= MostBeside)
        {
            using var contenders = new Contenders(() => new SyntheticBrussels(seed: 1).Documents(count), index.Collection, questions);
            Compare(contenders, finder, kinds, ours);
        }
        Print($"");
        Print($"{Machine.Load()}");
    }

    private static SearchIndex<BenchCard> Build(int count)
    {
        var documents = new SyntheticBrussels(seed: 1).Documents(count).ToArray();
        var documentBytes = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var index = SearchIndex.Build(documents, SyntheticBrussels.Lexicon, SyntheticBrussels.Territories);
        var built = clock.Elapsed;
        GC.KeepAlive(documents);
        documents = [];
        var live = GC.GetTotalMemory(forceFullCollection: true);
        Print($"{count:N0} services: built in {built.TotalSeconds:N1} s, live heap {live / 1e6:N0} MB with what results show (documents were {documentBytes / 1e6:N0} MB)");
        return index;
    }

    private static void Compare(Contenders contenders, Finder finder, List<(string Kind, IReadOnlyList<SearchQuery> Queries)> kinds, List<Measured> ours)
    {
        Print($"");
        Print($"PostgreSQL ({PostgresServer.Settings}) filled in {contenders.PostgresBuilt.TotalSeconds:N0} s, SQLite in {contenders.SqliteBuilt.TotalSeconds:N0} s. Prepared statements, one per question.");
        Print($"");
        Print($"| questions | beside | p50 ms | p99 ms | per second | Nabij is faster, p50 | p99 | per question | same totals | same facets |");
        Print($"| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var differing = new List<string>();
        for (var (k, first) = (0, 0); k < kinds.Count; first += kinds[k++].Queries.Count)
        {
            foreach (var contender in contenders.All)
            {
                using var session = contender.Open();
                var agreement = Agreement(contender, session, finder, first, kinds[k], differing);
                var its = Measured.Of(session, first, kinds[k].Queries.Count, PerKind);
                Print($"| {kinds[k].Kind} | {contender.Name} | {its.P50:N2} | {its.P99:N2} | {its.PerSecond:N0} | {its.P50 / ours[k].P50:N0} × | {its.P99 / ours[k].P99:N0} × | {its.Mean / ours[k].Mean:N0} × | {agreement} |");
            }
        }
        foreach (var line in differing.Take(20))
        {
            Print($"{line}");
        }
    }

    // Also the first time that the session meets these questions.
    private static string Agreement(
        IContender contender,
        ISession session,
        Finder finder,
        int first,
        (string Kind, IReadOnlyList<SearchQuery> Queries) kind,
        List<string> differing)
    {
        var (totals, facets) = (0, 0);
        for (var q = 0; q < kind.Queries.Count; q++)
        {
            var theirs = session.Read(first + q);
            var ours = finder.Read(first + q);
            var (sameTotal, sameFacets) = (ours.Total == theirs.Total, ours.HasFacetsOf(theirs));
            totals += sameTotal ? 1 : 0;
            facets += sameFacets ? 1 : 0;
            if (contender.IsGivenOurTerms && !(sameTotal && sameFacets))
            {
                differing.Add($"{contender.Name}, {kind.Kind} «{kind.Queries[q].Text}»: {theirs.Total} hits, ours {ours.Total}");
            }
        }
        return contender.IsGivenOurTerms
            ? string.Create(CultureInfo.InvariantCulture, $"{totals} of {kind.Queries.Count} | {facets} of {kind.Queries.Count}")
            : "not judged | not judged";
    }

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
