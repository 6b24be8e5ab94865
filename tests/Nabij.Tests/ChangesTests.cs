using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nabij.Features.Directory;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class ChangesTestsOnSqlite() : ChangesTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class ChangesTestsOnPostgres() : ChangesTests(Engine.Postgres);

/// <summary>Who keeps a copy of the map hears what changed, and search engines which day.</summary>
public abstract class ChangesTests(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_changed_after_a_number_is_told_once_and_who_is_too_far_behind_is_told_so()
    {
        using var region = new SmallRegion();
        await using var site = await Site.StartAsync(engine, region.Folder);
        var start = (long)(await AskAsync(site, "lang=nl"))["number"]!;
        Assert.Empty((await AskAsync(site, $"since={start}&lang=nl"))["changes"]!.AsArray());

        region.Change("services/all.yaml", "Naaitafel", "Naaitafel van de wijk");
        Assert.Empty((await site.Database.LoadAsync(region.Folder, site.Clock)).Problems);
        region.Remove("services/all.yaml", "- key: sewing-table");
        Assert.Empty((await site.Database.LoadAsync(region.Folder, site.Clock)).Problems);

        var feed = await AskAsync(site, $"since={start}&lang=fr");
        var change = Assert.Single(feed["changes"]!.AsArray())!;
        Assert.Equal(("informal", "closed", "/fr/services/sewing-table"), ((string)change["type"]!, (string)change["state"]!, (string)change["url"]!));
        Assert.Empty((await AskAsync(site, $"since={feed["number"]}"))["changes"]!.AsArray());

        foreach (var since in new[] { "-1", "999999" })
        {
            using var refused = await site.Client.GetAsync($"/api/changes?since={since}", Ct);
            Assert.Equal((HttpStatusCode.Conflict, "changes.too-old"), (refused.StatusCode, (string)JsonNode.Parse(await refused.Content.ReadAsStringAsync(Ct))!["code"]!));
        }

        using var wrong = await site.Client.GetAsync("/api/changes?since=yesterday", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task The_sitemap_says_the_day_of_the_latest_change()
    {
        using var region = new SmallRegion();
        await using var site = await Site.StartAsync(engine, region.Folder);
        await using var db = site.Database.Open();
        var id = (await db.Services.SingleAsync(s => s.Key == "listening-line", Ct)).Id;
        var day = Platform.LocalDay.Of((await db.DirectoryHistory.SingleAsync(h => h.RowId == id, Ct)).At);
        var map = System.Xml.Linq.XDocument.Parse(await site.Client.GetStringAsync("/sitemap.xml", Ct));
        var one = map.Descendants().Single(e => e.Value == $"{Site.Url}/nl/lines/listening-line" && e.Name.LocalName == "loc").Parent!;
        Assert.Equal($"{day:yyyy-MM-dd}", one.Elements().Single(e => e.Name.LocalName == "lastmod").Value);
        Assert.DoesNotContain(map.Descendants().Single(e => e.Value == $"{Site.Url}/nl/about" && e.Name.LocalName == "loc").Parent!.Elements(), e => e.Name.LocalName == "lastmod");
    }

    private static async Task<JsonNode> AskAsync(Site site, string query) => JsonNode.Parse(await site.Client.GetStringAsync("/api/changes?" + query, Ct))!;
}
