using System.Collections.Frozen;

namespace Nabij.Belgium;

/// <summary>
/// The number of one establishment of an enterprise (vestigingseenheid, unité d'établissement): ten digits as of an
/// <see cref="EnterpriseNumber"/>, the first 2 to 8, same check. Source: as there.
/// </summary>
public sealed record EstablishmentNumber
{
    private const string Kind = "establishment";

    private static readonly FrozenSet<string> Labels = EnterpriseNumber.Labels
        .Concat(["vestigingseenheid", "vestigingseenheidsnummer", "vestigingsnummer", "vestiging", "unite", "etablissement", "establishment", "unit", "ve", "ue"])
        .ToFrozenSet(StringComparer.Ordinal);

    private EstablishmentNumber(string digits) => Digits = digits;

    /// <summary>As stored: ten digits.</summary>
    public string Digits { get; }

    /// <summary>As people write it: <c>2.147.812.701</c>.</summary>
    public override string ToString() => $"{Digits[..1]}.{Digits[1..4]}.{Digits[4..7]}.{Digits[7..]}";

    public static Reading<EstablishmentNumber> Read(string? text)
    {
        var read = DigitText.Read(Kind, text, Labels);
        if (read.Error is { } error)
        {
            return new(error);
        }

        var digits = read.Digits;
        if ((digits.Length == 10 && EnterpriseNumber.HasShape(digits)) || (digits.Length == 9 && digits[0] != '0' && EnterpriseNumber.HasShape("0" + digits)))
        {
            return new(new ReadError($"{Kind}.is-enterprise"));
        }

        if (digits.Length != 10)
        {
            return new(new ReadError($"{Kind}.length", Expected: "10", Found: DigitText.Number(digits.Length)));
        }

        return digits[0] is < '2' or > '8' ? new(new ReadError($"{Kind}.start", read.At(0), "2-8", digits[..1]))
            : HasShape(digits) ? new(new EstablishmentNumber(digits))
            : new(new ReadError($"{Kind}.check"));
    }

    internal static bool HasShape(string digits) => digits[0] is >= '2' and <= '8' && CheckNumber.Fits(digits.AsSpan(0, 8), digits.AsSpan(8));
}
