using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Organisations;
using Nabij.Features.Sheets;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class SheetTestsOnSqlite() : SheetTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class SheetTestsOnPostgres() : SheetTests(Engine.Postgres);

/// <summary>Editors take entries out as a spreadsheet and send it back: seen first, put in as a whole, taken back as a whole, never over what a colleague wrote since.</summary>
public abstract class SheetTests(Engine engine) : IAsyncLifetime
{
    private const string Path = "/nl/editors/sheets";
    private const string Line = "listening-line";
    private static readonly TextsOf<Features.Sheets.Texts> Words = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Visitor _editor = null!;
    private Actor _actor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        (_editor, _actor) = await EditorAsync("anna@huis.example", "Anna Peeters");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _editor.Dispose();
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task A_sheet_is_seen_first_put_in_once_and_taken_back_as_a_whole()
    {
        var was = (EntryState.Of(await RowAsync()), EntryState.Of(await RowAsync("sewing-table")));
        var bytes = await _editor.Client.GetByteArrayAsync(Path + "?handler=Csv", Ct);
        Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(0, 3));
        var care = await OutAsync("place=nis:21099&subject=theme:care");
        Assert.Contains("sewing-table", care, StringComparison.Ordinal);
        Assert.DoesNotContain(Line, care, StringComparison.Ordinal);

        // As it went: nothing to put in.
        var same = await SendAsync(bytes);
        Assert.True(same.Says(Words.In("nl", "diff.unchanged.other").Replace("{n}", "2", StringComparison.Ordinal)), same.Text);
        Assert.Null(same.Document.QuerySelector("form[method=post]:not([action*=handler]) #why"));

