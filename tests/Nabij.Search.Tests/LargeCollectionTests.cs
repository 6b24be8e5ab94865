using static Nabij.Search.Tests.SmallBrussels;

namespace Nabij.Search.Tests;

/// <summary>Enough documents for several windows, common words and both ways of counting.</summary>
public sealed class LargeCollectionTests
{
    private const int Count = 10_000;

    private static readonly IReadOnlyList<SearchDocument<int>> Documents =
    [
        .. Enumerable.Range(0, Count).Select(i => new SearchDocument<int>
        {
            Id = Id(i),
            Shown = i,
            Type = i % 10 == 0 ? DocumentType.Informal : DocumentType.Service,
            Name = Texts(i % 2 == 0 ? "buurtwinkel" : "tuincentrum", "zz" + (i % 3000)),
            Description = Texts(i % 5 == 0 ? "hulp en bezoek" : "hulp", "entraide"),
            Kinds = i % 7 == 0 ? ["62", "k" + (i % 3)] : ["k" + (i % 3)],
            AreasServed = i % 11 == 0 ? ["nis:21016"] : ["region"],
            Channels = i % 4 == 0 ? ["phone"] : ["mail", "phone"],
            Languages = ["l" + (i % 40)],
            Thresholds = [.. Enumerable.Range(0, i % 24).Select(t => "t" + t)],
            Hours = i % 3,
        }),
    ];

    private static readonly SearchIndex<int> Large = SearchIndex.Build(Documents, SmallBrussels.Lexicon);
    private static readonly OpenState[] Hours = [OpenState.Open, OpenState.Closed, OpenState.Unknown];

    public static TheoryData<string, int> Words => new()
    {
        { "hulp", 1 },          // common, in all
        { "buurtwinkel", 2 },   // in half: many a window
        { "bezoek", 5 },        // a fifth: few a window
        { "poetsvrouw", 7 },    // by kind
        { "", 1 },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Counts_are_exact_in_every_window(string text, int every)
    {
        var expected = Documents.Where(d => d.Shown % every == 0).ToList();
        var place = new SearchPlace { Regions = ["region"] };
        var filters = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Kind] = ["k0", "k1"], [Facet.Open] = [SearchCodes.Now], [Facet.Threshold] = ["t20", "t1"] };
        var results = Large.Search(Ask(text) with { Place = place, Filters = filters, Hours = Hours });

        bool Here(SearchDocument<int> d) => d.AreasServed[0] == "region";
        bool Kind(SearchDocument<int> d) => d.Shown % 3 < 2;
        bool Open(SearchDocument<int> d) => d.Shown % 3 == 0;
        bool Threshold(SearchDocument<int> d) => d.Thresholds.Count > 1;
        Assert.Equal(expected.Count(d => Here(d) && Kind(d) && Open(d) && Threshold(d)), results.Total);
        Assert.Equal(expected.Count(d => !Here(d) && Kind(d) && Open(d) && Threshold(d)), results.Elsewhere);
        Assert.Equal(
            expected.Where(d => Here(d) && Open(d) && Threshold(d)).SelectMany(d => d.Kinds).CountBy(k => k).ToDictionary(),
            results.Facets[Facet.Kind].ToDictionary(f => f.Code, f => f.Count));
        Assert.Equal(
            expected.Where(d => Here(d) && Kind(d) && Open(d)).SelectMany(d => d.Thresholds).CountBy(t => t).ToDictionary(),
            results.Facets[Facet.Threshold].ToDictionary(f => f.Code, f => f.Count));
        Assert.Equal(
            expected.Where(d => Here(d) && Kind(d) && Open(d) && Threshold(d)).SelectMany(d => d.Languages).CountBy(l => l).ToDictionary(),
            results.Facets[Facet.Language].ToDictionary(f => f.Code, f => f.Count));
    }

    [Theory]
    [InlineData("hulp")]
    [InlineData("buurtwinkel bezoek")]
    [InlineData("poetsvrouw")]
    [InlineData("")]
    public void The_first_page_is_the_first_of_all(string text)
    {
        var query = Ask(text) with { Hours = Hours };
        var all = Large.Search(query with { Limit = Count });
        Assert.Equal(all.Total, all.Hits.Count);
        Assert.Equal(all.Hits.Take(20).Select(h => h.Id), Large.Search(query with { Limit = 20 }).Hits.Select(h => h.Id));
    }

    [Fact]
    public void Removed_documents_are_gone_from_every_window()
    {
        var changed = Large.With([], Documents.Where(d => d.Shown % 2 == 0).Select(d => d.Id));
        Assert.Equal(Count / 2, changed.Count);
        Assert.Equal(Count / 2, changed.Search(Ask("hulp")).Total);
        Assert.Equal(0, changed.Search(Ask("buurtwinkel")).Total);
        Assert.Equal(Count, Large.Search(Ask("")).Total);
    }

    [Fact]
    public void Hours_are_those_of_the_question_not_of_the_one_before()
    {
        var filters = Filter(Facet.Open, SearchCodes.Now);
        var states = new OpenState[3];
        for (var open = 0; open < 3; open++)
        {
            Array.Fill(states, OpenState.Closed);
            states[open] = OpenState.Open;
            var results = Large.Search(Ask("") with { Filters = filters, Hours = states });
            Assert.Equal(Documents.Count(d => d.Shown % 3 == open), results.Total);
        }
    }

    [Fact]
    public async Task Many_threads_search_while_others_make_new_states()
    {
        var expected = Large.Search(Ask("bezoek")).Total;
        await Parallel.ForEachAsync(Enumerable.Range(0, 64), TestContext.Current.CancellationToken, (i, _) =>
        {
            if (i % 8 == 0)
            {
                // In the new state one document less, in the old one none.
                Assert.Equal(expected - 1, Large.With([], [Id(i * 5)]).Search(Ask("bezoek")).Total);
            }
            Assert.Equal(expected, Large.Search(Ask("bezoek")).Total);
            return ValueTask.CompletedTask;
        });
    }
}
