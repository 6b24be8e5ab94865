using System.Text;

namespace Nabij.Search.Tests;

public sealed class SuggestionTests
{
    // Numbers are groups: kinds of help 0, lines 1, services 2.
    private static readonly SuggestionList<string> List = SuggestionList.Build<string>(
    [
        Entry("nursing", 0, new("nl", "Thuisverpleging"), new("fr", "Soins infirmiers à domicile"), new("nl", "wijkverpleegkundige", 0.95, MayShow: false), new("nl", "verpleegster aan huis", 0.95)),
        Entry("household", 0, new("nl", "Huishoudhulp"), new("fr", "Aide ménagère"), new("en", "Household help"), new("nl", "poetsvrouw", 0.95), new("fr", "femme de ménage", 0.95)),
        Entry("debt", 0, new("nl", "Schuldbemiddeling"), new("fr", "Médiation de dettes"), new("nl", "ik kan mijn huur niet betalen", 0.5, Sentence: true)),
        Entry("family", 0, new("nl", "Gezinshulp"), new("fr", "Aide familiale"), new("en", "Family help")),
        Entry("line", 1, new("nl", "Huislijn"), new("fr", "Ligne maison")),
        Entry("house", 2, new("nl", "Huis"), new("nl", "Het Huis van de Wijk")),
        Entry("soup", 2, new("nl", "Huissoep"), new("fr", "L'Œuvre de la soupe")),
    ]);

