using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Audit;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Features.Proposals;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class ProposalTestsOnSqlite() : ProposalTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class ProposalTestsOnPostgres() : ProposalTests(Engine.Postgres);

/// <summary>Anyone says that something is missing; an editor puts it on the map or says why not, and who asked hears it.</summary>
public abstract class ProposalTests(Engine engine) : IAsyncLifetime
{
    private const string Hostile = "Fietskeuken <script>alert(1)</script> \"><img src=x>";
    private static readonly TextsOf<Features.Proposals.Texts> Words = new();
    private static readonly TextsOf<Features.Editing.Texts> Editing = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task From_nothing_found_to_an_entry_on_the_map_that_the_receipt_leads_to()
    {
        var nothing = await _site.OpenAsync("/fr/search?q=xqzwv");
        Assert.Contains("/fr/propose", nothing.Links("main"));
        var receipt = await ProposeAsync("fr", Hostile, "canary@example.org");
        Assert.DoesNotContain((await _site.Database.RowsAsync()).SelectMany(t => t.Value), r => r.Contains("canary@", StringComparison.OrdinalIgnoreCase) || r.Contains(receipt[^32..], StringComparison.Ordinal));

        using var editor = await EntryFieldTests.EditorAsync(_site);
        Assert.Contains("/nl/editors/proposals", (await editor.OpenAsync("/nl/home")).Links("main"));
        var one = await editor.OpenAsync((await editor.OpenAsync("/nl/editors/proposals")).Links(".list").Single());
        Assert.True(one.Says("canary@example.org"));
        Assert.Empty(one.Document.QuerySelectorAll("main script, main img"));
        var form = await one.FollowAsync(Words.In("nl", "proposal.make"));
        Assert.Equal((Hostile, "02 223 13 44", "1000"), (Value(form, "name.fr"), Value(form, "phone0"), Value(form, "postcode")));
        var made = await form.Set("name.fr", "Cuisine vélo").Set("type", "service").PressAsync(Editing.In("nl", "new.save"));
        Assert.Equal("/nl/editors/entries/cuisine-velo?saved=new", Visitor.PathOf(made));

        var row = await RowAsync();
        Assert.Equal((ProposalOutcome.Made, "services/cuisine-velo", null, null), (row.Outcome, row.Entry, row.Mail, row.Receipt));
        await using var db = _site.Database.Open();
        Assert.Equal("made", (await db.AuditEntries.SingleAsync(e => e.Act == "proposal.handled", Ct)).Detail);
        Assert.Equal("proposal-handled", (await db.Messages.SingleAsync(Ct)).Template);
        Assert.Equal(receipt, await _site.LastLinkAsync());
        var read = await _site.OpenAsync(receipt);
        Assert.True(read.Says(Words.In("fr", "receipt.outcome.made")));
        Assert.Contains("/fr/services/cuisine-velo", read.Links("main"));

        // Made once: nobody else makes it again.
        Assert.Equal(HttpStatusCode.NotFound, (await editor.OpenAsync($"/nl/editors/entries/new?proposal={row.Reference}")).Status);
    }

