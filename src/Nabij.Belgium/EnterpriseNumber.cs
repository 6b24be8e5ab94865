using System.Collections.Frozen;

namespace Nabij.Belgium;

/// <summary>
/// The number of an enterprise in the Crossroads Bank for Enterprises (KBO, BCE): ten digits, the first 0 or 1, the last two
/// <c>97 - (the first eight modulo 97)</c>; with BE before it the VAT number. Nine digits are the number as it was until 2003: a 0 is put
/// before. Source: Royal Decree of 24 June 2003 on the enterprise number; FPS Economy, "Identificatienummers" (numbers with 1 since
/// 19 September 2023). That it passes the check does not say that the number was given out.
/// </summary>
public sealed record EnterpriseNumber
{
    private const string Kind = "enterprise";

    internal static readonly FrozenSet<string> Labels = new[]
    {
        "tva", "btw", "vat", "mwst", "rpm", "rpr", "kbo", "bce", "cbe", "ondernemingsnummer", "ondernemingsnr", "onderneming", "btwnummer", "btwnr",
        "entreprise", "enterprise", "identificatienummer", "identification",
    }.ToFrozenSet(StringComparer.Ordinal);

    private EnterpriseNumber(string digits) => Digits = digits;

    /// <summary>As stored: ten digits.</summary>
    public string Digits { get; }

    /// <summary>As a VAT number for machines: <c>BE0403170701</c>.</summary>
    public string Vat => "BE" + Digits;

    /// <summary>As a VAT number for people: <c>BE 0403.170.701</c>.</summary>
    public string VatForPeople => "BE " + this;

    /// <summary>As people write it: <c>0403.170.701</c>.</summary>
    public override string ToString() => $"{Digits[..4]}.{Digits[4..7]}.{Digits[7..]}";

    public static Reading<EnterpriseNumber> Read(string? text)
    {
        var read = DigitText.Read(Kind, text, Labels);
        if (read.Error is { } error)
        {
            return new(error);
        }

        var digits = read.Digits;
        // A number that lost its last digit has its 0 in front; one of before 2003 never had one.
        if (digits.Length == 9 && digits[0] != '0')
        {
            digits = "0" + digits;
        }

        if (digits.Length != 10)
        {
            return new(new ReadError($"{Kind}.length", Expected: "10", Found: DigitText.Number(digits.Length)));
        }

        if (digits[0] is not ('0' or '1'))
        {
            return new(EstablishmentNumber.HasShape(digits) ? new ReadError($"{Kind}.is-establishment") : new ReadError($"{Kind}.start", read.At(0), "0, 1", digits[..1]));
        }

        return HasShape(digits) ? new(new EnterpriseNumber(digits)) : new(new ReadError($"{Kind}.check"));
    }

    // 0000.000.097 would pass the check; eight zeros are somebody's way to fill a box.
    internal static bool HasShape(string digits) =>
        digits[0] is '0' or '1' && CheckNumber.Fits(digits.AsSpan(0, 8), digits.AsSpan(8)) && digits.AsSpan(0, 8).ContainsAnyExcept('0');
}
