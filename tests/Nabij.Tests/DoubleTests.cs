using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Doubles;
using Nabij.Features.Editing;
using Nabij.Features.Jobs;
using Nabij.Features.Organisations;
using Nabij.Features.Sheets;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class DoubleTestsOnSqlite() : DoubleTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class DoubleTestsOnPostgres() : DoubleTests(Engine.Postgres);

/// <summary>Entries that are in the list twice are proposed, put together and taken apart again; nothing is lost on the way.</summary>
public abstract class DoubleTests(Engine engine) : IAsyncLifetime
{
    private static readonly TextsOf<Features.Doubles.Texts> Words = new();
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Visitor _editor = null!;
    private Guid _one;
    private Guid _other;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        var house = await _site.OrganisationAsync("Huis van Anna");
        var person = await _site.PersonAsync("anna@huis.example");
        await _site.MemberAsync(house, person, MemberRole.Editor, new() { Territories = ["nis:21099"] });
        _editor = await person.SignInAsync();
        await using var db = _site.Database.Open();
        _one = Add(db, "linde", new() { Name = LocalText.Of(("nl", "Wijkhuis De Wolkenveld"), ("fr", "Maison Wolkenveld")), Phones = [new("02 555 12 34")], Summary = LocalText.Of(("nl", "Koffie en <b>raad</b>.")) }, "molen");
        _other = Add(db, "linde-2", new() { Name = LocalText.Of(("nl", "wijkhuis de wolkenveld vzw")), Phones = [new("+32 2 555 12 34")], Email = "info@wolkenveld.example" }, "molen", "brug");
        Add(db, "kompas", new() { Name = LocalText.Of(("nl", "Kompas")), Phones = [new("02 555 99 99")] });
        await db.SaveChangesAsync(Ct);
        await FindAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _editor.Dispose();
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task What_is_in_the_list_twice_is_put_together_and_taken_apart_again(string tongue)
    {
        var before = (await StateAsync(_one), await StateAsync(_other));
        var list = await _editor.OpenAsync($"/{tongue}/editors/doubles");
        Assert.True(list.Says(Words.In(tongue, "reason.phone")), list.Text);
        var page = await _editor.OpenAsync(list.Links(".list").Single());
        Assert.True(page.Says("<b>raad</b>"), page.Text);

        var merged = await Choose(page, "linde").Set(DoublePage.Take + "name/nl", "").PressAsync(Words.In(tongue, "double.merge"));
        Assert.True(merged.Says(Words.In(tongue, "double.done.merged")), merged.Text);
        var (one, other) = (await RowAsync(_one), await RowAsync(_other));
        Assert.Equal(("Wijkhuis De Wolkenveld", "info@wolkenveld.example", "02 555 12 34", 2), (one.Document.Name.In("nl"), one.Document.Email, Assert.Single(one.Document.Phones).Number, one.Version));
        Assert.Equal((EntryStatus.Defunct, "linde", 2), (other.Status, other.Document.ReplacedBy, other.Version));
        Assert.Equal(["brug", "molen"], await PlacesAsync(_one));
        Assert.True((await _site.OpenAsync($"/{tongue}/services/linde-2")).Says(new TextsOf<Features.Entries.Texts>().In(tongue, "entry.closed").Split('.')[0]));
        Assert.Empty((await _editor.OpenAsync($"/{tongue}/editors/doubles")).Links(".list"));
        Assert.True((await _editor.OpenAsync($"/{tongue}/editors/entries/linde-2/history")).Says(new TextsOf<Features.Editing.Texts>().In(tongue, "history.why.replaced").Replace("{entry}", "linde", StringComparison.Ordinal)));
        Assert.True((await _editor.OpenAsync($"/{tongue}/editors/entries/linde/history")).Says(new TextsOf<Features.Editing.Texts>().In(tongue, "history.why.merged").Replace("{entry}", "linde-2", StringComparison.Ordinal)));

        await FindAsync();
        var parted = await (await _editor.OpenAsync(Visitor.PathOf(merged))).PressAsync(Words.In(tongue, "double.undo"));
        Assert.True(parted.Says(Words.In(tongue, "double.done.parted")), parted.Text);
        Assert.True(JsonNode.DeepEquals(before.Item1, await StateAsync(_one)) && JsonNode.DeepEquals(before.Item2, await StateAsync(_other)));
        Assert.Equal(["molen"], await PlacesAsync(_one));
        await CheckHistoryAsync(_one, _other);
        await using var db = _site.Database.Open();
        Assert.Equal(["double.merged", "double.unmerged"], await db.Set<AuditEntry>().Where(e => e.SubjectId == _one).Select(e => e.Act).Order().ToListAsync(Ct));
    }

