using System.Globalization;
using static Nabij.Doubles.Tests.GeneratedWords;

namespace Nabij.Doubles.Tests;

/// <summary>An entry as somebody else would put it in, who did not see that it was there.</summary>
internal sealed class Retyped(Random random)
{
    private static readonly (string Full, string Short)[] Abbreviations =
    [
        ("Centre", "Ctr"), ("Service", "Serv."), ("service", "serv."), ("Association", "Assoc."), ("Groupe", "Gr."), ("Maison", "Mais."), ("CPAS", "C.P.A.S."), ("OCMW", "O.C.M.W."),
        ("Saint", "St"), ("Sint", "St"), ("sociale", "soc."), ("social", "soc."),
    ];

    public DoubleEntry Of(DoubleEntry entry, Guid id)
    {
        var place = entry.Places[0];
        var moved = Chance(0.12);
        var again = new DoubleEntry
        {
            Id = id,
            Names = Kept(entry.Names).ToDictionary(n => n.Key, n => Name(n.Value, n.Key), StringComparer.Ordinal),
            OtherNames = Chance(0.5) ? entry.OtherNames : [],
            Phones = Chance(0.15) ? [] : Chance(0.15) ? [OtherPhone()] : [.. entry.Phones.Select(Phone)],
            Mails = Chance(0.3) ? [] : Chance(0.15) ? [.. entry.Mails.Select(m => "contact@" + m.Split('@')[1])] : [.. entry.Mails.Select(m => Chance(0.3) ? m.ToUpperInvariant() : m)],
            WebAddresses = Chance(0.3) ? [] : Chance(0.1) ? ["https://" + Proper(random).ToLowerInvariant() + ".example/"] : [.. entry.WebAddresses.Select(Web)],
            Places = Chance(0.12) ? [] : [moved ? Moved(place) : Written(place)],
            OrganizationId = Chance(0.4) ? entry.OrganizationId : null,
            Kinds = Chance(0.25) ? [] : Chance(0.15) ? [.. entry.Kinds, Pick(random, Kinds).Fr] : entry.Kinds,
        };

        // Who knows a name and nothing else does not put an entry in.
        return again.Phones.Count + again.Mails.Count + again.WebAddresses.Count + again.Places.Count > 0 ? again : again with { Phones = entry.Phones };
    }

    private IEnumerable<KeyValuePair<string, string>> Kept(IReadOnlyDictionary<string, string> names) =>
        names.Count < 2 || Chance(0.4) ? names : names.Where(n => n.Key == (Chance(0.5) ? "nl" : "fr")).DefaultIfEmpty(names.First());

    private string Name(string name, string language)
    {
        foreach (var (full, shorter) in Abbreviations)
        {
            name = Chance(0.3) ? name.Replace(full, shorter, StringComparison.Ordinal) : name;
        }

        var parts = name.Split(" - ");
        name = parts.Length == 2 && Chance(0.25) ? (Chance(0.6) ? $"{parts[1]} {parts[0]}" : $"{parts[0]} ({parts[1]})") : name;
        var words = name.Split(' ').ToList();
        if (words.Count > 2 && Chance(0.08))
        {
            words.RemoveAt(random.Next(words.Count));
        }

        name = Chance(0.2) ? Slip(string.Join(' ', words)) : string.Join(' ', words);
        name = Chance(0.15) ? name + (language == "nl" ? " vzw" : " a.s.b.l.") : name.Replace(" asbl", "", StringComparison.Ordinal);
        return Chance(0.1) ? name.ToUpperInvariant() : name;
    }

    private string Slip(string text)
    {
        var at = random.Next(1, text.Length - 1);
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text[..at] + (char)('a' + random.Next(26)) + text[(at + 1)..],
        };
    }

    private string Phone(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return random.Next(6) switch
        {
            0 => digits,
            1 => "+32 " + digits[1..],
            2 => $"0032 2 {digits[2..5]} {digits[5..]}",
            3 => $"02/{digits[2..5]}.{digits[5..7]}.{digits[7..]}",
            4 => $"Tél. : 02-{digits[2..]}",
            _ => phone,
        };
    }

    private string OtherPhone() => string.Create(CultureInfo.InvariantCulture, $"02 {random.Next(200, 800)} {random.Next(100):00} {random.Next(100):00}");

    private string Web(string address) => random.Next(5) switch
    {
        0 => address.Replace("https", "http", StringComparison.Ordinal),
        1 => address.Replace("https://", "", StringComparison.Ordinal),
        2 => address.Replace("www.", "", StringComparison.Ordinal).TrimEnd('/'),
        3 => address.TrimEnd('/') + "/fr",
        _ => new UriBuilder(address) { Path = "" }.Uri.ToString(),
    };

    private DoublePlace Written(DoublePlace place) => place with
    {
        Streets = [.. (place.Streets.Count > 1 && Chance(0.5) ? place.Streets.Take(1) : place.Streets.TakeLast(1)).Select(s => random.Next(4) switch
        {
            0 => s.Replace("Rue", "R.", StringComparison.Ordinal),
            1 => s + " bte 3",
            2 => s.Replace("straat", "str.", StringComparison.Ordinal).ToUpperInvariant(),
            _ => s,
        })],
        Latitude = Chance(0.3) ? null : place.Latitude + ((random.NextDouble() - 0.5) * 0.0006),
        Longitude = place.Longitude + ((random.NextDouble() - 0.5) * 0.0006),
    };

    private DoublePlace Moved(DoublePlace place) => place with
    {
        Streets = [$"Rue {Proper(random)} {random.Next(1, 200)}"],
        Latitude = place.Latitude + ((random.NextDouble() - 0.5) * 0.01),
        Longitude = place.Longitude + ((random.NextDouble() - 0.5) * 0.01),
    };

    private bool Chance(double chance) => random.NextDouble() < chance;
}
