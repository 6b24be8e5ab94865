namespace Nabij.Belgium.Tests;

public sealed class RizivTests
{
    [Theory]
    [InlineData("12345625000", "1-23456-25-000", "000")]
    [InlineData("1-23456-25-000", "1-23456-25-000", "000")]
    [InlineData("1/23456/25/000", "1-23456-25-000", "000")]
    [InlineData("n° INAMI : 1 23456 25 000", "1-23456-25-000", "000")]
    [InlineData("RIZIV-nr. 1.23456.25.000", "1-23456-25-000", "000")]
    [InlineData("12345625", "1-23456-25", null)]
    [InlineData("1-23456-76-004", "1-23456-76-004", "004")] // modulo 89
    [InlineData("7-10670-49-000", "7-10670-49-000", "000")] // an institution
    [InlineData("1-06700-97-001", "1-06700-97-001", "001")] // 106700 is 1100 × 97
    [InlineData("1-06800-89-001", "1-06800-89-001", "001")] // 106800 is 1200 × 89
    public void A_riziv_number_is_read_with_either_check_number(string text, string written, string? qualification)
    {
        var number = Given.Value(RizivNumber.Read(text), text);
        Assert.Equal((written, qualification), (number.ToString(), number.Qualification));
        Assert.Equal(number.Digits[..8], number.Holder);
    }

    [Theory]
    [InlineData("1-23456-26-000", "riziv.check")]
    [InlineData("1-23456-48-000", "riziv.check")] // modulo 83
    [InlineData("1-23456-04-000", "riziv.check")]
    [InlineData("1-06700-00-001", "riziv.check")]
    [InlineData("0-12345-25-000", "riziv.start")]
    [InlineData("00000000000", "riziv.start")]
    [InlineData("1-2345-25-000", "riziv.length")]
    [InlineData("1-23456-25-00", "riziv.length")]
    [InlineData("I-23456-25-000", "riziv.letter")]
    [InlineData("1_23456_25_000", "riziv.character")]
    [InlineData(null, "riziv.empty")]
    public void What_is_no_riziv_number_is_refused(string? text, string code) => Assert.Equal(code, Given.Code(RizivNumber.Read(text)));
}