        var sheet = Encoding.UTF8.GetString(bytes).Replace("Iemand luistert.", "Iemand <b>luistert</b> echt.", StringComparison.Ordinal).Replace("'02 111 22 33", "02 223 13 43", StringComparison.Ordinal).Replace("Samen naaien.", "\"Samen; \"\"naaien\"\"\"", StringComparison.Ordinal);
        var diff = await SendAsync(Encoding.UTF8.GetBytes(sheet));
        Assert.Contains("Iemand <b>luistert</b> echt.", diff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>luistert", diff.Source, StringComparison.Ordinal);
        Assert.Equal(3, diff.Document.QuerySelectorAll(".changes ins").Length);
        Assert.Equal((1, 1), ((await RowAsync()).Version, (await RowAsync("sewing-table")).Version));

        // Somebody else's sheet is not there, for who sees entries too.
        var (bea, _) = await EditorAsync("bea@huis.example", "Bea Claes");
        using (bea)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await bea.OpenAsync(Visitor.PathOf(diff))).Status);
        }

        var button = Words.In("nl", "put.other").Replace("{n}", "3", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await diff.PressAsync(button)).Status);
        diff.Set("why", "Gebeld met beide.").Set("source", "owner");
        await Task.WhenAll(diff.PressAsync(button), diff.PressAsync(button));
        var done = await DoneAsync(Visitor.PathOf(diff));
        Assert.True(done.Says(Words.In("nl", "done.in")), done.Text);
        var (line, table) = (await RowAsync(), await RowAsync("sewing-table"));
        Assert.Equal((2, 2, "Iemand <b>luistert</b> echt.", "02 223 13 43", "Samen; \"naaien\""), (line.Version, table.Version, line.Document.Summary!.In("nl"), line.Document.Phones[0].Number, table.Document.Summary!.In("nl")));
        Assert.Equal(WordingStatus.Outdated, line.Document.Summary.Wordings["fr"].Status);
        await using (var db = _site.Database.Open())
        {
            var history = await db.DirectoryHistory.AsNoTracking().Where(h => h.Version == 2).ToListAsync(Ct);
            Assert.All(history, h => Assert.Equal((EditorName.Of(_actor), "Gebeld met beide.", "owner"), (h.Who, h.Why, h.Source)));
            Assert.Equal(2, history.Count);
            Assert.Single(await db.Set<AuditEntry>().Where(e => e.Act == "sheet.in" && e.Detail == "entries=2" && e.AccountId == _actor.AccountId).ToListAsync(Ct));
        }

        await Wait.UntilAsync(async () => (await _site.OpenAsync($"/nl/lines/{Line}")).Says("02 223 13 43"));
        await done.PressAsync(Words.In("nl", "back"));
        Assert.True((await DoneAsync(Visitor.PathOf(diff))).Says(Words.In("nl", "done.back")));
        Assert.True(JsonNode.DeepEquals(was.Item1, EntryState.Of(await RowAsync())));
        Assert.True(JsonNode.DeepEquals(was.Item2, EntryState.Of(await RowAsync("sewing-table"))));

        // What was taken back twice, or put in again from an old tab, stays as it is.
        await done.PressAsync(Words.In("nl", "back"));
        await diff.PressAsync(button);
        await DoneAsync(Visitor.PathOf(diff));
        Assert.Equal(3, (await RowAsync()).Version);
        _site.Clock.Pass(Sheet.Kept + TimeSpan.FromDays(2));
        await Wait.UntilAsync(async () =>
        {
            await using var db = _site.Database.Open();
            return !await db.Sheets.AnyAsync(Ct) && !await db.SheetRows.AnyAsync(Ct);
        });
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_by_row_and_column_and_nothing_changes()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync([])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("PK\u0003\u0004"u8.ToArray())).Status);
        var page = await SendAsync(Encoding.UTF8.GetBytes(
            $"""
            key,version,notes,email,checked-on,phone.1,hours
            {Line},1,{new string('x', 1_000_000)},me@home,03/04/26,02 223 13,9-5
            ,1,x,,,,
            nobody,1,x,,,,
            {Line},1,x,,,,
            sewing-table,7,x,,,,
            """));
        Assert.True(page.Says("notes"));
        Assert.Equal(
            ["2 D (email)", "2 E (checked-on)", "2 F (phone.1)", "2 G (hours)", "3 A (key)", "4 A (key)", "5 A (key)", "6 B (version)"],
            page.Document.QuerySelectorAll("tbody tr").Select(r => $"{Page.Words(r.Children[0])} {Page.Words(r.Children[1])}").Order(StringComparer.Ordinal));
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Equal((1, 1), ((await RowAsync()).Version, (await RowAsync("sewing-table")).Version));
    }

    [Fact]
    public async Task What_a_colleague_wrote_since_stays_when_a_sheet_is_put_in_and_when_it_is_taken_back()
    {
        const string Head = "key;version;email;url;summary.nl;cost\n";
        await ChangeAsync(Line, 1, ("email", "bea@lijn.example"), ("summary.fr", "De Bea."), ("same", "yes"));
        var page = await SendAsync(Encoding.UTF8.GetBytes(Head + $"{Line};1;anna@lijn.example;https://lijn.example/;Van Anna.;free\n"));
        Assert.True(page.Says("bea@lijn.example"));
        Assert.True(page.Says(Words.In("nl", "diff.left.one").Replace("{n}", "1", StringComparison.Ordinal)));

        // And one more after it was looked at.
        await ChangeAsync(Line, 2, ("url", "https://bea.example/"));
        await PutAsync(page);
        var row = await RowAsync();
        Assert.Equal(("bea@lijn.example", "https://bea.example/", "Van Anna.", "De Bea.", "free", 4), (row.Document.Email, row.Document.Url, row.Document.Summary!.In("nl"), row.Document.Summary.In("fr"), row.Document.Cost, row.Version));

        await ChangeAsync(Line, 4, ("cost", "paid"));
        await (await _editor.OpenAsync(Visitor.PathOf(page))).PressAsync(Words.In("nl", "back"));
        var back = await DoneAsync(Visitor.PathOf(page));
        Assert.True(back.Says(Words.In("nl", "diff.back-left.one").Replace("{n}", "1", StringComparison.Ordinal)), back.Text);
        row = await RowAsync();
        Assert.Equal(("bea@lijn.example", "https://bea.example/", "Iemand luistert.", "paid"), (row.Document.Email, row.Document.Url, row.Document.Summary!.In("nl"), row.Document.Cost));
    }

    [Fact]
    public async Task Edits_sheets_and_undos_in_any_order_can_be_replayed_to_any_version()
    {
        var random = new Random(7);
        var states = new Dictionary<int, JsonObject> { [1] = EntryState.Of(await RowAsync()) };
        var sheets = new List<Guid>();
        var id = (await RowAsync()).Id;
        for (var i = 0; i < 30; i++)
        {
            var version = (await RowAsync()).Version;
            switch (random.Next(4))
            {
                case 0:
                    await ChangeAsync(Line, random.Next(1, version + 1), ("email", $"m{random.Next(3)}@lijn.example"), ("summary.nl", $"woorden {random.Next(3)}"));
                    break;
                case 1 when version > 1:
                    await InScopeAsync(s => s.GetRequiredService<ChangeEntry>().UndoAsync(id, random.Next(2, version + 1), Ct));
                    break;
                case 2 when sheets.Count > 0:
                    await WorkAsync(sheets[random.Next(sheets.Count)], s => s.TakeBack());
                    break;
                default:
                    var sent = Guid.Empty;
                    var cells = $"key;version;email;summary.fr;phone.1\n{Line};{random.Next(1, version + 1)};s{random.Next(3)}@lijn.example;mots {random.Next(3)};{(random.Next(2) == 0 ? "02 223 13 43" : "")}\n";
                    await InScopeAsync(async s => Assert.True((await s.GetRequiredService<KeepSheet>().RunAsync("x", Encoding.UTF8.GetBytes(cells), "nl", Ct)).Ok(out sent)));
                    await WorkAsync(sent, s => s.PutIn("toeval", "visit", random.Next(2) == 0));
                    sheets.Add(sent);
                    break;
            }

            var row = await RowAsync();
            states[row.Version] = EntryState.Of(row);
        }

        Assert.True(states.Count > 10, $"{states.Count}");
        await using var db = _site.Database.Open();
        var history = await db.DirectoryHistory.AsNoTracking().Where(h => h.RowId == id).OrderByDescending(h => h.Version).ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(1, states.Count).Reverse(), history.Select(h => h.Version));
        Assert.All(states, s => Assert.True(JsonNode.DeepEquals(s.Value, EntryState.At(states[history[0].Version], history, s.Key)), $"version {s.Key}"));
    }

    // Until the job has nothing more to do with it.
    private async Task WorkAsync(Guid id, Func<Sheet, bool> what)
    {
        await WaitAsync(id);
        await InScopeAsync(async s =>
        {
            var keep = s.GetRequiredService<KeepSheet>();
            await keep.StartAsync(await keep.Mine.SingleAsync(m => m.Id == id, Ct), what, "sheet.put", Ct);
        });
        await WaitAsync(id);
    }

    private Task WaitAsync(Guid id) => Wait.UntilAsync(async () =>
    {
        await using var db = _site.Database.Open();
        return !(await db.Sheets.AsNoTracking().SingleAsync(s => s.Id == id, Ct)).IsBusy;
    });

    private Task ChangeAsync(string key, int seen, params (string Name, string Value)[] fields) => InScopeAsync(async s =>
    {
        var form = EntryForm.Posted(fields.Select(f => KeyValuePair.Create(f.Name, new Microsoft.Extensions.Primitives.StringValues(f.Value))));
        await s.GetRequiredService<ChangeEntry>().RunAsync((await RowAsync(key)).Id, seen, before => form.Apply(before, seen, "nl", new DateOnly(2026, 11, 22)), "bea", "visit", Ct);
    });

    private async Task InScopeAsync(Func<IServiceProvider, Task> act)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = _actor;
        await act(scope.ServiceProvider);
    }

    private async Task<string> OutAsync(string query) => Encoding.UTF8.GetString(await _editor.Client.GetByteArrayAsync($"{Path}?handler=Csv&{query}", Ct));

    private async Task<Page> SendAsync(byte[] bytes)
    {
        var form = await _editor.OpenAsync(Path);
        using var content = new MultipartFormDataContent();
        foreach (var field in form.Document.QuerySelectorAll("form[enctype] input[type=hidden]"))
        {
            content.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        }

        content.Add(new ByteArrayContent(bytes), "file", "fiches van Anna.csv");
        var page = await Page.ReadAsync(_editor.Client, await _editor.Client.PostAsync(Path, content, Ct));
        return page.Status == HttpStatusCode.OK ? await DoneAsync(Visitor.PathOf(page)) : page;
    }

    private async Task<Page> PutAsync(Page page)
    {
        var button = Page.Words(page.Document.QuerySelector("main form[method=post] button"));
        await page.Set("why", "Gebeld.").Set("source", "owner").PressAsync(button);
        return await DoneAsync(Visitor.PathOf(page));
    }

    // As the page itself does: it asks again until there is something to see.
    private async Task<Page> DoneAsync(string path)
    {
        Page? page = null;
        await Wait.UntilAsync(async () => !(page = await _editor.OpenAsync(path)).Response.Headers.Contains("Refresh"));
        return page!;
    }

    private async Task<Service> RowAsync(string key = Line)
    {
        await using var db = _site.Database.Open();
        return await db.Services.AsNoTracking().SingleAsync(s => s.Key == key, Ct);
    }

    private async Task<(Visitor Visitor, Actor Actor)> EditorAsync(string mail, string name)
    {
        var house = await _site.OrganisationAsync("Huis van " + name);
        var person = await _site.PersonAsync(mail, name);
        await _site.MemberAsync(house, person, MemberRole.Editor, new() { Territories = ["nis:21099"] });
        return (await person.SignInAsync(), new Actor(ActorKind.Account, AccountId: person.Id, OrganisationId: house));
    }
}
