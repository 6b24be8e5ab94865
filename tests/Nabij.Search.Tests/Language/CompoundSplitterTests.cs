using Nabij.Search.Language;

namespace Nabij.Search.Tests.Language;

public sealed class CompoundSplitterTests
{
    private const string Known = """
        thuis verpleging verpleegkundige hulp huishouden mantelzorg mantel zorg ondersteuning kinderen opvang gezondheid centrum dag bad
        huis arts maaltijd bedeling schuld bemiddeling ouderen senioren wonen leven poetsen dienst klus klusje vrijwilliger werk groep
        ziek zieken fonds gezond heid mens rechten bel lasting oude ren voor ziening onder wijs rolstoel stoel vervoer familie begeleiding paren
        tand psychiatrie ster onderhoud overleg samen leving op water bescherming plan lijn eerste tele advies
        """;

    private readonly CompoundSplitter _splitter = new(
        Known.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => KeyValuePair.Create(w, 3)));

    [Theory]
    [InlineData("thuisverpleging", "thuis verpleging")]
    [InlineData("thuisverplegingen", "thuis verplegingen")]
    [InlineData("huishoudhulp", "huishoud hulp")]
    [InlineData("mantelzorgondersteuning", "mantelzorg ondersteuning")]
    [InlineData("gezondheidszorg", "gezondheid zorg")]
    [InlineData("gezondheidscentrum", "gezondheid centrum")]
    [InlineData("kinderopvang", "kinder opvang")]
    [InlineData("dagopvang", "dag opvang")]
    [InlineData("huisarts", "huis arts")]
    [InlineData("maaltijdbedeling", "maaltijd bedeling")]
    [InlineData("mensenrechten", "mens rechten")]
    [InlineData("ouderenzorg", "ouderen zorg")]
    [InlineData("woonzorgcentrum", "woon zorg centrum")]
    [InlineData("leefgroep", "leef groep")]
    [InlineData("poetshulp", "poets hulp")]
    [InlineData("klusjesdienst", "klusje dienst")]
    [InlineData("vrijwilligerswerk", "vrijwilliger werk")]
    [InlineData("rolstoelvervoer", "rolstoel vervoer")]
    [InlineData("eerstelijnszorg", "eerste lijn zorg")]
    public void Compounds_are_split_into_words(string word, string parts) =>
        Assert.Equal(parts, string.Join(' ', _splitter.Split(word)));

    [Theory]
    [InlineData("thuis")]
    [InlineData("gezondheid")]
    [InlineData("belasting")]
    [InlineData("ouderen")]
    [InlineData("voorziening")]
    [InlineData("onderwijs")]
    [InlineData("samenleving")]
    [InlineData("ziekenhuis")]
    [InlineData("maaltijd")]
    [InlineData("huishouden")]
    [InlineData("woonsparen")]
    [InlineData("verzorging")]
    [InlineData("thuisxyz")]
    [InlineData("xyzhulp")]
    [InlineData("hulp")]
    [InlineData("")]
    public void Other_words_stay_whole(string word) => Assert.Empty(_splitter.Split(word));

    [Fact]
    public void The_fewest_parts_win()
    {
        var knowsMore = new CompoundSplitter([new("thuis", 9), new("zorg", 9), new("thuiszorg", 1), new("dienst", 1)]);
        Assert.Equal(["thuiszorg", "dienst"], knowsMore.Split("thuiszorgdienst"));
    }

    [Fact]
    public void There_are_at_most_four_parts()
    {
        Assert.Equal(4, _splitter.Split("thuiszorggroepcentrum").Count);
        Assert.Empty(_splitter.Split("thuiszorggroepcentrumdienst"));
    }
}
