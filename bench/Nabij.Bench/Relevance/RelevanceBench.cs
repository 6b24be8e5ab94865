using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Nabij.Bench.Relevance;

/// <summary>Asks the program the judged questions and prints how well it answers, per language and kind of question.</summary>
internal static class RelevanceBench
{
    private static readonly string[] Halves = ["tune", "test"];

    /// <param name="show">Of the half to tune on, also print what was not found.</param>
    public static async Task RunAsync(bool show)
    {
        await using var program = await ServedProgram.StartAsync();
        foreach (var half in Halves)
        {
            var verdicts = new List<Verdict>();
            foreach (var question in JudgedQuestion.Read($"bench/relevance/{half}.csv"))
            {
                using var response = JsonDocument.Parse(await program.Client.GetStringAsync(new Uri(question.Address, UriKind.Relative)));
                verdicts.Add(question.Judge(JudgedQuestion.AnswersOf(response.RootElement)));
            }
            Print(half, new(verdicts));
            foreach (var verdict in verdicts.Where(v => show && half == "tune" && !v.FirstFive))
            {
                var question = verdict.Question;
                Console.WriteLine($"{question.Id} {question.Kind} «{question.Text}» wants {string.Join(' ', question.Best)}, found {verdict.Answers.Count}: {string.Join(' ', verdict.Answers.Take(5))}");
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

/// <summary>The published program on a free port with a state of its own, ended with this.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _state;

    private ServedProgram(Process process, string state, Uri address)
    {
        (_process, _state) = (process, state);
        Client = new() { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public static async Task<ServedProgram> StartAsync()
    {
        var state = Directory.CreateTempSubdirectory("nabij-bench").FullName;
        var start = new ProcessStartInfo("dotnet", "artifacts/app/Nabij.dll") { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Nabij__State"] = state;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ').FirstOrDefault(w => w.StartsWith("http://127", StringComparison.Ordinal)) is { } address)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new(process, state, new(address));
            }
        }
        throw new InvalidOperationException("The program ended before it served.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_state, recursive: true);
    }
}
