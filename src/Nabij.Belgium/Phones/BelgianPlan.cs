using System.Collections.Frozen;

namespace Nabij.Belgium;

/// <summary>
/// Which numbers exist in Belgium, by their first digits (without the 0). Zones and their lengths: Royal Decree of 27 April 2007, articles
/// 42 to 53, and BIPT's lists; what is in use of the zones 2, 3, 4 and 9 as the international tables have it. 045x to 049x are mobile: of
/// 045x only 0455 and 0456 are given out, the rest is held for the same use. 04 with another digit is Liège.
/// </summary>
internal static class BelgianPlan
{
    // BIPT's decision of 6 September 2011 gives 077 longer numbers than people have; E.164 allows thirteen digits behind +32.
    private const int LongestMachine = 13;

    private static readonly FrozenSet<string> Zones = new[]
    {
        "10", "11", "12", "13", "14", "15", "16", "19", "50", "51", "52", "53", "54", "55", "56", "57", "58", "59",
        "60", "61", "63", "64", "65", "67", "68", "69", "71", "80", "81", "82", "83", "84", "85", "86", "87", "89",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Harmonised in Europe: missing children, victims of crime, children, doctor on duty, somebody to talk to.
    private static readonly FrozenSet<string> SixDigits = new[] { "116000", "116006", "116111", "116117", "116123" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ThreeDigits =
        new[] { "100", "101", "102", "103", "104", "105", "106", "107", "108", "110", "112", "117" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>One digit of zone and seven behind it (Brussels, Antwerp, Liège, Ghent).</summary>
    public static bool HasShortZone(string digits) => digits[0] is '2' or '3' or '4' or '9';

    /// <summary>What the number is, or why it is none.</summary>
    /// <param name="digits">National, without 0 and country.</param>
    public static (PhoneKind Kind, ReadError? Error) Find(string digits)
    {
        if (digits.StartsWith('0'))
        {
            return (default, new ReadError("phone.zeros"));
        }

        if (Range(digits) is not { } kind)
        {
            return (default, digits.Length < 3 ? TooShort(digits, 8) : new ReadError("phone.range", Found: "0" + digits[..Math.Min(3, digits.Length)]));
        }

        var (least, most) = kind switch
        {
            PhoneKind.Mobile => (9, 9),
            PhoneKind.Machine => (8, LongestMachine),
            _ => (8, 8),
        };
        return digits.Length < least ? (kind, TooShort(digits, least))
            : digits.Length > most ? (kind, new ReadError("phone.too-long", Expected: DigitText.Number(most + 1), Found: DigitText.Number(digits.Length + 1)))
            : (kind, null);
    }

    /// <summary>A number without 0 or country before it: a short one, or why it is none.</summary>
    public static (PhoneKind Kind, ReadError? Error) FindShort(string digits) => digits.Length switch
    {
        3 when digits is "112" or "100" or "101" => (PhoneKind.Emergency, null),
        3 when ThreeDigits.Contains(digits) => (PhoneKind.ShortNumber, null),
        // Postcodes of Brussels in the wrong box; no service has these numbers.
        4 when digits is "1200" or "1210" => (default, new ReadError("phone.short-unknown")),
        // 12xx to 14xx directories and voice mail, 17xx to 19xx services of all kinds.
        4 when digits[0] == '1' && digits[1] >= '2' => (PhoneKind.ShortNumber, null),
        4 when digits[0] >= '2' => (default, new ReadError("phone.text-only")),
        6 when SixDigits.Contains(digits) => (PhoneKind.ShortNumber, null),
        _ => (default, new ReadError("phone.short-unknown")),
    };

    // Lengths are told with the 0, as people count them.
    private static ReadError TooShort(string digits, int least) => new("phone.too-short", Expected: DigitText.Number(least + 1), Found: DigitText.Number(digits.Length + 1));

    private static PhoneKind? Range(string digits) => digits switch
    {
        ['8', '0', '0', ..] => PhoneKind.Free,
        ['8', '0', '1' or '9', ..] => null,
        ['9', '0', ..] => PhoneKind.Premium,
        ['7', '0' or '8', ..] => PhoneKind.SharedCost,
        ['7', '7', ..] => PhoneKind.Machine,
        ['4', >= '5', ..] => PhoneKind.Mobile,
        ['2' or '3', >= '2' and <= '8', ..] or ['4', '2' or '3', ..] or ['9', >= '2' and <= '4', ..] => PhoneKind.Fixed,
        [_, _, ..] when Zones.Contains(digits[..2]) => PhoneKind.Fixed,
        _ => null,
    };
}
