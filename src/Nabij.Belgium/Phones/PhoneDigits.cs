namespace Nabij.Belgium;

/// <summary>Which number the digits are that somebody typed, as dialled in Belgium.</summary>
internal static class PhoneDigits
{
    // Neighbours and the United Kingdom: a 0 before the national number is only for calls inside. Italy's belongs to the number.
    private static readonly string[] DropZero = ["31", "33", "44", "49"];

    /// <param name="plus">A + stood before them.</param>
    /// <param name="inner">Which of them is a 0 between brackets, <c>+33 (0)1</c>; -1 when none.</param>
    public static Reading<PhoneNumber> Read(string digits, bool plus, int inner = -1)
    {
        if (plus || digits.StartsWith("00", StringComparison.Ordinal))
        {
            return International(plus ? digits : digits[2..], plus ? inner : inner - 2);
        }

        if (digits.StartsWith('0'))
        {
            return Belgian(digits[1..]);
        }

        var (kind, error) = BelgianPlan.FindShort(digits);
        return error is null ? new(new PhoneNumber(kind, "32", digits)) : new(Guess(digits) ?? error);
    }

    private static Reading<PhoneNumber> Belgian(string digits)
    {
        var (kind, error) = BelgianPlan.Find(digits);
        return error is null ? new(new PhoneNumber(kind, "32", digits)) : new(error);
    }

    private static Reading<PhoneNumber> International(string digits, int inner)
    {
        if (CallingCodes.In(digits) is not { } code)
        {
            return new(new ReadError("phone.country"));
        }

        var rest = digits[code.Length..];
        if (code == "32")
        {
            // +32 0475…: no number begins with 0, so the 0 is the one that is left out from abroad.
            rest = rest.StartsWith('0') ? rest[1..] : rest;
            return rest.Length is 3 or 4 or 6 && BelgianPlan.FindShort(rest).Error is null ? new(new ReadError("phone.short-abroad", Expected: rest)) : Belgian(rest);
        }

        if (rest.StartsWith('0') && (DropZero.Contains(code) || (inner == code.Length && code != "39")))
        {
            rest = rest[1..];
        }

        var (least, most) = Length(code);
        return rest.Length < least ? new(new ReadError("phone.too-short", Expected: DigitText.Number(least), Found: DigitText.Number(rest.Length)))
            : rest.Length > most ? new(new ReadError("phone.too-long", Expected: DigitText.Number(most), Found: DigitText.Number(rest.Length)))
            : new(new PhoneNumber(code == "800" ? PhoneKind.Free : PhoneKind.Foreign, code, rest));
    }

    // A free number for the whole world has eight digits, France nine, North America ten. For the rest the shape of E.164: at most fifteen
    // in all, and no country has less than seven.
    private static (int Least, int Most) Length(string code) => code switch
    {
        "800" => (8, 8),
        "33" => (9, 9),
        "1" => (10, 10),
        _ => (7 - code.Length, 15 - code.Length),
    };

    // A spreadsheet eats the 0 or the + in front. What it was is told, never filled in: 32 2… could be anything.
    private static ReadError? Guess(string digits)
    {
        if (digits.StartsWith("32", StringComparison.Ordinal) && digits.Length >= 10 && International(digits, -1) is { IsRead: true } abroad)
        {
            return new ReadError("phone.no-plus", Expected: abroad.Value.International);
        }

        if (digits.Length >= 8)
        {
            return Belgian(digits) is { IsRead: true } home ? new ReadError("phone.no-zero", Expected: home.Value.National) : new ReadError("phone.range", Found: Words.Short(digits));
        }

        // Behind a zone no number begins with 0 or 1.
        return digits.Length >= 6 && digits[0] != '1' ? new ReadError("phone.no-area") : null;
    }
}
