using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Organisations;
using Nabij.Features.Terms;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class TermsTestsOnSqlite() : TermsTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class TermsTestsOnPostgres() : TermsTests(Engine.Postgres);

/// <summary>Editors change words and terms: they see first which judged questions change, and nothing is published that was not looked at.</summary>
public abstract class TermsTests(Engine engine) : IAsyncLifetime
{
    private const string Path = "/editors/words/change";
    private static readonly TextsOf<Features.Terms.Texts> Words = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Visitor _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        System.IO.Directory.CreateDirectory(_region.PathOf("relevance"));
        await File.WriteAllTextAsync(_region.PathOf("relevance/tune.csv"), "id,lang,kind,query,near,best,good,note\nnl-1,nl,lay,prikjesdame,,help:346,,\nnl-2,nl,exact,thuisverpleging,,help:346,,\nnl-3,nl,nothing,zonnebloem,,,,\n");
        await File.WriteAllTextAsync(_region.PathOf("relevance/test.csv"), "id,lang,kind,query,near,best,good,note\nnl-4,nl,lay,een prikjesdame zoeken,,help:346,,\n");
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        var house = await _site.OrganisationAsync("Huis van Anna");
        var person = await _site.PersonAsync("anna@huis.example");
        await _site.MemberAsync(house, person, MemberRole.Editor, new() { Territories = ["nis:21099"] });
        _editor = await person.SignInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _editor.Dispose();
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task A_word_shows_its_effect_is_published_found_taken_out_and_put_back()
    {
        var tried = await (await OpenAsync("nl", "Prikjesdame\n  prikjesdame \nzuster\u202e aan huis", "346")).PressAsync(Words.In("nl", "effect.see"));
        Assert.Equal(HttpStatusCode.OK, tried.Status);
        Assert.True(tried.Says(Words.In("nl", "effect.none-worse")), tried.Text);
        Assert.True(tried.Says(Words.In("nl", "effect.better.other").Replace("{n}", "2", StringComparison.Ordinal)), tried.Text);
        Assert.Equal(["Nederlands 4 2 → 4 2 → 4", "Alles samen 4 2 → 4 2 → 4"], tried.Document.QuerySelectorAll("main tbody tr").Select(Page.Words));
        Assert.True(tried.Says($"{Words.In("nl", "effect.is-better")} prikjesdame"), tried.Text);
        Assert.False(tried.Says("een prikjesdame zoeken"));
        Assert.Equal((0, 0), (await FoundAsync("prikjesdame"), await CountAsync()));

        var refused = await tried.PressAsync(Words.In("nl", "publish"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(Words.In("nl", "word.why-missing"), Page.Words(refused.Document.GetElementById("why-error")));
        var published = await refused.Set("why", "Zo zegt iedereen het <b>hier</b>.").PressAsync(Words.In("nl", "publish"));
        Assert.True(published.Says(Words.In("nl", "words.published")), published.Text);
        Assert.True(published.Says("Zo zegt iedereen het <b>hier</b>."), published.Text);
        await FindsAsync("prikjesdame", true);
        await using (var db = _site.Database.Open())
        {
            Assert.Equal(["phrases=1"], await db.Set<AuditEntry>().Where(e => e.Act == "words.published").Select(e => e.Detail).ToListAsync(Ct));
        }

        // Somebody publishes what a colleague just did.
        var again = await (await OpenAsync("nl", "prikjesdame", "346", strength: "0.7")).PressAsync(Words.In("nl", "effect.see"));
        Assert.Equal(HttpStatusCode.OK, again.Status);

        // The files come in again, with another strength for a word of theirs; what the editor said stays.
        _region.Change("words/nl/care.yaml", "[zuster aan huis]", "[zuster aan huis, prikjesdame]");
        await _site.Database.LoadAsync(_region.Folder);
        var out1 = await (await OutAsync("prikjesdame")).PressAsync(Words.In("nl", "effect.see"));
        Assert.True(out1.Says(Words.In("nl", "effect.worse.lead")), out1.Text);
        Assert.True(out1.Says($"{Words.In("nl", "effect.is-worse")} prikjesdame"), out1.Text);
        await out1.Set("why", "Kwetst.").PressAsync(Words.In("nl", "publish"));
        await FindsAsync("prikjesdame", false);

        var log = await _editor.OpenAsync("/nl/editors/words/changes");
        Assert.True(log.Says("Kwetst.") && log.Says("Zo zegt iedereen"), log.Text);
        var back = await (await log.FollowAsync(Words.In("nl", "word.put-back.named").Replace("{word}", "Prikjesdame", StringComparison.Ordinal).Replace("{meaning}", "Thuisverpleging", StringComparison.Ordinal))).PressAsync(Words.In("nl", "effect.see"));
        await back.Set("why", "Toch wel.").PressAsync(Words.In("nl", "publish"));
        await FindsAsync("prikjesdame", true);

        // Another strength is taken back to the one before, and only the last change has a way back.
        var weaker = await (await OpenAsync("nl", "prikjesdame", "346", strength: "0.5")).PressAsync(Words.In("nl", "effect.see"));
        await weaker.Set("why", "Te sterk.").PressAsync(Words.In("nl", "publish"));
        var ways = (await _editor.OpenAsync("/nl/editors/words/changes")).Links("ol");
        Assert.Contains("strength=1&", Assert.Single(ways), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_looked_at_is_not_published()
    {
        var (first, second) = (
            await (await OpenAsync("nl", "prikjesdame", "346")).PressAsync(Words.In("nl", "effect.see")),
            await (await OpenAsync("nl", "spuitjesdame", "entry:listening-line")).PressAsync(Words.In("nl", "effect.see")));

        // Changed after it was looked at.
        var other = await first.Set("words", "prikjesdame\nspuitjesman").Set("why", "Zo.").PressAsync(Words.In("nl", "publish"));
        Assert.Equal((HttpStatusCode.Conflict, 0), (other.Status, await CountAsync()));
        Assert.True(other.Says(Words.In("nl", "effect.changed-since")), other.Text);
        Assert.Equal(HttpStatusCode.OK, (await other.PressAsync(Words.In("nl", "publish"))).Status);
        Assert.Equal(2, await CountAsync());

        // A colleague published meanwhile.
        var late = await second.Set("why", "Zo.").PressAsync(Words.In("nl", "publish"));
        Assert.Equal((HttpStatusCode.Conflict, 2), (late.Status, await CountAsync()));
        Assert.Equal(HttpStatusCode.OK, (await late.PressAsync(Words.In("nl", "publish"))).Status);
        Assert.Equal([1, 2, 3], await NumbersAsync());

        // Two in one moment: one is kept, the other sees the effect again.
        var (one, two) = (
            await (await OpenAsync("nl", "woord een", "346")).PressAsync(Words.In("nl", "effect.see")),
            await (await OpenAsync("nl", "woord twee", "346")).PressAsync(Words.In("nl", "effect.see")));
        var both = await Task.WhenAll(new[] { one, two }.Select(p => p.Set("why", "Zo.").PressAsync(Words.In("nl", "publish"))));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(p => p.Status).Order());
        Assert.Equal([1, 2, 3, 4], await NumbersAsync());

        // While somebody else tries, one is told so and loses nothing.
        var desk = _site.Services.GetRequiredService<TrialDesk>();
        var busy = await desk.RunAsync(async () => await (await OpenAsync("fr", "piqueuse", "346")).PressAsync(Words.In("fr", "effect.see")), Ct);
        Assert.True(busy!.Says(Words.In("fr", "effect.busy")), busy.Text);
        Assert.Equal("piqueuse", busy.Document.GetElementById("words")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("words", "", "word.none")]
    [InlineData("words", "?!", "word.no-letter")]
    [InlineData("words", "*101", "word.too-long")]
    [InlineData("words", "lines", "word.too-many")]
    [InlineData("words", "zuster aan huis", "word.there-already")]
    [InlineData("meaning", "", "word.meaning-unknown")]
    [InlineData("language", "", "word.language-unknown")]
    public async Task What_is_wrong_with_words_is_said_at_its_field_and_nothing_is_lost(string field, string value, string code)
    {
        value = value == "lines" ? string.Join('\n', Enumerable.Range(0, 21).Select(n => "woord " + n)) : value.StartsWith('*') ? new string('x', 101) : value;
        foreach (var tongue in Languages.All)
        {
            var page = await (await OpenAsync(tongue, "prikjesdame", "346", strength: "1")).Set("language", "nl").Set(field, value).PressAsync(Words.In(tongue, "effect.see"));
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.StartsWith(Words.In(tongue, code).Split('{')[0], Page.Words(page.Document.GetElementById(field + "-error")), StringComparison.Ordinal);
            Assert.Contains($"#{field}", page.Links(".notice.wrong"));
            Assert.Equal(field == "words" ? value : "prikjesdame", page.Document.GetElementById("words")!.TextContent.Trim());
        }

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_kind_of_help_is_renamed_for_everybody_kept_from_the_files_and_taken_back()
    {
        var path = (await _editor.OpenAsync("/nl/editors/terms")).Links("main ul").Single();
        var before = (await _editor.OpenAsync(path)).Document.GetElementById("name.fr")!.GetAttribute("value");
        var wrong = await (await _editor.OpenAsync(path)).Set("name.nl", "").Set("name.fr", "").Set("name.en", "").Set("order", "-1").PressAsync(Words.In("nl", "effect.see"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(["#name.nl", "#order"], wrong.Links(".notice.wrong"));
        Assert.Equal(HttpStatusCode.BadRequest, (await (await _editor.OpenAsync(path)).PressAsync(Words.In("nl", "effect.see"))).Status);

        var tried = await (await _editor.OpenAsync(path)).Set("name.nl", "Verpleging <b>bij u</b>").Set("other_names.nl", "Prikjesdame\nWondzorg").PressAsync(Words.In("nl", "effect.see"));
        Assert.True(tried.Says($"{Words.In("nl", "effect.is-better")} prikjesdame"), tried.Text);
        var published = await tried.Set("why", "Duidelijker.").PressAsync(Words.In("nl", "publish"));
        Assert.True(published.Says(Words.In("nl", "term.published")), published.Text);
        Assert.True(published.Says("Duidelijker."), published.Text);
        Assert.DoesNotContain("<b>bij u", published.Source, StringComparison.Ordinal);
        await NamedAsync("Verpleging <b>bij u</b>");
        await FindsAsync("prikjesdame", true);
        var row = await TermAsync();
        Assert.Equal((2, WordingStatus.Outdated, before), (row.Version, row.Document.Name.Wordings["fr"].Status, row.Document.Name.In("fr")));

        _region.Change("kinds/care.yaml", "name: { nl: Thuisverpleging", "name: { nl: Iets uit de bestanden");
        await _site.Database.LoadAsync(_region.Folder);
        Assert.Equal("Verpleging <b>bij u</b>", (await TermAsync()).Document.Name.In("nl"));

        // A colleague who began before changes the same name otherwise.
        var conflict = await tried.Set("version", "1").Set("name.nl", "Zuster thuis").PressAsync(Words.In("nl", "effect.see"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.True(conflict.Says("Zuster thuis") && conflict.Says("Verpleging <b>bij u</b>"), conflict.Text);
        Assert.Equal(HttpStatusCode.OK, (await conflict.PressAsync(Words.In("nl", "effect.see"))).Status);
        Assert.Equal(2, (await TermAsync()).Version);

        // Taken back on a form that a colleague's words came between: theirs stay, and nothing is overwritten unseen.
        var old = await _editor.OpenAsync(path + "?undo=2");
        await using (var scope = _site.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = new Actor(ActorKind.Account, AccountId: Guid.CreateVersion7(_site.Clock.GetUtcNow()));
            var term = await TermAsync();
            var theirs = EntryState.Of(term);
            theirs["summary"]!["nl"]!["text"] = "Van een collega.";
            Assert.True(await scope.ServiceProvider.GetRequiredService<KeepTerm>().RunAsync(term.Id, term.Version, theirs, "Hun woorden.", Ct));
        }

        var undo = await old.PressAsync(Words.In("nl", "effect.see"));
        Assert.True(undo.Says($"{Words.In("nl", "effect.is-worse")} prikjesdame"), undo.Text);
        await undo.Set("why", "Toch niet.").PressAsync(Words.In("nl", "publish"));
        await NamedAsync("Thuisverpleging");
        row = await TermAsync();
        Assert.Equal((4, WordingStatus.Original, "Van een collega."), (row.Version, row.Document.Name.Wordings["fr"].Status, row.Document.Summary!.In("nl")));
        Assert.Equal(HttpStatusCode.NotFound, (await _editor.OpenAsync(path + "?undo=9")).Status);
        await using var db = _site.Database.Open();
        Assert.Equal(["version=2", "version=3", "version=4"], await db.Set<AuditEntry>().Where(e => e.Act == "term.changed").Select(e => e.Detail).Order().ToListAsync(Ct));
    }

    [Fact]
    public async Task Words_are_found_by_a_part_their_language_and_what_they_mean()
    {
        Assert.Equal("zuster aan huis", Page.Words(Assert.Single((await _editor.OpenAsync("/nl/editors/words?q=ZUSTER&tongue=nl&meaning=346")).Document.QuerySelectorAll(".list .title"))));
        Assert.Empty((await _editor.OpenAsync("/nl/editors/words?q=zuster&tongue=fr")).Document.QuerySelectorAll(".list .title"));

        // Another meaning and a danger are named; a region without judged questions says so.
        System.IO.Directory.Delete(_region.PathOf("relevance"), recursive: true);
        var tried = await (await OpenAsync("nl", "zuster aan huis\nbrand", "entry:listening-line")).PressAsync(Words.In("nl", "effect.see"));
        Assert.True(tried.Says(Words.In("nl", "effect.no-questions")), tried.Text);
        Assert.True(tried.Says(Words.In("nl", "effect.others").Replace("{meanings}", "Thuisverpleging", StringComparison.Ordinal)), tried.Text);
        Assert.True(tried.Says(Words.In("nl", "effect.danger").Replace("{danger}", "Leven in gevaar", StringComparison.Ordinal)), tried.Text);

        // Of a refuge no word may hold an address, where words lead to it.
        await using (var db = _site.Database.Open())
        {
            var place = new Location { Id = Guid.CreateVersion7(_site.Clock.GetUtcNow()), Key = "secret", Source = "guide", Document = new LocationDocument { Confidential = true } };
            var line = await db.Services.SingleAsync(s => s.Key == "listening-line", Ct);
            db.AddRange(place, new ServiceAtLocation { Id = Guid.CreateVersion7(_site.Clock.GetUtcNow()), Key = "secret-at", ServiceId = line.Id, LocationId = place.Id, Source = "guide", Document = new ServiceAtLocationDocument() });
            await db.SaveChangesAsync(Ct);
        }

        var secret = await (await OpenAsync("nl", "vluchthuis Reigerstraat 4", "entry:listening-line")).PressAsync(Words.In("nl", "effect.see"));
        Assert.Equal((HttpStatusCode.BadRequest, true), (secret.Status, secret.Says(Words.In("nl", "word.tells-where"))));

        // What no form of ours sends is no failure.
        Assert.Equal(HttpStatusCode.OK, (await _editor.OpenAsync("/nl/editors/words?q=%EF%BF%BE&tongue=xx&meaning=%00&skip=2147483647")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _editor.OpenAsync($"/nl{Path}?act=x&language=%F0%9F%98%80&meaning=entry:&strength=NaN")).Status);
    }

    private async Task<Page> OpenAsync(string tongue, string words, string meaning, string strength = "1") =>
        (await _editor.OpenAsync($"/{tongue}{Path}")).Set("words", words).Set("meaning", meaning).Set("strength", strength);

    private async Task<Page> OutAsync(string word) =>
        await (await _editor.OpenAsync("/nl/editors/words?q=" + word)).FollowAsync(Words.In("nl", "word.take-out.named").Replace("{word}", "Prikjesdame", StringComparison.Ordinal).Replace("{meaning}", "Thuisverpleging", StringComparison.Ordinal));

    private async Task<int> FoundAsync(string word) => (int)(await _site.AskAsync(word, "nl"))["total"]!;

    private Task FindsAsync(string word, bool finds) => Wait.UntilAsync(async () =>
    {
        _site.Clock.Pass(TimeSpan.FromSeconds(1));
        return (await FoundAsync(word) > 0) == finds;
    });

    private Task NamedAsync(string name) => Wait.UntilAsync(async () =>
    {
        _site.Clock.Pass(TimeSpan.FromSeconds(1));
        return (await _site.OpenAsync("/nl/help/346")).Heading == name;
    });

    private async Task<int> CountAsync() => (await NumbersAsync()).Count;

    private async Task<List<int>> NumbersAsync()
    {
        await using var db = _site.Database.Open();
        return await db.WordChanges.OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(Ct);
    }

    private async Task<TaxonomyTerm> TermAsync()
    {
        await using var db = _site.Database.Open();
        return await db.TaxonomyTerms.AsNoTracking().SingleAsync(t => t.Key == "346", Ct);
    }
}
