using System.Net;
using Microsoft.EntityFrameworkCore;
using Nabij.Features.Agreements;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class AgreementPageTestsOnSqlite() : AgreementPageTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class AgreementPageTestsOnPostgres() : AgreementPageTests(Engine.Postgres);

/// <summary>Two managers who agree on something, each on their own pages.</summary>
public abstract class AgreementPageTests(Engine engine) : IAsyncLifetime
{
    private const string Hostile = "Alleen <script>alert(1)</script> \"tot\" 20 mensen.\r\nمرحبا";
    private static readonly TextsOf<Features.Agreements.Texts> Words = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Guid _theirs;
    private Person _boss = null!;
    private Person _other = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        var ours = await _site.OrganisationAsync("Wij samen");
        _theirs = await _site.OrganisationAsync("Zij <i>ook</i>");
        (_boss, _other) = (await _site.PersonAsync("baas@wij.example", "Bea"), await _site.PersonAsync("baas@zij.example", "Bo"));
        await _site.MemberAsync(ours, _boss, MemberRole.Manager);
        await _site.MemberAsync(_theirs, _other, MemberRole.Manager);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task One_proposes_the_other_accepts_and_either_ends_it(string tongue)
    {
        using var boss = await _boss.SignInAsync(tongue);
        using var other = await _other.SignInAsync(tongue);
        var empty = await boss.OpenAsync($"/{tongue}/organisation/agreements");
        Assert.True(empty.Says(Words.In(tongue, "list.empty")));
        var form = await empty.FollowAsync(Words.In(tongue, "list.new"));
        form.Document.QuerySelector("textarea[name=remarks]")!.TextContent = Hostile;
        var made = await Filled(form, tongue).PressAsync(Words.In(tongue, "form.send"));

        Assert.StartsWith($"/{tongue}/organisation/agreements/", Visitor.PathOf(made), StringComparison.Ordinal);
        Assert.True(made.Says(Words.In(tongue, "state.proposed")), made.Text);
        Assert.True(made.Says("09:00–17:00"));
        Assert.True(made.Says("<script>alert(1)</script>"));
        Assert.Empty(made.Document.QuerySelectorAll("main script, main i"));

        // The same form again is the same proposal.
        Assert.Equal(Visitor.PathOf(made), Visitor.PathOf(await form.PressAsync(Words.In(tongue, "form.send"))));
        Assert.Equal($"/nl{Visitor.PathOf(made)[3..]}", await _site.LastLinkAsync());
        var asked = await other.OpenAsync($"/{tongue}/organisation/agreements");
        Assert.True(asked.Says(Words.In(tongue, "group.asked")));
        var theirs = await other.OpenAsync(asked.Links("main .list").Single());
        var accepted = await theirs.PressAsync(Words.In(tongue, "one.accept"));
        Assert.True(accepted.Says(Words.In(tongue, "state.live")));

        // The page that was still open says how it stands.
        var late = await theirs.PressAsync(Words.In(tongue, "one.decline"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.True(late.Says(Words.In(tongue, "agreement.changed")));

        var open = await boss.OpenAsync(Visitor.PathOf(made));
        var wrong = await open.Type(Words.In(tongue, "one.last-day"), "2020-01-01").PressAsync(Words.In(tongue, "one.end"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("#last-day", wrong.Links(".notice.wrong"));
        var ended = await wrong.Type(Words.In(tongue, "one.last-day"), "2026-04-30").PressAsync(Words.In(tongue, "one.end"));
        Assert.True(ended.Says("2026"));
        Assert.Equal(3, ended.Document.QuerySelectorAll("tbody tr").Length);
        var agreement = await OnlyAsync();
        Assert.Equal((new DateOnly(2026, 4, 30), "Mo,Tu,We,Th,Fr 09:00-17:00", 8), (agreement.EndsOn, agreement.Terms.Hours, agreement.Terms.WithinHours));
    }

    [Fact]
    public async Task A_form_that_says_too_little_comes_back_with_what_was_chosen()
    {
        using var boss = await _boss.SignInAsync();
        var form = Filled(await boss.OpenAsync("/nl/organisation/agreements/new"), "nl");
        form.Type(Words.In("nl", "form.within"), "0");
        var wrong = await form.PressAsync(Words.In("nl", "form.send"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("#within", wrong.Links(".notice.wrong"));
        Assert.True(wrong.Field("Thuisverpleging").IsChecked);
        Assert.True(wrong.Field("Kleindorp").IsChecked);
        Assert.Equal(_theirs.ToString(), wrong.Document.QuerySelector("#partner option[selected]")!.GetAttribute("value"));
        wrong.Type(Words.In("nl", "form.within"), "4").Field("Kleindorp").IsChecked = false;
        var nowhere = await wrong.PressAsync(Words.In("nl", "form.send"));
        Assert.Contains("#territories", nowhere.Links(".notice.wrong"));
        Assert.NotNull(nowhere.Document.GetElementById("territories"));
    }

    [Fact]
    public async Task An_agreement_of_others_reads_as_not_there_and_who_is_no_manager_sees_none()
    {
        using var boss = await _boss.SignInAsync();
        var made = await Filled(await boss.OpenAsync("/nl/organisation/agreements/new"), "nl").PressAsync(Words.In("nl", "form.send"));
        var third = await _site.OrganisationAsync("Derde");
        var stranger = await _site.PersonAsync("baas@derde.example", "Dé");
        await _site.MemberAsync(third, stranger, MemberRole.Manager);
        var worker = await _site.PersonAsync("werk@zij.example", "Wim");
        await _site.MemberAsync(_theirs, worker);
        foreach (var person in new[] { stranger, worker })
        {
            using var visitor = await person.SignInAsync();
            var token = (await visitor.OpenAsync("/nl/account")).Document.QuerySelectorAll("form input[type=hidden]").Where(i => i.GetAttribute("name") is "__RequestVerificationToken" or "acting").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Distinct().Take(2);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(Visitor.PathOf(made))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync(Visitor.PathOf(made), [.. token, ("version", "1"), ("act", "accepted")])).Status);
        }

        Assert.Equal(AgreementStatus.Proposed, (await OnlyAsync()).Status);
    }

    private static Page Filled(Page form, string tongue) => form
        .Choose(Words.In(tongue, "form.partner"), "Zij")
        .Tick(Words.In(tongue, "form.taker.us"))
        .Tick(tongue == "nl" ? "Thuisverpleging" : tongue == "fr" ? "Soins infirmiers" : "Home nursing")
        .Tick(tongue == "fr" ? "Petit-Village" : "Kleindorp");

    private async Task<Agreement> OnlyAsync()
    {
        await using var db = _site.Database.Open();
        return await db.Agreements.AsNoTracking().SingleAsync(Ct);
    }
}
