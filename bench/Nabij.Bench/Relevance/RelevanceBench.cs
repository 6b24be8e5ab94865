using System.Globalization;
using Nabij.Bench.Http;
using Nabij.Features.Terms.Judging;

namespace Nabij.Bench.Relevance;

/// <summary>Asks the program the judged questions and prints how well it answers, per language and kind of question.</summary>
internal static class RelevanceBench
{
    private static readonly string[] Halves = ["tune", "test"];

    /// <param name="show">Of the half to tune on, also print what was not found.</param>
    public static async Task RunAsync(bool show)
    {
        using var state = new TemporaryFolder();
        await using var program = await WebProgram.StartAsync(HttpBench.Program, "/health/ready", ("Nabij__State", state.Path));
        foreach (var half in Halves)
        {
            var verdicts = new List<Verdict>();
            foreach (var question in JudgedQuestion.Read($"bench/relevance/{half}.csv"))
            {
                verdicts.Add(await program.Client.AskAsync(question));
            }
            Print(half, new(verdicts));
            foreach (var verdict in verdicts.Where(v => show && half == "tune" && !v.FirstFive))
            {
                var question = verdict.Question;
                Console.WriteLine($"{question.Id} {question.Kind} «{question.Text}» wants {string.Join(' ', question.Best)}, found {verdict.Answers.Count}: {string.Join(' ', verdict.Answers.Take(5))}");
            }
        }
        await PrintGuidedAsync(program.Client, show);
    }

    // The guided path: by who can say what it is about, and by who can not.
    private static async Task PrintGuidedAsync(HttpClient client, bool show)
    {
        var rows = GuidedRow.Read("bench/relevance/guided.csv");
        Console.WriteLine();
        Console.WriteLine("| guided path | walks | target among five or fewer | questions, on average | at most |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var (name, walkers) in new[] { ("helplines", rows.Where(r => r.IsLine)), ("kinds of help", rows.Where(r => !r.IsLine)), ("not known: about", rows.Select(r => r.Without("about"))) })
        {
            var verdicts = new List<GuidedVerdict>();
            foreach (var row in walkers)
            {
                verdicts.Add(await row.WalkAsync(client));
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {verdicts.Count} | {verdicts.Average(v => v.IsRight ? 1.0 : 0):F3} | {verdicts.Average(v => v.Answers.Count):F2} | {verdicts.Max(v => v.Answers.Count)} |"));
            foreach (var verdict in verdicts.Where(v => show && !v.IsRight))
            {
                Console.WriteLine($"{verdict.Row.Id} wants {verdict.Row.Target} after {string.Join(' ', verdict.Answers)}, left {verdict.Left.Count}: {string.Join(' ', verdict.Left.Take(8))}");
            }
        }
    }

    private static void Print(string half, Verdicts all)
    {
        Console.WriteLine();
        Console.WriteLine($"| {half} | questions | success@1 | success@5 | nDCG@10 |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        Row("all", all);
        foreach (var language in all.All.Select(v => v.Question.Language).Distinct(StringComparer.Ordinal))
        {
            Row(language, all.Of(q => q.Language == language));
        }
        foreach (var kind in all.All.Select(v => v.Question.Kind).Distinct(StringComparer.Ordinal))
        {
            Row(kind, all.Of(q => q.Kind == kind));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"nl and fr, the same question: {all.Overlap:P0} of the first three are the same"));
    }

    private static void Row(string name, Verdicts verdicts) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {verdicts.All.Count} | {verdicts.First:F3} | {verdicts.FirstFive:F3} | {verdicts.Gain:F3} |"));
}
