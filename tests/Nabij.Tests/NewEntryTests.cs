using System.Net;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class NewEntryTestsOnSqlite() : NewEntryTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class NewEntryTestsOnPostgres() : NewEntryTests(Engine.Postgres);

/// <summary>An editor puts something on the map that was not there: once, found at once, never twice by accident, and without the address of a refuge.</summary>
public abstract class NewEntryTests(Engine engine) : IAsyncLifetime
{
    private const string Path = "/nl/editors/entries/new";
    private static readonly TextsOf<Features.Editing.Texts> Words = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Visitor _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _region.Change("services/all.yaml", "02 111 22 33", "02 223 13 43");
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        _editor = await EntryFieldTests.EditorAsync(_site);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _editor.Dispose();
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task A_new_entry_is_found_within_a_second_with_its_place_its_history_and_who_made_it()
    {
        var page = Fill(await _editor.OpenAsync((await _editor.OpenAsync("/nl/editors/entries")).Links("main").First(l => l.EndsWith("/new", StringComparison.Ordinal))),
            ("name.nl", "Fietskeuken Ébène"), ("street", "Rue de la Loi 16"), ("postcode", "1000"), ("city", "Bruxelles"), ("areas", "nis:21099"), ("kinds", "346"), ("organisation", "Huis Een"), ("phone0", "02 223 13 44"));
        var saved = await page.PressAsync(Words.In("nl", "new.save"));
        Assert.Equal("/nl/editors/entries/fietskeuken-ebene?saved=new", Visitor.PathOf(saved));
        Assert.True(saved.Says(Words.In("nl", "new.saved")));
        await Wait.UntilAsync(async () =>
        {
            _site.Clock.Pass(TimeSpan.FromMilliseconds(250));
            return (await _site.OpenAsync("/nl/search?q=fietskeuken")).Links("main").Contains("/nl/services/fietskeuken-ebene");
        });
        var shown = await _site.OpenAsync("/nl/services/fietskeuken-ebene");
        Assert.All(["Rue de la Loi 16", "1000", "Brussel", "Huis Een", "Thuisverpleging"], said => Assert.True(shown.Says(said), said));

        // The same form once more is the same entry.
        Assert.Equal("/nl/editors/entries/fietskeuken-ebene?saved=new", Visitor.PathOf(await page.PressAsync(Words.In("nl", "new.save"))));

        // With another street it is not as it was sent, and the page says so; with other words they wait beside the entry, neither lost nor saved unseen.
        Assert.True((await page.Set("street", "Rue de la Loi 18").PressAsync(Words.In("nl", "new.save"))).Says(Words.In("nl", "new.before")));
        var other = await page.Set("street", "Rue de la Loi 16").Set("summary.nl", "Ook op zaterdag.").PressAsync(Words.In("nl", "new.save"));
        Assert.Equal("/nl/editors/entries/fietskeuken-ebene?saved=before&draft=go", Visitor.PathOf(other));
        Assert.Equal("Ook op zaterdag.", other.Document.GetElementById("summary.nl")!.TextContent.Trim());
        await using var db = _site.Database.Open();
        var row = await db.Services.SingleAsync(s => s.Key == "fietskeuken-ebene", Ct);
        Assert.Equal((7, 1, "editor"), (row.Id.Version, row.Version, row.Source));
        var at = await db.ServicesAtLocations.SingleAsync(a => a.ServiceId == row.Id, Ct);
        foreach (var id in new[] { row.Id, at.Id, at.LocationId })
        {
            var history = await db.DirectoryHistory.SingleAsync(h => h.RowId == id, Ct);
            Assert.Equal((1, null, "visit"), (history.Version, history.PatchBack, history.Source));
        }

        Assert.Equal(["entry.added"], await db.Set<AuditEntry>().Where(e => e.SubjectId == row.Id).Select(e => e.Act).ToListAsync(Ct));
        Assert.True((await _editor.OpenAsync("/nl/editors/entries/fietskeuken-ebene/history")).Says("Anna Peeters"));

        // Files that do not know it leave it alone; files that want its key say so, and nothing of them is taken.
        _region.Change("services/all.yaml", "Samen naaien.", "Samen breien.");
        Assert.Empty((await _site.Database.LoadAsync(_region.Folder, _site.Clock)).Problems);
        Assert.All([EntryStatus.Active, (await db.Locations.AsNoTracking().SingleAsync(l => l.Id == at.LocationId, Ct)).Status], s => Assert.Equal(EntryStatus.Active, s));
        _region.Change("services/all.yaml", "- key: sewing-table", "- key: fietskeuken-ebene");
        Assert.Contains("fietskeuken-ebene", Assert.Single((await _site.Database.LoadAsync(_region.Folder, _site.Clock)).Problems).Reason, StringComparison.Ordinal);
        Assert.Equal(EntryStatus.Active, (await db.Services.AsNoTracking().SingleAsync(s => s.Key == "sewing-table", Ct)).Status);
    }