    [Fact]
    public async Task What_is_not_a_double_is_remembered_for_ever_and_can_be_asked_again()
    {
        var path = await PairPathAsync();
        var refused = await (await _editor.OpenAsync(path)).PressAsync(Words.In("nl", "double.refuse"));
        Assert.True(refused.Says(Words.In("nl", "doubles.done.refused")), refused.Text);
        await FindAsync();
        Assert.Empty((await _editor.OpenAsync("/nl/editors/doubles")).Links(".list"));
        Assert.Equal(path, Assert.Single((await _editor.OpenAsync("/nl/editors/doubles?show=refused")).Links(".list")));

        await (await _editor.OpenAsync(path)).PressAsync(Words.In("nl", "double.reopen"));
        Assert.Equal(path, await PairPathAsync());

        // A proposal goes when the two do not look the same any more, and whoever still has its page is told.
        var page = await _editor.OpenAsync(path);
        await ChangeAsync(s => s.GetRequiredService<ChangeEntry>().RunAsync(_other, 1, b => Edit(b, ("name.nl", "Zeilschool Noord"), ("phone0", "02 555 77 77")), "anders", "visit", Ct));
        await FindAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await page.PressAsync(Words.In("nl", "double.merge"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _editor.OpenAsync(path)).Status);
        Assert.Equal(1, (await RowAsync(_one)).Version);
    }

