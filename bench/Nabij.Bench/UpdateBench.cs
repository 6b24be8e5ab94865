using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Bench;

/// <summary>
/// From the commit of a change until a search finds it, while two threads search without a pause: a node as the program runs it, on a
/// database of its own.
/// </summary>
internal sealed class UpdateBench : IAsyncDisposable
{
    private const int Searchers = 2;
    private const int PerRow = 40;

    // A row more, and the whole is built.
    private const int JustFewEnough = FinderFollower.ManyChanges - PerRow;

    private readonly string _folder = Directory.CreateTempSubdirectory("nabij-bench").FullName;
    private readonly Random _random = new(1);
    private readonly ServiceProvider _node;
    private int _words = ManyServices.RareWords;

    private UpdateBench(string? database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<FinderHolder>();
        services.AddSingleton<FinderFollower>();
        services.AddDatabase(new Settings
        {
            Database = database ?? $"sqlite:{Path.Combine(_folder, "nabij.db")}",
            DataFolder = "",
            StateFolder = _folder,
            Url = new Uri("http://localhost"),
        });
        _node = services.BuildServiceProvider();
    }

    private FinderHolder Holder => _node.GetRequiredService<FinderHolder>();

    /// <param name="counts">How many services, one after the other.</param>
    /// <param name="database">An empty one, as in <c>Nabij__Database</c>; null: a file that is thrown away. An own one takes one count.</param>
    public static async Task RunAsync(IEnumerable<int> counts, string? database)
    {
        Console.WriteLine("| services | built whole, s | changes before | findable after, median ms | 90 % ms | longest ms | searches a second meanwhile |");
        Console.WriteLine("| ---: | ---: | --- | ---: | ---: | ---: | ---: |");
        foreach (var count in counts)
        {
            await using var bench = new UpdateBench(database);
            await bench.FillAsync(count);
            await bench.MeasureAsync();
        }
    }

    private async Task MeasureAsync()
    {
        var clock = Stopwatch.StartNew();
        await using (var scope = _node.CreateAsyncScope())
        {
            Holder.Replace(await new FinderBuilder(scope.ServiceProvider.GetRequiredService<NabijDb>(), TimeProvider.System).BuildAsync(CancellationToken.None));
        }

        var built = clock.Elapsed;
        IHostedService follower = _node.GetRequiredService<FinderFollower>();
        await follower.StartAsync(CancellationToken.None);
        await RowAsync(built, "few");
        if (Holder.Current.Services.Count > FinderFollower.ManyChanges)
        {
            await ChangeAsync(JustFewEnough - Holder.Current.Index.Pending);
            await RowAsync(built, string.Create(CultureInfo.InvariantCulture, $"{JustFewEnough:N0}"));
            await ChangeAsync(PerRow + 1);
            await RowAsync(built, "many: the whole is built meanwhile");
        }

        await follower.StopAsync(CancellationToken.None);
    }

    private async Task RowAsync(TimeSpan built, string before)
    {
        using var done = new CancellationTokenSource();
        var searches = Enumerable.Range(0, Searchers).Select(i => Task.Factory.StartNew(
            () => Search(i, done.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        var all = Stopwatch.StartNew();
        var times = new List<double>();
        for (var i = 0; i < PerRow; i++)
        {
            times.Add((await ChangeAsync(1)).TotalMilliseconds);
            // At any moment between two ticks.
            await Task.Delay(_random.Next(250));
        }

        all.Stop();
        await done.CancelAsync();
        var searched = (await Task.WhenAll(searches)).Sum() / all.Elapsed.TotalSeconds;
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {Holder.Current.Services.Count:N0} | {built.TotalSeconds:N1} | {before} | {times[PerRow / 2]:N0} | {times[PerRow * 9 / 10]:N0} | {times[^1]:N0} | {searched:N0} |"));
    }

    private int Search(int seed, CancellationToken done)
    {
        var random = new Random(seed);
        var questions = BenchQuestions.All().SelectMany(k => k.Queries).ToArray();
        var count = 0;
        for (; !done.IsCancellationRequested; count++)
        {
            Holder.Current.Index.Search(questions[random.Next(questions.Length)] with { Place = null });
        }

        return count;
    }

    /// <summary>Gives some services a new word in one commit; how long after it the word was found.</summary>
    private async Task<TimeSpan> ChangeAsync(int count)
    {
        var word = ManyServices.Word(_words++);
        await using (var scope = _node.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<NabijDb>();
            var from = _random.Next(Holder.Current.Services.Count - count);
            var keys = Holder.Current.Services.Keys.Skip(from).Take(count).ToList();
            foreach (var row in await db.Services.Where(s => keys.Contains(s.Key)).ToListAsync())
            {
                row.Document = row.Document with { Summary = LocalText.Of(("nl", word), ("fr", word)) };
            }

            await db.SaveChangesAsync();
        }

        var clock = Stopwatch.StartNew();
        var asked = new SearchQuery { Text = word, Today = new DateOnly(2025, 11, 1), Limit = 1 };
        while (Holder.Current.Index.Search(asked) is var found && (found.Total == 0 || found.Hits[0].Shown.Summary!.In("nl") != word))
        {
            await Task.Delay(1);
        }

        return clock.Elapsed;
    }

    private async Task FillAsync(int count)
    {
        await using var scope = _node.CreateAsyncScope();
        await ManyServices.FillAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), count);
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
