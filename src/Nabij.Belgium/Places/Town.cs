using System.Collections.Frozen;

namespace Nabij.Belgium;

/// <summary>The town behind a postcode, in one or both languages, and whether the two belong together.</summary>
internal static class Town
{
    private static readonly FrozenSet<string> Countries = new[] { "belgique", "belgie", "belgium", "belgien", "be" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsCountry(string text) => Countries.Contains(Words.Key(text.Trim(' ', '.', '(', ')')));

    public static (Bilingual? Name, Municipality? Municipality, ReadError? Error) Read(Postcode postcode, string written)
    {
        var own = Municipality.NameOf(postcode);
        var parts = Parts(written);
        if (parts.Count == 0)
        {
            return own is null ? (null, null, new ReadError("address.no-town")) : (own, Only(postcode), null);
        }

        var known = parts.ConvertAll(Municipality.Find);
        if (known.Where(m => m is not null).Distinct().Count() > 1)
        {
            return (null, null, new ReadError("address.towns", Found: Words.Short(written)));
        }

        var said = known.Find(m => m is not null);
        var here = postcode.Municipalities;
        var fits = here.Count == 0
            ? said is null || postcode.IsBrussels || parts.Any(Municipality.MayLieElsewhere)
            : parts.TrueForAll(p => Municipality.Fits(p, postcode));
        if (!fits)
        {
            var expected = own ?? (here.Count > 0 ? here[0].Name : null);
            return (null, null, new ReadError("address.postcode-town", Expected: expected is null ? null : $"{postcode} {expected}", Found: $"{postcode} {Words.Short(written)}"));
        }

        // 1080 Bruxelles is Molenbeek; 1050 Bruxelles may be Ixelles or the city, so it stays what it says.
        return postcode.IsBrussels
            ? (own ?? said?.Name ?? new Bilingual(parts[0], parts[0]), Only(postcode) ?? (parts.Exists(Municipality.IsSaidOfTheRegion) ? null : said), null)
            : (new Bilingual(string.Join(" - ", parts), string.Join(" - ", parts)), null, null);
    }

    private static Municipality? Only(Postcode postcode) => postcode.Municipalities is [var only] ? only : null;

    private static List<string> Parts(string written)
    {
        var parts = written.Split([" - ", " / ", "/", "|", "(", ")", ",", "\n"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.TrimEnd(' ', '.', '-')).Where(p => p.Any(char.IsLetter) && !IsCountry(p)).ToList();
        // Bruxelles-Brussel: a hyphen between two names of one place.
        if (parts is [var one] && Municipality.Find(one) is null)
        {
            for (var i = one.IndexOf('-', StringComparison.Ordinal); i > 0; i = one.IndexOf('-', i + 1))
            {
                if (Municipality.Find(one[..i]) is { } left && Municipality.Find(one[(i + 1)..]) == left)
                {
                    return [one[..i], one[(i + 1)..]];
                }
            }
        }

        return parts;
    }
}
