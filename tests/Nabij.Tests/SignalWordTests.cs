using Nabij.Features.Signals;
using Nabij.Search;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>Which words of a question may be counted, with the vocabulary of Brussels.</summary>
public sealed class SignalWordTests(Sites sites) : SiteTests(sites, Engine.Sqlite)
{
    [Theory]
    // Names: with a capital, after a title or a relative, introduced, common ones in small letters.
    [InlineData("nl", "ik zoek Zebedeus Okkernoot voor een rolstoelbasket", "zebedeus okkernoot")]
    [InlineData("nl", "mevrouw okkernoot zoekt poetshulp", "okkernoot")]
    [InlineData("nl", "dhr. okkernoot is gevallen", "okkernoot")]
    [InlineData("nl", "mijn buurvrouw okkernoot is ziek", "okkernoot")]
    [InlineData("nl", "hallo ik heet zebedeus van den okkernoot en ik ben alleen", "zebedeus okkernoot")]
    [InlineData("nl", "mijn naam is zebedeus okkernoot", "zebedeus okkernoot")]
    [InlineData("nl", "mijn naam: zebedeus okkernoot", "zebedeus okkernoot")]
    [InlineData("nl", "fatima el okkernoot", "fatima okkernoot")]
    [InlineData("nl", "okkernoot fatima", "fatima okkernoot")]
    [InlineData("nl", "vandenokkernoot", "vandenokkernoot")]
    [InlineData("nl", "ZEBEDEUS OKKERNOOT ZOEKT HULP", "zebedeus okkernoot")]
    [InlineData("nl", "huisarts D'haese", "haese")]
    [InlineData("nl", "mevrouw an zielinska", "zielinska")]
    [InlineData("fr", "m. kowalczyk ne sort plus", "kowalczyk")]
    [InlineData("fr", "je m'appelle zébédée noisetier et je cherche de l'aide", "zebedee noisetier")]
    [InlineData("fr", "madame noisetier ne mange plus", "noisetier")]
    [InlineData("fr", "ma voisine zébédée ne sort plus", "zebedee")]
    [InlineData("fr", "Mme. Noisetier", "noisetier")]
    [InlineData("fr", "qui est l'Étoilette", "etoilette")]
    [InlineData("en", "my name is zebedee walnutter", "zebedee walnutter")]
    [InlineData("en", "mrs walnutter needs help", "walnutter")]
    [InlineData("en", "my neighbour zebedee walnutter fell", "zebedee walnutter")]
    // Numbers and what stands beside them.
    [InlineData("nl", "bel okkernoot 0470 12 34 56", "okkernoot 0470 12 34 56")]
    [InlineData("nl", "rijksregister 85.07.30-033.28 okkernoot", "85 07 30 033 28 okkernoot")]
    [InlineData("nl", "okkernoot geboren 1950", "okkernoot 1950")]
    [InlineData("nl", "tel +32(0)470/12.34.56", "32 470 0470")]
    [InlineData("nl", "٠٤٧٠ ١٢٣٤٥٦", "0470 123456")]
    // Addresses.
    [InlineData("nl", "poetshulp in de zilverreigerstraat", "zilverreigerstraat")]
    [InlineData("nl", "okkernoot zilverreigerlaan 47 bus 3", "okkernoot zilverreigerlaan 47 3")]
    [InlineData("nl", "louisa okkernoot laan", "okkernoot")]
    [InlineData("fr", "aide rue du hérondelle 47 bte 3", "herondelle 47 3")]
    [InlineData("fr", "avenue zébédée noisetier", "zebedee noisetier")]
    [InlineData("fr", "chaussée de hérondelle", "herondelle")]
    [InlineData("fr", "place hérondelle", "herondelle")]
    [InlineData("en", "help near heronette street", "heronette")]
    // Mail, web and handles.
    [InlineData("nl", "mail naar okkernoot@zebedeus.example", "okkernoot zebedeus example")]
    [InlineData("nl", "mail okkernoot @ zebedeus.example", "okkernoot zebedeus example")]
    [InlineData("nl", "mail okkernoot(at)zebedeus.example", "okkernoot zebedeus example")]
    [InlineData("nl", "zie https://zebedeus.example/okkernoot?x=walnoten", "zebedeus example okkernoot walnoten")]
    [InlineData("nl", "zie zebedeus.example", "zebedeus example")]
    [InlineData("nl", "volg @okkernoot", "okkernoot")]
    [InlineData("nl", "okkernoot＠zebedeus.example", "okkernoot zebedeus example")]
    // Neither words nor places that are finer than a municipality.
    [InlineData("nl", "marollen", "marollen")]
    [InlineData("nl", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_may_tell_who_or_where_somebody_is_is_not_counted(string language, string question, string hidden)
    {
        var words = NeedWord.In(question, language, Site.State.Needs).Select(w => w.Word).ToList();

        Assert.Empty(words.Intersect(hidden.Split(' ')));
        Assert.DoesNotContain(words, w => w.Any(char.IsDigit) || w.Contains('@', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nl", "rolstoelbasket voor mijn zoon", "rolstoelbasket")]
    [InlineData("nl", "poetsvrouwen", "poetsvrouw*")]
    [InlineData("fr", "aide pour un potager collectif", "aide* potager collectif")]
    [InlineData("en", "I want to borrow a ukulele", "ukulele borrow")]
    [InlineData("fr", "je dors dans la rue avec mon chien", "chien rue*")]
    [InlineData("nl", "de dokter komt niet aan huis", "dokter* huis*")]
    public void What_is_needed_is(string language, string question, string expected)
    {
        var words = NeedWord.In(question, language, Site.State.Needs);

        foreach (var word in expected.Split(' '))
        {
            Assert.Contains(words, w => w.Word == word.TrimEnd('*') && (w.IsKnown || !word.EndsWith('*')));
        }
    }

    [Fact]
    public void A_known_word_is_always_one_of_the_lists_own()
    {
        var longest = new string('q', NeedWord.MostLetters + 1);
        var own = Vocabulary.Of([("nl", "poetsvrouw aan huis"), ("fr", "à 65 ans"), ("nl", longest)], ["Marollen"]);

        Assert.Equal(["poetsvrouw"], NeedWord.In("Poetsvróuwen van Poetsvrouwen", "fr", own).Where(w => w.IsKnown).Select(w => w.Word));
        Assert.Empty(NeedWord.In("marollen, 65 !?", "nl", own));
        Assert.Empty(NeedWord.In(longest, "nl", own));
        Assert.Equal(["ans"], NeedWord.InNames(["65 ans", "Onbekend", longest], "fr", own).Select(w => w.Word));
    }

    [Fact]
    public void No_common_name_is_a_word_of_the_lists()
    {
        // Such a word would be counted as a need, or a need dropped as a name: one of the two lists must give way.
        var names = File.ReadAllText(Path.Combine(Checkout.Root, "src/Nabij/Features/Signals/NameWords.cs")).Split("\"\"\"")[^2].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        Assert.True(names.Length > 300);
        Report.None(names.Where(n => Site.State.Needs.Read(n, "nl").Any(w => w.Known == n)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u0000\uD800 \uFFFF ' @ . : // ")]
    [InlineData("mevrouw")]
    [InlineData("rue")]
    [InlineData("m'appelle")]
    [InlineData("12")]
    [InlineData("van de la el")]
    public void Odd_questions_have_no_words(string question) => Assert.DoesNotContain(NeedWord.In(question, "fr", Site.State.Needs), w => !w.IsKnown);

    [Fact]
    public void A_question_of_a_thousand_signs_of_any_kind_is_read()
    {
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var signs = "ab @.:/'’-?!\n(Zé\uD83D\uDE00ا0";
            var question = string.Concat(Enumerable.Range(0, 1_000).Select(_ => signs[random.Next(signs.Length)]));
            Assert.All(NeedWord.In(question, "nl", Site.State.Needs), w => Assert.InRange(w.Word.Length, 1, NeedWord.MostLetters));
        }
    }
}
