using Nabij.Search.Language;

namespace Nabij.Search.Tests.Language;

public sealed class AnalyzerTests
{
    [Theory]
    // Case, accents, ligatures, however they are written
    [InlineData("fr", "ŒUVRE À côté du Cœur", "oeuvre a cote du coeur")]
    [InlineData("nl", "coördinatie Ĳzer éé́n", "coordinatie ijzer een")]
    [InlineData("nl", "Noe\u0308l", "noel")]
    [InlineData("en", "ＨＥＬＰ ﬁnd ﬄ Straße ĳs", "help find ffl strasse ijs")]
    [InlineData("nl", "İstanbul ısı Ælfred Łódź", "istanbul isi aelfred lodz")]
    // What nobody sees
    [InlineData("nl", "hu\u200Blp thuis\u00ADzorg \u202Eafwas\u202C \uFEFFbad", "hulp thuiszorg afwas bad")]
    [InlineData("nl", "hulp\u0000bij\tbad\u0007", "hulp bij bad")]
    // Elision
    [InlineData("fr", "l'aide d’urgence qu'elle jusqu'ici lorsqu‘on", "aide urgence elle ici on")]
    [InlineData("fr", "aujourd'hui presqu'île entr'aide", "aujourdhui presquile entraide")]
    [InlineData("fr", "L'A.S.B.L. d'l'aide", "asbl aide")]
    [InlineData("nl", "'s avonds 't huis zo'n foto's d'Hondt L'Ilot", "s avonds t huis zo foto hondt ilot")]
    [InlineData("en", "carer's carers' I'll we'd don't o'clock L'Ilot", "carer carers i we dont oclock ilot")]
    [InlineData("en", "'quoted' ''", "quoted")]
    // Parts and wholes
    [InlineData("nl", "Sint-Jans-Molenbeek e-mail en/of", "sint jans molenbeek e mail en of")]
    [InlineData("fr", "rendez‑vous – sans—abri", "rendez vous sans abri")]
    [InlineData("fr", "C.P.A.S. d'Ixelles, p.ex. fin.Début", "cpas ixelles p ex fin debut")]
    [InlineData("nl", "het O.C.M.W.en b.v.", "het ocmw en bv")]
    // Numbers
    [InlineData("nl", "0800 35.243 +32/2 24u/24 A4 1,5", "0800 35 243 32 2 24u 24 a4 1 5")]
    [InlineData("nl", "٠٨٠٠", "0800")]
    // Other scripts
    [InlineData("ar", "مساعدة في البيت", "مساعده في البيت")]
    [InlineData("uk", "Допомога", "допомога")]
    [InlineData("nl", "🆘 hulp👩‍👧 ☎", "hulp")]
    public void Text_is_read_as_words(string language, string text, string words) =>
        Assert.Equal(words, string.Join(' ', Analyzer.For(language).Analyze(text).Select(t => t.Folded)));

    [Theory]
    [InlineData("fr", "infirmiere", "infirmière")]
    [InlineData("fr", "infirmiere", "INFIRMIERS")]
    [InlineData("fr", "handicapees", "handicapé")]
    [InlineData("fr", "âgées", "agee")]
    [InlineData("fr", "mobilite", "mobilité")]
    [InlineData("fr", "l'aide", "aides")]
    [InlineData("nl", "verplegingen", "verpleging")]
    [InlineData("nl", "patienten", "patiënt")]
    [InlineData("en", "carers'", "carer")]
    [InlineData("en", "nurses", "nursing")]
    public void Words_meet_however_they_are_written(string language, string one, string other)
    {
        var analyzer = Analyzer.For(language);
        Assert.Equal(Assert.Single(analyzer.Analyze(other)).Stem, Assert.Single(analyzer.Analyze(one)).Stem);
    }

    [Theory]
    [InlineData("fr", "visite", "visité", true)]
    [InlineData("fr", "été", "ete", true)]
    [InlineData("en", "I'll", "ill", false)]
    [InlineData("en", "we'll", "well", false)]
    [InlineData("nl", "zo'n", "zon", false)]
    public void Little_words_do_not_become_others(string language, string one, string other, bool same)
    {
        var analyzer = Analyzer.For(language);
        Assert.Equal(same, Assert.Single(analyzer.Analyze(one)).Stem == Assert.Single(analyzer.Analyze(other)).Stem);
    }

    [Theory]
    [InlineData("fr", "Oui, l’Ilot !", "Ilot")]
    [InlineData("fr", "au C.P.A.S. même", "C.P.A.S")]
    [InlineData("nl", "de foto's hier", "foto")]
    [InlineData("nl", "een hu\u200Blp\u200B, ja", "hu\u200Blp")]
    [InlineData("nl", "bij Noe\u0308 ja", "Noe\u0308")]
    [InlineData("nl", "👩‍👧 hulp", "hulp")]
    public void Words_lie_in_the_text_as_it_was_written(string language, string text, string written) =>
        Assert.Contains(written, Analyzer.For(language).Analyze(text).Select(t => text.Substring(t.Start, t.Length)));

    [Theory]
    [InlineData("nl", "Ik zoek een poetsvrouw voor mijn moeder", "poetsvrouw moeder")]
    [InlineData("nl", "Hallo, wie kan mij helpen met de was aub?", "helpen was")]
    [InlineData("nl", "Ik wil niet alleen zijn", "alleen")]
    [InlineData("fr", "Bonjour, je cherche de l'aide pour mon père svp", "aide pere")]
    [InlineData("fr", "J'ai besoin d'une femme de ménage", "femme menage")]
    [InlineData("fr", "sans papiers", "sans papiers")]
    [InlineData("fr", "personne âgée, bien-être", "personne agee bien")]
    [InlineData("en", "I am looking for someone to help my mum", "help mum")]
    [InlineData("en", "I don't know where to find a nurse, please", "nurse")]
    [InlineData("en", "lost my ID", "lost id")]
    [InlineData("und", "de la the", "de la the")]
    public void Little_words_and_politeness_carry_no_meaning(string language, string text, string words) =>
        Assert.Equal(words, string.Join(' ', Analyzer.For(language).Analyze(text).Where(t => !t.IsStopWord).Select(t => t.Folded)));

    [Fact]
    public void A_language_without_an_analyzer_is_folded_only()
    {
        var token = Assert.Single(Analyzer.For("pl").Analyze("Pielęgniarki"));
        Assert.Equal(("pielegniarki", "pielegniarki", false), (token.Folded, token.Stem, token.IsStopWord));
    }

    [Fact]
    public void A_list_can_be_used_again()
    {
        var tokens = new List<Token>();
        Analyzer.For("nl").Analyze("hulp thuis", tokens);
        Analyzer.For("fr").Analyze("l'aide", tokens);
        Assert.Equal(["hulp", "thuis", "aide"], tokens.Select(t => t.Folded));
    }
}
