using System.Net;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class OwnServiceTestsOnSqlite() : OwnServiceTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class OwnServiceTestsOnPostgres() : OwnServiceTests(Engine.Postgres);

/// <summary>Who works for an organisation keeps what it offers up to date, and nothing else.</summary>
public abstract class OwnServiceTests(Engine engine) : IAsyncLifetime
{
    private const string Table = "/nl/editors/entries/sewing-table";
    private static readonly TextsOf<Features.Editing.Texts> Words = new();
    private static readonly TextsOf<Features.Home.Texts> Home = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Guid _one;
    private Guid _two;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _region.Change("services/all.yaml", "  name: { nl: Naaitafel,", "  organisation: house-one\n  name: { nl: Naaitafel,");
        _region.Change("sources.yaml", "date: 2025-10", "date: 2025-06");
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        (_one, _two) = (await HouseAsync("Huis Een", "house-one"), await HouseAsync("Huis Twee", "house-two"));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task A_member_keeps_a_page_of_the_own_organisation_right_and_it_stands_in_the_history_as_the_services_word()
    {
        using var member = await MemberAsync("worker", _one, MemberRole.Professional);
        var home = await member.OpenAsync("/nl/home");
        Assert.Equal([Table], home.Links("main").Where(l => l.Contains("/editors/", StringComparison.Ordinal)));
        Assert.True(home.Says(Home.In("nl", "services.stale")));

        var form = await home.FollowAsync("Naaitafel");
        Assert.All(new[] { "organisation", "source" }, name => Assert.Null(form.Document.QuerySelector($"[name={name}]")));
        Assert.DoesNotContain(form.Links("main"), l => l is "/nl/editors/entries" or Table + "/owner");
        var wrong = await form.Set("email", "geen adres").Set("why", "Nieuw adres.").PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);

        // What the form does not offer is not read: who runs it stays, and how they know is their own word.
        var today = _site.Clock.Today();
        var two = (await RowAsync<Organization>("house-two")).Id;
        var saved = await member.PostAsync(Table, [.. Hidden(wrong), ("email", "tafel@naai.example"), ("why", "Nieuw adres."), ("checked", "yes"), ("source", "visit"), ("organisation", two.ToString()), ("sent.organisation", "yes"), ("status", "defunct"), ("replaced_by", "listening-line"), ("capacity", "places")]);
        Assert.True(saved.Says(Words.In("nl", "edit.saved")), saved.Text);
        var row = await RowAsync<Service>("sewing-table");
        var one = (await RowAsync<Organization>("house-one")).Id;
        Assert.Equal(("tafel@naai.example", 2, today, one, one, "places"), (row.Document.Email, row.Version, row.CheckedOn, row.OwnerId, row.OrganizationId, row.Document.Capacity?.State));
        Assert.Equal((EntryStatus.Active, null), (row.Status, row.Document.ReplacedBy));