    [Fact]
    public async Task Of_a_refuge_that_somebody_proposed_only_the_name_stays()
    {
        await ProposeAsync("nl", "Huis Veilig", "");
        using var editor = await EntryFieldTests.EditorAsync(_site);
        var form = await (await editor.OpenAsync((await editor.OpenAsync("/nl/editors/proposals")).Links(".list").Single())).FollowAsync(Words.In("nl", "proposal.make"));
        await form.Set("street", "").Set("postcode", "").Set("city", "").Set("secret", "yes").Set("type", "service").PressAsync(Editing.In("nl", "new.save"));
        Assert.Equal(("Huis Veilig", "", ""), ((await RowAsync()).Name, (await RowAsync()).Where, (await RowAsync()).What));
        Assert.DoesNotContain((await _site.Database.RowsAsync()).SelectMany(t => t.Value), r => r.Contains("Rue de la Loi", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("have-it")]
    [InlineData("not-for-this-map")]
    [InlineData("no-proposal")]
    public async Task Each_outcome_is_one_tap_and_stands_on_the_receipt(string code)
    {
        var receipt = await ProposeAsync("nl", "Naaitafel", "canary@example.org");
        using var editor = await EntryFieldTests.EditorAsync(_site);
        var one = await editor.OpenAsync((await editor.OpenAsync("/nl/editors/proposals")).Links(".list").Single());
        if (code == "have-it")
        {
            var unsaid = await one.PressAsync(Words.In("nl", "outcome.have-it"));
            Assert.Equal(HttpStatusCode.BadRequest, unsaid.Status);
            Assert.True(unsaid.Says(Words.In("nl", "proposal.entry-unknown")));
        }

        var done = await one.PressAsync(code == "have-it" ? Words.In("nl", "proposal.same.named").Replace("{entry}", "Naaitafel", StringComparison.Ordinal) : Words.In("nl", "outcome." + code));
        Assert.Equal("/nl/editors/proposals?handled=yes", Visitor.PathOf(done));
        var row = await RowAsync();
        Assert.Equal((ProposalOutcomes.Find(code), code == "have-it" ? "services/sewing-table" : null), (row.Outcome, row.Entry));
        Assert.Equal(code == "no-proposal" ? "" : "Naaitafel", row.Name);
        await using var db = _site.Database.Open();
        Assert.Equal(code == "no-proposal" ? 0 : 1, await db.Messages.CountAsync(Ct));
        var read = await _site.OpenAsync(receipt);
        Assert.True(read.Says(Words.In("nl", "receipt.outcome." + code)));
        Assert.Equal(code == "have-it", read.Links("main").Contains("/nl/services/sewing-table"));

        var late = await one.PressAsync(Words.In("nl", "outcome.not-for-this-map"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
    }

    [Theory]
    [InlineData("name", "", "proposal.name-missing")]
    [InlineData("name", "*201", "proposal.too-long")]
    [InlineData("what", " \r\n ", "proposal.what-missing")]
    [InlineData("what", "*1001", "proposal.too-long")]
    [InlineData("mail", "me@home", "proposal.mail-wrong")]
    [InlineData("site", "https://example.org", "proposal.trap-filled")]
    [InlineData("__RequestVerificationToken", "x", "proposal.send-again")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_lost_or_kept(string field, string value, string code)
    {
        value = value.StartsWith('*') ? new string('x', int.Parse(value[1..], System.Globalization.CultureInfo.InvariantCulture)) : value;
        foreach (var tongue in Languages.All)
        {
            using var visitor = new Visitor(_site);
            var page = await Filled(await visitor.OpenAsync($"/{tongue}/propose"), "Fietskeuken", "me@example.org").Set(field, value).PressAsync(Words.In(tongue, "propose.send"));
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.True(page.Says(Words.In(tongue, code).Split('{')[0]), page.Text);
            Assert.All(page.Links(".notice.wrong"), l => Assert.NotNull(page.Document.GetElementById(l[1..])));
            Assert.Equal("Rue de la Loi 16, 1000 Bruxelles", Value(page, "where"));
        }

        await using var db = _site.Database.Open();
        Assert.Equal(0, await db.Proposals.CountAsync(Ct));
    }

    [Fact]
    public async Task The_same_form_twice_is_one_proposal_many_at_once_wait_and_old_ones_are_forgotten()
    {
        using var visitor = new Visitor(_site);
        var form = Filled(await visitor.OpenAsync("/nl/propose"), "Fietskeuken", "me@example.org");
        var (first, second) = (await form.PressAsync(Words.In("nl", "propose.send")), await form.PressAsync(Words.In("nl", "propose.send")));
        Assert.Equal(Visitor.PathOf(first), Visitor.PathOf(second));
        await using var db = _site.Database.Open();
        Assert.Equal(1, await db.Proposals.CountAsync(Ct));

        await using var scope = _site.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetRequiredService<ForgetProposals>();
        _site.Clock.Pass(Features.Corrections.Correction.MailKept + TimeSpan.FromDays(1));
        await job.RunAsync(new JobRun(Guid.Empty, null, 1, 1), Ct);
        Assert.Equal((null, "Fietskeuken"), ((await RowAsync()).Mail, (await RowAsync()).Name));

        using var editor = await EntryFieldTests.EditorAsync(_site);
        await (await editor.OpenAsync((await editor.OpenAsync("/nl/editors/proposals")).Links(".list").Single())).PressAsync(Words.In("nl", "outcome.not-for-this-map"));
        _site.Clock.Pass(Features.Corrections.Correction.HandledKept + TimeSpan.FromDays(1));
        await job.RunAsync(new JobRun(Guid.Empty, null, 1, 1), Ct);
        Assert.Equal(0, await db.Proposals.CountAsync(Ct));
    }

    private async Task<string> ProposeAsync(string tongue, string name, string mail)
    {
        using var visitor = new Visitor(_site);
        var page = await Filled(await visitor.OpenAsync($"/{tongue}/propose"), name, mail).PressAsync(Words.In(tongue, "propose.send"));
        Assert.Equal(Words.In(tongue, "receipt.title"), page.Heading);
        return Visitor.PathOf(page);
    }

    private static Page Filled(Page page, string name, string mail) =>
        page.Set("name", name).Set("what", "Samen fietsen maken.").Set("where", "Rue de la Loi 16, 1000 Bruxelles").Set("contact", "02 223 13 44, info@fiets.example").Set("mail", mail);

    private static string? Value(Page page, string field) => page.Document.GetElementById(field)!.GetAttribute("value");

    private async Task<Proposal> RowAsync()
    {
        await using var db = _site.Database.Open();
        return await db.Proposals.AsNoTracking().SingleAsync(Ct);
    }
}
