namespace Nabij.Belgium;

/// <summary>A street in one or both languages, with the number of the house.</summary>
internal sealed record Street(Bilingual Name, HouseNumber House, string? Extra)
{
    private static readonly HouseNumber None = new(null, null);

    /// <param name="pieces">What stood between commas or on its own line, before the postcode.</param>
    public static (Street? Street, ReadError? Error) Read(IReadOnlyList<string> pieces)
    {
        // Rue de la Loi, 16, bte 3: the number and the box may be pieces by themselves. Rue de la Loi 16 (bte 3), too.
        var house = None;
        var texts = new List<string>();
        foreach (var piece in pieces.SelectMany(Brackets))
        {
            var words = Split(piece);
            if (HouseNumber.Read(words) is { } alone)
            {
                if (house.Number is not null)
                {
                    return (null, new ReadError("address.house-number", Found: Words.Short($"{house.Number}, {piece}")));
                }

                house = alone with { Box = alone.Box ?? house.Box };
            }
            else if (HouseNumber.BoxIn(words) is { } box)
            {
                house = house with { Box = box };
            }
            else
            {
                texts.Add(piece);
            }
        }

        var which = Which([.. texts]);
        if (which < 0)
        {
            return (null, new ReadError("address.no-street"));
        }

        var extra = texts.Where((_, i) => i != which).ToList();
        var (name, own, error) = Names(texts[which]);
        if (error is not null)
        {
            return (null, error);
        }

        if (own.Number is not null && house.Number is not null)
        {
            return (null, new ReadError("address.house-number", Found: Words.Short($"{own.Number}, {house.Number}")));
        }

        return (new Street(name!, new HouseNumber(own.Number ?? house.Number, own.Box ?? house.Box), extra.Count == 0 ? null : string.Join(", ", extra)), null);
    }

    // Of several lines the street is the last one that ends in a number, else the last one that a street's word tells, else the last.
    private static int Which(string[] texts)
    {
        var withNumber = Array.FindLastIndex(texts, t => Cut(t).House.Number is not null);
        var withWord = Array.FindLastIndex(texts, t => StreetWords.LanguageOf(t) is not null);
        return withNumber >= 0 ? withNumber : withWord >= 0 ? withWord : Array.FindLastIndex(texts, t => t.Any(char.IsLetter));
    }

    private static (Bilingual? Name, HouseNumber House, ReadError? Error) Names(string text)
    {
        var parts = Halves(text);
        var cut = parts.Select(Cut).ToList();
        var (name, house) = cut[0];
        if (cut.Count == 2)
        {
            if (house.Number is not null && cut[1].House.Number is { } other && other != house.Number)
            {
                return (null, house, new ReadError("address.house-number", Found: Words.Short($"{house.Number}, {other}")));
            }

            house = cut[1].House.Number is null ? house : cut[1].House with { Box = cut[1].House.Box ?? house.Box };
        }

        // Rue de la Senne 32 20: which of them is the house?
        if (cut.Find(c => c.House.Number is not null && HouseNumber.Read([Split(c.Name)[^1]]) is not null) is { Name: not null } doubtful)
        {
            return (null, house, new ReadError("address.house-number", Found: Words.Short($"{Split(doubtful.Name)[^1]} {doubtful.House.Number}")));
        }

        var full = cut.Select(c => StreetWords.Full(c.Name)).ToList();
        if (full.Count == 2)
        {
            return StreetWords.LanguageOf(full[0]) == "nl" || StreetWords.LanguageOf(full[1]) == "fr" ? (new Bilingual(full[0], full[1]), house, null) : (new Bilingual(full[1], full[0]), house, null);
        }

        return (StreetWords.LanguageOf(full[0]) switch
        {
            "nl" => new Bilingual(full[0], null),
            "fr" => new Bilingual(null, full[0]),
            _ => new Bilingual(full[0], full[0]),
        }, house, null);
    }

    // "Rue de la Loi - Wetstraat", "Rue de la Loi / Wetstraat", "Rue de la Loi-Wetstraat": two names only when they are in two languages.
    private static List<string> Halves(string text)
    {
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] is '-' or '/' or '|' && Half(text[..i]) is { } first && Half(text[(i + 1)..]) is { } second)
            {
                var (one, two) = (StreetWords.LanguageOf(Cut(first).Name), StreetWords.LanguageOf(Cut(second).Name));
                var spaced = text[i] == '|' || (text[i - 1] == ' ' && text[i + 1] == ' ');
                if (one != two && (spaced || (one is not null && two is not null)))
                {
                    return [first, second];
                }
            }
        }

        return [text];

        static string? Half(string text) => text.Any(char.IsLetter) && text.Trim() is { Length: > 2 } half ? half : null;
    }

    // The longest tail that is a house number; or a number in front, as French sometimes has it: 16 rue de la Loi.
    private static (string Name, HouseNumber House) Cut(string text)
    {
        var words = Split(text);
        for (var i = 1; i < words.Length; i++)
        {
            if (HouseNumber.Read(words.AsSpan(i)) is { } house && words.Take(i).Any(w => w.Any(char.IsLetter)))
            {
                return (string.Join(' ', words[..i]), house);
            }
        }

        return words.Length > 2 && StreetWords.IsFrench(words[1]) && HouseNumber.Read(words.AsSpan(0, 1)) is { } front ? (string.Join(' ', words[1..]), front) : (text, None);
    }

    // 122 - 124 and 12 / 3 are one word.
    private static string[] Split(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        for (var i = words.Count - 2; i > 0; i--)
        {
            if (words[i] is "-" or "/" && char.IsAsciiDigit(words[i - 1][0]) && char.IsAsciiDigit(words[i + 1][0]))
            {
                words[i - 1] += words[i] + words[i + 1];
                words.RemoveRange(i, 2);
            }
        }

        return [.. words];
    }

    private static IEnumerable<string> Brackets(string piece)
    {
        var open = piece.EndsWith(')') ? piece.LastIndexOf('(') : -1;
        return open > 0 ? [piece[..open].Trim(), piece[(open + 1)..^1].Trim()] : [piece];
    }
}
