using System.Collections.Frozen;

namespace Nabij.Belgium;

/// <summary>
/// The number that RIZIV/INAMI gives to a care provider or an institution: a digit for the profession (7 for hospitals and other
/// institutions), five digits, two check digits, and for a provider three digits that say the qualification. The check number is
/// <c>97 - (the first six modulo 97)</c>; where the sixes ran out, the same six were given once more with <c>89 - (… modulo 89)</c>.
/// Sources: RIZIV, page for software suppliers ("nieuwe nummers op basis van een andere check digit, modulo 89", for certain
/// professions); note I 2012/26 of 31 October 2012 by way of infohos.be (nurses and midwives since 2013, physicians since 1 April 2019).
/// RIZIV publishes no list of professions, so 89 is taken for each; 83 and 79, which some programs take as well, were found in no
/// official text and are refused. The list of qualification codes is not held here.
/// </summary>
public sealed record RizivNumber
{
    private const string Kind = "riziv";

    private static readonly FrozenSet<string> Labels = new[] { "riziv", "inami", "nihdi", "nihii", "erkenningsnummer", "erkenning", "agrement", "agreation" }.ToFrozenSet(StringComparer.Ordinal);

    private RizivNumber(string digits) => Digits = digits;

    /// <summary>As stored: eleven digits, or eight without qualification.</summary>
    public string Digits { get; }

    /// <summary>The first eight digits: the same person or institution with whatever qualification. The first six are not unique any more.</summary>
    public string Holder => Digits[..8];

    /// <summary>The three digits of the qualification, or null.</summary>
    public string? Qualification => Digits.Length == 11 ? Digits[8..] : null;

    /// <summary>As people write it: <c>1-23456-76-901</c>.</summary>
    public override string ToString() => $"{Digits[..1]}-{Digits[1..6]}-{Digits[6..8]}" + (Qualification is { } code ? "-" + code : "");

    public static Reading<RizivNumber> Read(string? text)
    {
        var read = DigitText.Read(Kind, text, Labels);
        if (read.Error is { } error)
        {
            return new(error);
        }

        var digits = read.Digits;
        if (digits.Length is not (8 or 11))
        {
            return new(new ReadError($"{Kind}.length", Expected: "8, 11", Found: DigitText.Number(digits.Length)));
        }

        if (digits[0] == '0')
        {
            return new(new ReadError($"{Kind}.start", read.At(0), "1-9", "0"));
        }

        var (number, check) = (digits[..6], digits[6..8]);
        return CheckNumber.Fits(number, check) || CheckNumber.Fits(number, check, 89) ? new(new RizivNumber(digits)) : new(new ReadError($"{Kind}.check", read.At(6)));
    }
}
