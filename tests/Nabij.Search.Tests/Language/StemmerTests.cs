using Nabij.Search.Language;

namespace Nabij.Search.Tests.Language;

public sealed class StemmerTests
{
    private const int LeastWords = 20_000;
    private const int MostShown = 20;

    [Theory]
    [InlineData("verpleging", "verpleg")]
    [InlineData("verplegingen", "verpleg")]
    [InlineData("mogelijkheden", "mogelijk")]
    [InlineData("maan", "man")]
    [InlineData("patiënten", "patient")]
    [InlineData("yoga", "yoga")]
    [InlineData("ècen", "èc")]
    [InlineData("", "")]
    public void Dutch_words_lose_their_endings(string word, string stem) => Assert.Equal(stem, DutchStemmer.Stem(word));

    [Theory]
    [InlineData("infirmière", "infirmi")]
    [InlineData("infirmiers", "infirmi")]
    [InlineData("majestueusement", "majestu")]
    [InlineData("constamment", "const")]
    [InlineData("journaux", "journal")]
    [InlineData("noël", "noël")]
    [InlineData("quand", "quand")]
    [InlineData("", "")]
    public void French_words_lose_their_endings(string word, string stem) => Assert.Equal(stem, FrenchStemmer.Stem(word));

    [Theory]
    [InlineData("nursing", "nurs")]
    [InlineData("carers'", "carer")]
    [InlineData("communities", "communiti")]
    [InlineData("skies", "sky")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("as", "as")]
    [InlineData("", "")]
    public void English_words_lose_their_endings(string word, string stem) => Assert.Equal(stem, EnglishStemmer.Stem(word));

    [Fact]
    public Task Dutch_stems_are_those_of_Snowball() => AssertEqualsOracleAsync("dutch", Vocabulary.Dutch, DutchStemmer.Stem);

    [Fact]
    public Task French_stems_are_those_of_Snowball() => AssertEqualsOracleAsync("french", Vocabulary.French, FrenchStemmer.Stem);

    [Fact]
    public Task English_stems_are_those_of_Snowball() => AssertEqualsOracleAsync("english", Vocabulary.English, EnglishStemmer.Stem);

    [Fact]
    public void Words_of_any_length_have_a_stem()
    {
        foreach (var part in (string[])["ë", "y", "heden", "ements", "ing", "\ud83d", "aa"])
        {
            var word = string.Concat(Enumerable.Repeat(part, 3_000));
            Assert.InRange(DutchStemmer.Stem(word).Length, 1, word.Length);
            Assert.InRange(FrenchStemmer.Stem(word).Length, 1, word.Length);
            Assert.InRange(EnglishStemmer.Stem(word).Length, 1, word.Length);
        }
    }

    private static async Task AssertEqualsOracleAsync(string algorithm, Vocabulary vocabulary, Func<string, string> stem)
    {
        var words = vocabulary.Words();
        Assert.InRange(words.Length, LeastWords, int.MaxValue);
        var expected = await StemwordsOracle.StemAsync(algorithm, words);
        var different = words.Zip(expected)
            .Where(p => stem(p.First) != p.Second)
            .Select(p => $"{p.First}: {stem(p.First)}, stemwords says {p.Second}")
            .Take(MostShown);
        Assert.Empty(different);
    }
}
