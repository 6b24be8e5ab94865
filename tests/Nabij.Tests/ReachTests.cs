using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Directory;
using Nabij.Features.Jobs;
using Nabij.Features.Organisations;
using Nabij.Features.Reach;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class ReachTestsOnSqlite() : ReachTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class ReachTestsOnPostgres() : ReachTests(Engine.Postgres);

/// <summary>Contacts that do not answer come to the editors; the entries stay as they are.</summary>
public abstract class ReachTests(Engine engine) : IAsyncLifetime
{
    private const string Web = "https://www.naai.example/tafel";
    private static readonly TextsOf<Features.Reach.Texts> Words = new();
    private static readonly TextsOf<Features.Upkeep.Texts> Upkeep = new();
    private readonly SmallRegion _region = new();
    private readonly Answers _outside = new();
    private Site _site = null!;
    private Person _person = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _region.Change("services/all.yaml", "number: \"02 111 22 33\"", "number: \"02 11\"");
        _region.Change("services/all.yaml", "  hours: \"Mo,Tu 09:00-17:00\"", "  web: https://www.naai.example/lijn\n  hours: \"Mo,Tu 09:00-17:00\"");
        _region.Change("services/all.yaml", "  summary: { nl: Samen naaien.", $"  web: {Web}\n  email: tafel@post.example\n  summary: {{ nl: Samen naaien.");
        // Before the first round, which begins when the site does.
        _outside.Site(Web, 404).Mail("post.example", new Look(Silence.NoHost));
        _site = await Site.StartAsync(
            engine,
            _region.Folder,
            services =>
            {
                People.HashQuickly(services);
                services.AddSingleton<IOutside>(_outside);
            },
            more: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Nabij:CheckContacts"] = "yes" });
        _person = await _site.PersonAsync("anna@huis.example");
        await _site.MemberAsync(await _site.OrganisationAsync(), _person, MemberRole.Editor, new() { Territories = ["nis:21099"] });
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task What_fails_on_three_days_is_told_with_its_reason_until_it_answers_or_is_corrected()
    {
        // Two pages of one host: one is asked for today, the other tomorrow, so that by the day after both were.
        var days = new List<int>();
        for (var day = 0; day < 12; day++)
        {
            await RunJobsAsync();
            days.Add(await DaysAsync(ContactKind.Web));
            if (days[^1] == 2)
            {
                // One failure says nothing, nor do two; a number that can't be one is told at once.
                Assert.Equal([Silence.PhoneForm], await ToldAsync());
            }

            _site.Clock.Pass(TimeSpan.FromDays(1));
        }

        Assert.Equal([1, 2, 3], days.Where(d => d > 0).Distinct());
        Assert.Equal(days.Order(), days);
        Assert.Equal([Silence.NoHost, Silence.NotThere, Silence.PhoneForm], await ToldAsync());

        using var editor = await _person.SignInAsync();
        var overview = await editor.OpenAsync("/nl/editors/overview?need=silent");
        Assert.Equal(["/nl/editors/entries/listening-line", "/nl/editors/entries/sewing-table"], overview.Links(".list").Order(StringComparer.Ordinal));
        Assert.Contains(overview.Document.QuerySelectorAll("#need option"), o => Page.Words(o) == $"{Upkeep.In("nl", "need.silent")} (2)");
        Assert.True(overview.Says(Web) && overview.Says("02 11") && overview.Says(Reason("nl", "not-there")), overview.Text);

        foreach (var tongue in Languages.All)
        {
            var edit = await editor.OpenAsync($"/{tongue}/editors/entries/sewing-table");
            Assert.StartsWith(Reason(tongue, "not-there"), Page.Words(edit.Document.GetElementById("url-hint")), StringComparison.Ordinal);
            Assert.StartsWith(Reason(tongue, "no-host"), Page.Words(edit.Document.GetElementById("email-hint")), StringComparison.Ordinal);
            Assert.Equal("url-hint", edit.Document.GetElementById("url")!.GetAttribute("aria-describedby"));
        }

        Assert.StartsWith(Words.In("nl", "why.phone-form").Split('{')[0].Trim(), Page.Words((await editor.OpenAsync("/nl/editors/entries/listening-line")).Document.GetElementById("phone0-hint")), StringComparison.Ordinal);

        // Nothing of the entry was touched, and somebody else's page of that host answered.
        await using (var db = _site.Database.Open())
        {
            Assert.Equal([(1, EntryStatus.Active), (1, EntryStatus.Active)], (await db.Services.Select(s => new { s.Version, s.Status }).ToListAsync(Ct)).Select(s => (s.Version, s.Status)));
        }

        // Corrected, the finding is gone before anybody looked again; what answers again goes with the next look.
        var saved = await (await editor.OpenAsync("/nl/editors/entries/sewing-table")).Set("url", "https://www.naai.example/nieuw").Set("why", "site vernieuwd").Set("source", "website").PressAsync(new TextsOf<Features.Editing.Texts>().In("nl", "edit.save"));
        Assert.Null(saved.Document.GetElementById("url-hint"));
        Assert.NotNull(saved.Document.GetElementById("email-hint"));
        Assert.Equal([Silence.NoHost, Silence.PhoneForm], await ToldAsync());
        _outside.Mail("post.example", Look.Answers);
        _site.Clock.Pass(TimeSpan.FromDays(8));
        await RunJobsAsync();
        _site.Clock.Pass(TimeSpan.FromDays(1));
        await RunJobsAsync();
        Assert.Equal([Silence.PhoneForm], await ToldAsync());

        // All is well or told: nobody is asked again the same day, however often the job comes round.
        var asked = _outside.Asked.Count;
        _site.Clock.Pass(TimeSpan.FromHours(2));
        await RunJobsAsync();
        Assert.Equal(asked, _outside.Asked.Count);
    }

    private static string Reason(string tongue, string why) => Words.In(tongue, "why." + why).Replace("{status}", "404", StringComparison.Ordinal).Split('{')[0].TrimEnd();

    // The site's own loop may have taken the round of this hour first; then it is waited for.
    private Task RunJobsAsync() => Wait.UntilAsync(async () =>
    {
        await _site.Services.GetRequiredService<JobRunner>().RunDueAsync(Ct);
        var now = _site.Clock.GetUtcNow();
        await using var db = _site.Database.Open();
        return await db.Jobs.AnyAsync(j => j.Kind == LookAtContacts.Kind && j.LeaseUntil == null && j.DueAt > now, Ct);
    });

    private async Task<int> DaysAsync(ContactKind kind)
    {
        await using var db = _site.Database.Open();
        return (await db.ContactChecks.AsNoTracking().ToListAsync(Ct)).SelectMany(c => c.Findings).SingleOrDefault(f => f.Contact.Kind == kind)?.Days ?? 0;
    }

    // In the order of their names.
    private async Task<IEnumerable<Silence>> ToldAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<SilentContacts>().AllAsync(Ct)).Values.SelectMany(f => f).Select(f => f.Why).OrderBy(w => w.ToString(), StringComparer.Ordinal);
    }
}
