using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Signals;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

// Each starts the program with all of Brussels.
[Trait("Takes", "a minute")]
public sealed class SignalSiteTestsOnSqlite() : SignalSiteTests(Engine.Sqlite);

[Trait("Database", "postgres"), Trait("Takes", "a minute")]
public sealed class SignalSiteTestsOnPostgres() : SignalSiteTests(Engine.Postgres);

/// <summary>From a question over HTTP to the database and the list.</summary>
public abstract class SignalSiteTests(Engine engine)
{
    private static readonly string Brussels = Path.Combine(AppContext.BaseDirectory, "data", "brussels");

    // What a person may type about themselves, with the words of it that must be nowhere.
    private static readonly (string Question, string[] Parts)[] Planted =
    [
        ("Zebedeus Okkernoot zoekt vioolhersteller", ["zebedeus", "okkernoot"]),
        ("mevrouw okkernoot zoekt vioolhersteller", ["okkernoot"]),
        ("ik heet zebedeus en wil vioolhersteller", ["zebedeus"]),
        ("vioolhersteller bel 0470 91 82 73", ["918273", "91 82 73"]),
        ("vioolhersteller mail zebedeus@okkernoot.example", ["zebedeus", "okkernoot"]),
        ("vioolhersteller zilverreigerstraat 47", ["zilverreiger"]),
        ("vioolhersteller rue du hérondelle 47", ["herondelle", "hérondelle"]),
        ("vioolhersteller 85.07.30-033.28", ["85.07.30", "03328"]),
    ];

    [Fact]
    public async Task Names_numbers_mails_and_addresses_in_questions_are_nowhere_in_the_database()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        var parts = Planted.SelectMany(p => p.Parts).Distinct(StringComparer.Ordinal).ToArray();
        string[] prints;
        await using (var site = await Site.StartOnAsync(database, Brussels))
        {
            for (var round = 0; round < 12; round++)
            {
                foreach (var (question, _) in Planted)
                {
                    await site.OpenAsync($"/nl/search?q={Uri.EscapeDataString(question)}");
                    await site.Client.PostAsync("/api/search", new FormUrlEncodedContent([new("q", question + "."), new("lang", "fr")]));
                }

                site.Clock.Pass(TimeSpan.FromHours(18));
            }

            var seals = site.Services.GetRequiredService<Seals>();
            prints = [.. parts.SelectMany(p => Languages.All.Select(l => seals.Fingerprint($"{l}\n{p}", "word of a need")))];
        }

