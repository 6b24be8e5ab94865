using System.Text.Json.Nodes;
using Nabij.Features.Territories;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class PlaceTestsOnSqlite(Sites sites) : PlaceTests(sites, Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class PlaceTestsOnPostgres(Sites sites) : PlaceTests(sites, Engine.Postgres);

public abstract class PlaceTests(Sites sites, Engine engine) : SiteTests(sites, engine)
{
    [Theory]
    // Every postcode of the region that means one municipality.
    [InlineData("1020", "found", "postcode:1020")]
    [InlineData("1070", "found", "postcode:1070")]
    [InlineData("1080", "found", "postcode:1080")]
    [InlineData("1210", "found", "postcode:1210")]
    [InlineData(" 1080 ", "found", "postcode:1080")]
    [InlineData("1080 Molenbeek", "found", "postcode:1080")]
    [InlineData("Gentsesteenweg 12, 1080 Brussel", "found", "postcode:1080")]
    [InlineData("B-1080", "found", "postcode:1080")]
    // Those that mean several.
    [InlineData("1000", "ambiguous", "zone:centre-ouest zone:sud zone:nord-est")]
    [InlineData("1040", "ambiguous", "nis:21005")]
    [InlineData("1050", "ambiguous", "nis:21009")]
    // Codes.
    [InlineData("nis:21012", "found", "nis:21012")]
    [InlineData("NIS:21012", "found", "nis:21012")]
    [InlineData("zone:sud", "found", "zone:sud")]
    [InlineData("region:brussels", "found", "region:brussels")]
    [InlineData("monitoring:12", "found", "monitoring:12")]
    // Names in both languages, without accents, with a slip.
    [InlineData("Schaarbeek", "found", "nis:21015")]
    [InlineData("Schaerbeek", "found", "nis:21015")]
    [InlineData("schaarbeeck", "found", "nis:21015")]
    [InlineData("SCHARBEEK", "found", "nis:21015")]
    [InlineData("Sint-Gillis", "found", "nis:21013")]
    [InlineData("saint gilles", "found", "nis:21013")]
    [InlineData("Molenbeek-Saint-Jean", "found", "nis:21012")]
    [InlineData("sint jans molenbeek", "found", "nis:21012")]
    [InlineData("Elsene", "found", "nis:21009")]
    [InlineData("Ixelles", "found", "nis:21009")]
    [InlineData("Bassin Sud", "found", "zone:sud")]
    [InlineData("Zorgzone Zuid", "found", "zone:sud")]
    [InlineData("Laken", "found", "postcode:1020")]
    [InlineData("Laeken", "found", "postcode:1020")]
    [InlineData("Brussel", "ambiguous", "nis:21004 region:brussels")]
    [InlineData("Bruxelles", "ambiguous", "nis:21004 region:brussels")]
    // Outside the region.
    [InlineData("9000", "outside", "")]
    [InlineData("Dorpstraat 1, 1800 Vilvoorde", "outside", "")]
    [InlineData("1300", "outside", "")]
    [InlineData("51.0543,3.7174", "outside", "")]
    [InlineData("48.8566, 2.3522", "outside", "")]
    [InlineData("-33.9,151.2", "outside", "")]
    // Nothing asked.
    [InlineData("", "none", "")]
    [InlineData("   ", "none", "")]
    public void What_people_write_as_a_place_is_understood(string near, string state, string among)
    {
        Assert.True(Site.State.Places.Find(near).Ok(out var place), "unknown");

        Assert.Equal(state, place.State.ToString().ToLowerInvariant());
        var codes = place.Candidates.Select(c => c.Territory.Code).ToList();
        if (state == "ambiguous")
        {
            Assert.InRange(codes.Count, 2, 4);
            Assert.Superset(among.Split(' ').ToHashSet(), codes.ToHashSet());
        }
        else
        {
            Assert.Equal(among.Split(' ', StringSplitOptions.RemoveEmptyEntries), codes);
        }
    }

    [Theory]
    [InlineData("0999")]
    [InlineData("0000")]
    [InlineData("1299")]
    [InlineData("9999")]
    [InlineData("10800")]
    [InlineData("108")]
    [InlineData("zzzzzz")]
    [InlineData("a")]
    [InlineData("nis:99999")]
    [InlineData("nis:")]
    [InlineData(":21004")]
    [InlineData("postcode:9000")]
    [InlineData("50.85,")]
    [InlineData(",4.35")]
    [InlineData("50.85,4.35,1")]
    [InlineData("50,85,4,35")]
    [InlineData("5e1,4")]
    [InlineData("91,4.35")]
    [InlineData("50.85,181")]
    [InlineData("999999999,999999999")]
    [InlineData("9999999999,1")]
    [InlineData("NaN,NaN")]
    [InlineData("٥٠.٨٥,٤.٣٥")]
    [InlineData("١٠٨٠")]
    [InlineData("\uD83D")]
    [InlineData("ab\uFFFE")]
    [InlineData("\u202E0801")]
    [InlineData("!!!!")]
    [InlineData("' OR 1=1 --")]
    public void What_cannot_be_understood_is_said_never_guessed(string near) =>
        Assert.Equal("place.unknown", Site.State.Places.Find(near).Problem?.Code);

    [Fact]
    public void A_place_longer_than_any_address_is_not_read() =>
        Assert.Equal("place.unknown", Site.State.Places.Find("1080 " + new string('x', 400)).Problem?.Code);

    [Fact]
    public void Hostile_text_never_breaks_it()
    {
        var random = new Random(20260310);
        for (var i = 0; i < 3_000; i++)
        {
            var text = string.Create(random.Next(0, 60), random, (span, r) =>
            {
                foreach (ref var c in span)
                {
                    c = r.Next(4) switch { 0 => (char)r.Next(0x10000), 1 => (char)r.Next(32, 127), 2 => "0123456789.,;:- "[r.Next(16)], _ => (char)r.Next(0xD800, 0xE000) };
                }
            });
            Assert.True(Site.State.Places.Find(text) is { Problem: not null } or { Value: not null });
        }
    }

    [Fact]
    public void Every_postcode_of_the_region_is_found_and_only_1000_1040_and_1050_ask_back()
    {
        var ambiguous = new List<string>();
        var postcodes = Site.State.Places.All.Where(t => t.Level == TerritoryLevel.Postcode).Select(t => t.Code["postcode:".Length..]).Order(StringComparer.Ordinal).ToList();
        foreach (var postcode in postcodes)
        {
            Assert.True(Site.State.Places.Find(postcode).Ok(out var place));
            Assert.NotEmpty(place.Regions);
            Assert.NotEmpty(place.Zones);
            Assert.NotEmpty(place.Municipalities);
            if (place.State == PlaceState.Ambiguous)
            {
                ambiguous.Add(postcode);
            }
        }

        Assert.Equal(["1000", "1040", "1050"], ambiguous);
        Assert.InRange(postcodes.Count, 22, 30);
    }

    [Fact]
    public void All_nineteen_municipalities_are_found_by_each_of_their_names()
    {
        var municipalities = Site.State.Places.All.Where(t => t.Level == TerritoryLevel.Municipality).ToList();
        Assert.Equal(19, municipalities.Count);
        foreach (var municipality in municipalities)
        {
            foreach (var name in municipality.Name.Wordings.Where(w => w.Key != "en").Select(w => w.Value.Text).Concat(municipality.Document.OtherNames.Values.SelectMany(n => n)))
            {
                Assert.True(Site.State.Places.Find(name).Ok(out var place), name);
                Assert.Contains(municipality.Code, place.Municipalities);
            }
        }
    }

    [Fact]
    public void A_district_across_a_border_asks_back_and_reaches_both_sides()
    {
        var borders = Site.State.Places.All
            .Where(t => t.Level == TerritoryLevel.Neighbourhood && Site.State.Places.WholesOf(t.Code).Count(w => w.Territory.Level == TerritoryLevel.Municipality) > 1)
            .ToList();
        Assert.NotEmpty(borders);
        foreach (var border in borders)
        {
            var place = Site.State.Places.Of(border);
            var sides = Site.State.Places.WholesOf(border.Code).Where(w => w.Territory.Level == TerritoryLevel.Municipality).ToList();

            Assert.Equal(PlaceState.Ambiguous, place.State);
            Assert.Equal(sides.Select(s => s.Territory.Code), place.Candidates.Select(c => c.Territory.Code));
            Assert.All(place.Candidates, c => Assert.NotEqual(Certainty.Certain, c.Certainty));
            Assert.Superset(sides.Select(s => s.Territory.Code).ToHashSet(), place.Municipalities.ToHashSet());
        }
    }

    [Fact]
    public void A_point_at_the_centre_of_a_district_is_in_its_municipality_and_never_certain()
    {
        foreach (var district in Site.State.Places.All.Where(t => t.Document is { Latitude: not null, Longitude: not null }))
        {
            var near = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{district.Document.Latitude},{district.Document.Longitude}");
            Assert.True(Site.State.Places.Find(near).Ok(out var place), near);
            Assert.Contains(district.Code, place.Neighbourhoods);
            Assert.Superset(Site.State.Places.WholesOf(district.Code).Where(w => w.Territory.Level == TerritoryLevel.Municipality).Select(w => w.Territory.Code).ToHashSet(), place.Municipalities.ToHashSet());
            Assert.All(place.Candidates, c => Assert.Equal(Certainty.Unconfirmed, c.Certainty));
        }
    }

    [Fact]
    public void Every_territory_is_found_by_its_code_and_lies_in_the_region()
    {
        foreach (var territory in Site.State.Places.All)
        {
            Assert.True(Site.State.Places.Find(territory.Code).Ok(out var place), territory.Code);
            Assert.Equal(territory.Name, place.Label);
            Assert.Equal(["region:brussels"], place.Regions);
        }
    }

    [Fact]
    public void There_are_five_zones_and_one_hundred_and_forty_five_districts_and_no_guessed_quarters()
    {
        var levels = Site.State.Places.All.GroupBy(t => t.Code.Split(':')[0], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

        Assert.Equal((1, 5, 19, 145), (levels["region"], levels["zone"], levels["nis"], levels["monitoring"]));
        Assert.False(levels.ContainsKey("quarter"));
    }

    [Fact]
    public void What_was_not_published_is_absent_never_zero() =>
        Assert.All(Site.State.Places.All.SelectMany(t => t.Document.Indicators), i => Assert.True(i.Value > 0, i.Key));

    [Fact]
    public async Task A_name_typed_on_the_places_page_leads_to_the_place()
    {
        var page = await (await Site.OpenAsync("/fr/places")).Type(new Platform.TextsOf<Features.Finder.Texts>().In("fr", "form.where"), "saint gilles").PressAsync(new Platform.TextsOf<Features.Finder.Texts>().In("fr", "places.show"));

        Assert.Equal("/fr/places/nis:21013", page.Response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_page_of_a_place_shows_poverty_figures_to_nobody()
    {
        foreach (var path in new[] { "/nl/places/monitoring:1", "/fr/places/nis:21015" })
        {
            var page = await Site.OpenAsync(path);
            Assert.DoesNotContain("%", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_place_without_an_own_zone_takes_its_municipalitys()
    {
        var answer = await Site.AskAsync("helpdesk zorgzone", "nl", "&near=1080&audience=professional&limit=50");

        Assert.Contains(answer["results"]!.AsArray(), r => (string)r!["url"]! == "/nl/lines/helpdesk-centre-ouest");
    }

    [Fact]
    public void Names_of_zones_that_are_no_longer_used_still_lead_there()
    {
        var zones = Site.State.Places.All.Where(t => t.Level == TerritoryLevel.Zone).ToList();
        foreach (var (zone, name) in zones.SelectMany(z => z.Document.OtherNames.Values.SelectMany(n => n).Select(n => (z, n))))
        {
            Assert.True(Site.State.Places.Find(name).Ok(out var place), name);
            Assert.Contains(zone.Code, place.Zones);
        }
    }

    [Fact]
    public async Task The_map_of_candidates_is_the_same_in_the_api()
    {
        foreach (var near in new[] { "1040", "1050", "1000" })
        {
            Assert.True(Site.State.Places.Find(near).Ok(out var place));
            var candidates = (await Site.AskAsync($"near={near}&lang=fr"))["place"]!["candidates"]!.AsArray();
            Assert.Equal(place.Candidates.Select(c => $"{c.Territory.Code} {c.Territory.Name.In("fr")} {c.Certainty.ToString().ToLowerInvariant()}"), candidates.Select(Said));
        }

        static string Said(JsonNode? c) => $"{c!["code"]} {c["label"]} {c["certainty"]}";
    }
}
