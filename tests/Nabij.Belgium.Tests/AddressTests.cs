namespace Nabij.Belgium.Tests;

public sealed class AddressTests
{
    [Theory]
    [InlineData("Rue de la Loi 16, 1000 Bruxelles", "Rue de la Loi 16, 1000 Bruxelles", "Rue de la Loi 16, 1000 Bruxelles")]
    [InlineData("Wetstraat 16 bus 3, B-1000 Brussel", "Wetstraat 16 bus 3, 1000 Brussel", "Wetstraat 16 bus 3, 1000 Brussel")]
    [InlineData("Rue de la Loi - Wetstraat 16, 1000 Bruxelles - Brussel", "Rue de la Loi 16, 1000 Bruxelles", "Wetstraat 16, 1000 Brussel")]
    [InlineData("Wetstraat / Rue de la Loi 16 bte 3, 1000 Brussel / Bruxelles", "Rue de la Loi 16 bte 3, 1000 Bruxelles", "Wetstraat 16 bus 3, 1000 Brussel")]
    [InlineData("Rue de la Loi 16 – Wetstraat 16, 1000 Bruxelles-Brussel", "Rue de la Loi 16, 1000 Bruxelles", "Wetstraat 16, 1000 Brussel")]
    [InlineData("Rue de la Loi-Wetstraat 16, 1040 Etterbeek", "Rue de la Loi 16, 1040 Etterbeek", "Wetstraat 16, 1040 Etterbeek")]
    [InlineData("chaussée de Gand - Gentsesteenweg 122 - 124 bte 5, 1080 Molenbeek", "Chaussée de Gand 122-124 bte 5, 1080 Molenbeek-Saint-Jean", "Gentsesteenweg 122-124 bus 5, 1080 Sint-Jans-Molenbeek")]
    [InlineData("av. Louise / Louizaln 500/12, 1050 Ixelles / Elsene", "Avenue Louise 500 bte 12, 1050 Ixelles", "Louizalaan 500 bus 12, 1050 Elsene")]
    public void An_address_is_read_and_written_in_each_language(string text, string french, string dutch)
    {
        var address = Given.Value(BelgianAddress.Read(text), text);
        Assert.Equal((french, dutch), (address.Write("fr"), address.Write("nl")));
        Assert.Equal(french, Given.Value(BelgianAddress.Read(french), french).Write("fr"));
    }

    [Theory]
    [InlineData("Bd. du 9ème de Ligne 27", "Boulevard du 9ème de Ligne 27")]
    [InlineData("9de Linielaan 27", "9de Linielaan 27")]
    [InlineData("Rue du 11 Novembre 5", "Rue du 11 Novembre 5")]
    [InlineData("Place du 4 Août 1", "Place du 4 Août 1")]
    [InlineData("Square Albert 1er 5", "Square Albert 1er 5")]
    [InlineData("chée de Haecht 12A", "Chaussée de Haecht 12A")]
    [InlineData("Gentse stwg 12 bis", "Gentse steenweg 12bis")]
    [InlineData("Haachtsestwg. 12", "Haachtsesteenweg 12")]
    [InlineData("bd Anspach 12 A", "Boulevard Anspach 12A")]
    [InlineData("Rue de la Loi 12-14", "Rue de la Loi 12-14")]
    [InlineData("Rue de la Loi 12A-14B b 3", "Rue de la Loi 12A-14B bte 3")]
    [InlineData("Rue de la Loi 12/3", "Rue de la Loi 12 bte 3")]
    [InlineData("Rue de la Loi 12 / 3", "Rue de la Loi 12 bte 3")]
    [InlineData("Rue de la Loi 12b3", "Rue de la Loi 12 bte 3")]
    [InlineData("Rue de la Loi 12 b", "Rue de la Loi 12B")]
    [InlineData("Rue de la Loi 12 boîte 3", "Rue de la Loi 12 bte 3")]
    [InlineData("Rue de la Loi, 12, bte. 3", "Rue de la Loi 12 bte 3")]
    [InlineData("Rue de la Loi 12 (box A.2)", "Rue de la Loi 12 bte A.2")]
    [InlineData("Rue de la Loi 12 app 4", "Rue de la Loi 12 bte 4")]
    [InlineData("16, rue de la Loi", "Rue de la Loi 16")]
    [InlineData("16 rue de la Loi", "Rue de la Loi 16")]
    [InlineData("rue de l’Évêque 26", "Rue de l'Évêque 26")]
    [InlineData("Rue de l'E\u0301ve\u0302que 26", "Rue de l'Évêque 26")]
    [InlineData("Rue\u00A0de\u202Fla\u200BLoi\t26", "Rue de laLoi 26")]
    [InlineData("Grand-Place", "Grand-Place")]
    [InlineData("Kantersteen 10", "Kantersteen 10")]
    public void A_street_with_numbers_is_read_right(string street, string written) =>
        Assert.Equal(written, Given.Value(BelgianAddress.Read(street, "1000", ""), street).WriteStreet("fr").Replace(" bus ", " bte ", StringComparison.Ordinal));