        await using var db = database.Open();
        Assert.Contains("vioolhersteller", await db.NeedSignals.Select(s => s.Word).ToListAsync(TestContext.Current.CancellationToken));
        Assert.NotEmpty(await db.NeedHiddenCounts.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await db.NeedHiddenCounts.Where(c => prints.Contains(c.Fingerprint)).ToListAsync(TestContext.Current.CancellationToken));
        await SignalBytes.DoNotHoldAsync(database, parts);
    }

    [Fact]
    public async Task A_good_answer_a_list_a_filter_and_a_second_page_give_no_signal()
    {
        await using var site = await Site.StartAsync(engine);
        foreach (var path in new[]
        {
            "/nl/search?q=thuisverpleging&near=1080", "/fr/search?q=aide+m%C3%A9nag%C3%A8re", "/en/search?q=home+nursing", "/nl/search?q=", "/nl/search?near=1080", "/nl/search?q=12", "/nl/search?q=Zebedeus",
            "/nl/search?q=xylofoonbouwer&type=helpline", "/nl/search?q=xylofoonbouwer&offset=20", "/nl/search?q=xylofoonbouwer&open=sometimes", "/api/search?q=xylofoonbouwer&lang=nl&cost=free",
            "/nl/lines", "/nl/places/nis:21004", "/nl/booklet?near=1080&theme=care", "/nl/paper",
        })
        {
            using var answer = await site.Client.GetAsync(path);
        }

        Assert.Empty(site.Services.GetRequiredService<NeedSignals>().Take(all: true));
    }

    [Fact]
    public async Task A_weak_answer_gives_a_signal_with_the_one_municipality_and_after_ten_it_is_kept()
    {
        await using var site = await Site.StartAsync(engine);
        var signals = site.Services.GetRequiredService<NeedSignals>();
        foreach (var path in new[] { "/nl/search?q=xylofoonbouwer&near=1080", "/nl/search?q=xylofoonbouwer&near=1080&audience=professional", "/nl/search?q=xylofoonbouwer+in+Jette", "/nl/search?q=xylofoonbouwer&near=9000" })
        {
            await site.OpenAsync(path);
        }

        Assert.Equal(
            [("xylofoonbouwer", "", false, 1), ("xylofoonbouwer", "nis:21010", false, 1), ("xylofoonbouwer", "nis:21012", false, 1)],
            signals.Take(all: true).Select(s => (s.Key.Word, s.Key.Place.Municipality, s.Key.IsKnown, s.Value)).Order());

        foreach (var sign in "cdfghjklmn")
        {
            await site.OpenAsync($"/nl/search?q=xylofoon{sign}ouwer");
        }

        site.Clock.Pass(SignalKeeper.Pause);
        await Wait.UntilAsync(async () =>
        {
            await using var db = site.Database.Open();
            return await db.NeedHiddenCounts.CountAsync() == 10;
        });
    }

    [Fact]
    public async Task A_guided_path_on_which_nobody_fits_is_kept_as_the_words_of_what_was_chosen()
    {
        await using var site = await Site.StartAsync(engine, Brussels);
        var signals = site.Services.GetRequiredService<NeedSignals>();

        foreach (var last in new[] { "show", "back", "none", "none" })
        {
            using var answer = await site.Client.PostAsync("/nl/choose/lines", new FormUrlEncodedContent([new("a", "about:memory"), new("a", "who:me"), new(last, "1")]));
            answer.EnsureSuccessStatusCode();
        }

        using var hostile = await site.Client.PostAsync("/nl/choose/lines", new FormUrlEncodedContent([new("a", "about:Robert'); DROP TABLE"), new("none", "1")]));
        Assert.Equal(HttpStatusCode.BadRequest, hostile.StatusCode);

        var kept = signals.Take(all: true);
        Assert.Contains("dementie", kept.Keys.Select(s => s.Word));
        Assert.All(kept, s => Assert.Equal((SignalSource.Path, SignalPlace.None, true, "nl", 1), (s.Key.Source, s.Key.Place, s.Key.IsKnown, s.Key.Language, s.Value)));
    }

    [Fact]
    public async Task The_program_lists_them_and_keeps_what_waits_when_it_stops()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        var state = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName;
        await using (var site = await Site.StartOnAsync(database, region.Folder))
        {
            for (var i = 0; i < 6; i++)
            {
                await site.OpenAsync($"/nl/search?q=zuster+{new string("bcdfgh"[i], 4)}xylofoon&near=nis:21099");
                await site.OpenAsync($"/nl/search?q=aan+huis+{new string("bcdfgh"[i], 4)}xylofoon&near=nis:21099");
            }
        }

        var list = await RunAsync("signals", "--days", "700");
        Assert.Contains("zuster", list, StringComparison.Ordinal);
        Assert.Contains("Petit-Village / Kleindorp", list, StringComparison.Ordinal);
        Assert.DoesNotContain("xylofoon", list, StringComparison.Ordinal);
        Assert.StartsWith("word,language,municipality", await RunAsync("signals", "--csv", "--days", "700"), StringComparison.Ordinal);
        Assert.Contains("Nabij signals [--days N] [--csv]", await RunAsync("signals", "--days", "many"), StringComparison.Ordinal);
        System.IO.Directory.Delete(state, recursive: true);

        async Task<string> RunAsync(params string[] arguments) => (await CommandLine.RunAsync(database.Setting, region.Folder, state, arguments)).Output;
    }
}

/// <summary>Looks for words in all that a database has, down to the bytes of its files where these are ours.</summary>
internal static class SignalBytes
{
    public static async Task DoNotHoldAsync(TestDatabase database, params string[] words)
    {
        string[] tables = ["NeedSignals", "NeedHiddenCounts", "Corrections"];
        Assert.DoesNotContain((await database.RowsAsync()).Where(t => tables.Contains(t.Key)).SelectMany(t => t.Value), Holds);
        if (!database.Setting.StartsWith("sqlite:", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var file in System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(database.Setting["sqlite:".Length..])!))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes);
            Assert.False(Holds(Encoding.UTF8.GetString(bytes)) || Holds(Encoding.Unicode.GetString(bytes)), $"In the bytes of {Path.GetFileName(file)}");
        }

        bool Holds(string text) => words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
    }
}
