using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Features.Sheets;

namespace Nabij.Bench;

/// <summary>How long a spreadsheet of many entries takes, on a PostgreSQL that waits for its disk: each row changes something, and a third was made from an older version.</summary>
internal sealed class SheetBench : IAsyncDisposable
{
    private readonly EditorsNode _node = new();

    public static async Task RunAsync(int count)
    {
        await using var bench = new SheetBench();
        await bench.WithAsync(async s =>
        {
            var db = s.GetRequiredService<NabijDb>();
            await ManyServices.FillAsync(db, count);
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
            db.ChangeTracker.Clear();
            s.GetRequiredService<FinderHolder>().Replace(await new FinderBuilder(db, TimeProvider.System).BuildAsync(CancellationToken.None));
        });
        var before = Process.GetCurrentProcess().PeakWorkingSet64;
        Console.WriteLine(Machine.Describe());
        Console.WriteLine();
        Console.WriteLine("| a spreadsheet | seconds | of a processor, without the database |");
        Console.WriteLine("| --- | ---: | ---: |");
        var bytes = Array.Empty<byte>();
        await bench.RowAsync("is taken out", async s => (await s.GetRequiredService<MakeSheet>().RunAsync("", "", CancellationToken.None)).Ok(out bytes));
        await bench.ChangeSomeAsync();
        var id = Guid.Empty;
        await bench.RowAsync("is sent", async s => (await s.GetRequiredService<KeepSheet>().RunAsync("bench.csv", Changed(bytes), "nl", CancellationToken.None)).Ok(out id));
        await bench.RowAsync("is compared", s => s.GetRequiredService<ReadSheet>().RunAsync(id, CancellationToken.None));
        await bench.WithAsync(s => bench.StartAsync(s, id, m => m.PutIn("bench", "visit", same: false)));
        await bench.RowAsync("is put in", s => s.GetRequiredService<PutSheet>().RunAsync(id, CancellationToken.None));
        var left = 0;
        await bench.WithAsync(async s => left = await s.GetRequiredService<NabijDb>().SheetRows.CountAsync(r => r.HasLeft));
        await bench.WithAsync(s => bench.StartAsync(s, id, m => m.TakeBack()));
        await bench.RowAsync("is taken back", s => s.GetRequiredService<PutSheet>().RunAsync(id, CancellationToken.None));
        Console.WriteLine();
        await bench.WithAsync(async s =>
        {
            var db = s.GetRequiredService<NabijDb>();
            var (rows, history) = (await db.SheetRows.CountAsync(), await db.DirectoryHistory.CountAsync());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows of {bytes.Length / 1024.0 / 1024:N1} MB, {left:N0} with something that stayed; {history:N0} rows of history; at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024:N0} MB of memory, {before / 1024 / 1024:N0} before."));
        });
    }

    // All columns come back; each row says another mail address and other words.
    private static byte[] Changed(byte[] bytes)
    {
        SheetReader.Read(bytes).Ok(out var table);
        using var made = new MemoryStream();
        using (var csv = CsvWriter.Create(made, new CsvWriterOptions { Separator = ';', HasHeader = false }, leaveOpen: true))
        {
            string[] columns = [.. table.Letters.Keys];
            csv.WriteRecord(columns);
            foreach (var line in table.Lines)
            {
                csv.WriteRecord([.. columns.Select(c => c switch
                {
                    "email" => string.Create(CultureInfo.InvariantCulture, $"new{line.Row}@bench.example"),
                    "summary.nl" => string.Create(CultureInfo.InvariantCulture, $"Nieuwe woorden {line.Row}"),
                    _ => line.Cells[c],
                })]);
            }
        }

        return made.ToArray();
    }

    // A third was changed by a colleague since, half of those in the same field.
    private Task ChangeSomeAsync() => WithAsync(async s =>
    {
        var db = s.GetRequiredService<NabijDb>();
        var change = s.GetRequiredService<ChangeEntry>();
        var entries = await db.Services.OrderBy(e => e.Key).ToListAsync();
        foreach (var (i, entry) in entries.Index().Where(e => e.Index % 3 == 0))
        {
            var now = EntryState.Of(entry);
            change.Put(entry, EntryForm.Posted([new(i % 2 == 0 ? "email" : "url", $"https://c{i}.bench.example/")]).Apply(now, entry.Version, "nl", new DateOnly(2026, 11, 22)), ChangeEntry.Changed, "bench", "visit");
        }

        await db.SaveChangesAsync();
    });

    private async Task StartAsync(IServiceProvider services, Guid id, Func<Sheet, bool> what)
    {
        var keep = services.GetRequiredService<KeepSheet>();
        await keep.StartAsync(await keep.Mine.SingleAsync(m => m.Id == id), what, "sheet.put", CancellationToken.None);
    }

    private Task RowAsync(string what, Func<IServiceProvider, Task> act) => WithAsync(async s =>
    {
        using var process = Process.GetCurrentProcess();
        var (clock, worked) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        await act(s);
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {Stopwatch.GetElapsedTime(clock).TotalSeconds:N1} | {(process.TotalProcessorTime - worked).TotalSeconds:N1} |"));
    });

    private Task WithAsync(Func<IServiceProvider, Task> act) => _node.WithAsync(act);

    public ValueTask DisposeAsync() => _node.DisposeAsync();
}
