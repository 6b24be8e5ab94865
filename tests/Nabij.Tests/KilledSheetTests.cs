using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Jobs;
using Nabij.Features.Sheets;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>The real program is killed again and again while it puts a sheet of many entries in.</summary>
[Trait("Takes", "a minute")]
public sealed class KilledSheetTests
{
    private const int Entries = 600;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task On_one_file_either_all_of_a_sheet_is_in_or_nothing() => RunAsync(Engine.Sqlite);

    [Fact]
    [Trait("Database", "postgres")]
    public Task On_one_server_either_all_of_a_sheet_is_in_or_nothing() => RunAsync(Engine.Postgres);

    private static async Task RunAsync(Engine engine)
    {
        using var region = new SmallRegion();
        await File.AppendAllLinesAsync(region.PathOf("services/all.yaml"), Enumerable.Range(0, Entries).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""
            - key: made-{{i}}
              type: informal
              name: { nl: Gemaakt {{i}}, fr: Fait {{i}}, en: Made {{i}} }
              summary: { nl: Samen., fr: Ensemble., en: Together. }
              kinds: ["346"]
              areas: [nis:21099]
              source: { id: guide }
            """)), Ct);
        var state = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName;
        await using var database = await TestDatabase.MigratedAsync(engine);
        Assert.Empty((await database.LoadAsync(region.Folder)).Problems);
        var id = await SheetAsync(database);

        // Killed when the work has begun, when all was worked out and the one save begins, and a little into it.
        foreach (var looks in new[] { 0, 2 })
        {
            await using var program = RunningProgram.Serve(database.Setting, region.Folder, state, "");
            await UntilAsync(database, (s, _) => s.Done >= (looks == 0 ? 1 : Entries) || s.State == SheetState.In);
            for (var i = 0; i < looks; i++)
            {
                // As long as one look at the database takes.
                await StateAsync(database);
            }

            await program.KillAsync();
            Assert.Contains(await StateAsync(database), new[] { (SheetState.PuttingIn, 0, 0, 0), (SheetState.In, Entries, Entries, Entries) });

            // As if the minute and a half were over for which a program that died holds its work.
            await using var db = database.Open();
            await db.Jobs.Where(j => j.SubjectId == id).ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null), Ct);
            await db.Sheets.Where(s => s.State == SheetState.PuttingIn).ExecuteUpdateAsync(set => set.SetProperty(s => s.Done, 0), Ct);
        }

        await using (RunningProgram.Serve(database.Setting, region.Folder, state, ""))
        {
            await UntilAsync(database, (s, jobs) => s.State == SheetState.In && jobs == 0);
        }

        Assert.Equal((SheetState.In, Entries, Entries, Entries), await StateAsync(database));
        var (code, said) = await CommandLine.RunAsync(database.Setting, region.Folder, state, "audit", "verify");
        Assert.True(code == 0, said);
        System.IO.Directory.Delete(state, recursive: true);
    }

    // A sheet that an editor has just said may be put in.
    private static async Task<Guid> SheetAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var now = TestClock.OfficeHours;
        var sheet = Sheet.Of(Guid.CreateVersion7(now), Guid.CreateVersion7(now), Guid.CreateVersion7(now), TimeProvider.System.GetUtcNow(), "x.csv", "nl", [], Entries);
        sheet.WasRead(0, [], 0, []);
        Assert.True(sheet.PutIn("Allemaal gebeld.", "owner", same: true));
        db.Add(sheet);
        foreach (var entry in await db.Services.AsNoTracking().Where(s => s.Key.StartsWith("made-")).ToListAsync(Ct))
        {
            db.Add(new SheetRow { Id = Guid.CreateVersion7(now), SheetId = sheet.Id, Row = 2, EntryId = entry.Id, Key = entry.Key, Seen = 1, Changes = [new CellChange("email", "", "x@made.example")] });
        }

        db.Add(new Job { Id = Guid.CreateVersion7(now), Kind = WorkOnSheet.Kind, SubjectId = sheet.Id, AddedAt = now, DueAt = Job.AtOnce });
        await db.SaveChangesAsync(Ct);
        return sheet.Id;
    }

    private static async Task<(SheetState State, int Changed, int History, int Audited)> StateAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return (
            await db.Sheets.Select(s => s.State).SingleAsync(Ct),
            await db.Services.CountAsync(s => s.Version == 2, Ct),
            await db.DirectoryHistory.CountAsync(h => h.Version == 2, Ct),
            await db.Set<AuditEntry>().CountAsync(e => e.Act == "entry.changed", Ct));
    }

    private static Task UntilAsync(TestDatabase database, Func<Sheet, int, bool> happened) => Wait.UntilAsync(async () =>
    {
        await using var db = database.Open();
        return happened(await db.Sheets.AsNoTracking().SingleAsync(Ct), await db.Jobs.CountAsync(j => j.Kind == WorkOnSheet.Kind && j.State == JobState.Waiting, Ct));
    });
}
