namespace Nabij.Belgium;

/// <summary>
/// How a number is grouped for people. Belgium: the zone, then 3-2-2 or 2-2-2; 0800 and 090x with 2-3. 070 and 078 in pairs, as most
/// print them, unless two triplets are the same (070 245 245), where every owner prints triplets.
/// </summary>
internal static class PhoneForm
{
    public static string National(PhoneNumber number) => "0" + Groups(number);

    public static string Short(string digits) => digits.Length == 6 ? $"{digits[..3]} {digits[3..]}" : digits;

    /// <summary>Without the 0 and without the country.</summary>
    public static string Groups(PhoneNumber number)
    {
        var digits = number.Digits;
        return number.Kind switch
        {
            PhoneKind.Fixed => BelgianPlan.HasShortZone(digits)
                ? $"{digits[..1]} {digits[1..4]} {digits[4..6]} {digits[6..]}"
                : $"{digits[..2]} {Pairs(digits[2..])}",
            PhoneKind.Mobile => $"{digits[..3]} {Pairs(digits[3..])}",
            PhoneKind.Free or PhoneKind.Premium when number.CallingCode == "32" => $"{digits[..3]} {digits[3..5]} {digits[5..]}",
            PhoneKind.SharedCost => digits[2..5] == digits[5..] ? $"{digits[..2]} {digits[2..5]} {digits[5..]}" : $"{digits[..2]} {Pairs(digits[2..])}",
            PhoneKind.Machine => $"{digits[..2]} {Pairs(digits[2..])}",
            _ when number.CallingCode == "1" => $"{digits[..3]} {digits[3..6]} {digits[6..]}",
            // Each country groups in its own way; pairs read well everywhere and are what France does.
            _ => Pairs(digits),
        };
    }

    /// <summary>In twos from the right; a digit that is left over stands alone in front.</summary>
    private static string Pairs(string digits)
    {
        var first = digits.Length % 2;
        var pairs = digits[first..].Chunk(2).Select(p => new string(p));
        return string.Join(' ', first == 1 ? pairs.Prepend(digits[..1]) : pairs);
    }
}
