using static Nabij.Search.Tests.SmallBrussels;

namespace Nabij.Search.Tests;

public sealed class UnderstandingTests
{
    [Theory]
    [InlineData("thuisverpleging", "nl", "guide 346")]
    [InlineData("THUISVERPLEGING", "fr", "guide 346")]
    [InlineData("soins infirmiers à domicile", "fr", "guide 346")]
    [InlineData("soins infirmiers a domicile", "nl", "guide 346")]
    [InlineData("home nursing", "en", "guide 346")]
    [InlineData("infirmière à domicile", "fr", "guide 346")]
    [InlineData("home nurse", "en", "guide 346")]
    [InlineData("wijkverpleegkundige", "nl", "guide 346")]
    [InlineData("poetsvrouw", "nl", "guide 62")]
    [InlineData("poetsvrouwen", "nl", "guide 62")]
    [InlineData("femme de menage", "fr", "guide 62")]
    [InlineData("je cherche une femme de ménage pour ma mère", "fr", "guide 62")]
    [InlineData("cleaning help", "en", "guide 62")]
    [InlineData("alarmknop", "nl", "guide 38")]
    [InlineData("téléassistance", "fr", "guide 38")]
    [InlineData("meals on wheels", "en", "guide 42")]
    [InlineData("maaltijden aan huis", "nl", "guide 42")]
    [InlineData("coördinatie thuiszorg", "nl", "guide 216")]
    public void A_kind_asked_by_its_names_or_words_has_its_guide_page_first(string text, string language, string first) =>
        Assert.Equal(first, Find(Ask(text, language)).Shown()[0]);

    [Theory]
    [InlineData("thuisverplegign", "guide 346")]
    [InlineData("tuisverpleging", "guide 346")]
    [InlineData("thuisverpleeging", "guide 346")]
    [InlineData("infirmiere a domicil", "guide 346")]
    [InlineData("poetsvrow", "guide 62")]
    [InlineData("femme de mennage", "guide 62")]
    [InlineData("alramknop", "guide 38")]
    [InlineData("kinesitherapi", "guide 347")]
    [InlineData("ilarmknop", "guide 38")]
    public void A_misspelt_or_unfinished_word_is_understood(string text, string first) =>
        Assert.Equal(first, Find(Ask(text)).Shown()[0]);

    [Fact]
    public void Each_guide_page_stands_first_for_each_of_its_names()
    {
        foreach (var guide in Brussels.Where(d => d.Type == DocumentType.Help))
        {
            foreach (var (language, name) in guide.Name)
            {
                Assert.Equal(guide.Shown, Find(Ask(name, language)).Shown()[0]);
                Assert.Equal(guide.Shown, Find(Ask(name, "nl") with { Place = Molenbeek }).Shown()[0]);
            }
        }
    }

    [Fact]
    public void A_question_in_one_language_finds_what_another_describes()
    {
        var results = Find(Ask("poetsvrouw", "nl"));
        Assert.Contains("Poetsdienst De Zon", results.Shown());
        Assert.Equal(new("62", "poetsvrouw", "nl"), Assert.Single(results.Understood));

        results = Find(Ask("home nurse", "en"));
        Assert.Contains("Wit-Gele Kruis", results.Shown());
    }

    [Theory]
    [InlineData("verpleging thuis")]
    [InlineData("thuis verpleging")]
    public void A_compound_written_apart_is_the_same_word(string text) =>
        Assert.Contains("guide 346", Find(Ask(text)).Shown().Take(3));

    [Theory]
    [InlineData("xqzv")]
    [InlineData("blockchain kwantumcomputer")]
    [InlineData("zzzzzz qqqqqq")]
    [InlineData("de het een")]
    [InlineData("le la les")]
    [InlineData("?!... --- ***")]
    [InlineData("123456789")]
    public void Nonsense_and_stop_words_bring_nothing(string text)
    {
        var results = Find(Ask(text));
        Assert.Equal(0, results.Total);
        Assert.Empty(results.Hits);
    }

    [Fact]
    public void A_word_that_may_not_be_shown_is_understood_and_not_shown()
    {
        var results = Find(Ask("wijkverpleegkundige"));
        Assert.Null(Assert.Single(results.Understood).Word);
        Assert.DoesNotContain(results.Hits.SelectMany(h => h.Reasons), r => r.Word == "wijkverpleegkundige");
    }

    [Theory]
    [InlineData("zelfmoord", "nl", "suicide")]
    [InlineData("Ik wil écht niet meer leven", "nl", "suicide")]
    [InlineData("mijn man slaat mij", "nl", "violence")]
    [InlineData("au secours il me frappe", "fr", "violence")]
    [InlineData("je veux mourir", "fr", "suicide")]
    [InlineData("je veux mourir, pas vivre, et pas être chez moi", "fr", "suicide")]
    public void A_danger_is_named(string text, string language, string topic) =>
        Assert.Equal([topic], Find(Ask(text, language)).Dangers);

    [Theory]
    [InlineData("leven met dementie")]
    [InlineData("je veux mourir chez moi entouré des miens")]
    [InlineData("je veux mourir à la maison")]
    [InlineData("zelfmord")]
    [InlineData("thuisverpleging")]
    [InlineData("wie is die mevrouw die komt poetsen bij mijn vader")]
    public void What_only_looks_like_danger_is_not(string text) => Assert.Empty(Find(Ask(text)).Dangers);

    [Fact]
    public void The_reason_says_through_which_word_it_was_found()
    {
        var hit = Find(Ask("poetsvrouw")).Hits.Single(h => h.Shown == "guide 62");
        Assert.Equal(new(ReasonCode.FoundByWord, "poetsvrouw", "nl"), hit.Reasons[0]);
        hit = Find(Ask("meals on wheels", "nl")).Hits.Single(h => h.Shown == "Warm aan tafel");
        Assert.Equal(new(ReasonCode.FoundByOtherLanguage, "meals on wheels", "en"), hit.Reasons[0]);
        hit = Find(Ask("buurtzalon")).Hits[0];
        Assert.Equal(new(ReasonCode.FoundBySpelling, "buurtsalon"), hit.Reasons[0]);
    }
}
