using Nabij.Bench.Relevance;
using Nabij.Features.Terms.Judging;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class RelevanceTestsOnSqlite(Sites sites) : RelevanceTests(sites, Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class RelevanceTestsOnPostgres(Sites sites) : RelevanceTests(sites, Engine.Postgres);

/// <summary>Floors under the judged questions that nobody tunes on (<c>bench/relevance/test.csv</c>). They may only rise.</summary>
public abstract class RelevanceTests(Sites sites, Engine engine) : SiteTests(sites, engine)
{
    private static readonly (string Group, double FirstFive)[] Floors = [("nl", 0.93), ("fr", 0.92), ("en", 0.93), ("lay", 0.95), ("typo", 0.93), ("story", 0.84), ("exact", 0.99), ("nothing", 0.87)];
    private const double LeastOverlap = 0.56;

    [Fact]
    public async Task The_judged_questions_are_answered_at_least_as_well_as_before()
    {
        var verdicts = new List<Verdict>();
        foreach (var question in JudgedQuestion.Read(Path.Combine(Checkout.Root, "bench/relevance/test.csv")))
        {
            verdicts.Add(await Site.Client.AskAsync(question));
        }

        var all = new Verdicts(verdicts);
        var low = Floors
            .Select(f => (f.Group, f.FirstFive, Reached: all.Of(q => q.Language == f.Group || q.Kind == f.Group).FirstFive))
            .Where(f => f.Reached < f.FirstFive)
            .Select(f => $"{f.Group}: {f.Reached:F3}, not {f.FirstFive:F3}")
            .ToList();
        if (all.Overlap < LeastOverlap)
        {
            low.Add($"nl and fr together: {all.Overlap:F3}");
        }

        Report.None(low);
    }
}
