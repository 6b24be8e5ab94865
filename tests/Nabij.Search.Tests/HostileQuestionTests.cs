using System.Text;
using static Nabij.Search.Tests.SmallBrussels;

namespace Nabij.Search.Tests;

public sealed class HostileQuestionTests
{
    public static TheoryData<string> Questions =>
    [
        new string('a', 10_000),
        string.Concat(Enumerable.Repeat("thuisverpleging ", 700)),
        string.Join(' ', Enumerable.Range(0, 500).Select(i => "woord" + (char)('a' + (i % 26)) + (char)('a' + (i / 26)))),
        string.Join(' ', Enumerable.Repeat("de het een", 300)),
        "le la les de du des et",
        "the of and for a",
        "?!... ,;:-– «» “” ¿¡ ()[]{} /\\ § % & @ #",
        new string('?', 10_000),
        "'; DROP TABLE services; --",
        "<script>alert('x')</script>",
        "(a+)+$ ^(([a-z])+.)+[A-Z]([a-z])+$ " + new string('a', 500) + "!",
        "😀😀😀 👩‍👩‍👧‍👦 🏳️‍🌈",
        "مساعدة منزلية للمسنين",
        "עזרה ביתית \u202E gnigelprevsiuht",
        "\0\u0001\u0002\u001F\u007F\uFFFF\uFFFE",
        "\uD800 half a character \uDC00",
        new string('\uD83D', 2_000),
        new string('\u0301', 5_000),
        "é" + new string('\u0301', 999),
        "''''''''''l'l'l'l'l'd'd'd'qu'qu'",
        "a.b.c.d.e.f.g@h.i.j -- .... ,,,,, ;;;;",
        "niet niet niet geen geen alleen alleen wonen wonen niet alleen wonen",
        new string('z', 64) + " " + new string('z', 63) + "y",
        "thuis\u200Bverpleging",
        "ＴＨＵＩＳＶＥＲＰＬＥＧＩＮＧ",
    ];

    [Theory]
    [MemberData(nameof(Questions), DisableDiscoveryEnumeration = true)]
    public void Any_text_gets_an_answer(string text)
    {
        foreach (var language in (string[])["nl", "fr", "en", "xx", ""])
        {
            var results = Find(Ask(text, language) with { Place = Molenbeek });
            Assert.InRange(results.Hits.Count, 0, results.Total);
        }
    }

    public static TheoryData<string> Nothing =>
    [
        "de het een", "le la les de du des et", "the of and for a", "?!... ,;:-– «» “” ¿¡ ()[]{} /\\ § % & @ #", new string('?', 10_000),
        "😀😀😀 👩‍👩‍👧‍👦 🏳️‍🌈", "\0\u0001\u0002",
    ];

    [Theory]
    [MemberData(nameof(Nothing), DisableDiscoveryEnumeration = true)]
    public void What_says_nothing_finds_nothing_and_not_everything(string text)
    {
        var results = Find(Ask(text) with { Place = Molenbeek });
        Assert.Equal((0, 0), (results.Total, results.Elsewhere));
        Assert.Empty(results.Understood);
        Assert.Empty(results.Dangers);
    }

    // The words between what is hostile are still words.
    [Theory]
    [InlineData("'; DROP TABLE services; -- thuisverpleging")]
    [InlineData("<script>thuisverpleging</script>")]
    [InlineData("(thuisverpleging+)+$")]
    [InlineData("😀 thuisverpleging 😀")]
    [InlineData("\u202Ethuisverpleging\u202C")]
    [InlineData("مساعدة thuisverpleging")]
    public void Words_among_it_are_found(string text) =>
        Assert.Equal("guide 346", Find(Ask(text)).Shown()[0]);

    [Theory]
    [MemberData(nameof(Questions), DisableDiscoveryEnumeration = true)]
    public void Any_text_takes_little_memory(string text)
    {
        // What is kept for the next question is made by the first.
        Find(Ask(text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Find(Ask(text));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_text_a_hundred_times_as_long_takes_no_more()
    {
        var text = string.Concat(Enumerable.Repeat("woning zorg ", 1_000));
        var (once, hundred) = (Taken(text), Taken(string.Concat(Enumerable.Repeat(text, 100))));
        Assert.InRange(hundred, 0, once + 10_000);

        static long Taken(string text)
        {
            Find(Ask(text));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Find(Ask(text));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Random_characters_get_an_answer()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(40); length > 0; length--)
            {
                text.Append(random.Next(4) == 0 ? (char)random.Next(0x10000) : "abcdelnorst 'éï-"[random.Next(16)]);
            }
            Find(Ask(text.ToString()));
        }
    }

    [Fact]
    public void Only_the_first_part_of_a_long_text_is_read()
    {
        var filler = string.Concat(Enumerable.Repeat("de ", 400));
        Assert.Equal(0, Find(Ask(filler + "thuisverpleging")).Total);
        Assert.NotEqual(0, Find(Ask("thuisverpleging " + filler)).Total);
    }

    [Fact]
    public void Unknown_codes_in_filters_and_places_find_nothing()
    {
        Assert.Equal(0, Find(Ask("") with { Filters = Filter(Facet.Kind, "no such kind") }).Total);
        Assert.Equal(0, Find(Ask("") with { Filters = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Open] = ["tomorrow"] } }).Total);
        Assert.Equal(0, Find(Ask("") with { Place = new() { Regions = ["nowhere"] } }).Total);
        var elsewhere = Find(Ask("thuisverpleging") with { Place = new() });
        Assert.Equal((0, true), (elsewhere.Total, elsewhere.Elsewhere > 0));
        Assert.NotEqual(0, Find(Ask("") with { Filters = Filter(Facet.Kind), Place = Molenbeek with { Point = new(double.NaN, 1e300) } }).Total);
        Assert.Equal(0, Find(Ask("") with { Filters = new Dictionary<Facet, IReadOnlyList<string>> { [(Facet)99] = ["x"] } }).Total - Brussels.Count);
    }
}
