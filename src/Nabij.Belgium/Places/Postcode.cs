using System.Collections.Frozen;

namespace Nabij.Belgium;

/// <summary>
/// A postcode: four digits, 1000 to 9999, with or without <c>B-</c> or <c>BE-</c> before them. 1000 to 1299 are Brussels: the ones where
/// people live (<see cref="Municipality"/> has them) and many that belong to one large receiver (1005, 1031, 1049, 1212…). No list of the
/// latter is held: bpost changes it.
/// </summary>
public sealed record Postcode
{
    private const string Kind = "postcode";

    private static readonly FrozenSet<string> Labels = new[] { "b", "postcode", "postnummer", "code", "postal", "cp", "zip" }.ToFrozenSet(StringComparer.Ordinal);

    private Postcode(string digits) => Digits = digits;

    public string Digits { get; }

    public bool IsBrussels => Digits[0] == '1' && Digits[1] <= '2';

    /// <summary>The municipalities of Brussels it covers, the main one first; empty elsewhere and for one large receiver.</summary>
    public IReadOnlyList<Municipality> Municipalities => [.. Municipality.All.Where(m => m.Postcodes.Contains(Digits)).OrderBy(m => m.Postcodes[0] != Digits)];

    public override string ToString() => Digits;

    public static Reading<Postcode> Read(string? text)
    {
        var read = DigitText.Read(Kind, text, Labels, " ");
        return read.Error is { } error ? new(error)
            : read.Digits.Length != 4 ? new(new ReadError($"{Kind}.length", Expected: "4", Found: DigitText.Number(read.Digits.Length)))
            : read.Digits[0] == '0' ? new(new ReadError($"{Kind}.range", read.At(0), "1000-9999", read.Digits))
            : new(new Postcode(read.Digits));
    }
}
