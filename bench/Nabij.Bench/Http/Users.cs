using System.Collections.Concurrent;
using System.Diagnostics;

namespace Nabij.Bench.Http;

/// <summary>
/// People who look at a page, think for a second or so (exponential), and ask the next: half of the time for results, a quarter for one
/// entry, the others for the home page or, as a program, for JSON. Each on a connection of their own, as browsers have.
/// </summary>
internal sealed class Users(Uri address, IReadOnlyList<string> results, IReadOnlyList<string> details, IReadOnlyList<string> json)
{
    private const double MeanThinkingMilliseconds = 1_000;
    private readonly ConcurrentBag<double> _times = [];
    private int _errors;

    /// <summary>Milliseconds of each answer, sorted, and how many were not good; counted after <paramref name="warmUp"/>.</summary>
    public async Task<(IReadOnlyList<double> Times, int Errors)> RunAsync(int count, TimeSpan warmUp, TimeSpan time)
    {
        using var end = new CancellationTokenSource(warmUp + time);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, count).Select(user => RunAsync(user, () => clock.Elapsed > warmUp, end.Token)));
        return (_times.Order().ToList(), _errors);
    }

    private async Task RunAsync(int user, Func<bool> counts, CancellationToken end)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        var random = new Random(user);
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(-MeanThinkingMilliseconds * Math.Log(1 - random.NextDouble())), end);
                await AskAsync(client, Next(random), counts(), end);
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }

    private string Next(Random random) => random.NextDouble() switch
    {
        < 0.50 => results[random.Next(results.Count)],
        < 0.75 => details[random.Next(details.Count)],
        < 0.90 => random.Next(2) == 0 ? "/nl" : "/fr",
        _ => json[random.Next(json.Count)],
    };

    private async Task AskAsync(HttpClient client, string path, bool counts, CancellationToken end)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), end);
            if (counts)
            {
                _times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            if (!response.IsSuccessStatusCode)
            {
                Interlocked.Increment(ref _errors);
            }
        }
        catch (HttpRequestException)
        {
            Interlocked.Increment(ref _errors);
        }
    }
}