    [Theory]
    // The whole name, then beginnings of names: kinds before lines before services; then words within names.
    [InlineData("nl", "huis", "house household line soup nursing")]
    [InlineData("nl", "HUIS", "house household line soup nursing")]
    [InlineData("nl", "verpl", "nursing")]
    [InlineData("nl", "poets", "household")]
    // What is not shown must be half typed.
    [InlineData("nl", "wijkv", "")]
    [InlineData("nl", "wijkverpleeg", "nursing")]
    // A sentence too: nobody is told what to say.
    [InlineData("nl", "ik kan", "")]
    [InlineData("nl", "ik kan mijn huur", "debt")]
    // Accents, ligatures, little words, capitals of another script.
    [InlineData("fr", "menag", "household")]
    [InlineData("fr", "MÉNAG", "household")]
    [InlineData("fr", "me\u0301nage", "household")]
    [InlineData("fr", "oeuv", "soup")]
    [InlineData("fr", "l'aide", "household family")]
    [InlineData("nl", "l’aide", "household family")]
    [InlineData("fr", "ＦＥＭＭＥ", "household")]
    // Each word begins one, in any order; apart what is one word.
    [InlineData("fr", "domicile infir", "nursing")]
    [InlineData("nl", "huis verpl", "nursing")]
    [InlineData("nl", "thuis verpleging", "nursing")]
    [InlineData("nl", "huis xyz", "")]
    // Another language after the reader's own.
    [InlineData("en", "help", "family household")]
    [InlineData("fr", "h", "")]
    [InlineData("en", "hous", "household")]
    [InlineData("nl", "hous", "household")]
    // One slip: too few, too many, another, two swapped. Not in the first letter, nor two, nor in a short word.
    [InlineData("nl", "thuisvrpleg", "nursing")]
    [InlineData("nl", "thuisverrpleg", "nursing")]
    [InlineData("nl", "thuisverpkeg", "nursing")]
    [InlineData("nl", "thuisvepreleg", "")]
    [InlineData("nl", "thuisevrpleging", "nursing")]
    [InlineData("nl", "phuisverpleging", "")]
    [InlineData("nl", "poetsvr", "household")]
    [InlineData("nl", "pots", "household")]
    [InlineData("nl", "pot", "")]
    public void What_is_typed_suggests(string language, string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', List.Find(text, language, 8).Select(s => s.Shown)));

    [Fact]
    public void A_suggestion_says_by_which_name_and_an_entry_stands_once()
    {
        Assert.Equal(["poetsvrouw"], List.Find("poets", "nl", 8).Select(s => s.By.Text));
        Assert.Equal(["Huishoudhulp"], List.Find("huishoud", "nl", 8).Select(s => s.By.Text));
        Assert.Single(List.Find("thuisverpleging", "nl", 8));
    }

    [Fact]
    public void The_limit_keeps_the_first_and_what_may_not_leaves_its_place_to_the_next()
    {
        var all = List.Find("huis", "nl", 8).Select(s => s.Shown).ToList();
        for (var limit = 0; limit <= 8; limit++)
        {
            Assert.Equal(all.Take(limit), List.Find("huis", "nl", limit).Select(s => s.Shown));
        }

        Assert.Equal(["household", "line"], List.Find("huis", "nl", 2, s => s != "house").Select(s => s.Shown));
    }

    [Fact]
    public void The_order_of_the_entries_does_not_change_what_is_best()
    {
        var random = new Random(1);
        var entries = Enumerable.Range(0, 300).Select(i => Entry($"{i}", i % 5, new SuggestedName("nl", $"{"abcde"[i % 5]}{(char)('a' + (i / 5 % 20))}woord {i}"))).ToArray();
        var list = SuggestionList.Build(entries);
        foreach (var text in new[] { "ab", "woord", "c", "ca w", "12" })
        {
            var expected = list.Find(text, "nl", 6).Select(s => s.By.Text.Length).ToList();
            random.Shuffle(entries);
            Assert.Equal(expected, SuggestionList.Build(entries).Find(text, "nl", 6).Select(s => s.By.Text.Length));
        }
    }

    [Fact]
    public void When_the_whole_says_nothing_its_longest_telling_word_does()
    {
        Assert.Empty(List.Find("qqqqqqqqqqqqqqqqq huissoep xx", "nl", 8));
        Assert.Equal(["soup"], List.FindAny("qqqqqqqqqqqqqqqqq huissoep xx", "nl", 8).Select(s => s.Shown));
        Assert.Empty(List.FindAny("xqz wv", "nl", 8));
    }

    public static TheoryData<string> Hostile =>
    [
        "", " ", "\u200E\u202E\u2067", "😀", "👩‍👩‍👧‍👦 huis😀", "<script>alert(1)</script>", "'; DROP TABLE names; --", "\0\u0001\uFFFF", "\uD800huis\uDC00",
        new string('h', 10_000), string.Concat(Enumerable.Repeat("huis ", 2_000)), string.Concat(Enumerable.Repeat("h ", 50)), new string('\u0301', 100),
        "%%%%", "مساعدة", "huis\u202Edroow", "a.b.c.d.e.f", "''''''l'l'l'd'd", new string('z', 64), "( [ * \\",
    ];

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void Any_text_gets_an_answer(string text)
    {
        foreach (var language in (string[])["nl", "fr", "en", "xx", ""])
        {
            Assert.InRange(List.Find(text, language, 8).Count, 0, 8);
            Assert.InRange(List.FindAny(text, language, 8).Count, 0, 8);
        }
    }

    [Fact]
    public void Marks_that_nobody_sees_change_nothing() =>
        Assert.Equal(["house", "household", "line", "soup", "nursing"], List.Find("\u200E\u202Ehu\u00ADis\u200B", "nl", 8).Select(s => s.Shown));

    [Fact]
    public void A_long_story_gets_none()
    {
        Assert.NotEmpty(List.Find("huis" + new string(' ', SuggestionList.LongestText - 4), "nl", 8));
        Assert.Empty(List.Find("huis" + new string(' ', SuggestionList.LongestText - 3), "nl", 8));
    }

    [Fact]
    public void Random_characters_get_an_answer()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(30); length > 0; length--)
            {
                text.Append(random.Next(4) == 0 ? (char)random.Next(0x10000) : "huisverplgno 'é-"[random.Next(16)]);
            }
            List.Find(text.ToString(), "nl", 8);
        }
    }

    [Fact]
    public void Nothing_in_the_list_suggests_nothing() => Assert.Empty(SuggestionList.Build<string>([]).Find("huis", "nl", 8));

    private static Suggestable<string> Entry(string shown, int group, params SuggestedName[] names) => new(shown, group, names);
}
