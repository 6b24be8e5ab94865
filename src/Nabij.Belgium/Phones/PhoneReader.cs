namespace Nabij.Belgium;

/// <summary>From a text to one number: a <c>tel:</c> link, or what people write.</summary>
internal static class PhoneReader
{
    private const int MaxLength = 200;

    public static Reading<PhoneNumber> Read(string? text)
    {
        if (text is { Length: > MaxLength })
        {
            return new(new ReadError("phone.text-too-long", Expected: DigitText.Number(MaxLength), Found: DigitText.Number(text.Length)));
        }

        var typed = Typed.Of(text ?? "");
        var (from, to) = (0, typed.Text.Length);
        string? context = null, extension = null;
        if (LinkStart(typed.Text) is { } start)
        {
            from = start;
            to = Parameters(typed.Text, start, ref context, ref extension);
        }

        var scan = PhoneScan.Of(typed, from, to);
        if (scan.Error is { } error)
        {
            return new(error);
        }

        extension ??= scan.Extension;
        if (extension is not null && (extension.Length is 0 or > 7 || extension.AsSpan().ContainsAnyExceptInRange('0', '9')))
        {
            return new(new ReadError("phone.extension"));
        }

        var read = OneOf(scan.Groups, context);
        return read.IsRead && extension is not null ? new(read.Value with { Extension = extension }) : read;
    }

    private static Reading<PhoneNumber> OneOf(IReadOnlyList<PhoneGroup> groups, string? context)
    {
        for (var k = 1; k < groups.Count; k++)
        {
            if (groups[k].Break == PhoneBreak.Hard || groups[k].Plus)
            {
                return Several(groups[k]);
            }
        }

        var whole = Join(groups, groups.Count, context);
        if (whole.IsRead)
        {
            return whole;
        }

        // Too long for one number: where does a second one begin?
        for (var k = 1; k < groups.Count; k++)
        {
            var parts = groups[k].Break switch
            {
                PhoneBreak.Perhaps => true,
                PhoneBreak.Slash or PhoneBreak.Dash => Join(groups, k, context).IsRead,
                _ => groups[k].Digits[0] == '0' && Join(groups, k, context).IsRead && Join([.. groups.Skip(k)], groups.Count - k, null).IsRead,
            };
            if (parts)
            {
                return Several(groups[k]);
            }
        }

        return new(whole.Error! with { Position = groups[0].At });
    }

    private static Reading<PhoneNumber> Several(PhoneGroup second) => new(new ReadError("phone.several", second.At));

    private static Reading<PhoneNumber> Join(IReadOnlyList<PhoneGroup> groups, int count, string? context)
    {
        var digits = string.Concat(groups.Take(count).Select(g => g.Digits));
        var inner = -1;
        for (int k = 0, at = 0; k < count; at += groups[k].Digits.Length, k++)
        {
            if (groups[k].InBrackets && groups[k].Digits == "0")
            {
                inner = at;
            }
        }

        // A number of a link is local to its context: what is dialled in Belgium, or what stands behind the context's digits.
        return groups[0].Plus || context is null or "+32" ? PhoneDigits.Read(digits, groups[0].Plus, inner) : PhoneDigits.Read(context[1..] + digits, true);
    }

    private static int? LinkStart(string text)
    {
        var from = text.AsSpan().IndexOfAnyExcept(" \n<\"'");
        return from >= 0 && text.AsSpan(from).StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? from + 4 : null;
    }

    // tel:+3222231343;ext=12;phone-context=+32. Others (isub…) say nothing that matters here.
    private static int Parameters(string text, int from, ref string? context, ref string? extension)
    {
        var end = text.IndexOf(';', from);
        if (end < 0)
        {
            return text.Length;
        }

        // "tel: 02 223 13 43; 0475 12 34 56" is no link: its second half has no name.
        var parameters = text[(end + 1)..].Trim(' ', '\n', '>', '"', '\'').Split(';');
        if (parameters.Any(p => !p.Contains('=', StringComparison.Ordinal)))
        {
            return text.Length;
        }

        foreach (var parameter in parameters)
        {
            var (name, value) = (parameter[..parameter.IndexOf('=', StringComparison.Ordinal)], parameter[(parameter.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            if (name.Equals("ext", StringComparison.OrdinalIgnoreCase))
            {
                extension = value;
            }
            else if (name.Equals("phone-context", StringComparison.OrdinalIgnoreCase) && value.Length is > 1 and <= 16 && value[0] == '+' && !value.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
            {
                context = value;
            }
        }

        return end;
    }
}
