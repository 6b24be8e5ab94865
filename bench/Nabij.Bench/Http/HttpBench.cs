using System.Globalization;
using System.Text.Json;
using Nabij.Features.Terms.Judging;

namespace Nabij.Bench.Http;

/// <summary>
/// The search endpoint beside the least JSON, and the result page beside a bare Razor page of its size, as ratios of answers per second
/// on this machine; and how long 400 people wait. On Brussels as it is, and with synthetic services added.
/// </summary>
internal static class HttpBench
{
    public const string Program = "artifacts/app/Nabij.dll";
    private const string Yardstick = "artifacts/bin/Nabij.Bench.Yardstick/release/Nabij.Bench.Yardstick.dll";
    private const int Synthetic = 100_000;
    private const int Rounds = 5;
    private const int People = 400;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PerRound = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan PeopleFor = TimeSpan.FromSeconds(20);

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        Console.WriteLine(Machine.Describe());
        Console.WriteLine();
        Console.WriteLine("| services | asked | per second | beside | per second | ratio | target |");
        Console.WriteLine("| --- | --- | ---: | --- | ---: | ---: | ---: |");
        var waits = new List<string> { await MeasureAsync(folder.Path, "Brussels", 0.30, 0.60) };
        await SyntheticDirectory.FillAsync(folder.Path, Synthetic);
        waits.Add(await MeasureAsync(folder.Path, "100 000", 0.15, 0.40));
        Console.WriteLine();
        Console.WriteLine($"| services | {People} people | p50 ms | p95 ms | p99 ms | most | errors |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        waits.ForEach(Console.WriteLine);
        Console.WriteLine();
        Console.WriteLine(Machine.Load());
    }

    private static async Task<string> MeasureAsync(string folder, string services, double leastJson, double leastPage)
    {
        await using var program = await WebProgram.StartAsync(Program, "/health/ready", ("Nabij__State", folder));
        await using var yardstick = await WebProgram.StartAsync(Yardstick, "/hello");
        var questions = JudgedQuestion.Read("bench/relevance/test.csv");
        var json = questions.ConvertAll(q => $"/api/search?q={Uri.EscapeDataString(q.Text)}&lang={q.Language}{NearOf(q)}");
        var pages = questions.ConvertAll(q => $"/{q.Language}/search?q={Uri.EscapeDataString(q.Text)}{NearOf(q)}");
        var details = await DetailsAsync(program, json);
        var bare = await BareAsync(yardstick, await SizeAsync(program, pages));

        var scripts = new (Uri Address, string Script)[]
        {
            (yardstick.Client.BaseAddress!, await Wrk.ScriptAsync(folder, "hello", ["/hello"])),
            (program.Client.BaseAddress!, await Wrk.ScriptAsync(folder, "json", json)),
            (yardstick.Client.BaseAddress!, await Wrk.ScriptAsync(folder, "bare", [bare])),
            (program.Client.BaseAddress!, await Wrk.ScriptAsync(folder, "pages", pages)),
        };
        foreach (var (address, script) in scripts)
        {
            await Wrk.PerSecondAsync(address, script, WarmUp);
        }
        var rates = scripts.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var s = 0; s < scripts.Length; s++)
            {
                rates[s].Add(await Wrk.PerSecondAsync(scripts[s].Address, scripts[s].Script, PerRound));
            }
        }
        Row(services, "search as JSON", rates[1], "hello as JSON", rates[0], leastJson);
        Row(services, "result page", rates[3], "bare Razor page of its size", rates[2], leastPage);
        var (times, errors) = await new Users(program.Client.BaseAddress!, pages, details, json).RunAsync(People, WarmUp, PeopleFor);
        return string.Create(CultureInfo.InvariantCulture, $"| {services} | {times.Count:N0} answers | {At(times, 0.5):N1} | {At(times, 0.95):N1} (target 50) | {At(times, 0.99):N1} | {times[^1]:N0} | {errors} |");
    }

    private static string NearOf(JudgedQuestion question) => question.Near.Length > 0 ? $"&near={Uri.EscapeDataString(question.Near)}" : "";

    // Rounds were interleaved, so a neighbour on the machine disturbs both; the median of the ratios is the least disturbed.
    private static void Row(string services, string asked, List<double> rates, string beside, List<double> yardstick, double least)
    {
        var ratio = Median([.. rates.Zip(yardstick, (ours, theirs) => ours / theirs)]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {services} | {asked} | {Median(rates):N0} | {beside} | {Median(yardstick):N0} | {ratio:N2} | {least:N2} |"));
    }

    private static double Median(IReadOnlyList<double> numbers) => numbers.Order().ElementAt(numbers.Count / 2);

    private static double At(IReadOnlyList<double> sorted, double share) => sorted[(int)(sorted.Count * share)];

    private static async Task<List<string>> DetailsAsync(WebProgram program, IReadOnlyList<string> json)
    {
        var details = new List<string>();
        foreach (var path in json)
        {
            using var response = JsonDocument.Parse(await program.Client.GetStringAsync(new Uri(path, UriKind.Relative)));
            details.AddRange(response.RootElement.GetProperty("results").EnumerateArray().Take(3).Select(r => r.GetProperty("url").GetString()!));
        }
        return details;
    }

    private static async Task<double> SizeAsync(WebProgram program, IReadOnlyList<string> pages)
    {
        var bytes = 0L;
        foreach (var path in pages)
        {
            bytes += (await program.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative))).Length;
        }
        return (double)bytes / pages.Count;
    }

    /// <summary>The path of a bare page of about so many bytes.</summary>
    private static async Task<string> BareAsync(WebProgram yardstick, double size)
    {
        var hundred = (await yardstick.Client.GetByteArrayAsync(new Uri("/bare/100", UriKind.Relative))).Length;
        var twoHundred = (await yardstick.Client.GetByteArrayAsync(new Uri("/bare/200", UriKind.Relative))).Length;
        var lines = 100 + ((size - hundred) / ((twoHundred - hundred) / 100.0));
        return string.Create(CultureInfo.InvariantCulture, $"/bare/{Math.Max(0, (int)lines)}");
    }
}
