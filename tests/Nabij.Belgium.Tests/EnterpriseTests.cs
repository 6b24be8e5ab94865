namespace Nabij.Belgium.Tests;

public sealed class EnterpriseTests
{
    [Theory]
    [InlineData("0403.170.701")]
    [InlineData("BE 0403.170.701")]
    [InlineData("BE0403170701")]
    [InlineData("be 0403 170 701")]
    [InlineData("403170701")]
    [InlineData("BE 403.170.701")]
    [InlineData("TVA BE 0403.170.701")]
    [InlineData("BTW-BE 0403.170.701")]
    [InlineData("TVA : BE-0403/170/701")]
    [InlineData("VAT no. BE0403170701")]
    [InlineData("N° d'entreprise : 0403.170.701")]
    [InlineData("N° d’entreprise : 0403.170.701")]
    [InlineData("Numéro d'entreprise 0403.170.701")]
    [InlineData("Nume\u0301ro d'entreprise 0403.170.701")]
    [InlineData("Ondernemingsnummer: 0403.170.701")]
    [InlineData("KBO nr. 0403.170.701.")]
    [InlineData("BE 0403.170.701 RPM Bruxelles")]
    [InlineData("RPR Brussel 0403.170.701")]
    [InlineData("(0403.170.701)")]
    [InlineData("0403\u00A0170\u202F701")]
    [InlineData("0403\u2013170\u2012701")]
    [InlineData("\u200E0403.170.701\u200F\uFEFF")]
    [InlineData("04\u00AD03.170.701")]
    [InlineData("０４０３．１７０．７０１")]
    [InlineData("ＢＥ０４０３１７０７０１")]
    [InlineData("٠٤٠٣ ١٧٠ ٧٠١")]
    public void An_enterprise_number_is_read_however_it_is_written(string text)
    {
        var number = Given.Value(EnterpriseNumber.Read(text), text);
        Assert.Equal(("0403170701", "0403.170.701", "BE0403170701", "BE 0403.170.701"), (number.Digits, number.ToString(), number.Vat, number.VatForPeople));
    }

    [Theory]
    [InlineData("", "enterprise.empty", null, null, null)]
    [InlineData("TVA BE", "enterprise.empty", null, null, null)]
    [InlineData("0403.170.702", "enterprise.check", null, null, null)]
    [InlineData("0403.710.701", "enterprise.check", null, null, null)]
    [InlineData("0000.000.000", "enterprise.check", null, null, null)]
    [InlineData("0000.000.097", "enterprise.check", null, null, null)]
    [InlineData("040317070", "enterprise.length", null, "10", "9")]
    [InlineData("BE 00403.170.701", "enterprise.length", null, "10", "11")]
    [InlineData("85.07.30-033.28", "enterprise.length", null, "10", "11")]
    [InlineData("BE68 5390 0754 7034", "enterprise.length", null, "10", "14")]
    [InlineData("9403.170.701", "enterprise.start", 0, "0, 1", "9")]
    [InlineData("2.147.812.702", "enterprise.start", 0, "0, 1", "2")]
    [InlineData("2.147.812.701", "enterprise.is-establishment", null, null, null)]
    [InlineData("04O3.170.701", "enterprise.letter", 2, "0", "O")]
    [InlineData("BEO403170701", "enterprise.letter", 2, "0", "O")]
    [InlineData("BE 0403.170.7Ol", "enterprise.letter", 13, "0", "O")]
    [InlineData("BE 0403.l70.701", "enterprise.letter", 8, "1", "l")]
    [InlineData("NL0403170701", "enterprise.letter", 0, null, "NL")]
    [InlineData("0403170701 BE 2", "enterprise.letter", 11, null, "BE")]
    [InlineData("0403,170,701", "enterprise.character", 4, null, ",")]
    [InlineData("0403.170.701²", "enterprise.character", 12, null, "²")]
    [InlineData("0403\0170701", "enterprise.character", 4, null, null)]
    public void What_is_no_enterprise_number_is_refused_and_says_why(string text, string code, int? position, string? expected, string? found) =>
        Assert.Equal(new ReadError(code, position, expected, found), EnterpriseNumber.Read(text).Error);

    [Fact]
    public void Numbers_of_since_2023_begin_with_1() => Assert.Equal("BE 1000.000.021", Given.Value(EnterpriseNumber.Read("BE1000000021"), "").VatForPeople);

    [Fact]
    public void A_remainder_of_zero_gives_97() => Assert.Equal("2.147.812.897", Given.Value(EstablishmentNumber.Read("2147812897"), "2147812897").ToString());

    [Theory]
    [InlineData("2.147.812.701", "read")]
    [InlineData("VE 2147 812 701", "read")]
    [InlineData("Unité d'établissement : 2.147.812.701", "read")]
    [InlineData("2.147.812.702", "establishment.check")]
    [InlineData("9.147.812.701", "establishment.start")]
    [InlineData("0403.170.702", "establishment.start")]
    [InlineData("0403.170.701", "establishment.is-enterprise")]
    [InlineData("403170701", "establishment.is-enterprise")]
    [InlineData("214781270", "establishment.length")]
    public void Who_gives_an_enterprise_for_an_establishment_is_told(string text, string code) => Assert.Equal(code, Given.Code(EstablishmentNumber.Read(text)));
}