        // Who changed what, and why, is between editors.
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(Table + "/history")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.PostAsync(Table + "/history", [.. Hidden(form), ("version", "2")])).Status);
        var person = await _site.PersonAsync("editor@huis.example");
        await _site.MemberAsync(_two, person, MemberRole.Editor, new() { Territories = ["nis:21099"] });
        using var editor = await person.SignInAsync();
        var history = await editor.OpenAsync(Table + "/history");
        Assert.True(history.Says(Words.In("nl", "history.service")) && history.Says("Nieuw adres.") && history.Says(Words.In("nl", "source.owner")), history.Text);
        await using (var db = _site.Database.Open())
        {
            Assert.Equal((await RowAsync<Service>("sewing-table")).Id, (await db.Set<AuditEntry>().SingleAsync(e => e.Act == ChangeEntry.Changed, Ct)).SubjectId);
        }

        // Nodes follow the directory four times a second, of the clock that tests move.
        await Wait.UntilAsync(async () =>
        {
            _site.Clock.Pass(TimeSpan.FromSeconds(1));
            return !(await member.OpenAsync("/nl/home")).Says(Home.In("nl", "services.stale"));
        });
        foreach (var closed in new[] { "", "/new", "/listening-line", "/listening-line/history", "/sewing-table/owner" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync("/nl/editors/entries" + closed)).Status);
        }
    }

    [Fact]
    public async Task The_right_is_of_some_roles_in_the_organisation_that_runs_it_and_goes_with_the_membership_and_the_entry()
    {
        using var manager = await MemberAsync("manager", _one, MemberRole.Manager);
        using var observer = await MemberAsync("observer", _one, MemberRole.Observer);
        using var other = await MemberAsync("other", _two, MemberRole.Professional);
        using var nowhere = await MemberAsync("nowhere", await _site.OrganisationAsync("Huis Drie"), MemberRole.Professional);
        await MayAsync(manager, true);
        await MayAsync(observer, false);
        await MayAsync(other, false);
        await MayAsync(nowhere, false);

        // What editors closed they open again themselves.
        await ChangeAsync(async db => (await db.Services.SingleAsync(s => s.Key == "sewing-table", Ct)).Status = EntryStatus.Defunct);
        await MayAsync(manager, false);
        await ChangeAsync(async db => (await db.Services.SingleAsync(s => s.Key == "sewing-table", Ct)).Status = EntryStatus.Active);
        await ChangeAsync(async db => (await db.Services.SingleAsync(s => s.Key == "sewing-table", Ct)).OrganizationId = (await db.Organizations.SingleAsync(o => o.Key == "house-two", Ct)).Id);
        await MayAsync(manager, false);
        await MayAsync(other, true);

        await ChangeAsync(async db => Assert.Null((await db.Memberships.SingleAsync(m => m.OrganisationId == _two, Ct)).End(_site.Clock.GetUtcNow())));
        await MayAsync(other, false);
        await MayAsync(nowhere, false);
    }

    private static async Task MayAsync(Visitor visitor, bool may)
    {
        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.OpenAsync(Table)).Status);

        Assert.Equal(may, (await visitor.OpenAsync("/nl/home")).Links("main").Contains(Table));
        if (!may)
        {
            // A form that was opened while one might: nothing of it is written.
            var home = await visitor.OpenAsync("/nl/account");
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync(Table, [.. Hidden(home), ("version", "1"), ("email", "kaap@naai.example"), ("why", "x"), ("source", "owner")])).Status);
        }
    }

    private async Task<Visitor> MemberAsync(string name, Guid organisation, MemberRole role)
    {
        var person = await _site.PersonAsync($"{name}@huis.example");
        await _site.MemberAsync(organisation, person, role);
        return await person.SignInAsync();
    }

    private async Task<Guid> HouseAsync(string name, string key)
    {
        var id = Guid.CreateVersion7(_site.Clock.GetUtcNow());
        await ChangeAsync(async db => db.Add(new Organisation
        {
            Id = id,
            Name = LocalText.Of(("nl", name)),
            Kind = OrganisationKind.Welfare,
            DirectoryId = (await db.Organizations.SingleAsync(o => o.Key == key, Ct)).Id,
            CreatedAt = _site.Clock.GetUtcNow(),
        }));
        return id;
    }

    private async Task ChangeAsync(Func<NabijDb, Task> change)
    {
        await using var db = _site.Database.Open();
        await change(db);
        await db.SaveChangesAsync(Ct);
    }

    private async Task<TRow> RowAsync<TRow>(string key)
        where TRow : class
    {
        await using var db = _site.Database.Open();
        return await db.Set<TRow>().AsNoTracking().SingleAsync(r => EF.Property<string>(r, "Key") == key, Ct);
    }

    private static IEnumerable<(string, string)> Hidden(Page page) =>
        page.Document.QuerySelectorAll("form[method=post] input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Where(f => !f.Item1.StartsWith("sent", StringComparison.Ordinal)).DistinctBy(f => f.Item1);
}