    [Fact]
    public async Task Who_saw_an_older_version_merges_nothing_unseen_and_of_two_at_once_one_does()
    {
        var page = Choose(await _editor.OpenAsync(await PairPathAsync()), "linde-2");
        await ChangeAsync(s => s.GetRequiredService<ChangeEntry>().RunAsync(_one, 1, b => Edit(b, ("email", "nieuw@wolkenveld.example")), "nieuw", "visit", Ct));
        var conflict = await page.PressAsync(Words.In("nl", "double.merge"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal([new TextsOf<Features.Editing.Texts>().In("nl", "field.email")], conflict.Document.QuerySelectorAll(".notice.wrong li").Select(Page.Words));
        Assert.Equal((2, 1), ((await RowAsync(_one)).Version, (await RowAsync(_other)).Version));
        var (first, second) = (conflict, Choose(await _editor.OpenAsync(await PairPathAsync()), "linde-2"));

        var both = await Task.WhenAll(first.PressAsync(Words.In("nl", "double.merge")), second.PressAsync(Words.In("nl", "double.merge")));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(p => p.Status).Order());
        Assert.Equal((EntryStatus.Defunct, EntryStatus.Active, "info@wolkenveld.example"), ((await RowAsync(_one)).Status, (await RowAsync(_other)).Status, (await RowAsync(_other)).Document.Email));
        await CheckHistoryAsync(_one, _other);

        // Nothing chosen, a version that is none, a pair that is none.
        var keep = await _editor.PostAsync(Visitor.PathOf(second), ("__RequestVerificationToken", Token(second)), ("organisation", Organisation(second)), ("first_version", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, keep.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _editor.PostAsync($"/nl/editors/doubles/{_one}?handler=Undo", ("__RequestVerificationToken", Token(second)), ("organisation", Organisation(second)))).Status);
    }

    [Fact]
    public async Task A_merge_that_something_stands_on_is_not_undone_and_what_was_reported_stays_reachable()
    {
        using var anyone = new Visitor(_site);
        await Wait.UntilAsync(async () =>
        {
            _site.Clock.Pass(TimeSpan.FromSeconds(1));
            return (await _site.OpenAsync("/nl/services/linde-2")).Status == HttpStatusCode.OK;
        });
        var form = new TextsOf<Features.Corrections.Texts>();
        var sent = await (await anyone.OpenAsync("/nl/corrections/services/linde-2")).Tick(form.In("nl", "report.part.number")).Type(form.In("nl", "report.words"), "Dubbel!").PressAsync(form.In("nl", "report.send"));
        Assert.Equal(form.In("nl", "receipt.title"), sent.Heading);
        var path = await PairPathAsync();
        await Choose(await _editor.OpenAsync(path), "linde").PressAsync(Words.In("nl", "double.merge"));
        var report = (await _editor.OpenAsync("/nl/editors/reports")).Links(".list").First();
        Assert.True((await _editor.OpenAsync(report)).Says("Dubbel!"));

        // Elsewhere is no matter; the mail address that the merge brought is.
        await ChangeAsync(s => s.GetRequiredService<ChangeEntry>().RunAsync(_one, 2, b => Edit(b, ("summary.fr", "Du café.")), "woorden", "visit", Ct));
        await ChangeAsync(s => s.GetRequiredService<ChangeEntry>().RunAsync(_one, 3, b => Edit(b, ("email", "later@wolkenveld.example")), "later", "visit", Ct));
        var refused = await (await _editor.OpenAsync(path)).PressAsync(Words.In("nl", "double.undo"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal([new TextsOf<Features.Editing.Texts>().In("nl", "field.email")], refused.Document.QuerySelectorAll(".notice.wrong li").Select(Page.Words));
        Assert.Equal((4, 2), ((await RowAsync(_one)).Version, (await RowAsync(_other)).Version));

        await ChangeAsync(s => s.GetRequiredService<ChangeEntry>().UndoAsync(_one, 4, Ct));
        await (await _editor.OpenAsync(path)).PressAsync(Words.In("nl", "double.undo"));
        Assert.Equal((null, "Du café.", EntryStatus.Active), ((await RowAsync(_one)).Document.Email, (await RowAsync(_one)).Document.Summary!.In("fr"), (await RowAsync(_other)).Status));
        await CheckHistoryAsync(_one, _other);
    }

    [Fact]
    public async Task After_any_edits_merges_sheets_imports_and_undos_both_are_valid_and_each_version_can_be_replayed()
    {
        var random = new Random(31);
        var states = new Dictionary<(Guid, int), JsonObject>();
        var sheets = new List<Guid>();
        var (merges, undos) = (0, 0);
        await KeepAsync();
        for (var i = 0; i < 200; i++)
        {
            await using var db = _site.Database.Open();
            var pair = await db.DoublePairs.AsNoTracking().SingleAsync(Ct);
            var entry = random.Next(2) == 0 ? _one : _other;
            var (first, second) = ((await RowAsync(pair.FirstId)).Version, (await RowAsync(pair.SecondId)).Version);
            switch (random.Next(9))
            {
                case 8:
                    // What the files never knew, or a person touched, they leave alone; the rest they close.
                    _region.Change("services/all.yaml", "nl: Samen ", "nl: Samen veel ");
                    Assert.Empty((await _site.Database.LoadAsync(_region.Folder, _site.Clock)).Problems);
                    break;
                case 7 when sheets.Count > 0 && random.Next(3) == 0:
                    await TakeBackAsync(sheets[random.Next(sheets.Count)]);
                    break;
                case 7:
                    sheets.Add(await PutInAsync([.. new[] { (_one, pair.FirstId == _one ? first : second), (_other, pair.FirstId == _other ? first : second) }
                        .Select(e => (e.Item1, Math.Max(1, e.Item2 - random.Next(3)), new CellChange($"{EntryForm.Texts[random.Next(3)].Name}.{Languages.All[random.Next(3)]}", "", random.Next(4) == 0 ? "" : $"blad {random.Next(3)}")))]));
                    break;
                case 0 or 1 when pair.State == DoubleState.Open:
                    var choices = MergeFields.Compare(await StateAsync(pair.FirstId), await StateAsync(pair.SecondId)).ToDictionary(f => f.Name, _ => new[] { "", MergeFields.First, MergeFields.Second }[random.Next(3)], StringComparer.Ordinal);
                    var choice = new MergeChoice(random.Next(2) == 0, choices, random.Next(2) == 0, first, random.Next(5) == 0 ? second - 1 : second);
                    await ChangeAsync(async s => merges += (await s.GetRequiredService<MergeDoubles>().RunAsync(pair.Id, choice, Ct)).Problem is null ? 1 : 0);
                    break;
                case 0 or 1 or 2 or 3:
                    await ChangeAsync(async s => undos += (await s.GetRequiredService<MergeDoubles>().UndoAsync(pair.Id, Ct)).Problem is null ? 1 : 0);
                    break;
                case 4 when (await RowAsync(entry)).Version is > 1 and var version:
                    await ChangeAsync(s => s.GetRequiredService<ChangeEntry>().UndoAsync(entry, random.Next(2, version + 1), Ct));
                    break;
                default:
                    var field = random.Next(13) is var n && n == 12 ? "email" : $"{EntryForm.Texts[n / 3].Name}.{Languages.All[n % 3]}";
                    await ChangeAsync(async s => await s.GetRequiredService<ChangeEntry>().RunAsync(entry, (await RowAsync(entry)).Version, b => Edit(b, (field, $"waarde {random.Next(3)}"), (random.Next(3) == 0 ? "status" : "none", random.Next(6) > 0 ? "active" : "defunct")), "toeval", "visit", Ct));
                    break;
            }

            await KeepAsync();
        }

        Assert.True(merges > 2 && undos > 2, $"{merges} merges, {undos} undos");
        await CheckHistoryAsync(_one, _other);
        foreach (var id in new[] { _one, _other })
        {
            var (now, history) = (await StateAsync(id), await HistoryAsync(id));
            Assert.All(states.Where(s => s.Key.Item1 == id), s => Assert.True(JsonNode.DeepEquals(s.Value, EntryState.At(now, history, s.Key.Item2)), $"version {s.Key.Item2}"));
        }

        async Task KeepAsync()
        {
            foreach (var id in new[] { _one, _other })
            {
                var state = states[(id, (await RowAsync(id)).Version)] = await StateAsync(id);
                var document = EntryState.DocumentOf<ServiceDocument>(state);
                Assert.NotEmpty(document.Name.Wordings);
                Assert.True(JsonNode.DeepEquals(state, EntryState.Of(document, EntryState.BesideOf(state))));
            }
        }
    }

    private async Task<Guid> PutInAsync(IReadOnlyList<(Guid Entry, int Seen, CellChange Change)> rows)
    {
        var now = _site.Clock.GetUtcNow();
        var sheet = Sheet.Of(Guid.CreateVersion7(now), Guid.CreateVersion7(now), Guid.CreateVersion7(now), now, "x.csv", "nl", [], rows.Count);
        sheet.WasRead(0, [], 0, []);
        Assert.True(sheet.PutIn("Gebeld.", "owner", same: true));
        await using (var db = _site.Database.Open())
        {
            db.Add(sheet);
            db.AddRange(rows.Select((r, i) => new SheetRow { Id = Guid.CreateVersion7(now), SheetId = sheet.Id, Row = i + 2, EntryId = r.Entry, Key = "x", Seen = r.Seen, Changes = [r.Change] }));
            await db.SaveChangesAsync(Ct);
        }

        await ChangeAsync(s => s.GetRequiredService<PutSheet>().RunAsync(sheet.Id, Ct));
        return sheet.Id;
    }

    private Task TakeBackAsync(Guid sheet) => ChangeAsync(async s =>
    {
        if ((await s.GetRequiredService<NabijDb>().Sheets.SingleAsync(x => x.Id == sheet, Ct)).TakeBack())
        {
            await s.GetRequiredService<NabijDb>().SaveChangesAsync(Ct);
            await s.GetRequiredService<PutSheet>().RunAsync(sheet, Ct);
        }
    });

    // Every version has its row, from the first on, and the last state is the one that stands.
    private async Task CheckHistoryAsync(params Guid[] ids)
    {
        foreach (var id in ids)
        {
            Assert.Equal(Enumerable.Range(2, (await RowAsync(id)).Version - 1).Reverse(), (await HistoryAsync(id)).Select(h => h.Version));
        }
    }

    private async Task<List<DirectoryHistory>> HistoryAsync(Guid id)
    {
        await using var db = _site.Database.Open();
        return await db.DirectoryHistory.AsNoTracking().Where(h => h.RowId == id).OrderByDescending(h => h.Version).ToListAsync(Ct);
    }

    private async Task FindAsync() => await ChangeAsync(async s =>
    {
        await s.GetRequiredService<FindDoubles>().RunAsync(new JobRun(Guid.Empty, null, 1, 1), Ct);
        await s.GetRequiredService<NabijDb>().SaveChangesAsync(Ct);
    });

    private async Task ChangeAsync(Func<IServiceProvider, Task> act)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = new Actor(ActorKind.Account, AccountId: Guid.CreateVersion7(_site.Clock.GetUtcNow()));
        await act(scope.ServiceProvider);
    }

    private async Task<string> PairPathAsync() => (await _editor.OpenAsync("/nl/editors/doubles")).Links(".list").Single();

    // Which of both is A depends on their ids.
    private Page Choose(Page page, string key) => page.Set("keep", (key == "linde") == (_one.CompareTo(_other) < 0) ? MergeFields.First : MergeFields.Second);

    private async Task<Service> RowAsync(Guid id)
    {
        await using var db = _site.Database.Open();
        return await db.Services.AsNoTracking().SingleAsync(s => s.Id == id, Ct);
    }

    private async Task<JsonObject> StateAsync(Guid id) => EntryState.Of(await RowAsync(id));

    private async Task<List<string>> PlacesAsync(Guid id)
    {
        await using var db = _site.Database.Open();
        return await db.ServicesAtLocations.Where(a => a.ServiceId == id && a.Status == EntryStatus.Active).Join(db.Locations, a => a.LocationId, l => l.Id, (_, l) => l.Key).Order().ToListAsync(Ct);
    }

    private static JsonObject Edit(JsonObject before, params (string Name, string Value)[] fields) =>
        EntryForm.Posted(fields.Append(("same", "yes")).Select(f => KeyValuePair.Create(f.Item1, new Microsoft.Extensions.Primitives.StringValues(f.Item2)))).Apply(before, 1, "nl", Today);

    private Guid Add(NabijDb db, string key, ServiceDocument document, params string[] places)
    {
        // Always the same, so that chance chooses the same in every run.
        var id = new Guid(db.ChangeTracker.Entries<Service>().Count() + 1, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]);
        db.Add(new Service { Id = id, Key = key, Type = ServiceType.Service, Source = "guide", Document = document });
        foreach (var place in places)
        {
            var location = db.Locations.Local.FirstOrDefault(l => l.Key == place);
            if (location is null)
            {
                location = new Location { Id = Guid.CreateVersion7(_site.Clock.GetUtcNow()), Key = place, Source = "guide", Document = new() { Street = LocalText.Of(("nl", $"{place}straat 4")), Postcode = "1080", City = LocalText.Of(("nl", "Molenbeek")) } };
                db.Add(location);
            }

            var at = Guid.CreateVersion7(_site.Clock.GetUtcNow());
            db.Add(new ServiceAtLocation { Id = at, Key = $"{key}--{place}", ServiceId = id, LocationId = location.Id, Source = "guide", Document = new() });
        }

        return id;
    }

    private static string Token(Page page) => page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static string Organisation(Page page) => page.Document.QuerySelector("input[name=organisation]")?.GetAttribute("value") ?? "";
}
