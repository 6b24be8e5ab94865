using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Features.Upkeep;

namespace Nabij.Bench;

/// <summary>What an editor waits for among many entries that each have a history, on a PostgreSQL that waits for its disk.</summary>
internal sealed class EditingBench : IAsyncDisposable
{
    private const int ChangesOfEach = 5;
    private const int Rounds = 200;
    private readonly EditorsNode _node = new();
    private readonly Random _random = new(1);
    private List<Guid> _ids = [];

    public static async Task RunAsync(int count)
    {
        await using var bench = new EditingBench();
        await bench.FillAsync(count);
        Console.WriteLine(Machine.Describe());
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} entries with {ChangesOfEach} changes each."));
        Console.WriteLine();
        Console.WriteLine("| an editor | median ms | 95 % ms | longest ms |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        await bench.RowAsync("saves an entry", bench.SaveAsync);
        await bench.RowAsync("undoes the last change", bench.UndoAsync);
        await bench.RowAsync("opens the list", s => s.GetRequiredService<ListEntries>().RunAsync("", null, CancellationToken.None));
        await bench.RowAsync("sees the state of the whole map", s => s.GetRequiredService<ReadOverview>().RunAsync(new EntryScope(s.GetRequiredService<FindHelp>().State, null, null), null, null, 0, CancellationToken.None));
        await bench.RowAsync("sees what is stale", s => s.GetRequiredService<ReadOverview>().RunAsync(new EntryScope(s.GetRequiredService<FindHelp>().State, null, null), Need.Stale, null, 0, CancellationToken.None));
        await bench.RowAsync("looks for a name that few have", s => s.GetRequiredService<ListEntries>().RunAsync(ManyServices.Word(bench._random.Next(ManyServices.RareWords)), null, CancellationToken.None));
        await bench.RowAsync("looks for a name that nobody has", s => s.GetRequiredService<ListEntries>().RunAsync("qqq", null, CancellationToken.None));
    }

    private async Task FillAsync(int count)
    {
        await WithAsync(async services =>
        {
            var db = services.GetRequiredService<NabijDb>();
            await ManyServices.FillAsync(db, count);
            _ids = await db.Services.Where(s => s.Key.StartsWith("bench-")).Select(s => s.Id).ToListAsync();
            var now = TimeProvider.System.GetUtcNow();
            foreach (var some in _ids.Chunk(2_000))
            {
                db.ChangeTracker.Clear();
                await db.Services.Where(s => some.Contains(s.Id)).ExecuteUpdateAsync(s => s.SetProperty(x => x.Version, ChangesOfEach));
                db.AddRange(some.SelectMany(id => Enumerable.Range(1, ChangesOfEach).Select(v => new DirectoryHistory
                {
                    Id = Guid.CreateVersion7(now),
                    RowId = id,
                    Version = v,
                    At = now,
                    Who = "bench",
                    Why = "bench",
                    Source = "visit",
                    PatchBack = v == 1 ? null : $$"""{"email":"mail{{v}}@bench.example"}""",
                })));
                await db.SaveChangesAsync();
            }

            await db.Database.ExecuteSqlRawAsync("ANALYZE");
            db.ChangeTracker.Clear();
            services.GetRequiredService<FinderHolder>().Replace(await new FinderBuilder(db, TimeProvider.System).BuildAsync(CancellationToken.None));
        });
    }

    private async Task SaveAsync(IServiceProvider services)
    {
        var mail = string.Create(CultureInfo.InvariantCulture, $"m{_random.Next()}@bench.example");
        var form = EntryForm.Posted([new("email", mail), new("summary.nl", "Nieuwe woorden " + mail)]);
        var outcome = await services.GetRequiredService<ChangeEntry>().RunAsync(Any(), ChangesOfEach, before => form.Apply(before, ChangesOfEach, "nl", new DateOnly(2026, 11, 22)), "bench", "visit", CancellationToken.None);
        if (!outcome.IsDone && outcome.Conflicts.Count == 0)
        {
            throw new InvalidOperationException("Nothing was saved.");
        }
    }

    // What was undone in a round before changes nothing more, which takes as long but for the save; it is seldom.
    private Task UndoAsync(IServiceProvider services) => services.GetRequiredService<ChangeEntry>().UndoAsync(Any(), ChangesOfEach, CancellationToken.None);

    private Guid Any() => _ids[_random.Next(_ids.Count)];

    private async Task RowAsync(string what, Func<IServiceProvider, Task> act)
    {
        var times = new List<double>();
        for (var i = -Rounds / 8; i < Rounds; i++)
        {
            await WithAsync(async services =>
            {
                var clock = Stopwatch.GetTimestamp();
                await act(services);
                if (i >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
                }
            });
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {times[Rounds / 2]:N1} | {times[Rounds * 95 / 100]:N1} | {times[^1]:N1} |"));
    }

    private Task WithAsync(Func<IServiceProvider, Task> act) => _node.WithAsync(act);

    public ValueTask DisposeAsync() => _node.DisposeAsync();
}
