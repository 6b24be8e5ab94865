using System.Globalization;
using System.Text;
using Nabij.Search;

namespace Nabij.Bench;

/// <summary>What a result of the benchmark shows: about what a real one does.</summary>
internal sealed record BenchCard(string Dutch, string French, string Organization, string Phone, string Address);

/// <summary>
/// A deterministic Brussels of any size: kinds of help by popularity, two languages, words by Zipf's law, areas served as a region,
/// zones, municipalities or neighbourhoods. The same seed gives the same services.
/// </summary>
internal sealed class SyntheticBrussels
{
    public const int Municipalities = 19;
    public const int Zones = 5;
    public const int Neighbourhoods = 118;
    private const int RareWords = 150_000;
    private const int HoursNumbers = 300;

    private static readonly string[] CommonDutch =
        "hulp dienst zorg mensen ouderen brussel thuis wijk gezin steun bezoek advies gratis team afspraak aanbod begeleiding vrijwilligers sociaal huis informatie opvang kwetsbaar handicap jongeren buurt samen dag week telefoon".Split(' ');

    private static readonly string[] CommonFrench =
        "aide service soins personnes âgées bruxelles domicile quartier famille soutien visite conseil gratuit équipe rendez-vous offre accompagnement bénévoles social maison information accueil fragile handicap jeunes voisins ensemble jour semaine téléphone".Split(' ');

    private static readonly string[] Languages = ["nl", "fr", "en", "ar", "tr", "es", "pl", "ro"];
    private static readonly string[] Channels = ["counter", "phone", "mail", "chat", "home"];
    private static readonly string[] Thresholds = ["low", "walk-in", "no-papers", "anonymous", "step-free", "interpreter"];
    private static readonly string[] Costs = ["free", "income", "fixed", "insurance"];

    private readonly Random _random;
    private readonly string[] _rare;

    public SyntheticBrussels(int seed)
    {
        _random = new Random(seed);
        _rare = [.. Enumerable.Range(0, RareWords).Select(_ => MadeUpWord())];
    }

    public static Dictionary<string, Tier> Territories { get; } = new(StringComparer.Ordinal)
    {
        ["region"] = Tier.Region,
    };

    /// <summary>State of the opening hours at the moment of the questions.</summary>
    public static OpenState[] Hours { get; } =
        [.. Enumerable.Range(0, HoursNumbers).Select(h => h % 3 == 0 ? OpenState.Closed : OpenState.Open)];

    public static Lexicon Lexicon { get; } = new()
    {
        Words =
        [
            .. KindsOfHelp.All.SelectMany(k => k.DutchWords.Select(w => new SaidWord("nl", w, [k.Code], 0.9))),
            .. KindsOfHelp.All.SelectMany(k => k.FrenchWords.Select(w => new SaidWord("fr", w, [k.Code], 0.9))),
        ],
        Dangers = [new("nl", "zelfmoord", "suicide"), new("fr", "suicide", "suicide"), new("nl", "slaat mij", "violence")],
    };

    /// <summary>The territories of a neighbourhood: itself, its municipality, zone and the region.</summary>
    public static SearchPlace PlaceOf(int neighbourhood)
    {
        var municipality = neighbourhood % Municipalities;
        return new()
        {
            Neighbourhoods = [Code("quarter", neighbourhood)],
            Municipalities = [Code("nis", municipality)],
            Zones = [Code("zone", municipality % Zones)],
            Regions = ["region"],
            Point = PointOf(neighbourhood),
        };
    }

