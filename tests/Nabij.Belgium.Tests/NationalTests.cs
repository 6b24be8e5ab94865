using System.Globalization;
using System.Text.Json;

namespace Nabij.Belgium.Tests;

/// <summary>The numbers are made up: serials with a check number that fits.</summary>
public sealed class NationalTests
{
    [Theory]
    [InlineData("85073003328", "85.07.30-033.28", false, Sex.Male, "1985-07-30", 1985)]
    [InlineData("85.07.30-033.28", "85.07.30-033.28", false, Sex.Male, "1985-07-30", 1985)]
    [InlineData("850730 033 28", "85.07.30-033.28", false, Sex.Male, "1985-07-30", 1985)]
    [InlineData("NISS : 85.07.30–033.28", "85.07.30-033.28", false, Sex.Male, "1985-07-30", 1985)]
    [InlineData("17 07 30 033 84", "17.07.30-033.84", false, Sex.Male, "2017-07-30", 2017)]
    [InlineData("98.47.28-997.65", "98.47.28-997.65", true, Sex.Male, "1998-07-28", 1998)]
    [InlineData("98.27.28-998.21", "98.27.28-998.21", true, Sex.Unknown, "1998-07-28", 1998)]
    [InlineData("85.40.00-003.25", "85.40.00-003.25", true, Sex.Male, null, 1985)]
    [InlineData("85.00.00-005.34", "85.00.00-005.34", false, Sex.Male, null, 1985)]
    [InlineData("85.07.00-005.83", "85.07.00-005.83", false, Sex.Male, null, 1985)]
    [InlineData("00.00.01-001.66", "00.00.01-001.66", false, Sex.Male, null, null)]
    [InlineData("00.00.01-001.95", "00.00.01-001.95", false, Sex.Male, null, null)]
    [InlineData("84.02.29-005.30", "84.02.29-005.30", false, Sex.Male, "1984-02-29", 1984)]
    [InlineData("26.11.22-005.84", "26.11.22-005.84", false, Sex.Male, "2026-11-22", 2026)]
    public void A_national_or_bis_number_tells_its_birth_and_sex(string text, string written, bool isBis, Sex sex, string? birth, int? year)
    {
        var number = Given.Value(NationalNumber.Read(text, Given.Today), "…");
        Assert.Equal((written, isBis, sex, birth, year), (number.WriteForPeople(), number.IsBis, number.Sex, number.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), number.BirthYear));
        Assert.Equal(written.Replace(".", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), number.WriteInFull());
    }

    [Theory]
    [InlineData("85.07.30-033.29", "national.check", null)]
    [InlineData("85.07.30-033.00", "national.check", null)]
    [InlineData("85.13.01-005.95", "national.date", 3)]
    [InlineData("85.33.01-003.43", "national.date", 3)]
    [InlineData("85.53.01-003.43", "national.date", 3)]
    [InlineData("85.02.31-005.88", "national.date", 6)]
    [InlineData("85.02.29-005.51", "national.date", 6)]
    [InlineData("85.42.30-005.51", "national.date", 6)]
    [InlineData("85.07.30-000.61", "national.serial", 9)]
    [InlineData("85.07.30-999.32", "national.serial", 9)]
    [InlineData("00000000000", "national.serial", 6)]
    [InlineData("27.01.01-005.83", "national.future", 0)]
    [InlineData("26.11.23-005.54", "national.future", 0)]
    [InlineData("27.00.00-001.13", "national.future", 0)]
    [InlineData("8507300332", "national.length", null)]
    [InlineData("850730033280", "national.length", null)]
    [InlineData("85O73003328", "national.letter", 2)]
    [InlineData("85.07.30-033.28 Jan", "national.letter", 16)]
    [InlineData("85,07,30 033 28", "national.character", 2)]
    [InlineData("", "national.empty", null)]
    public void What_is_no_national_number_is_refused(string text, string code, int? position)
    {
        var error = NationalNumber.Read(text, Given.Today).Error;
        Assert.Equal((code, position), (error?.Code, error?.Position));
    }

    [Fact]
    public void A_number_does_not_slip_out()
    {
        var read = NationalNumber.Read("85.07.30-033.28", Given.Today);
        var spoken = $"{read.Value} {JsonSerializer.Serialize(read.Value)} {string.Create(CultureInfo.InvariantCulture, $"{read.Value}")}";
        Assert.DoesNotContain(spoken, char.IsAsciiDigit);
        // Nor through an error: neither its digits nor what else was in the box.
        Assert.DoesNotContain("Peeters", NationalNumber.Read("Jan Peeters 85073003328", Given.Today).Error!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("28", NationalNumber.Read("85.07.30-033.29", Given.Today).Error!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_number_is_equal_however_typed() =>
        Assert.Equal(NationalNumber.Read("85073003328", Given.Today).Value, NationalNumber.Read("85.07.30-033.28", Given.Today).Value);
}
