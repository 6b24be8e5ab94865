namespace Nabij.Belgium.Tests;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("1080", "1080", true, "21012")]
    [InlineData("B-1080", "1080", true, "21012")]
    [InlineData("be-1080", "1080", true, "21012")]
    [InlineData("B 1000", "1000", true, "21004")]
    [InlineData("Code postal : 1050", "1050", true, "21009 21004")]
    [InlineData("１０４０", "1040", true, "21005 21004")]
    [InlineData("1020", "1020", true, "21004")]
    [InlineData("1049", "1049", true, "")]
    [InlineData("1300", "1300", false, "")]
    [InlineData("9999", "9999", false, "")]
    public void A_postcode_tells_its_municipalities(string text, string digits, bool isBrussels, string municipalities)
    {
        var postcode = Given.Value(Postcode.Read(text), text);
        Assert.Equal((digits, isBrussels, municipalities), (postcode.Digits, postcode.IsBrussels, string.Join(' ', postcode.Municipalities.Select(m => m.Nis))));
    }

    [Theory]
    [InlineData("", "postcode.empty")]
    [InlineData("0999", "postcode.range")]
    [InlineData("108", "postcode.length")]
    [InlineData("10800", "postcode.length")]
    [InlineData("1O80", "postcode.letter")]
    [InlineData("F-1080", "postcode.letter")]
    [InlineData("1.080", "postcode.character")]
    [InlineData("1080 Molenbeek", "postcode.letter")]
    public void What_is_no_postcode_is_refused(string text, string code) => Assert.Equal(code, Given.Code(Postcode.Read(text)));

    [Theory]
    [InlineData("Molenbeek", "21012")]
    [InlineData("Molenbeek-St-Jean", "21012")]
    [InlineData("ST JANS MOLENBEEK", "21012")]
    [InlineData("St-Gilles", "21013")]
    [InlineData("St. Gillis", "21013")]
    [InlineData("Woluwe-St-Lambert", "21018")]
    [InlineData("woluwé-saint-pierre", "21019")]
    [InlineData("Berchem-Ste-Agathe", "21003")]
    [InlineData("St-Agatha-Berchem", "21003")]
    [InlineData("St-Josse", "21014")]
    [InlineData("Boitsfort", "21017")]
    [InlineData("Laeken", "21004")]
    [InlineData("Ville de Bruxelles", "21004")]
    [InlineData("Brussels", "21004")]
    [InlineData("Woluwe", null)]
    [InlineData("Gent", null)]
    [InlineData(null, null)]
    public void A_municipality_is_found_by_the_names_people_write(string? name, string? nis) => Assert.Equal(nis, Municipality.Find(name)?.Nis);

    [Fact]
    public void There_are_nineteen_municipalities_as_the_region_data_have_them()
    {
        var data = File.ReadAllText(Path.Combine(Given.Checkout, "data/brussels/territories/municipalities.yaml")) + File.ReadAllText(Path.Combine(Given.Checkout, "data/brussels/territories/postcodes.yaml"));
        Assert.Equal(19, Municipality.All.Count);
        Assert.Equal(Enumerable.Range(21001, 19), Municipality.All.Select(m => int.Parse(m.Nis, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(Municipality.All, m => Assert.Contains($"code: \"{m.Nis}\"", data, StringComparison.Ordinal));
        Assert.All(Municipality.All.Where(m => m.Nis != "21004"), m => Assert.Contains($"name: {{ nl: {m.Name.Dutch}, fr: {m.Name.French},", data, StringComparison.Ordinal));
        // The data's postcodes are these, and each says the same municipalities.
        var postcodes = data.Split("- code: \"").Skip(1).Where(p => p[4] == '"').ToDictionary(p => p[..4], p => p.Split("nis:").Skip(1).Select(n => n[..5]).Order(StringComparer.Ordinal));
        Assert.Equal(Municipality.All.SelectMany(m => m.Postcodes).Distinct().Order(StringComparer.Ordinal), postcodes.Keys.Order(StringComparer.Ordinal));
        Assert.All(postcodes, p => Assert.Equal(p.Value, Municipality.All.Where(m => m.Postcodes.Contains(p.Key)).Select(m => m.Nis)));
    }
}
