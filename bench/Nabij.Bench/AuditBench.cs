using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Corrections;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Bench;

/// <summary>How fast the record of who did what is checked and sealed, and what an entry adds to the save that it stands in.</summary>
internal sealed class AuditBench : IAsyncDisposable
{
    private const int Batch = 5_000;
    private const int Saves = 600;
    private const int Rounds = 5;
    private readonly string _folder = Directory.CreateTempSubdirectory("nabij-bench").FullName;
    private readonly ServiceProvider _node;

    private AuditBench(string? database)
    {
        var settings = new Settings { Database = database ?? $"sqlite:{Path.Combine(_folder, "nabij.db")}", DataFolder = "", StateFolder = _folder, Url = new Uri("http://localhost") };
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddScoped<CurrentActor>();
        services.AddDatabase(settings);
        services.AddAuditTrail();
        services.AddScoped<SealAudit>();
        _node = services.BuildServiceProvider();
    }

    /// <param name="count">How many entries.</param>
    /// <param name="database">An empty one, as in <c>Nabij__Database</c>; null: a file that is thrown away.</param>
    public static async Task RunAsync(int count, string? database)
    {
        await using var bench = new AuditBench(database);
        await bench.WithAsync<NabijDb>(db => Migrator.MigrateAsync(db, CancellationToken.None));
        Console.WriteLine(Machine.Describe());
        Console.WriteLine();
        await bench.SaveAsync();
        var sealedIn = await bench.FillAsync(count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Sealed {count:N0} entries in {sealedIn.TotalSeconds:N1} s, {count / sealedIn.TotalSeconds:N0} a second."));
        Console.WriteLine();
        // On a shared machine the processor's time tells the work, and the clock the neighbours too.
        Console.WriteLine("| verify, round | s | entries a second | s of processor | entries a second of processor |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
        for (var round = 1; round <= Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            var before = Environment.CpuUsage.TotalTime;
            AuditReport? report = null;
            await bench.WithAsync<VerifyAudit>(async verify => report = await verify.RunAsync(new Dictionary<long, byte[]>(), CancellationToken.None));
            if (report is not { IsRight: true })
            {
                throw new InvalidOperationException("The record is not right.");
            }

            var worked = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {round} | {clock.Elapsed.TotalSeconds:N2} | {report.Sealed / clock.Elapsed.TotalSeconds:N0} | {worked:N2} | {report.Sealed / worked:N0} |"));
        }
    }

    // One row saved, with and without an entry, in turn.
    private async Task SaveAsync()
    {
        var times = new[] { new List<double>(), new List<double>() };
        for (var i = 0; i < Saves; i++)
        {
            await using var scope = _node.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<NabijDb>();
            var now = TimeProvider.System.GetUtcNow();
            var clock = Stopwatch.StartNew();
            db.Add(new Correction
            {
                Id = Guid.CreateVersion7(now),
                Reference = string.Create(CultureInfo.InvariantCulture, $"B{i}"),
                TokenHash = string.Create(CultureInfo.InvariantCulture, $"bench {i}"),
                Entry = "lines/bench",
                EntryVersion = 1,
                Language = "nl",
                Part = WrongPart.Other,
                Words = "bench",
                SentAt = now,
            });
            if (i % 2 == 1)
            {
                scope.ServiceProvider.GetRequiredService<AuditTrail>().Add("correction.sent", "directory-care", "correction", Guid.CreateVersion7(now));
            }

            await db.SaveChangesAsync();
            // The first ones compile and fill caches.
            if (i >= Saves / 6)
            {
                times[i % 2].Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        foreach (var list in times)
        {
            list.Sort();
        }

        Console.WriteLine("| a save of one row | median ms | 90 % ms |");
        Console.WriteLine("| --- | ---: | ---: |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| alone | {times[0][times[0].Count / 2]:N2} | {times[0][times[0].Count * 9 / 10]:N2} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| with an entry | {times[1][times[1].Count / 2]:N2} | {times[1][times[1].Count * 9 / 10]:N2} |"));
        Console.WriteLine();
    }

    private async Task<TimeSpan> FillAsync(int count)
    {
        for (var made = 0; made < count; made += Batch)
        {
            await using var scope = _node.CreateAsyncScope();
            var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = new Actor(ActorKind.Account, "", id, id);
            var trail = scope.ServiceProvider.GetRequiredService<AuditTrail>();
            for (var i = made; i < Math.Min(count, made + Batch); i++)
            {
                trail.Add("file.opened", "care", "file", id, "section=needs");
            }

            await scope.ServiceProvider.GetRequiredService<NabijDb>().SaveChangesAsync();
        }

        var clock = Stopwatch.StartNew();
        await WithAsync<SealAudit>(seal => seal.RunAsync(new JobRun(Guid.Empty, null, 1, 1), CancellationToken.None));
        return clock.Elapsed;
    }

    private async Task WithAsync<T>(Func<T, Task> act)
        where T : notnull
    {
        await using var scope = _node.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