    [Fact]
    public async Task What_is_nearly_there_already_is_shown_first_and_made_only_when_the_editor_says_so()
    {
        var alike = await Fill(await _editor.OpenAsync(Path), ("name.nl", "De naaitafel")).Set("name.nl", "Naaitafels").PressAsync(Words.In("nl", "new.save"));
        Assert.Equal(HttpStatusCode.Conflict, alike.Status);
        Assert.Contains("/nl/editors/entries/sewing-table", alike.Links(".notice.wrong"));
        var byPhone = await Fill(await _editor.OpenAsync(Path), ("name.fr", "Tout autre chose"), ("phone0", "+32 2 223 13 43")).PressAsync(Words.In("nl", "new.save"));
        Assert.Contains("/nl/editors/entries/listening-line", byPhone.Links(".notice.wrong"));

        Assert.Equal("/nl/editors/entries/naaitafels?saved=new", Visitor.PathOf(await alike.Set("anyway", "yes").PressAsync(Words.In("nl", "new.save"))));
        for (var i = 2; i < 4; i++)
        {
            var again = await Fill(await _editor.OpenAsync(Path), ("name.nl", "Naaitafels")).PressAsync(Words.In("nl", "new.save"));
            await (again.Status == HttpStatusCode.Conflict ? again.Set("anyway", "yes") : again).PressAsync(Words.In("nl", "new.save"));
        }

        await using var db = _site.Database.Open();
        Assert.Equal(["naaitafels", "naaitafels-2", "naaitafels-3"], await db.Services.Where(s => s.Key.StartsWith("naaitafels")).Select(s => s.Key).OrderBy(k => k).ToListAsync(Ct));
    }

