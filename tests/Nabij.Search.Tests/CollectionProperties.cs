using FsCheck;
using FsCheck.Fluent;
using static Nabij.Search.Tests.SmallBrussels;

namespace Nabij.Search.Tests;

/// <summary>What must hold for any collection, tried on random small ones.</summary>
public sealed class CollectionProperties
{
    private static readonly string[] Words =
        ["zorg", "hulp", "thuis", "verpleging", "thuisverpleging", "oppas", "aide", "soins", "repas", "voisin", "meals", "tandarts"];

    private static readonly string[] Kinds = ["346", "62", "38"];
    private static readonly OpenState[] Hours = [OpenState.Open, OpenState.Closed, OpenState.Unknown];

    // All words a compound could be made of are known from the start, so that a later change splits like a new build.
    private static readonly Lexicon KnownWords = SmallBrussels.Lexicon with
    {
        Words = [.. SmallBrussels.Lexicon.Words, .. Words.Select(w => new SaidWord("nl", w + " " + w, ["9"], 0.1))],
    };

    [Fact]
    public void Totals_and_facet_counts_equal_a_naive_scan() => Check((documents, query) =>
    {
        var results = SearchIndex.Build(documents, KnownWords).Search(query);
        // What the words alone find, asked without filters or place; the rest is counted by hand.
        var byWords = SearchIndex.Build(documents, KnownWords).Search(query with { Filters = Ask("").Filters, Place = null, Limit = 10_000 });
        var answers = byWords.Hits.Select(h => documents.First(d => d.Id == h.Id)).ToList();
        Assert.Equal(byWords.Total, byWords.Hits.Count);
        var here = answers.Where(d => NaiveScan.Serves(d, query.Place)).ToList();
        Assert.Equal(here.Count(d => NaiveScan.Passes(d, query, except: null)), results.Total);
        Assert.Equal(answers.Count(d => !NaiveScan.Serves(d, query.Place) && NaiveScan.Passes(d, query, except: null)), results.Elsewhere);
        foreach (var facet in Enum.GetValues<Facet>())
        {
            var counts = here.Where(d => NaiveScan.Passes(d, query, except: facet))
                .SelectMany(d => NaiveScan.Values(d, facet, query))
                .GroupBy(v => v, StringComparer.Ordinal)
                .Select(g => new FacetCount(g.Key, g.Count()))
                .OrderByDescending(c => c.Count)
                .ThenBy(c => c.Code, StringComparer.Ordinal);
            Assert.Equal(counts, results.Facets[facet]);
        }
    });

    [Fact]
    public void A_filters_total_equals_the_intersection() => Check((documents, query) =>
    {
        var index = SearchIndex.Build(documents, KnownWords);
        var all = query with { Limit = 10_000 };
        var expected = index.Search(all with { Filters = Ask("").Filters }).Hits.Select(h => h.Id).ToHashSet();
        foreach (var filter in query.Filters)
        {
            expected.IntersectWith(index.Search(all with
            {
                Filters = new Dictionary<Facet, IReadOnlyList<string>> { [filter.Key] = filter.Value },
            }).Hits.Select(h => h.Id));
        }
        var found = index.Search(all);
        Assert.Equal(expected.Count, found.Total);
        Assert.True(expected.SetEquals(found.Hits.Select(h => h.Id)));
    });

    [Fact]
    public void The_order_without_words_equals_a_naive_sort() => Check((documents, query) =>
    {
        var hits = SearchIndex.Build(documents, KnownWords).Search(query with { Text = "", Limit = 7 }).Hits;
        var expected = documents
            .Where(d => NaiveScan.Serves(d, query.Place) && NaiveScan.Passes(d, query, except: null))
            .OrderBy(d => query.Asker == Asker.Everyone && d.Audience >= Audience.Professionals)
            .ThenBy(d => query.Asker == Asker.Everyone && d.Level == CareLevel.Coordination)
            .ThenByDescending(d => NaiveScan.PointsOf(d, query))
            .ThenBy(d => d.Id)
            .Take(7);
        Assert.Equal(expected.Select(d => d.Id), hits.Select(h => h.Id));
    });

    [Fact]
    public void A_page_is_a_part_of_the_whole_order() => Check((documents, query) =>
    {
        var index = SearchIndex.Build(documents, KnownWords);
        var whole = index.Search(query with { Limit = 10_000 }).Hits.Select(h => h.Id).ToList();
        Assert.Equal(whole.Skip(3).Take(4), index.Search(query with { Offset = 3, Limit = 4 }).Hits.Select(h => h.Id));
    });