    public IEnumerable<SearchDocument<BenchCard>> Documents(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return i < KindsOfHelp.All.Count ? Guide(KindsOfHelp.All[i]) : Service();
        }
    }

    private static string Code(string scheme, int number) => string.Create(CultureInfo.InvariantCulture, $"{scheme}:{number}");

    private static GeoPoint PointOf(int neighbourhood) =>
        new(50.78 + (neighbourhood / 11 * 0.013), 4.28 + (neighbourhood % 11 * 0.017));

    private Guid NextId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private SearchDocument<BenchCard> Guide(BenchKind kind) => new()
    {
        Id = NextId(),
        Shown = new(kind.Dutch, kind.French, "", "", ""),
        Type = DocumentType.Help,
        Name = new Dictionary<string, string>(StringComparer.Ordinal) { ["nl"] = kind.Dutch, ["fr"] = kind.French },
        Kinds = [kind.Code],
        AreasServed = ["region"],
        CheckedOn = new DateOnly(2025, 10, 1),
    };

    private SearchDocument<BenchCard> Service()
    {
        // Popular kinds first, by Zipf.
        var kind = KindsOfHelp.All[Zipf(KindsOfHelp.All.Count)];
        var second = _random.Next(4) == 0 ? KindsOfHelp.All[Zipf(KindsOfHelp.All.Count)] : kind;
        var neighbourhood = _random.Next(Neighbourhoods);
        var own = Rare();
        var (dutch, french) = _random.Next(3) switch
        {
            0 => ($"{kind.Dutch} {own}", $"{kind.French} {own}"),
            1 => ($"{own} {Common(CommonDutch)}", $"{own} {Common(CommonFrench)}"),
            _ => ($"{kind.DutchWords[0]} {own}", $"{kind.FrenchWords[0]} {own}"),
        };
        var organization = $"{own} {Rare()}";
        var centre = PointOf(neighbourhood);
        return new()
        {
            Id = NextId(),
            Shown = new(dutch, french, organization, Code("02", _random.Next(1_000_000)), $"{Rare()}straat {_random.Next(200)}"),
            Type = _random.Next(12) == 0 ? DocumentType.Informal : _random.Next(20) == 0 ? DocumentType.Helpline : DocumentType.Service,
            Name = new Dictionary<string, string>(StringComparer.Ordinal) { ["nl"] = dutch, ["fr"] = french },
            Organization = new Dictionary<string, string>(StringComparer.Ordinal) { ["nl"] = organization, ["fr"] = organization },
            Description = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["nl"] = Sentence(kind.Dutch, kind.DutchWords, CommonDutch),
                ["fr"] = Sentence(kind.French, kind.FrenchWords, CommonFrench),
            },
            Kinds = ReferenceEquals(kind, second) ? [kind.Code] : [kind.Code, second.Code],
            AreasServed = Areas(neighbourhood),
            Point = _random.Next(10) == 0 ? null : new(centre.Latitude + (_random.NextDouble() * 0.01), centre.Longitude + (_random.NextDouble() * 0.01)),
            Level = _random.Next(20) switch { 0 => CareLevel.Coordination, < 6 => CareLevel.Specialised, _ => CareLevel.General },
            Audience = _random.Next(15) switch { 0 => Audience.Professionals, 1 => Audience.Circle, _ => Audience.Everyone },
            Channels = Some(Channels, 2),
            Languages = Some(Languages, 2),
            Thresholds = Some(Thresholds, 2),
            Cost = _random.Next(4) == 0 ? null : Costs[_random.Next(Costs.Length)],
            Hours = _random.Next(6) == 0 ? null : _random.Next(HoursNumbers),
            Accepting = _random.Next(3) switch { 0 => null, 1 => true, _ => false },
            CheckedOn = new DateOnly(2025, 10, 1).AddDays(-_random.Next(900)),
        };
    }

    private string[] Areas(int neighbourhood)
    {
        var municipality = neighbourhood % Municipalities;
        return _random.Next(20) switch
        {
            < 3 => ["region"],
            < 6 => [Code("zone", municipality % Zones)],
            < 13 => [Code("nis", municipality)],
            < 15 => [Code("nis", municipality), Code("nis", _random.Next(Municipalities))],
            < 19 => [Code("quarter", neighbourhood)],
            _ => [],
        };
    }

    private string[] Some(string[] codes, int most) =>
        [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => codes[Zipf(codes.Length)]).Distinct(StringComparer.Ordinal)];

    private string Sentence(string name, string[] words, string[] common)
    {
        var text = new StringBuilder(_random.Next(2) == 0 ? name : words[_random.Next(words.Length)]);
        for (var i = _random.Next(8, 24); i > 0; i--)
        {
            text.Append(' ').Append(_random.Next(4) == 0 ? Rare() : Common(common));
        }
        return text.ToString();
    }

    private string Common(string[] words) => words[Zipf(words.Length)];

    private string Rare() => _rare[Zipf(_rare.Length)];

    // Rank r about as often as 1/r.
    private int Zipf(int count) => (int)Math.Exp(_random.NextDouble() * Math.Log(count + 1)) - 1 is var rank && rank < count ? rank : count - 1;

    private string MadeUpWord()
    {
        const string consonants = "bcdfghjklmnprstvwz";
        const string vowels = "aeiou";
        var word = new StringBuilder();
        for (var syllables = _random.Next(2, 5); syllables > 0; syllables--)
        {
            word.Append(consonants[_random.Next(consonants.Length)]).Append(vowels[_random.Next(vowels.Length)]);
            if (_random.Next(3) == 0)
            {
                word.Append(consonants[_random.Next(consonants.Length)]);
            }
        }
        return word.ToString();
    }
}
