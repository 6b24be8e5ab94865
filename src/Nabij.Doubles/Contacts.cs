using Nabij.Belgium;

namespace Nabij.Doubles;

/// <summary>Numbers and addresses in the one form that makes equal ones equal, however they were typed.</summary>
internal static class Contacts
{
    private static readonly string[] StreetEndings = ["straat", "laan", "steenweg", "plein", "plaats", "dreef", "kaai", "weg", "lei", "baan", "gang", "berg"];

    private static readonly HashSet<string> StreetKinds = new(StringComparer.Ordinal)
    {
        "rue", "avenue", "boulevard", "chaussee", "place", "square", "quai", "allee", "drève", "dreve", "impasse", "clos", "straat", "laan", "steenweg", "plein", "dreef", "kaai", "r", "av", "bd", "bld", "boul", "ch", "pl", "chee",
        "de", "du", "des", "la", "le", "les", "l", "d", "van", "het",
    };

    public static string? Phone(string text) =>
        PhoneNumber.Read(text) is { IsRead: true } read ? read.Value.Stored : Digits(text) is { Length: >= 8 } digits ? digits : null;

    public static string? Mail(string text) => EmailAddress.Read(text) is { IsRead: true } read ? read.Value.ToString().ToLowerInvariant() : null;

    /// <summary>The site and the page on it; without <c>www</c>, language and the name of a first page.</summary>
    public static (string Site, string Page)? Web(string text)
    {
        if (WebAddress.Read(text) is not { IsRead: true } read || !Uri.TryCreate(read.Value.Address, UriKind.Absolute, out var address))
        {
            return null;
        }

        var site = read.Value.Host.StartsWith("www.", StringComparison.Ordinal) ? read.Value.Host[4..] : read.Value.Host;
        var parts = address.AbsolutePath.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => p is not ("nl" or "fr" or "en" or "nl-be" or "fr-be") && !p.StartsWith("index.", StringComparison.Ordinal) && !p.StartsWith("home", StringComparison.Ordinal));
        return (site, string.Join('/', parts) + address.Query);
    }

    /// <summary>Street and number, each in the form that is compared; the number is empty where there is none.</summary>
    public static (string Street, string Number)? Street(string text, string? postcode)
    {
        var town = Postcode.Read(postcode) is { IsRead: true } code && code.Value.Municipalities is [var first, ..] ? first.Name.French : null;
        if (BelgianAddress.Read(text, postcode, town) is { IsRead: true } read)
        {
            return (StreetKey(read.Value.Street.French ?? read.Value.Street.Dutch ?? ""), Number(read.Value.HouseNumber ?? ""));
        }

        var words = NameWords.Plain(text);
        var at = words.FindIndex(1 > words.Count ? 0 : 1, w => char.IsAsciiDigit(w[0]));
        return words.Count == 0 ? null : at < 0 ? (StreetKey(text), "") : (StreetKey(string.Join(' ', words.Take(at))), Number(words[at]));
    }

    private static string StreetKey(string street)
    {
        var words = NameWords.Plain(street);
        var own = words.Where(w => !StreetKinds.Contains(w)).Select(Bare).ToList();
        return string.Join(' ', own.Count > 0 ? own : words);
    }

    // Dansaertstraat is rue Dansaert.
    private static string Bare(string word) =>
        Array.Find(StreetEndings, e => word.Length > e.Length + 2 && word.EndsWith(e, StringComparison.Ordinal)) is { } ending ? word[..^ending.Length]
        : word is "st" or "ste" or "sint" or "sainte" ? "saint" : word;

    // 12A, 12 bus 3 and 12-14 are the same door as 12, as far as one can tell.
    private static string Number(string number) => string.Concat(number.TakeWhile(char.IsAsciiDigit));

    private static string Digits(string text) => string.Concat(text.Take(Weights.MostCharacters).Where(char.IsAsciiDigit));
}
