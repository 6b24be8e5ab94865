using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class EditingTestsOnSqlite() : EditingTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class EditingTestsOnPostgres() : EditingTests(Engine.Postgres);

/// <summary>Editors correct an entry: two at once lose nothing, everything can be taken back, and the history tells how it was on any day.</summary>
public abstract class EditingTests(Engine engine) : IAsyncLifetime
{
    private const string Path = "/editors/entries/listening-line";
    private static readonly TextsOf<Features.Editing.Texts> Words = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Visitor _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        _editor = await EditorAsync("anna@huis.example", "Anna Peeters");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _editor.Dispose();
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Theory]
    [InlineData("nl", "wo gesloten; ma-vr 9-12 en 13-17", "Mo-Fr 09:00-12:00,13:00-17:00; We off")]
    [InlineData("fr", "lu-ve 9h-17h sauf mercredi", "Mo-Fr 09:00-17:00; We off")]
    [InlineData("en", "Mo-Fr 09:00-17:00; PH off", "Mo-Fr 09:00-17:00; PH off")]
    public async Task An_entry_is_found_corrected_and_seen_by_everybody(string tongue, string hours, string osm)
    {
        var list = await _editor.OpenAsync($"/{tongue}/editors/entries?q={(tongue == "nl" ? "LUISTER" : tongue == "fr" ? "ecoute" : "listening-line")}");
        var page = await _editor.OpenAsync(list.Links(".list").Single());
        var saved = await Fill(page, ("hours", hours), ("phone0", "02 223 13 43"), ($"summary.{tongue}", "Nieuw <b>woord</b> 😀")).PressAsync(Words.In(tongue, "edit.save"));

        Assert.Equal($"/{tongue}{Path}?saved=yes", Visitor.PathOf(saved));
        var row = await RowAsync();
        Assert.Equal((osm, "02 223 13 43", 2), (row.Document.OpeningHours, row.Document.Phones[0].Number, row.Version));
        Assert.Equal("Nieuw <b>woord</b> 😀", row.Document.Summary!.In(tongue));
        await Wait.UntilAsync(async () => (await _site.OpenAsync($"/{tongue}/lines/listening-line")).Says("02 223 13 43"));

        // The other languages were made from what stood there.
        Assert.All(row.Document.Summary.Wordings.Where(w => w.Key != tongue), w => Assert.Equal((WordingStatus.Outdated, 1), (w.Value.Status, w.Value.MadeFrom)));
        var history = await _editor.OpenAsync($"/{tongue}{Path}/history");
        Assert.True(history.Says("Anna Peeters"));
        Assert.True(history.Says("De bel is vernieuwd."));
        Assert.DoesNotContain("<b>woord", history.Source, StringComparison.Ordinal);
        await using var db = _site.Database.Open();
        Assert.Equal(["entry.changed"], await db.Set<AuditEntry>().Where(e => e.SubjectId == row.Id).Select(e => e.Act).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_slip_leaves_the_other_languages_and_what_is_still_right_is_said_so()
    {
        await (await FillAsync(("summary.nl", "Iemand luistert!"), ("same", "yes"))).PressAsync(Words.In("nl", "edit.save"));
        Assert.All((await RowAsync()).Document.Summary!.Wordings.Values, w => Assert.Equal(WordingStatus.Original, w.Status));

        await (await FillAsync(("summary.nl", "Er luistert iemand anders."))).PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal(WordingStatus.Outdated, (await RowAsync()).Document.Summary!.Wordings["fr"].Status);
        await (await FillAsync(("right", "summary.fr"))).PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal((WordingStatus.Reviewed, WordingStatus.Outdated), ((await RowAsync()).Document.Summary!.Wordings["fr"].Status, (await RowAsync()).Document.Summary!.Wordings["en"].Status));
    }

    [Theory]
    [InlineData("phone0", "02 223 13", "entry.phone-unknown")]
    [InlineData("email", "me@home", "entry.mail-wrong")]
    [InlineData("url", "javascript:alert(1)", "entry.web-wrong")]
    [InlineData("hours", "morgen misschien", "entry.hours-wrong")]
    [InlineData("hours", "ma 9-5", "entry.hours-doubtful")]
    [InlineData("languages", "nl, klingon", "entry.language-wrong")]
    [InlineData("why", "", "entry.why-missing")]
    [InlineData("source", "", "entry.source-missing")]
    [InlineData("summary.nl", "*8001", "entry.too-long")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_lost_or_kept(string field, string value, string code)
    {
        value = value.StartsWith('*') ? new string('x', 8_001) : value;
        foreach (var tongue in Languages.All)
        {
            var page = await Fill(await _editor.OpenAsync($"/{tongue}{Path}"), ("description.fr", "Ce qui reste."), (field, value)).PressAsync(Words.In(tongue, "edit.save"));
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            var said = Page.Words(page.Document.GetElementById(field + "-error"));
            Assert.StartsWith(Words.In(tongue, code).Split('{')[0], said, StringComparison.Ordinal);
            Assert.Contains($"#{field}", page.Links(".notice.wrong"));
            Assert.Equal("Ce qui reste.", page.Document.GetElementById("description.fr")!.TextContent.Trim());
        }

        Assert.Equal(1, (await RowAsync()).Version);
    }

    [Fact]
    public async Task Two_who_change_other_things_both_have_it_and_the_same_thing_is_decided_by_the_second()
    {
        using var bea = await EditorAsync("bea@huis.example", "Bea Claes");
        var (hers, theirs) = (await FillAsync(("summary.nl", "Van Anna."), ("same", "yes")), Fill(await bea.OpenAsync("/nl" + Path), ("summary.fr", "De Bea."), ("email", "bea@lijn.example"), ("same", "yes")));
        await hers.PressAsync(Words.In("nl", "edit.save"));
        await theirs.PressAsync(Words.In("nl", "edit.save"));
        var both = (await RowAsync()).Document;
        Assert.Equal(("Van Anna.", "De Bea.", "bea@lijn.example"), (both.Summary!.In("nl"), both.Summary.In("fr"), both.Email));

        var (first, second) = (await FillAsync(("email", "anna@lijn.example"), ("url", "https://lijn.example/")), Fill(await bea.OpenAsync("/nl" + Path), ("email", "bea2@lijn.example"), ("summary.en", "From Bea."), ("same", "yes")));
        await first.PressAsync(Words.In("nl", "edit.save"));
        var conflict = await second.PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.True(conflict.Says("anna@lijn.example"));
        Assert.Equal("bea2@lijn.example", conflict.Document.GetElementById("email")!.GetAttribute("value"));
        Assert.NotEqual("From Bea.", (await RowAsync()).Document.Summary!.In("en"));

        // Seen and sent again: now it means what it says, and what Anna wrote elsewhere stays.
        await conflict.PressAsync(Words.In("nl", "edit.save"));
        var decided = (await RowAsync()).Document;
        Assert.Equal(("bea2@lijn.example", "From Bea.", "https://lijn.example/"), (decided.Email, decided.Summary!.In("en"), decided.Url));
    }

    [Fact]
    public async Task A_change_is_undone_as_long_as_nothing_later_stands_on_it()
    {
        await (await FillAsync(("email", "eerste@lijn.example"))).PressAsync(Words.In("nl", "edit.save"));
        await (await FillAsync(("url", "https://lijn.example/"))).PressAsync(Words.In("nl", "edit.save"));
        await (await FillAsync(("email", "tweede@lijn.example"), ("status", "defunct"))).PressAsync(Words.In("nl", "edit.save"));
        Assert.True((await _site.OpenAsync("/nl/lines/listening-line")).Says(new TextsOf<Features.Entries.Texts>().In("nl", "entry.closed")));
        Assert.Single((await _editor.OpenAsync("/nl/editors/entries?q=luister")).Links(".list"));

        var refused = await UndoAsync(2);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.True(refused.Says(Words.In("nl", "history.conflict").Split(':')[0]));

        var undone = await UndoAsync(4);
        Assert.True(undone.Says(Words.In("nl", "history.undone")), undone.Text);
        Assert.Equal((EntryStatus.Active, "eerste@lijn.example"), ((await RowAsync()).Status, (await RowAsync()).Document.Email));
        await UndoAsync(2);
        var row = await RowAsync();
        Assert.Equal((null, "https://lijn.example/", 6), (row.Document.Email, row.Document.Url, row.Version));
        Assert.Equal(HttpStatusCode.NotFound, (await _editor.PostAsync($"/nl{Path}/history", ("__RequestVerificationToken", Token(undone)), ("version", "99"))).Status);
    }

    [Fact]
    public async Task What_no_form_would_let_through_comes_from_no_two_changes_and_no_undo()
    {
        // Each leaves a name; both together would leave none.
        await (await FillAsync(("name.en", ""), ("same", "yes"))).PressAsync(Words.In("nl", "edit.save"));
        var other = await FillAsync(("name.nl", ""), ("same", "yes"));
        await (await FillAsync(("name.fr", ""), ("same", "yes"))).PressAsync(Words.In("nl", "edit.save"));
        var refused = await other.PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.True(refused.Says(Words.In("nl", "entry.name-missing")), refused.Text);
        Assert.Equal("Luisterlijn", (await RowAsync()).Document.Name.In("fr"));

        // Its address was said, and taken away when the place became a secret.
        await (await FillAsync(("summary.nl", "Wij zijn in de Kerkstraat nr. 16."), ("same", "yes"))).PressAsync(Words.In("nl", "edit.save"));
        await (await FillAsync(("summary.nl", "Wij luisteren."), ("same", "yes"))).PressAsync(Words.In("nl", "edit.save"));
        await using (var db = _site.Database.Open())
        {
            var place = new Location { Id = Guid.CreateVersion7(_site.Clock.GetUtcNow()), Key = "secret", Source = "guide", Document = new LocationDocument { Confidential = true } };
            db.AddRange(place, new ServiceAtLocation { Id = Guid.CreateVersion7(_site.Clock.GetUtcNow()), Key = "secret-at", ServiceId = (await RowAsync()).Id, LocationId = place.Id, Source = "guide", Document = new ServiceAtLocationDocument() });
            await db.SaveChangesAsync(Ct);
        }

        var kept = await UndoAsync((await RowAsync()).Version);
        Assert.Equal(HttpStatusCode.Conflict, kept.Status);
        Assert.True(kept.Says(Words.In("nl", "entry.tells-where")), kept.Text);
        Assert.Equal("Wij luisteren.", (await RowAsync()).Document.Summary!.In("nl"));
    }

    [Fact]
    public async Task Any_row_of_edits_and_undos_can_be_replayed_to_any_version()
    {
        var random = new Random(11);
        var states = new Dictionary<int, JsonObject> { [1] = EntryState.Of(await RowAsync()) };
        for (var i = 0; i < 60; i++)
        {
            var version = (await RowAsync()).Version;
            await ChangeAsync(change => random.Next(3) == 0 && version > 1
                ? change.UndoAsync(_id, random.Next(2, version + 1), Ct)
                : change.RunAsync(_id, random.Next(1, version + 1), before => Form(random).Apply(before, version, "nl", new DateOnly(2026, 11, 22)), "toeval", "visit", Ct));
            var row = await RowAsync();
            states[row.Version] = EntryState.Of(row);
        }

        Assert.True(states.Count > 20, $"{states.Count}");
        await using var db = _site.Database.Open();
        var history = await db.DirectoryHistory.AsNoTracking().Where(h => h.RowId == _id).OrderByDescending(h => h.Version).ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(1, states.Count).Reverse(), history.Select(h => h.Version));
        foreach (var (version, state) in states)
        {
            Assert.True(JsonNode.DeepEquals(state, EntryState.At(states[history[0].Version], history, version)), $"version {version}");
        }
    }

    [Fact]
    public async Task Many_who_hammer_one_entry_lose_no_field()
    {
        _id = (await RowAsync()).Id;
        var fields = new[] { "summary", "description", "eligibility", "application" }.SelectMany(t => Languages.All.Select(l => $"{t}.{l}")).ToList();
        await Task.WhenAll(fields.Select(async field =>
        {
            var outcome = default(ChangeOutcome);
            await ChangeAsync(async change => outcome = await change.RunAsync(_id, 1, before => Posted((field, "van " + field), ("same", "yes")).Apply(before, 1, "nl", new DateOnly(2026, 11, 22)), "samen", "visit", Ct));
            Assert.True(outcome!.IsDone, string.Join(',', outcome.Conflicts.Select(c => c.Path)));
        }));

        var document = (await RowAsync()).Document;
        Assert.All(fields, f => Assert.Equal("van " + f, EntryForm.TextOf(document, f.Split('.')[0])!.Wordings[f.Split('.')[1]].Text));
        Assert.Equal(1 + fields.Count, (await RowAsync()).Version);
    }

    [Fact]
    public async Task What_a_person_corrected_is_not_overwritten_by_the_files_and_a_form_of_another_entry_changes_nothing_unseen()
    {
        await (await FillAsync(("email", "lijn@lijn.example"))).PressAsync(Words.In("nl", "edit.save"));
        _region.Change("services/all.yaml", "Iemand luistert.", "Uit de bestanden.");
        Assert.Empty((await _site.Database.LoadAsync(_region.Folder, _site.Clock)).Problems);
        Assert.Equal(("lijn@lijn.example", "Iemand luistert."), ((await RowAsync()).Document.Email, (await RowAsync()).Document.Summary!.In("nl")));

        // Fields that a form does not send stay as they are.
        var page = await _editor.OpenAsync("/nl" + Path);
        await _editor.PostAsync("/nl" + Path, ("__RequestVerificationToken", Token(page)), ("version", "2"), ("why", "alleen de naam"), ("source", "visit"), ("name.nl", "Luisterlijn"), ("organisation", page.Document.QuerySelector("input[name=organisation]")?.GetAttribute("value") ?? ""));
        Assert.Equal("lijn@lijn.example", (await RowAsync()).Document.Email);
        Assert.Equal(2, (await RowAsync()).Version);
    }

    private Guid _id;

    private static EntryForm Form(Random random) => Posted(
        (random.Next(6) switch { 0 => "summary.nl", 1 => "summary.fr", 2 => "description.nl", 3 => "email", 4 => "url", _ => "phone0" }, $"waarde {random.Next(4)}"),
        ("status", random.Next(3) == 0 ? "temporarily-closed" : "active"),
        ("same", random.Next(2) == 0 ? "yes" : "no"));

    private static EntryForm Posted(params (string Name, string Value)[] fields) => EntryForm.Posted(fields.Select(f => KeyValuePair.Create(f.Name, new Microsoft.Extensions.Primitives.StringValues(f.Value))));

    private async Task ChangeAsync(Func<ChangeEntry, Task> act)
    {
        _id = _id == Guid.Empty ? (await RowAsync()).Id : _id;
        await using var scope = _site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = new Actor(ActorKind.Account, AccountId: Guid.CreateVersion7(_site.Clock.GetUtcNow()));
        await act(scope.ServiceProvider.GetRequiredService<ChangeEntry>());
    }

    private async Task<Page> UndoAsync(int version) => await (await _editor.OpenAsync($"/nl{Path}/history")).PressAsync(Words.In("nl", "history.undo.named").Replace("{n}", $"{version}", StringComparison.Ordinal));

    private async Task<Page> FillAsync(params (string Field, string Value)[] fields) => Fill(await _editor.OpenAsync("/nl" + Path), fields);

    // By the name of the field: labels are the languages, the same for each text.
    private static Page Fill(Page page, params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields.Prepend(("source", "visit")).Prepend(("why", "De bel is vernieuwd.")))
        {
            page.Set(field, value);
        }

        return page;
    }

    private static string Token(Page page) => page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private async Task<Service> RowAsync()
    {
        await using var db = _site.Database.Open();
        return await db.Services.AsNoTracking().SingleAsync(s => s.Key == "listening-line", Ct);
    }

    private async Task<Visitor> EditorAsync(string mail, string name)
    {
        var house = await _site.OrganisationAsync("Huis van " + name);
        var person = await _site.PersonAsync(mail, name);
        await _site.MemberAsync(house, person, MemberRole.Editor, new() { Territories = ["nis:21099"] });
        return await person.SignInAsync();
    }
}
