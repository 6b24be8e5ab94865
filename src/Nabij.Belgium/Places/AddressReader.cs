using System.Text;

namespace Nabij.Belgium;

/// <summary>Finds the postcode in an address; what stands before it is the street, what stands behind it the town.</summary>
internal static class AddressReader
{
    private const int MaxLength = 300;

    public static Reading<BelgianAddress> Read(string? text)
    {
        if (Plain(text, out var plain) is { } error)
        {
            return new(error);
        }

        var pieces = Pieces(plain);
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            if (Find(pieces[i], i > 0) is { } found)
            {
                List<string> before = [.. pieces.Take(i), .. found.Before.Length == 0 ? Array.Empty<string>() : [found.Before]];
                return Read(before, Postcode.Read(found.Postcode).Value, string.Join(", ", pieces.Skip(i + 1).Prepend(found.After)));
            }
        }

        return new(new ReadError("address.no-postcode"));
    }

    public static Reading<BelgianAddress> Read(string? street, string? postcode, string? town)
    {
        if (Plain(street, out var plainStreet) is { } wrong)
        {
            return new(wrong.Code == "address.empty" ? new ReadError("address.no-street") : wrong);
        }

        if (Plain(town, out var plainTown) is { } wrongTown && wrongTown.Code != "address.empty")
        {
            return new(wrongTown);
        }

        var read = Postcode.Read(postcode);
        return read.Error is not { } none ? Read(Pieces(plainStreet), read.Value, plainTown)
            : new(none.Code == "postcode.empty" ? new ReadError("address.no-postcode") : new ReadError("address.postcode", none.Position, Found: postcode is { Length: <= 30 } ? Typed.Of(postcode).Text : null));
    }

    private static List<string> Pieces(string plain) =>
        [.. plain.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(p => p.Any(char.IsLetterOrDigit))];

    private static Reading<BelgianAddress> Read(List<string> street, Postcode postcode, string written)
    {
        var (read, streetError) = Street.Read(street);
        if (streetError is not null)
        {
            return new(streetError);
        }

        var (town, municipality, townError) = Town.Read(postcode, written);
        return townError is not null ? new(townError) : new(new BelgianAddress(read!.Name, read.House.Number, read.House.Box, read.Extra, postcode, town!, municipality));
    }

    // The last four digits with a name behind them: "Chaussée de Louvain 1000, 1140 Evere". A piece of its own needs no name.
    private static (string Before, string Postcode, string After)? Find(string piece, bool mayStandAlone)
    {
        var words = piece.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = words.Length - 1; i >= 0; i--)
        {
            var digits = words[i];
            var dash = digits.IndexOf('-', StringComparison.Ordinal);
            if (dash is 1 or 2 && IsBelgium(digits[..dash]))
            {
                digits = digits[(dash + 1)..];
            }
            else if (digits.Length is 5 or 6 && IsBelgium(digits[..^4]))
            {
                digits = digits[^4..];
            }

            var hasName = i + 1 < words.Length && words[i + 1].TrimStart('(', '-') is [var next, ..] && char.IsLetter(next);
            if (digits.Length == 4 && digits[0] != '0' && digits.All(char.IsAsciiDigit) && (hasName || (i + 1 < words.Length && words[i + 1] == "-") || (mayStandAlone && words.Length == 1)))
            {
                // B 1000 and B - 1000
                var before = i;
                while (before > 0 && (words[before - 1] == "-" || IsBelgium(words[before - 1])))
                {
                    before--;
                }

                return (string.Join(' ', words[..before]), digits, string.Join(' ', words[(i + 1)..]));
            }
        }

        return null;
    }

    private static bool IsBelgium(string letters) => letters is "B" or "b" or "BE" or "Be" or "be";

    private static ReadError? Plain(string? text, out string plain)
    {
        plain = "";
        if (text is { Length: > MaxLength })
        {
            return new ReadError("address.text-too-long", Expected: DigitText.Number(MaxLength), Found: DigitText.Number(text.Length));
        }

        var typed = Typed.Of(text ?? "");
        for (var i = 0; i < typed.Text.Length; i++)
        {
            var c = typed.Text[i];
            if (!char.IsAsciiDigit(c) && !Words.IsLetter(c) && !" \n,;.:-'\"/()&+#|_°ºª".Contains(c, StringComparison.Ordinal))
            {
                return new ReadError("address.character", typed.At(i), Found: char.IsControl(c) || c == '\uFFFD' ? null : c.ToString());
            }
        }

        plain = typed.Text.Normalize(NormalizationForm.FormC).Trim(' ', '\n', ',', ';');
        return plain.Any(char.IsLetterOrDigit) ? null : new ReadError("address.empty");
    }
}
