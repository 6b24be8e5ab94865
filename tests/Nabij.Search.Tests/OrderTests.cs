using static Nabij.Search.Tests.SmallBrussels;

namespace Nabij.Search.Tests;

public sealed class OrderTests
{
    [Fact]
    public void Nearer_help_stands_before_wider_help()
    {
        var results = Find(Ask("thuisverpleging") with { Place = Molenbeek });
        Assert.Equal(
            ["guide 346", "Verpleging Maritiem", "Verpleging Molenbeek", "Verpleging Noordwest", "Wit-Gele Kruis"],
            results.Shown().Take(5));
        Assert.Equal(
            [Tier.Region, Tier.Neighbourhood, Tier.Municipality, Tier.Zone, Tier.Region],
            results.Hits.Take(5).Select(h => h.Tier));
        Assert.Equal(ReasonCode.ServesNeighbourhood, results.Hits[1].Reasons.First(r => r.Word is null).Code);
        Assert.InRange(results.Hits[1].DistanceMetres!.Value, 100, 200);
    }

    [Fact]
    public void Help_that_serves_another_place_is_no_result_and_is_counted()
    {
        var results = Find(Ask("thuisverpleging") with { Place = Molenbeek });
        Assert.DoesNotContain("Verpleging Ukkel", results.Shown());
        Assert.Equal(1, results.Elsewhere);
        Assert.Equal(0, Find(Ask("thuisverpleging")).Elsewhere);
    }

    [Fact]
    public void A_door_for_professionals_stands_last_for_everyone() =>
        Assert.Equal("Tolkenlijn thuisverpleging", Find(Ask("thuisverpleging")).Shown()[^1]);

    [Fact]
    public void Asked_by_its_whole_name_a_door_for_professionals_stands_third_and_never_first() =>
        Assert.Equal("Tolkenlijn thuisverpleging", Find(Ask("tolkenlijn thuisverpleging")).Shown()[2]);

    [Fact]
    public void A_professional_finds_the_door_by_its_name() =>
        Assert.Equal("Tolkenlijn thuisverpleging", Find(Ask("tolkenlijn thuisverpleging") with { Asker = Asker.Professional }).Shown()[0]);

    [Fact]
    public void Coordination_ranks_below_ordinary_answers_unless_asked_by_name()
    {
        Assert.Contains("Zorgcoördinatie Brussel", Find(Ask("coördinatie van de thuiszorg")).Shown().Take(2));
        Assert.Equal("Zorgcoördinatie Brussel", Find(Ask("zorgcoördinatie brussel")).Shown()[0]);
        var everyone = Find(Ask("alleen wonen")).Shown();
        Assert.True(everyone.IndexOf("Senioralarm") < everyone.IndexOf("Zorgcoördinatie Brussel"));
        Assert.True(everyone.IndexOf("Senioralarm") < everyone.IndexOf("guide 216"));
    }

    [Fact]
    public void A_full_name_stands_first()
    {
        foreach (var document in Brussels.Where(d => d.Audience == Audience.Everyone))
        {
            foreach (var (language, name) in document.Name)
            {
                Assert.Equal(document.Shown, Find(Ask(name, language)).Shown()[0]);
            }
        }
    }

    [Fact]
    public void Psychiatric_care_is_no_answer_to_psychologist() =>
        Assert.DoesNotContain("guide 1065", Find(Ask("psycholoog")).Shown());

    [Fact]
    public void Open_help_stands_before_closed_help_and_says_so()
    {
        var open = Find(Ask("warm aan tafel") with { Hours = [OpenState.Unknown, OpenState.Open] }).Hits[0];
        Assert.Equal(OpenState.Open, open.Open);
        Assert.Contains(open.Reasons, r => r.Code == ReasonCode.OpenNow);
        Assert.True(open.Reasons.Count <= 3);
        Assert.Equal(OpenState.Unknown, Find(Ask("warm aan tafel")).Hits[0].Open);
    }

    [Fact]
    public void Without_words_everything_answers_and_the_page_is_cut()
    {
        var all = Find(Ask(" "));
        Assert.Equal(Brussels.Count, all.Total);
        var paged = Enumerable.Range(0, 8).SelectMany(p => Find(Ask("") with { Offset = p * 3, Limit = 3 }).Shown()).ToList();
        Assert.Equal(all.Shown(), paged);
        Assert.Empty(Find(Ask("") with { Offset = -5, Limit = -1 }).Hits);
        Assert.Empty(Find(Ask("") with { Offset = int.MaxValue, Limit = int.MaxValue }).Hits);
    }

    [Fact]
    public void A_kind_chosen_as_filter_shows_its_guide_page_first() =>
        Assert.Equal("guide 346", Find(Ask("") with { Filters = Filter(Facet.Kind, "346"), Place = Molenbeek }).Shown()[0]);

    [Fact]
    public void Without_a_place_a_result_tells_the_widest_territory_it_serves()
    {
        var tiers = Find(Ask("thuisverpleging")).Hits.ToDictionary(h => h.Shown, h => h.Tier);
        Assert.Equal(Tier.Neighbourhood, tiers["Verpleging Maritiem"]);
        Assert.Equal(Tier.Region, tiers["Wit-Gele Kruis"]);
    }
}
