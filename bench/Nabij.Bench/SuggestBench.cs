using System.Diagnostics;
using System.Globalization;
using Nabij.Bench.Http;
using Nabij.Search;

namespace Nabij.Bench;

/// <summary>
/// How long suggestions take, letter by letter: the whole call over HTTP with the Brussels data, and the list itself with many services.
/// </summary>
internal static class SuggestBench
{
    private const int Most = 6;
    private const int Rounds = 20;

    private static readonly (string Language, string Box, string Text)[] Typed =
    [
        ("nl", "q", "thuisverpleging"), ("nl", "q", "poetsvrouw"), ("nl", "q", "ik kan mijn huur niet betalen"), ("nl", "q", "thuisverpelging"), ("fr", "q", "femme de ménage"),
        ("fr", "q", "soins infirmiers à domicile"), ("fr", "q", "mon mari me frappe"), ("en", "q", "home nursing"), ("en", "q", "meals on wheels"), ("nl", "q", "hulp aan huis"),
        ("nl", "near", "sint-jans-molenbeek"), ("fr", "near", "1080"), ("en", "near", "schaerbeek"),
    ];

    /// <param name="count">How many services the large list has.</param>
    public static async Task RunAsync(int count)
    {
        Console.WriteLine("| suggestions | calls | p50 ms | p99 ms | max ms |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        await MeasureCallsAsync();
        MeasureList(count);
    }

    private static async Task MeasureCallsAsync()
    {
        using var state = new TemporaryFolder();
        await using var program = await WebProgram.StartAsync(HttpBench.Program, "/health/ready", ("Nabij__State", state.Path));
        var times = new List<double>();
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var (language, box, text) in Typed)
            {
                foreach (var letters in Enumerable.Range(2, text.Length - 1))
                {
                    using var form = new FormUrlEncodedContent([new(box, text[..letters])]);
                    var started = Stopwatch.GetTimestamp();
                    using var response = await program.Client.PostAsync(new Uri($"/{language}/suggestions", UriKind.Relative), form);
                    await response.Content.ReadAsByteArrayAsync();
                    if (round >= 0)
                    {
                        times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                    }
                }
            }
        }
        Print("Brussels, one call over HTTP", times);
    }

    private static void MeasureList(int count)
    {
        var services = new SyntheticBrussels(seed: 1).Documents(count).Select(d => new Suggestable<Guid>(
            d.Id,
            d.Type == DocumentType.Help ? 0 : 1,
            [.. d.Name.Concat(d.Organization).Select(n => new SuggestedName(n.Key, n.Value))]));
        var started = Stopwatch.GetTimestamp();
        var list = SuggestionList.Build(services);
        var built = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var times = new List<double>();
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var (language, _, text) in Typed)
            {
                foreach (var letters in Enumerable.Range(2, text.Length - 1))
                {
                    var before = Stopwatch.GetTimestamp();
                    list.Find(text[..letters], language, Most);
                    if (round >= 0)
                    {
                        times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
                    }
                }
            }
        }
        Print(string.Create(CultureInfo.InvariantCulture, $"{count:N0} services, the list alone (made in {built:N1} s)"), times);
    }

    private static void Print(string name, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times.Count:N0} | {times[times.Count / 2]:N2} | {times[times.Count * 99 / 100]:N2} | {times[^1]:N1} |"));
    }
}