    [Fact]
    public void A_label_has_street_and_town_on_two_lines_and_what_else_there_is_above()
    {
        var address = Given.Value(BelgianAddress.Read("Résidence Les Tilleuls, Avenue Louise 500 b 12 (2e étage), B - 1050 Ixelles, Belgique"), "");
        Assert.Equal("Résidence Les Tilleuls, 2e étage\nAvenue Louise 500 bte 12\n1050 Ixelles", address.Label("fr"));
        Assert.Equal(("500", "12", "21009"), (address.HouseNumber, address.Box, address.Municipality?.Nis));
    }

    [Theory]
    [InlineData("Rue A 5, 1080 Bruxelles", "1080 Molenbeek-Saint-Jean")]
    [InlineData("Rue A 5, 1050 Bruxelles", "1050 Bruxelles")]
    [InlineData("Rue A 5, 1020 Bruxelles", "1020 Laeken")]
    [InlineData("Rue A 5, 1150 Woluwe", "1150 Woluwe-Saint-Pierre")]
    [InlineData("Rue A 5, 1049 Bruxelles", "1049 Bruxelles")]
    [InlineData("Rue A 5 1000 BRUXELLES", "1000 Bruxelles")]
    [InlineData("Chaussée de Louvain 1000, 1140 Evere", "1140 Evere")]
    [InlineData("Rue A 5, 7910 Forest", "7910 Forest")]
    [InlineData("Rue A 5, 2600 Berchem", "2600 Berchem")]
    [InlineData("Rue A 5, 9000 Gent", "9000 Gent")]
    [InlineData("Rue A 5, 1000", "1000 Bruxelles")]
    public void A_town_is_written_as_its_postcode_has_it(string text, string town) => Assert.Equal(town, Given.Value(BelgianAddress.Read(text), text).WriteTown("fr"));

    [Theory]
    [InlineData("Rue A 5, 1080 Schaerbeek", "address.postcode-town", "1080 Molenbeek-Saint-Jean / Sint-Jans-Molenbeek", "1080 Schaerbeek")]
    [InlineData("Rue A 5, 1000 Ixelles", "address.postcode-town", "1000 Bruxelles / Brussel", "1000 Ixelles")]
    [InlineData("Rue A 5, 1000 Laeken", "address.postcode-town", "1000 Bruxelles / Brussel", "1000 Laeken")]
    [InlineData("Rue A 5, 1080 Gent", "address.postcode-town", "1080 Molenbeek-Saint-Jean / Sint-Jans-Molenbeek", "1080 Gent")]
    [InlineData("Rue A 5, 2000 Bruxelles", "address.postcode-town", null, "2000 Bruxelles")]
    [InlineData("Rue A 5, 1050 Ixelles - Schaarbeek", "address.towns", null, "Ixelles - Schaarbeek")]
    [InlineData("Rue de la Senne 32 20, 1000 Bruxelles", "address.house-number", null, "32 20")]
    [InlineData("Quai au Foin 16 - Hooikaai 18, 1000 Bruxelles", "address.house-number", null, "16, 18")]
    [InlineData("Rue de la Loi 16, Bruxelles", "address.no-postcode", null, null)]
    [InlineData("Chaussée de Louvain 1000", "address.no-postcode", null, null)]
    [InlineData("1000 Bruxelles", "address.no-street", null, null)]
    [InlineData("Rue A 5, 9000", "address.no-town", null, null)]
    [InlineData("Rue <b>A</b> 5, 1000 Bruxelles", "address.character", null, "<")]
    [InlineData(" ,;\n", "address.empty", null, null)]
    public void What_is_no_address_is_refused_and_says_why(string text, string code, string? expected, string? found)
    {
        var error = BelgianAddress.Read(text).Error;
        Assert.Equal((code, expected, found), (error?.Code, error?.Expected, error?.Found));
    }

    [Fact]
    public void The_boxes_of_a_form_have_their_own_errors()
    {
        Assert.Equal("address.no-street", Given.Code(BelgianAddress.Read("", "1000", "Bruxelles")));
        Assert.Equal("address.no-postcode", Given.Code(BelgianAddress.Read("Rue A 5", null, "Bruxelles")));
        Assert.Equal("address.postcode", Given.Code(BelgianAddress.Read("Rue A 5", "100", "Bruxelles")));
        Assert.Equal("address.no-town", Given.Code(BelgianAddress.Read("Rue A 5", "9000", "")));
        Assert.Equal("address.postcode-town", Given.Code(BelgianAddress.Read("Rue A 5", "1080", "Schaerbeek")));
    }
}
