using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Jobs;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class DraftTestsOnSqlite() : DraftTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class DraftTestsOnPostgres() : DraftTests(Engine.Postgres);

/// <summary>What an editor typed is never lost: not by a mistake, not by a session that ended, and nobody else sees it.</summary>
public abstract class DraftTests(Engine engine) : IAsyncLifetime
{
    private const string Path = "/nl/editors/entries/listening-line";
    private const string Typed = "Half geschreven canarydraft";
    private static readonly TextsOf<Features.Editing.Texts> Words = new();
    private static readonly TextsOf<Ui.Texts> Frame = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Person _person = null!;
    private Visitor _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        var house = await _site.OrganisationAsync("Huis van Anna");
        _person = await _site.PersonAsync("anna@huis.example", "Anna Peeters");
        await _site.MemberAsync(house, _person, Features.Organisations.MemberRole.Editor, new() { Territories = ["nis:21099"] });
        _editor = await _person.SignInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _editor.Dispose();
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task A_draft_is_kept_sealed_offered_to_its_writer_only_and_gone_when_it_is_saved_or_thrown_away()
    {
        var kept = await (await _editor.OpenAsync(Path)).Set("summary.nl", Typed).Set("kinds", "346").PressAsync(Words.In("nl", "draft.keep"));
        Assert.Equal(Path + "?draft=kept", Visitor.PathOf(kept));
        Assert.Equal(Typed, kept.Document.GetElementById("summary.nl")!.TextContent.Trim());
        Assert.Equal(1, (await RowAsync()).Version);
        Assert.DoesNotContain((await _site.Database.RowsAsync()).SelectMany(t => t.Value), r => r.Contains("canarydraft", StringComparison.Ordinal));

        using var bea = await EntryFieldTests.EditorAsync(_site, "bea@huis.example", "Bea Claes");
        Assert.DoesNotContain("canarydraft", (await bea.OpenAsync(Path + "?draft=go")).Source, StringComparison.Ordinal);

        // A mistake keeps it too, and a save ends it.
        var going = await (await _editor.OpenAsync(Path)).FollowAsync(Words.In("nl", "draft.go"));
        Assert.NotNull(going.Document.QuerySelector("input[name=kinds][value='346'][checked]"));
        Assert.Equal(HttpStatusCode.BadRequest, (await going.Set("email", "geen adres").PressAsync(Words.In("nl", "edit.save"))).Status);
        var again = await _editor.OpenAsync(Path + "?draft=go");
        Assert.Equal("geen adres", again.Document.GetElementById("email")!.GetAttribute("value"));
        await again.Set("email", "").Set("why", "Af.").Set("source", "visit").PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal(Typed, (await RowAsync()).Document.Summary!.In("nl"));
        await NothingKeptAsync();

        // Of entries that are not made yet each form is kept by itself.
        await (await _editor.OpenAsync("/nl/editors/entries/new")).Set("name.nl", "De eerste").PressAsync(Words.In("nl", "draft.keep"));
        _site.Clock.Pass(TimeSpan.FromSeconds(1));
        await (await _editor.OpenAsync("/nl/editors/entries/new")).Set("name.nl", Typed).PressAsync(Words.In("nl", "draft.keep"));
        var there = await _editor.OpenAsync("/nl/editors/entries/new");
        Assert.Equal("", there.Document.GetElementById("name.nl")!.GetAttribute("value"));
        var forms = there.Links("main").Where(l => l.EndsWith("?draft=go", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, forms.Count);
        Assert.Equal(Typed, (await _editor.OpenAsync(forms[0])).Document.GetElementById("name.nl")!.GetAttribute("value"));
        var first = await _editor.OpenAsync(forms[1]);
        Assert.Equal("De eerste", first.Document.GetElementById("name.nl")!.GetAttribute("value"));
        await first.PressAsync(Words.In("nl", "draft.forget"));
        await (await _editor.OpenAsync(forms[0])).PressAsync(Words.In("nl", "draft.forget"));
        await NothingKeptAsync();
    }

    [Fact]
    public async Task A_form_sent_after_the_session_ended_comes_back_after_signing_in()
    {
        var form = (await _editor.OpenAsync(Path)).Set("summary.nl", Typed).Set("why", "Weg?").Set("source", "visit");
        await (await _editor.OpenAsync("/nl/home")).PressAsync(Frame.In("nl", "Me.Out"));

        var refused = await form.PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal($"/nl/sign-in?to={Uri.EscapeDataString(Path)}", Visitor.PathOf(refused));
        Assert.Equal(1, (await RowAsync()).Version);

        using var later = await _person.SignInAsync();
        var back = await (await later.OpenAsync(Path)).FollowAsync(Words.In("nl", "draft.go"));
        Assert.Equal(Typed, back.Document.GetElementById("summary.nl")!.TextContent.Trim());
        await back.PressAsync(Words.In("nl", "edit.save"));
        Assert.Equal(Typed, (await RowAsync()).Document.Summary!.In("nl"));
    }

    [Fact]
    public async Task A_form_of_another_organisation_is_kept_and_one_that_nobody_made_here_is_not()
    {
        var form = (await _editor.OpenAsync(Path)).Set("summary.nl", Typed);
        form.Document.QuerySelector("form.edit input[name=acting]")!.SetAttribute("value", Guid.Empty.ToString("N"));
        Assert.Contains("/acting", Visitor.PathOf(await form.PressAsync(Words.In("nl", "edit.save"))), StringComparison.Ordinal);
        Assert.Equal(Typed, (await _editor.OpenAsync(Path + "?draft=go")).Document.GetElementById("summary.nl")!.TextContent.Trim());
        await (await _editor.OpenAsync(Path)).PressAsync(Words.In("nl", "draft.forget"));

        var mine = form.Document.QuerySelector("input[name=mine]")!.GetAttribute("value")!;
        using var stranger = new Visitor(_site);
        foreach (var forged in new[] { "", "x", mine[..^2], new string('A', mine.Length) })
        {
            Assert.Equal("/nl/sign-in", Visitor.PathOf(await stranger.PostAsync(Path, ("mine", forged), ("summary.nl", "van een vreemde"))));
        }

        _site.Clock.Pass(TimeSpan.FromDays(5));
        await stranger.PostAsync(Path, ("mine", mine), ("summary.nl", "te laat"));
        await NothingKeptAsync();
    }

    [Fact]
    public async Task A_draft_that_nobody_came_back_to_is_erased_after_a_month()
    {
        await (await _editor.OpenAsync(Path)).Set("summary.nl", Typed).PressAsync(Words.In("nl", "draft.keep"));
        await using var scope = _site.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetRequiredService<ForgetDrafts>();
        _site.Clock.Pass(TimeSpan.FromDays(29));
        await job.RunAsync(new JobRun(Guid.Empty, null, 1, 1), Ct);
        await using var db = _site.Database.Open();
        Assert.Equal(1, await db.EntryDrafts.CountAsync(Ct));
        _site.Clock.Pass(TimeSpan.FromDays(2));
        await job.RunAsync(new JobRun(Guid.Empty, null, 1, 1), Ct);
        await NothingKeptAsync();
    }

    private async Task NothingKeptAsync()
    {
        await using var db = _site.Database.Open();
        Assert.Equal(0, await db.EntryDrafts.CountAsync(Ct));
    }

    private async Task<Service> RowAsync()
    {
        await using var db = _site.Database.Open();
        return await db.Services.AsNoTracking().SingleAsync(s => s.Key == "listening-line", Ct);
    }
}
