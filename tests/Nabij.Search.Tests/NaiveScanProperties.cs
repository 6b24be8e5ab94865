using FsCheck;
using FsCheck.Fluent;
using static Nabij.Search.Tests.SmallBrussels;

namespace Nabij.Search.Tests;

/// <summary>
/// Random small collections in three languages, led there through changes, compared with looking at each document: what is found, in which
/// order, and every count. The words are invented, so that here a word is found as written and nothing else is.
/// </summary>
public sealed class NaiveScanProperties
{
    private static readonly string[] Words = ["bolmat", "trikpu", "dovag", "zeluk", "pamrot", "hifos"];
    private static readonly string[] Kinds = ["62", "38", "k1"];
    private static readonly string[] Languages = ["nl", "fr", "en"];
    private static readonly OpenState[] Hours = [OpenState.Open, OpenState.Closed, OpenState.Unknown];

    // A word people say beside the words of texts.
    private static readonly Lexicon OneSaid = new() { Words = [new("nl", "poetsvrouw", ["62"], 1)], Dangers = [] };

    [Fact]
    public void One_word_finds_whatever_has_it_and_counts_every_side() => Check(Texts(), (changes, query) =>
    {
        var (index, documents) = Lead(changes);
        var results = index.Search(query);
        var found = documents.Where(d => Answers(d, query.Text)).ToList();
        var here = found.Where(d => NaiveScan.Serves(d, query.Place)).ToList();
        var expected = here.Where(d => NaiveScan.Passes(d, query, except: null)).ToList();
        Assert.Equal(documents.Count, index.Count);
        Assert.Equal(expected.Count, results.Total);
        Assert.Equal(expected.Select(d => d.Id).Order(), results.Hits.Select(h => h.Id).Order());
        Assert.Equal(found.Count(d => !NaiveScan.Serves(d, query.Place) && NaiveScan.Passes(d, query, except: null)), results.Elsewhere);
        foreach (var facet in Enum.GetValues<Facet>())
        {
            var counts = here.Where(d => NaiveScan.Passes(d, query, except: facet))
                .SelectMany(d => NaiveScan.Values(d, facet, query))
                .CountBy(v => v, StringComparer.Ordinal)
                .OrderByDescending(c => c.Value)
                .ThenBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => new FacetCount(c.Key, c.Value));
            Assert.Equal(counts, results.Facets[facet]);
        }
    });

    [Fact]
    public void What_matches_equally_stands_in_the_order_of_its_points() => Check(Named(), (changes, query) =>
    {
        var (index, documents) = Lead(changes);
        var expected = documents
            .Where(d => Answers(d, query.Text) && NaiveScan.Serves(d, query.Place) && NaiveScan.Passes(d, query, except: null))
            .OrderByDescending(d => NaiveScan.PointsOf(d, query))
            .ThenBy(d => d.Id)
            .Select(d => d.Id);
        Assert.Equal(expected, index.Search(query).Hits.Select(h => h.Id));
    });

    [Fact]
    public void A_document_about_something_else_moves_no_other() => Check(Texts(), (changes, query) =>
    {
        var (index, _) = Lead(changes);
        var other = Other();
        var before = index.Search(query);
        var after = index.With([other], []).Search(query);
        // Of everything it is one more; to a word it is no answer.
        Assert.Equal(before.Total + (query.Text.Length == 0 && NaiveScan.Serves(other, query.Place) && NaiveScan.Passes(other, query, except: null) ? 1 : 0), after.Total);
        Assert.Equal(before.Hits.Select(h => h.Id), after.Hits.Select(h => h.Id).Where(id => id != other.Id));
        Assert.Equal(before.Hits.SelectMany(h => h.Reasons), after.Hits.Where(h => h.Id != other.Id).SelectMany(h => h.Reasons));
    });

    // A document more makes every word a little rarer, some more than others. That may move documents with different words of the
    // question past each other, and no others.
    [Fact]
    public void To_several_words_it_moves_none_past_one_with_the_same_words() => Check(Texts(), (changes, query) =>
    {
        var (index, documents) = Lead(changes);
        var asked = query with { Text = "bolmat trikpu dovag" };
        var after = index.With([Other()], []).Search(asked).Hits.Select(h => h.Id).ToList();
        foreach (var alike in index.Search(asked).Hits.GroupBy(h => Matched(documents.Single(d => d.Id == h.Id), asked.Text), StringComparer.Ordinal))
        {
            // Where their word is now too small a part of the question, none of them answers any more; else each does, in the same order.
            var ids = alike.Select(h => h.Id).ToHashSet();
            var left = after.Where(ids.Contains).ToList();
            Assert.Equal(left.Count == 0 ? [] : [.. alike.Select(h => h.Id)], left);
        }
    });

    private static bool Answers(SearchDocument<string> document, string word) =>
        word.Length == 0 || (word == "poetsvrouw" ? document.Kinds.Contains("62") : AllTexts(document).Any(t => t.Split(' ').Contains(word)));

    // Which of the words it has, where, among how many.
    private static string Matched(SearchDocument<string> document, string words) => string.Join('|', AllTexts(document)
        .Select(t => string.Join(' ', t.Split(' ').Select(w => words.Contains(w, StringComparison.Ordinal) ? w : "-"))));

    private static IEnumerable<string> AllTexts(SearchDocument<string> document) => ((IEnumerable<IReadOnlyDictionary<string, string>>)
        [document.Name, document.Organization, document.Description, document.OtherNames.ToDictionary()])
        .SelectMany(texts => Languages.Select(l => texts.GetValueOrDefault(l, "")));

    private static SearchDocument<string> Other() => new()
    {
        Id = Id(1_000),
        Shown = "other",
        Type = DocumentType.Informal,
        Name = new Dictionary<string, string> { ["nl"] = "wujik" },
        Description = new Dictionary<string, string> { ["fr"] = "gynabe cheval" },
        Kinds = ["k1"],
        AreasServed = ["region"],
        CheckedOn = Today,
    };

    /// <summary>The index after the changes, begun with the first, and the documents that are then in it.</summary>
    private static (SearchIndex<string> Index, IReadOnlyList<SearchDocument<string>> Documents) Lead(IReadOnlyList<Change> changes)
    {
        var documents = changes[0].Changed.DistinctBy(d => d.Id).ToDictionary(d => d.Id);
        var index = SearchIndex.Build(documents.Values, OneSaid);
        foreach (var (changed, removed) in changes.Skip(1))
        {
            var each = changed.DistinctBy(d => d.Id).ToList();
            index = index.With(each, removed);
            each.ForEach(d => documents[d.Id] = d);
            removed.ForEach(id => documents.Remove(id));
        }
        return (index, [.. documents.Values]);
    }

    private static void Check(Gen<SearchDocument<string>> documents, Action<IReadOnlyList<Change>, SearchQuery> property)
    {
        var changes = from first in documents.ListOf(16)
                      from later in (
                          from changed in documents.ListOf(4)
                          from removed in Gen.Choose(1, 30).ListOf(2)
                          select new Change([.. changed], [.. removed.Select(Id)])).ListOf(3)
                      select (IReadOnlyList<Change>)[new([.. first], []), .. later];
        Prop.ForAll(changes.ToArbitrary(), Queries().ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    /// <summary>Words anywhere, in any of the languages.</summary>
    private static Gen<SearchDocument<string>> Texts() =>
        from document in Documents()
        from name in InLanguages(1)
        from organization in InLanguages(1)
        from description in InLanguages(4)
        from other in Gen.Elements(Words)
        from otherLanguage in Gen.Elements(Languages)
        select document with
        {
            Name = name,
            Organization = organization,
            Description = description,
            OtherNames = [KeyValuePair.Create(otherLanguage, other)],
        };

    /// <summary>One word, the same in each language, and nothing else: all that have it match it equally.</summary>
    private static Gen<SearchDocument<string>> Named() =>
        from document in Documents()
        from word in Gen.Elements(Words)
        select document with { Name = Languages.ToDictionary(l => l, _ => word), Kinds = [.. document.Kinds.Where(k => k != "62")] };

    private static Gen<Dictionary<string, string>> InLanguages(int words) =>
        from languages in Gen.SubListOf(Languages)
        from texts in Gen.Elements(Words).ListOf(words).ListOf(Languages.Length)
        select languages.Zip(texts).ToDictionary(t => t.First, t => string.Join(' ', t.Second));

    // No guide pages, whose names become words people say, and no closed doors, which stand apart: CollectionProperties has those.
    private static Gen<SearchDocument<string>> Documents() =>
        RandomDocuments.Of(30, Kinds, [DocumentType.Service, DocumentType.Helpline, DocumentType.Informal], [Audience.Everyone, Audience.Circle]);

    private static Gen<SearchQuery> Queries() =>
        from text in Gen.Elements([.. Words, .. Words, "", "poetsvrouw", "qqqq"])
        from language in Gen.Elements(Languages)
        from here in Gen.Elements(true, false)
        from asker in Gen.Elements(Enum.GetValues<Asker>())
        from kinds in Gen.OneOf(Gen.Constant(new List<string>()), Gen.SubListOf(Kinds).Select(k => k.ToList()))
        from others in Gen.SubListOf((Facet.Language, "nl"), (Facet.Language, "zz"), (Facet.Channel, "phone"), (Facet.Threshold, "low"), (Facet.Cost, "free"), (Facet.Type, "helpline"), (Facet.Open, SearchCodes.Now))
        from few in Gen.Choose(0, 2)
        select Ask(text, language) with
        {
            Place = here ? Molenbeek : null,
            Asker = asker,
            Hours = Hours,
            Filters = others.Take(few).Append((Facet.Kind, "")).GroupBy(f => f.Item1).ToDictionary(
                g => g.Key,
                g => (IReadOnlyList<string>)(g.Key == Facet.Kind ? [.. kinds] : [.. g.Select(f => f.Item2)])),
        };

    private sealed record Change(List<SearchDocument<string>> Changed, List<Guid> Removed);
}
