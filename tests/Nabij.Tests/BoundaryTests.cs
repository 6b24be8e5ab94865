using System.Text;
using System.Text.Json.Nodes;
using Nabij.Features.Territories.Boundaries;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class BoundaryTestsOnSqlite() : BoundaryTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class BoundaryTestsOnPostgres() : BoundaryTests(Engine.Postgres);

public abstract class BoundaryTests(Engine engine)
{
    private const string Closed = "[[[4.31,50.83],[4.35,50.83],[4.35,50.87],[4.31,50.87],[4.31,50.83]]]";

    [Fact]
    public async Task A_point_is_placed_by_the_outlines_and_every_node_follows()
    {
        using var towns = new Towns();
        await using var database = await TestDatabase.MigratedAsync(engine);
        await using var site = await Site.StartOnAsync(database, towns.Folder);
        Assert.Equal("district:west unconfirmed", await WhereAsync(site, "50.85,4.33"));

        var report = await Towns.ImportAsync(database, Towns.Both, new BoundaryOptions { Source = "Made up", Dated = "2026-01" });
        Assert.Equal((0, 2), (report.Problems.Count, report.Features));
        await Wait.UntilAsync(async () =>
        {
            site.Clock.Pass(TimeSpan.FromSeconds(1));
            return (await WhereAsync(site, "50.85,4.33")).Contains("nis", StringComparison.Ordinal);
        });

        Assert.Equal("found nis:21099 certain", await StateAsync(site, "50.85,4.33"));
        Assert.Equal("found nis:21098 certain", await StateAsync(site, "50.85,4.37"));
        // Near the middle the centres could not tell; the outlines can.
        Assert.Equal("found nis:21099 certain", await StateAsync(site, "50.85,4.3495"));
        // On the common edge, and at its end.
        Assert.Equal("ambiguous nis:21098 partial, nis:21099 partial", await StateAsync(site, "50.85,4.35"));
        Assert.Equal("ambiguous nis:21098 partial, nis:21099 partial", await StateAsync(site, "50.87,4.35"));
        // Every municipality has its outline, so what is in none of them is outside.
        Assert.Equal("outside", await StateAsync(site, "50.875,4.33"));
        Assert.Equal("outside", await StateAsync(site, "51.05,3.72"));

        var answer = await site.AskAsync("q=naaitafel&near=50.85,4.33&lang=nl");
        Assert.Equal("municipality", (string?)answer["results"]![0]!["tier"]);
        Assert.Equal(0, (int)(await site.AskAsync("q=naaitafel&near=50.85,4.37&lang=nl"))["total"]!);
        Assert.True((await site.OpenAsync("/nl/search?q=naaitafel&near=50.85,4.33")).Says("Kleindorp"));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_another_replaces_it()
    {
        using var towns = new Towns();
        await using var database = await LoadedAsync(towns);
        await Towns.ImportAsync(database, Towns.Both);
        var before = await database.RowsAsync();
        var number = await database.FeedNumberAsync();

        var again = await Towns.ImportAsync(database, Towns.Both);
        Assert.Equal((0, 0), (again.Problems.Count, again.Changes));
        Assert.Equal(before, await database.RowsAsync());

        var one = await Towns.ImportAsync(database, Towns.Collection(Towns.Square("nis:21098", 4.35, 50.83, 4.38, 50.87)));
        Assert.Equal(["nis:21099"], one.Missing);
        Assert.Single((await database.RowsAsync())["Boundaries"]);
        Assert.Equal(number + 1, await database.FeedNumberAsync());

        // Loading the region again neither needs nor disturbs them.
        var rows = await database.RowsAsync();
        await File.AppendAllTextAsync(towns.PathOf("themes.yaml"), "# changed\n");
        await database.LoadAsync(towns.Folder);
        Assert.Equal(rows["Boundaries"], (await database.RowsAsync())["Boundaries"]);
    }

    [Fact]
    public async Task An_empty_scheme_gets_its_territories_from_the_file_and_keeps_them()
    {
        using var towns = new Towns();
        await using var database = await LoadedAsync(towns);
        var options = new BoundaryOptions { Scheme = "quarter", CodeProperty = "ID" };
        var file = Towns.Collection(
            Towns.Square("", 4.32, 50.84, 4.34, 50.86, ""","ID":1,"name_nl":"De Vaart","name_fr":"Le Canal" """),
            Towns.Square("", 4.34, 50.84, 4.36, 50.86, ""","ID":2,"name_nl":"De Brug","name_fr":"Le Pont","name_en":"The Bridge" """));

        Assert.Empty((await Towns.ImportAsync(database, file, options)).Problems);
        Assert.Equal(["nis:21099 Unconfirmed", "region:here Certain"], await LinksAsync(database, "quarter:1"));

        // With the towns' outlines, the share of the area decides: half of the second quarter lies in each.
        await Towns.ImportAsync(database, Towns.Both);
        Assert.Equal(["nis:21099 Certain", "region:here Certain"], await LinksAsync(database, "quarter:1"));
        Assert.Equal(["nis:21098 Partial", "nis:21099 Partial", "region:here Certain"], await LinksAsync(database, "quarter:2"));

        await File.AppendAllTextAsync(towns.PathOf("themes.yaml"), "# changed\n");
        Assert.Empty((await database.LoadAsync(towns.Folder)).Problems);
        await using (var site = await Site.StartOnAsync(database, towns.Folder))
        {
            Assert.Equal("found quarter:1 certain, nis:21099 certain", await StateAsync(site, "50.85,4.33"));
            Assert.Equal("ambiguous quarter:1 partial, quarter:2 partial", await StateAsync(site, "50.85,4.34"));
            Assert.Equal("Le Pont", (await site.OpenAsync("/fr/places/quarter:2")).Heading);
            Assert.Contains("/nl/places/quarter:2", await site.PathsAsync());
        }

        // A quarter that left the file is gone, with its links.
        Assert.Empty((await Towns.ImportAsync(database, Towns.Collection(Towns.Square("", 4.32, 50.84, 4.34, 50.86, ""","ID":1,"name_nl":"De Vaart","name_fr":"Le Canal" """)), options)).Problems);
        Assert.Empty(await LinksAsync(database, "quarter:2"));
        Assert.DoesNotContain((await database.RowsAsync())["Territories"], t => t.Contains("quarter:2", StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { "", "the file", "empty" },
        { "{", "line 1", "JSON" },
        { Towns.Both[..^1], "line 1", "JSON" },
        { Towns.Both.Replace("4.31,", "4.31,,", StringComparison.Ordinal), "line 1", "JSON" },
        { Towns.Both.Replace("4.31", "NaN", StringComparison.Ordinal), "line 1", "JSON" },
        { """{"type":"FeatureCollection","type":"FeatureCollection","features":[]}""", "the file", "'type'" },
        { new string('[', 100) + new string(']', 100), "line 1", "JSON" },
        { "[]", "the file", "FeatureCollection" },
        { Towns.Square("nis:21099", 4.31, 50.83, 4.35, 50.87), "the file", "FeatureCollection" },
        { Towns.Collection(), "features", "none" },
        { Towns.Collection("7"), "feature 1", "Feature" },
        { """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::31370"}},"features":[]}""", "crs", "WGS 84" },
        { Towns.Collection(Towns.Square("", 4.31, 50.83, 4.35, 50.87)), "feature 1", "--code-property" },
        { Towns.Collection(Towns.Square("21099", 4.31, 50.83, 4.35, 50.87)), "feature 1", "--scheme" },
        { Towns.Collection(Towns.Square("nis:00000", 4.31, 50.83, 4.35, 50.87)), "feature 1 (nis:00000)", "no such territory" },
        { Towns.Collection(Towns.Square("moon:1", 4.31, 50.83, 4.35, 50.87)), "the file", "scheme moon" },
        { Towns.Collection(Towns.Square("nis:21099/x", 4.31, 50.83, 4.35, 50.87)), "feature 1", "letters" },
        { Towns.Collection(Towns.Square("nis:21099", 4.31, 50.83, 4.35, 50.87), Towns.Square("nis:21099", 4.35, 50.83, 4.39, 50.87)), "feature 2 (nis:21099)", "Feature 1 has the same code" },
        { Towns.Collection(Towns.Square("nis:21099", 4.31, 50.83, 4.35, 50.87), Towns.Square("district:east", 4.35, 50.83, 4.39, 50.87)), "feature 2 (district:east)", "one scheme" },
        { Towns.Collection(Towns.Square("quarter:1", 4.31, 50.83, 4.35, 50.87)), "feature 1 (quarter:1)", "name_nl" },
        { Towns.Collection(Towns.Square("quarter:1", 4.31, 50.83, 4.35, 50.87, ""","name_nl":"a\u001b[2Jb","name_fr":"b" """)), "feature 1 (quarter:1), properties.name_nl", "control" },
        { Towns.Collection(Towns.Feature("nis:21099", "[4.35,50.85]", type: "Point")), "feature 1 (nis:21099), geometry", "Polygon" },
        { Towns.Collection("""{"type":"Feature","properties":{"code":"nis:21099"},"geometry":null}"""), "feature 1 (nis:21099)", "no geometry" },
        { Towns.Collection(Towns.Feature("nis:21099", "[]")), "geometry.coordinates", "no rings" },
        { Towns.Collection(Towns.Feature("nis:21099", "[]", type: "MultiPolygon")), "geometry.coordinates", "no polygons" },
        { Towns.Collection(Towns.Feature("nis:21099", "[[[4.31,50.83],[4.35,50.83],[4.31,50.83]]]")), "geometry.coordinates[0]", "at least 4" },
        { Towns.Collection(Towns.Feature("nis:21099", "[[[4.31,50.83],[4.35,50.83],[4.35,50.87],[4.31,50.87]]]")), "geometry.coordinates[0]", "not closed" },
        { Towns.Collection(Towns.Feature("nis:21099", "[[[4.31,50.83],[4.35,\"50.83\"],[4.35,50.87],[4.31,50.83]]]")), "geometry.coordinates[0][1]", "[longitude, latitude]" },
        { Towns.Collection(Towns.Feature("nis:21099", "[[[4.31,50.83],[1e999,50.83],[4.35,50.87],[4.31,50.83]]]")), "geometry.coordinates[0][1]", "degrees" },
        { Towns.Collection(Towns.Feature("nis:21099", "[[[149000,170000],[150000,170000],[150000,171000],[149000,170000]]]")), "geometry.coordinates[0][0]", "Lambert" },
        { Towns.Collection(Towns.Feature("nis:21099", "[[[50.83,4.31],[50.83,4.35],[50.87,4.35],[50.83,4.31]]]")), "geometry.coordinates[0][0]", "swapped" },
        { Towns.Collection(Towns.Feature("nis:21099", "[[[2.35,48.85],[2.36,48.85],[2.36,48.86],[2.35,48.85]]]")), "geometry.coordinates[0][0]", "not in Belgium" },
        // The North Sea off Ostend, inside any rectangle around Belgium.
        { Towns.Collection(Towns.Square("nis:21099", 2.6, 51.3, 2.7, 51.35)), "feature 1 (nis:21099)", "in the sea" },
        { Towns.Collection(Towns.Square("nis:21099", 4.31, 50.83, 4.75, 50.87)), "feature 1 (nis:21099)", "from the region" },
        // A bow tie; a hole outside; a hole that touches nothing but crosses the edge; a line there and back; two parts over each other.
        { Towns.Collection(Towns.Feature("nis:21099", "[[[4.31,50.83],[4.35,50.87],[4.35,50.83],[4.31,50.87],[4.31,50.83]]]")), "geometry.coordinates", "crosses" },
        { Towns.Collection(Towns.Feature("nis:21099", Closed[..^1] + ",[[4.36,50.84],[4.37,50.84],[4.37,50.85],[4.36,50.84]]]")), "geometry.coordinates", "hole" },
        { Towns.Collection(Towns.Feature("nis:21099", Closed[..^1] + ",[[4.34,50.84],[4.37,50.84],[4.37,50.85],[4.34,50.84]]]")), "geometry.coordinates", "crosses" },
        { Towns.Collection(Towns.Feature("nis:21099", "[[[4.31,50.83],[4.35,50.83],[4.31,50.83],[4.31,50.83]]]")), "geometry.coordinates", "outline" },
        { Towns.Collection(Towns.Feature("nis:21099", $"[{Closed},{Closed}]", type: "MultiPolygon")), "geometry.coordinates", "near [" },
        { Towns.Collection(Towns.Feature("nis:21099", $"[{Closed},[[[4.32,50.84],[4.33,50.84],[4.33,50.85],[4.32,50.84]]]]", type: "MultiPolygon")), "geometry.coordinates", "in another polygon" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_is_no_right_boundary_is_refused_with_its_place_and_changes_nothing(string json, string where, string reason)
    {
        using var towns = new Towns();
        await using var database = await LoadedAsync(towns);
        await Towns.ImportAsync(database, Towns.Both);
        var before = await database.RowsAsync();

        var report = await Towns.ImportAsync(database, json);

        Assert.Contains(report.Problems, p => p.Where.Contains(where, StringComparison.Ordinal) && p.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.Equal(before, await database.RowsAsync());
    }

    [Fact]
    public async Task One_wrong_feature_among_right_ones_changes_nothing()
    {
        using var towns = new Towns();
        await using var database = await LoadedAsync(towns);
        var before = await database.RowsAsync();

        var report = await Towns.ImportAsync(database, Towns.Collection(Towns.Square("nis:21099", 4.31, 50.83, 4.35, 50.87), Towns.Square("nis:11111", 4.35, 50.83, 4.39, 50.87)));

        Assert.Equal("feature 2 (nis:11111): The scheme nis has no such territory.", Assert.Single(report.Problems).ToString());
        Assert.Equal(before, await database.RowsAsync());
    }

    [Fact]
    public async Task Bytes_that_are_no_utf_8_are_refused()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        foreach (var bytes in new[] { Encoding.Unicode.GetBytes(Towns.Both), Encoding.Latin1.GetBytes(Towns.Both.Replace("Feature", "Féature", StringComparison.Ordinal)), [0xFF, 0xFE, 0x7B] })
        {
            Assert.Contains("UTF-8", Assert.Single((await Towns.ImportAsync(database, new MemoryStream(bytes))).Problems).Reason, StringComparison.Ordinal);
        }

        using var towns = new Towns();
        await database.LoadAsync(towns.Folder);
        Assert.Empty((await Towns.ImportAsync(database, new MemoryStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Towns.Both)]))).Problems);
    }

    [Fact]
    public async Task A_file_of_200_megabytes_is_refused_before_it_is_read()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        var endless = new Endless(200L * 1024 * 1024);

        var report = await Towns.ImportAsync(database, endless);

        Assert.Contains("32 MB", Assert.Single(report.Problems).Reason, StringComparison.Ordinal);
        Assert.InRange(endless.Given, BoundaryReader.MaxBytes, BoundaryReader.MaxBytes + 1024 * 1024);
    }

    [Fact]
    public async Task More_positions_than_the_limit_are_refused()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        var ring = string.Join(',', Enumerable.Repeat("[4.31,50.83]", ShapeReader.MaxPoints + 1));

        Assert.Contains("500000", Assert.Single((await Towns.ImportAsync(database, Towns.Collection(Towns.Feature("nis:21099", $"[[{ring}]]")))).Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holes_and_parts_are_kept()
    {
        using var towns = new Towns();
        await using var database = await LoadedAsync(towns);
        // An enclave of the east in the west, and a part of the west in the east.
        await Towns.ImportAsync(database, Towns.Collection(
            Towns.Feature("nis:21099", "[[[[4.31,50.83],[4.35,50.83],[4.35,50.87],[4.31,50.87],[4.31,50.83]],[[4.32,50.84],[4.32,50.85],[4.33,50.85],[4.33,50.84],[4.32,50.84]]],[[[4.37,50.84],[4.38,50.84],[4.38,50.85],[4.37,50.85],[4.37,50.84]]]]", type: "MultiPolygon"),
            Towns.Feature("nis:21098", "[[[[4.35,50.83],[4.39,50.83],[4.39,50.87],[4.35,50.87],[4.35,50.83]],[[4.37,50.84],[4.37,50.85],[4.38,50.85],[4.38,50.84],[4.37,50.84]]],[[[4.32,50.84],[4.33,50.84],[4.33,50.85],[4.32,50.85],[4.32,50.84]]]]", type: "MultiPolygon")));
        await using var site = await Site.StartOnAsync(database, towns.Folder);

        Assert.Equal("found nis:21098 certain", await StateAsync(site, "50.845,4.325"));
        Assert.Equal("found nis:21099 certain", await StateAsync(site, "50.845,4.375"));
        Assert.Equal("found nis:21099 certain", await StateAsync(site, "50.845,4.345"));
        Assert.Equal("ambiguous nis:21098 partial, nis:21099 partial", await StateAsync(site, "50.85,4.325"));
    }

    private async Task<TestDatabase> LoadedAsync(Towns towns)
    {
        var database = await TestDatabase.MigratedAsync(engine);
        Assert.Empty((await database.LoadAsync(towns.Folder)).Problems);
        return database;
    }

    private static async Task<JsonNode> PlaceAsync(Site site, string near) => (await site.AskAsync($"near={near}&lang=nl"))["place"]!;

    private static string Candidates(JsonNode place) => string.Join(", ", place["candidates"]!.AsArray().Select(c => $"{c!["code"]} {c["certainty"]}").Where(c => !c.StartsWith("zone", StringComparison.Ordinal)));

    private static async Task<string> WhereAsync(Site site, string near) => Candidates(await PlaceAsync(site, near));

    private static async Task<string> StateAsync(Site site, string near) => await PlaceAsync(site, near) is var place ? $"{place["state"]} {Candidates(place)}".TrimEnd() : "";

    private static async Task<List<string>> LinksAsync(TestDatabase database, string part)
    {
        await using var db = database.Open();
        var codes = db.Set<Features.Territories.Territory>().ToDictionary(t => t.Id, t => t.Code);
        return [.. db.Set<Features.Territories.TerritoryLink>().ToList().Where(l => codes[l.PartId] == part).Select(l => $"{codes[l.WholeId]} {l.Certainty}").Order(StringComparer.Ordinal)];
    }

    /// <summary>Says nothing of its length, as a pipe; counts what was taken from it.</summary>
    private sealed class Endless(long length) : Stream
    {
        public long Given { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = (int)Math.Min(count, length - Given);
            buffer.AsSpan(offset, count).Fill((byte)' ');
            Given += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
