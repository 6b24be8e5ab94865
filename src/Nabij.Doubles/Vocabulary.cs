using System.Globalization;

namespace Nabij.Doubles;

/// <summary>Numbers for words and contacts, and how many entries have each.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly List<int> _entries = [];

    /// <summary>How many entries there are in all.</summary>
    public int Count { get; private set; }

    public string TextOf(int number) => _texts[number];

    public int EntriesWith(int number) => _entries[number];

    /// <summary>How much a word tells, from 0 (everybody has it) to 1 (nobody else has it).</summary>
    public double Tells(int word) => Count <= 2 ? 1 : Math.Clamp(Math.Log((double)Count / _entries[word]) / Math.Log(Count / 2.0), 0, 1);

    /// <summary>How much it tells that both names have a word.</summary>
    public double TellsTogether(int word) => NameWords.IsCommon(_texts[word]) ? Math.Min(Tells(word), Weights.CommonWord) : Tells(word);

    /// <summary>How much of its weight a number keeps: the more entries share it, the less it says.</summary>
    public double Share(int number) => Math.Clamp(2.0 / Math.Max(2, _entries[number]), Weights.LeastShare, 1);

    /// <summary>The same for entries of this name with this number: a service of a house that has many.</summary>
    public double Share(int whole, int number) => _numbers.TryGetValue(Both(whole, number), out var both) ? Share(both) : Weights.LeastShare;

    public Prepared Add(DoubleEntry entry)
    {
        Count++;
        var used = new HashSet<int>();
        var prepared = new Prepared
        {
            Id = entry.Id,
            Names =
            [
                .. entry.Names.OrderBy(n => n.Key, StringComparer.Ordinal).Take(Weights.MostOfEach).Select(n => Name(n.Key, n.Value, used)).OfType<PreparedName>(),
                .. entry.OtherNames.Take(Weights.MostOfEach).Select(n => Name("", n, used)).OfType<PreparedName>(),
            ],
            Phones = All("p:", entry.Phones.Select(Contacts.Phone), used),
            Mails = All("m:", entry.Mails.Select(Contacts.Mail), used),
            Pages = [.. entry.WebAddresses.Take(Weights.MostOfEach).Select(Contacts.Web).OfType<(string Site, string Page)>().Distinct()
                .Select(w => (Use("s:" + w.Site, used), w.Page.Length == 0 ? 0 : Use("w:" + w.Site + "/" + w.Page, used)))],
            Places = [.. entry.Places.Take(Weights.MostOfEach).Select(p => Place(p, used))],
            Organisation = entry.OrganizationId,
            Kinds = All("k:", entry.Kinds, used),
        };
        prepared.Municipalities = [.. prepared.Names.SelectMany(n => n.Words).Distinct().Where(w => _texts[w].StartsWith(NameWords.Municipality, StringComparison.Ordinal))];
        prepared.Contacts =
        [
            .. prepared.Phones.Concat(prepared.Mails).Concat(prepared.Pages.Select(p => p.Page == 0 ? p.Site : p.Page))
                .Concat(prepared.Places.SelectMany(p => p.Streets.Select(s => s.Door))).Where(n => n != 0).Distinct(),
        ];
        foreach (var name in prepared.Names.Where(n => n.Language.Length > 0))
        {
            foreach (var contact in prepared.Contacts)
            {
                Use(Both(name.Whole, contact), used);
            }
        }

        return prepared;
    }

    public Vocabulary()
    {
        // 0 is nothing.
        _texts.Add("");
        _entries.Add(1);
    }

    private PreparedName? Name(string language, string text, HashSet<int> used)
    {
        var words = NameWords.Of(text);
        if (words.Count == 0)
        {
            return null;
        }

        var numbers = words.Select(w => Use(w, used)).Distinct().ToArray();
        return new PreparedName(language, numbers, Use("n:" + string.Join(' ', words.Order(StringComparer.Ordinal)), used), NameWords.Joined(text));
    }

    private PreparedPlace Place(DoublePlace place, HashSet<int> used)
    {
        var postcode = place.Postcode is { Length: > 0 and <= 10 } code ? Use("c:" + code.Trim(), used) : 0;
        var streets = place.Streets.Take(Weights.MostOfEach).Select(s => Contacts.Street(s, place.Postcode)).OfType<(string Street, string Number)>().Distinct()
            .Select(s => (Use($"r:{postcode}:{s.Street}", used), s.Number.Length == 0 ? 0 : Use($"d:{postcode}:{s.Street}:{s.Number}", used)));
        var isPoint = place is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 };
        return new PreparedPlace(postcode, [.. streets], isPoint ? place.Latitude : null, isPoint ? place.Longitude : null);
    }

    private int[] All(string kind, IEnumerable<string?> texts, HashSet<int> used) => [.. texts.OfType<string>().Distinct().Take(Weights.MostOfEach).Select(t => Use(kind + t, used))];

    private static string Both(int whole, int number) => string.Create(CultureInfo.InvariantCulture, $"b:{whole}:{number}");

    private int Use(string text, HashSet<int> used)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = _texts.Count;
            _numbers[text] = number;
            _texts.Add(text);
            _entries.Add(0);
        }

        if (used.Add(number))
        {
            _entries[number]++;
        }

        return number;
    }
}
