using static Nabij.Search.Tests.SmallBrussels;

namespace Nabij.Search.Tests;

/// <summary>What whole stories teach, and words that are about something else. As if many people had told each story.</summary>
public sealed class StoryTests
{
    private const int Tellers = 30;

    private static readonly SearchIndex<string> Told = SearchIndex.Build(Brussels, SmallBrussels.Lexicon with
    {
        Words =
        [
            .. SmallBrussels.Lexicon.Words,
            .. Tell("de zware zakken van de winkel naar boven dragen lukt mij niet, mijn rug en mijn boodschappen zijn te zwaar", "62"),
            .. Tell("het fornuis staat al weken koud, er ligt niets in de koelkast en niemand kookt nog een warme maaltijd voor vader", "42"),
            .. Tell("moeder is gevallen, de wonde op haar been moet elke dag een nieuw verband krijgen van iemand die prikt en verzorgt", "346"),
            .. Tell("vader is gevallen en bleef uren op de vloer liggen omdat hij alleen woont en de telefoon te ver hing", "38"),
            new("nl", "weerbericht", [], 1),
            new("nl", "taart bakken", [], 1),
            new("nl", "jan", [], 0.4),
        ],
    });

    [Fact]
    public void A_story_brings_the_kinds_that_help_in_that_situation()
    {
        var results = Told.Search(Ask("mijn moeder is gevallen en kan niet meer alleen wonen"));
        Assert.Contains("guide 38", results.Shown().Take(2));
        Assert.Contains("guide 346", results.Shown());
        Assert.Equal("nl", results.DetectedLanguage);
    }

    [Fact]
    public void A_story_without_a_whole_phrase_is_understood_by_its_words()
    {
        var results = Told.Search(Ask("ik kan de boodschappen van de winkel niet meer dragen, alles is te zwaar voor mij"));
        Assert.Equal("guide 62", results.Shown()[0]);
        Assert.DoesNotContain("guide 42", results.Shown());
        Assert.Null(Assert.Single(results.Understood).Word);
    }

    [Theory]
    [InlineData("weerbericht morgen")]
    [InlineData("taart bakken met appels")]
    [InlineData("jan peeters")]
    public void A_question_about_something_else_brings_nothing(string text) => Assert.Equal(0, Told.Search(Ask(text)).Total);

    [Theory]
    [InlineData("weerbericht of poetsvrouw", "guide 62")]
    [InlineData("jan zoekt een alarmknop", "guide 38")]
    public void Words_of_something_else_hide_no_help_that_was_surely_asked_for(string text, string first) =>
        Assert.Equal(first, Told.Search(Ask(text)).Shown()[0]);

    [Fact]
    public void A_first_name_in_a_story_hides_nothing_of_it() =>
        Assert.Equal("guide 62", Told.Search(Ask("onze jan kan de zware zakken boodschappen van de winkel niet meer dragen")).Shown()[0]);

    private static IEnumerable<SaidWord> Tell(string story, string kind) => Enumerable.Repeat(new SaidWord("nl", story, [kind], 0.5), Tellers);
}