    [Fact]
    public void The_order_of_equals_is_by_id() => Check((documents, query) =>
    {
        var same = documents.Select(d => documents[0] with { Id = d.Id, Shown = "same", Type = DocumentType.Service }).ToList();
        var hits = SearchIndex.Build(same, KnownWords).Search(query with { Limit = 10_000 }).Hits;
        Assert.Equal(hits.Select(h => h.Id).Order(), hits.Select(h => h.Id));
    });

    [Fact]
    public void A_changed_index_finds_what_a_new_build_finds() => Check((documents, query) =>
    {
        // A third there from the start, a third replaced, a third added; some removed in two steps.
        var third = documents.Count / 3;
        var old = documents.Take(2 * third).Select((d, i) => i < third ? d : Reworded(d)).ToList();
        var removed = documents.Where((_, i) => i % 5 == 0).Select(d => d.Id).ToList();
        var changed = SearchIndex.Build(old, KnownWords)
            .With(documents.Skip(third).Take(third), removed.Take(1))
            .With(documents.Skip(2 * third), removed.Skip(1));
        var built = SearchIndex.Build(documents.Where(d => !removed.Contains(d.Id)), KnownWords);
        Assert.Equal(built.Count, changed.Count);
        foreach (var asked in (SearchQuery[])[query, query with { Text = "" }, query with { Filters = Ask("").Filters, Place = null }])
        {
            AssertSame(built.Search(asked), changed.Search(asked));
        }
    });

    [Fact]
    public void Closed_doors_never_lead() => Check((documents, query) =>
    {
        var hits = SearchIndex.Build(documents, KnownWords).Search(query with { Limit = 10_000, Asker = Asker.Everyone }).Hits;
        var closed = hits.Select(h => documents.First(d => d.Id == h.Id).Audience >= Audience.Professionals).ToList();

        // One that was asked for by its whole name may stand third; all others come after what is open.
        if (closed.Count > 2 && closed[2])
        {
            closed.RemoveAt(2);
        }
        Assert.Equal(closed.Order(), closed);
    });

    private static void AssertSame(SearchResults<string> expected, SearchResults<string> actual)
    {
        Assert.Equal(expected.Hits.Select(h => h.Id), actual.Hits.Select(h => h.Id));
        Assert.Equal((expected.Total, expected.Elsewhere), (actual.Total, actual.Elsewhere));
        Assert.Equal(expected.Understood, actual.Understood);
        Assert.Equal(expected.Hits.SelectMany(h => h.Reasons), actual.Hits.SelectMany(h => h.Reasons));
        foreach (var facet in expected.Facets.Keys)
        {
            Assert.Equal(expected.Facets[facet], actual.Facets[facet]);
        }
    }

    private static void Check(Action<IReadOnlyList<SearchDocument<string>>, SearchQuery> property)
    {
        var collections = Documents().ListOf(24).Select(list => (IReadOnlyList<SearchDocument<string>>)[.. list.DistinctBy(d => d.Id)]);
        Prop.ForAll(collections.ToArbitrary(), Queries().ToArbitrary(), property).QuickCheckThrowOnFailure();
    }

    private static SearchDocument<string> Reworded(SearchDocument<string> document) =>
        document with { Name = Texts("tandarts", "repas"), Kinds = ["62"], AreasServed = ["zone:nw"] };

    private static Gen<SearchDocument<string>> Documents() =>
        from document in RandomDocuments.Of(60, Kinds, Enum.GetValues<DocumentType>(), Enum.GetValues<Audience>())
        from nl in Gen.Elements(Words).ListOf(2)
        from fr in Gen.Elements(Words).ListOf(2)
        select document with
        {
            Shown = nl[0],
            Name = Texts(nl[0], fr[0]),
            Description = Texts(string.Join(' ', nl), string.Join(' ', fr)),
        };

    private static Gen<SearchQuery> Queries() =>
        from text in Gen.Elements([.. Words, "", "poetsvrouw", "verplegign", "ik zoek thuisverpleging en oppas", "qqqq", "aide soins"])
        from kinds in Gen.SubListOf(Kinds)
        from languages in Gen.SubListOf("nl", "ar", "zz")
        from channels in Gen.SubListOf("phone", "mail")
        from open in Gen.SubListOf(SearchCodes.Now)
        from here in Gen.Elements(true, false)
        from asker in Gen.Elements(Enum.GetValues<Asker>())
        select Ask(text) with
        {
            Place = here ? Molenbeek : null,
            Asker = asker,
            Hours = Hours,
            Filters = new Dictionary<Facet, IReadOnlyList<string>>
            {
                [Facet.Kind] = [.. kinds],
                [Facet.Language] = [.. languages],
                [Facet.Channel] = [.. channels],
                [Facet.Open] = [.. open],
            },
        };
}