    [Fact]
    public async Task Of_a_refuge_no_address_gets_in_by_any_field_and_its_page_says_that_it_is_not_told()
    {
        foreach (var (field, value, code) in new[] { ("street", "Rue de la Loi 16", "entry.secret-address"), ("door.fr", "rue de la Loi 16, bel 3", "entry.secret-words"), ("summary.nl", "In 1080.", "entry.secret-words"), ("areas", "nis:21099", "entry.secret-areas") })
        {
            var refused = await Fill(await _editor.OpenAsync(Path), ("name.nl", "Huis Veilig"), ("secret", "yes"), (field, value)).PressAsync(Words.In("nl", "new.save"));
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.True(refused.Says(Words.In("nl", code)), code);
        }

        var made = await Fill(await _editor.OpenAsync(Path), ("name.nl", "Huis Veilig"), ("secret", "yes"), ("areas", "region:here")).PressAsync(Words.In("nl", "new.save"));
        Assert.Equal("/nl/editors/entries/huis-veilig?saved=new", Visitor.PathOf(made));
        await using var db = _site.Database.Open();
        var place = (await db.Locations.SingleAsync(l => l.Key == "huis-veilig", Ct)).Document;
        Assert.Equal((true, "region:here", null, null), (place.Confidential, place.Region, place.Street, place.Postcode));
        Assert.True((await _site.OpenAsync("/nl/services/huis-veilig")).Says(new TextsOf<Features.Entries.Texts>().In("nl", "entry.address.secret")));

        // "Not told" forgotten, back, and sent once more: it is not told any more, and no history knows it.
        var told = Fill(await _editor.OpenAsync(Path), ("name.nl", "Huis Stil"), ("door.nl", "Wetstraat 18, bel 2"), ("street", "Wetstraat 18"), ("postcode", "1000"), ("city", "Brussel"), ("areas", "region:here"));
        await told.PressAsync(Words.In("nl", "new.save"));
        var hidden = await told.Set("secret", "yes").Set("door.nl", "").Set("street", "").Set("postcode", "").Set("city", "").PressAsync(Words.In("nl", "new.save"));
        Assert.True(hidden.Says(Words.In("nl", "new.hidden")), hidden.Text);
        Assert.True((await db.Locations.AsNoTracking().SingleAsync(l => l.Key == "huis-stil", Ct)).Document.Confidential);
        Assert.False((await _editor.OpenAsync("/nl/editors/entries/huis-stil/history")).Says("Wetstraat"));
        await Wait.UntilAsync(async () =>
        {
            _site.Clock.Pass(TimeSpan.FromMilliseconds(250));
            return (await _site.OpenAsync("/nl/services/huis-stil")) is { Status: HttpStatusCode.OK } page && !page.Says("Wetstraat");
        });

        // Nor later.
        var later = await Fill(await _editor.OpenAsync("/nl/editors/entries/huis-veilig"), ("door.nl", "Wetstraat 16")).PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal(HttpStatusCode.BadRequest, later.Status);
        Assert.DoesNotContain((await _site.Database.RowsAsync()).SelectMany(t => t.Value), r => r.Contains("Wetstraat", StringComparison.OrdinalIgnoreCase) || r.Contains("rue de la Loi", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("type", "", "entry.type-missing", "type")]
    [InlineData("name.nl", "", "entry.name-missing", "name.nl")]
    [InlineData("street", "50.85, 4.35", "entry.street-missing", "street")]
    [InlineData("postcode", "10", "entry.street-missing", "street")]
    [InlineData("why", "", "entry.why-missing", "why")]
    public async Task What_is_missing_is_said_at_its_field(string field, string value, string code, string at)
    {
        var refused = await Fill(await _editor.OpenAsync(Path), (field, value)).PressAsync(Words.In("nl", "new.save"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(Words.In("nl", code).Split('{')[0].Trim(), Page.Words(refused.Document.GetElementById(at + "-error")));
        Assert.All(refused.Links(".notice.wrong"), l => Assert.NotNull(refused.Document.GetElementById(l[1..])));
    }

    [Fact]
    public void Any_name_makes_a_key_that_is_one_and_free()
    {
        var key = new Regex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
        Prop.ForAll<string?, byte>((name, others) =>
        {
            var start = EntryKey.Of(name ?? "");
            var taken = Enumerable.Range(1, others).Select(n => n == 1 ? start : $"{start}-{n}").ToHashSet(StringComparer.Ordinal);
            var free = EntryKey.Free(name ?? "", taken);
            return key.IsMatch(free) && free.Length <= EntryKey.Most && !taken.Contains(free) && EntryKey.OfPlace(free).Length <= DirectoryRow<ServiceDocument>.MaxKey && free != "new";
        }).QuickCheckThrowOnFailure();
    }

    private static Page Fill(Page page, params (string Field, string Value)[] fields)
    {
        // Of a page that has no such field, such as that of an entry that stands, nothing is set.
        foreach (var (field, value) in fields.Prepend(("source", "visit")).Prepend(("why", "Ik was er.")).Prepend(("name.nl", "Fietskeuken")).Prepend(("type", "service")).Where(f => page.Document.QuerySelector($"[name='{f.Item1}']") is not null))
        {
            page.Set(field, value);
        }

        return page;
    }
}
