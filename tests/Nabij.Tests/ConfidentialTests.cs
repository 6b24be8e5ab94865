using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Confidential;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class ConfidentialTestsOnSqlite() : ConfidentialTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class ConfidentialTestsOnPostgres() : ConfidentialTests(Engine.Postgres);

/// <summary>A refuge whose address is planted, and looked for everywhere (FIELD 10).</summary>
public abstract class ConfidentialTests(Engine engine)
{
    private const string Street = "Zilverreigerstraat";
    private const string Address = Street + " 47 bus 3, 1097 Waterkant, derde bel; 50.123456, 4.654321";

    // Every part of it that would lead someone there.
    private static readonly string[] Parts = ["zilverreiger", "Waterkant", "derde bel", "50.123456", "4.654321", "1097"];

    [Fact]
    public async Task The_planted_address_is_nowhere()
    {
        using var region = new SmallRegion();
        PutRefuge(region);
        await using var database = await TestDatabase.MigratedAsync(engine);
        Assert.Empty((await database.LoadAsync(region.Folder)).Problems);
        var settings = StateOf(database);
        await SealAsync(database, settings, "refuge-house", Address);

        // What a data file would bring is refused; what it would bring is not repeated either.
        var whole = await File.ReadAllTextAsync(region.PathOf("locations.yaml"));
        region.Change("locations.yaml", "confidential: yes", $"confidential: yes\n  street: {{ nl: {Street} 47, fr: {Street} 47 }}");
        var refused = await database.LoadAsync(region.Folder);
        Assert.NotEmpty(refused.Problems);
        Assert.DoesNotContain(refused.Problems, p => IsTold(p.ToString()));
        await File.WriteAllTextAsync(region.PathOf("locations.yaml"), whole);

        await using var site = await Site.StartOnAsync(database, region.Folder, services => services.AddSingleton(new AuditKeys(settings)));
        var told = new List<string>();
        foreach (var path in (await site.PathsAsync()).Concat(["/sitemap.xml", "/robots.txt", "/openapi/v1.json", "/nl/search?q=", "/nl/search?q=vluchthuis", "/nl/search?q=vluchthuis&near=50.1234,4.6543", "/api/search?q=refuge", "/api/search?limit=100"]))
        {
            var page = await site.OpenAsync(path);
            if (IsTold(page.Source))
            {
                told.Add(path);
            }
        }

        Report.None(told);

        // The refuge can be found, by its name only: neither its street nor its neighbours lead to it.
        var found = await site.AskAsync("vluchthuis", "nl");
        Assert.Equal("/nl/services/refuge", (string?)found["results"]![0]!["url"]);
        Assert.Null(found["results"]![0]!["distanceM"]);
        Assert.Equal(0, (int)(await site.AskAsync(Street, "nl"))["total"]!);
        foreach (var near in new[] { "50.1234,4.6543", "nis:21099" })
        {
            var answer = await site.AskAsync("vluchthuis", "nl", $"&near={near}");
            Assert.All(answer["results"]!.AsArray(), r => Assert.True(r!["distanceM"] is null && (string?)r["tier"] == "region"));
        }

        foreach (var tongue in new[] { "nl", "fr", "en" })
        {
            Assert.Contains(new TextsOf<Features.Entries.Texts>().In(tongue, "entry.address.secret").Replace('\u00A0', ' '), (await site.OpenAsync($"/{tongue}/services/refuge")).Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(site.Log.Lines, IsTold);
        Assert.DoesNotContain((await database.RowsAsync()).SelectMany(t => t.Value), IsTold);
        await LookInBytesAsync(database);
        Assert.Equal(Address, await ShowAsync(database, settings, "refuge-house"));
        System.IO.Directory.Delete(settings.StateFolder, recursive: true);
    }

    [Fact]
    public async Task A_place_that_becomes_confidential_leaves_its_history_too()
    {
        using var region = new SmallRegion();
        PutRefuge(region);
        region.Change("locations.yaml", "confidential: yes\n  region: region:here", $"street: {{ nl: {Street} 47, fr: {Street} 47 }}\n  postcode: \"1097\"\n  city: {{ nl: Waterkant, fr: Waterkant }}\n  centre: [50.123456, 4.654321]");
        await using var database = await TestDatabase.MigratedAsync(engine);
        Assert.Empty((await database.LoadAsync(region.Folder)).Problems);
        region.Change("locations.yaml", "47, fr", "48, fr");
        Assert.Empty((await database.LoadAsync(region.Folder)).Problems);
        Assert.Contains((await database.RowsAsync())["DirectoryHistory"], IsTold);
        await using (var site = await Site.StartOnAsync(database, region.Folder))
        {
            Assert.True((await site.OpenAsync("/nl/services/refuge")).Says(Street + " 48"));
        }

        PutRefuge(region);
        Assert.Empty((await database.LoadAsync(region.Folder)).Problems);

        Assert.DoesNotContain((await database.RowsAsync()).SelectMany(t => t.Value), IsTold);
        await LookInBytesAsync(database);
    }

    [Theory]
    [InlineData("locations.yaml", "region: region:here", "§street: { nl: Geheim 1, fr: Secret 1 }", "street")]
    [InlineData("locations.yaml", "region: region:here", "§postcode: \"1097\"", "postcode")]
    [InlineData("locations.yaml", "region: region:here", "§city: { nl: Waterkant, fr: Waterkant }", "city")]
    [InlineData("locations.yaml", "region: region:here", "§centre: [50.12, 4.65]", "centre")]
    [InlineData("locations.yaml", "region: region:here", "§accessibility: { nl: derde bel, fr: troisième sonnette }", "accessibility")]
    [InlineData("locations.yaml", "region: region:here", "§name: { nl: Huis, fr: Maison }", "name")]
    [InlineData("locations.yaml", "region: region:here", "region: §nis:21099", "nis:21099")]
    [InlineData("services/refuge.yaml", "areas: [region:here]", "areas: §[nis:21099]", "nis:21099")]
    [InlineData("services/refuge.yaml", "nl: Een veilige plek.", "§nl: Een veilige plek in de Reigerstraat 4.", "summary")]
    [InlineData("services/refuge.yaml", "fr: Un lieu sûr.", "fr: Un lieu sûr, rue du Héron 4.", "summary")]
    [InlineData("services/refuge.yaml", "fr: Un lieu sûr.", "fr: Un lieu sûr à 1097 Quelque Part.", "summary")]
    [InlineData("services/refuge.yaml", "locations: [refuge-house]", "locations: §[other-house]", "other-house")]
    public async Task A_file_that_tells_where_it_is_is_refused_by_line_and_column(string file, string old, string @new, string reason)
    {
        using var region = new SmallRegion();
        PutRefuge(region);
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        var before = await database.RowsAsync();

        var at = region.Change(file, old, @new);
        var report = await database.LoadAsync(region.Folder);

        var problem = Assert.Single(report.Problems);
        Assert.Equal(file, problem.File);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
        Assert.True(problem is { Line: > 1, Column: > 1 });
        if (@new.Contains('§', StringComparison.Ordinal) && reason != "summary" && !@new.StartsWith('§'))
        {
            Assert.Equal(at, $"{problem.Line}:{problem.Column}");
        }

        Assert.Equal(before, await database.RowsAsync());
    }

    [Fact]
    public async Task Only_the_address_of_a_confidential_location_is_sealed()
    {
        using var region = new SmallRegion();
        PutRefuge(region);
        await using var database = await TestDatabase.MigratedAsync(engine);
        await database.LoadAsync(region.Folder);
        var settings = StateOf(database);
        await using var db = database.Open();
        var addresses = Addresses(db, settings);
        var ct = TestContext.Current.CancellationToken;

        Assert.Equal("location.not-confidential", (await addresses.SealAsync("open-house", Address, ct))?.Code);
        Assert.Equal("location.not-confidential", (await addresses.SealAsync("no-house", Address, ct))?.Code);
        Assert.Equal("address.empty", (await addresses.SealAsync("refuge-house", " \n ", ct))?.Code);
        Assert.Equal("address.too-long", (await addresses.SealAsync("refuge-house", new string('x', SealedAddress.MaxLength + 1), ct))?.Code);
        Assert.Equal("address.not-sealed", (await addresses.ShowAsync("refuge-house", ct)).Problem?.Code);
        Assert.Null(await addresses.SealAsync("refuge-house", "elsewhere", ct));
        Assert.Null(await addresses.SealAsync("refuge-house", Address, ct));
        Assert.Equal(Address, (await addresses.ShowAsync("refuge-house", ct)).Value);
        Assert.Equal(["address.opened", "address.sealed", "address.sealed"], (await db.Set<AuditEntry>().Select(e => e.Act).ToListAsync(ct)).Order(StringComparer.Ordinal));

        // With another key it stays shut.
        System.IO.Directory.Delete(settings.StateFolder, recursive: true);
        Assert.Equal("address.unreadable", (await Addresses(db, settings).ShowAsync("refuge-house", ct)).Problem?.Code);
        System.IO.Directory.Delete(settings.StateFolder, recursive: true);
    }

    private static bool IsTold(string text) => Parts.Any(p => text.Contains(p, StringComparison.OrdinalIgnoreCase));

    // Not through the model: the file itself and its log, or every text of every column of the server.
    private async Task LookInBytesAsync(TestDatabase database)
    {
        if (engine == Engine.Sqlite)
        {
            var file = database.Setting["sqlite:".Length..];
            foreach (var part in System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(file)!))
            {
                await using var stream = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                var bytes = new byte[stream.Length];
                await stream.ReadExactlyAsync(bytes);
                foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
                {
                    Assert.False(IsTold(encoding.GetString(bytes).Replace("1097", "", StringComparison.Ordinal)), $"In the bytes of {Path.GetFileName(part)}");
                }
            }

            return;
        }

        await using var db = database.Open();
        var tables = await db.Database.SqlQueryRaw<string>("""SELECT quote_ident(table_name) AS "Value" FROM information_schema.tables WHERE table_schema = 'public'""").ToListAsync();
        Assert.Contains("\"SealedAddresses\"", tables);
        foreach (var table in tables)
        {
#pragma warning disable EF1002 // A table of our own model.
            var texts = await db.Database.SqlQueryRaw<string>($"""SELECT t::text || convert_from(convert_to(t::text, 'UTF8'), 'UTF8') AS "Value" FROM {table} t""").ToListAsync();
#pragma warning restore EF1002
            Assert.DoesNotContain(texts, IsTold);
        }
    }

    private static void PutRefuge(SmallRegion region)
    {
        // A district around it, so that a question from its very door is a place.
        File.WriteAllText(region.PathOf("territories/districts.yaml"), """
            scheme: district
            level: neighbourhood
            name: { nl: Wijken, fr: Quartiers }
            source: guide
            territories:
              - code: water
                name: { nl: Rivier, fr: Rivière }
                centre: [50.12, 4.65]
                within: [{ territory: "nis:21099", certainty: certain }]

            """);
        File.WriteAllText(region.PathOf("locations.yaml"), """
            - key: refuge-house
              confidential: yes
              region: region:here
              source: { id: guide }
            - key: open-house
              street: { nl: Openstraat 1, fr: Rue Ouverte 1 }
              postcode: "1000"
              city: { nl: Hier, fr: Ici }
              centre: [50.85, 4.35]
              source: { id: guide }

            """);
        File.WriteAllText(region.PathOf("services/refuge.yaml"), """
            - key: refuge
              type: service
              name: { nl: Vluchthuis, fr: Refuge, en: Refuge }
              summary:
                nl: Een veilige plek.
                fr: Un lieu sûr.
              phones: [{ number: "02 222 33 44" }]
              areas: [region:here]
              locations: [refuge-house]
              source: { id: guide }

            """);
    }

    private static Settings StateOf(TestDatabase database) => new()
    {
        Database = database.Setting,
        DataFolder = "",
        StateFolder = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName,
        Url = new Uri("http://localhost"),
    };

    private static ConfidentialAddresses Addresses(NabijDb db, Settings settings)
    {
        var clock = new TestClock(TestClock.OfficeHours);
        return new(db, new Seals(settings), new AuditTrail(db, clock, new CurrentActor(), new AuditKeys(settings)), clock);
    }

    private static async Task SealAsync(TestDatabase database, Settings settings, string key, string address)
    {
        await using var db = database.Open();
        Assert.Null(await Addresses(db, settings).SealAsync(key, address, TestContext.Current.CancellationToken));
    }

    private static async Task<string?> ShowAsync(TestDatabase database, Settings settings, string key)
    {
        await using var db = database.Open();
        return (await Addresses(db, settings).ShowAsync(key, TestContext.Current.CancellationToken)).Value;
    }
}
