namespace Nabij.Search.Tests;

/// <summary>A small Brussels: a few kinds of help with their guide pages, services at several distances, lines, and words people say.</summary>
internal static class SmallBrussels
{
    // Before the collection, which is made with it.
    private static int _next = 1;

    public static readonly DateOnly Today = new(2025, 11, 1);

    /// <summary>Molenbeek: a neighbourhood, the municipality, its zone and the region.</summary>
    public static readonly SearchPlace Molenbeek = new()
    {
        Neighbourhoods = ["quarter:maritime"],
        Municipalities = ["nis:21012"],
        Zones = ["zone:nw"],
        Regions = ["region"],
        Point = new(50.857, 4.33),
    };

    public static readonly Lexicon Lexicon = new()
    {
        Words =
        [
            new("nl", "poetsvrouw", ["62"], 1),
            new("nl", "alarmknop", ["38"], 1),
            new("fr", "femme de ménage", ["62"], 1),
            new("fr", "infirmière à domicile", ["346"], 1),
            new("en", "home nurse", ["346"], 1),
            new("en", "meals on wheels", ["42"], 1),
            new("nl", "alleen wonen", ["38", "216"], 0.5),
            new("nl", "gevallen", ["38", "346"], 0.5),
            new("nl", "zware boodschappen tas dragen", ["62"], 0.8),
            new("nl", "lege koelkast koken", ["42"], 0.5),
            new("nl", "wijkverpleegkundige", ["346"], 1, Understood: true),
            new("fr", "téléassistance", ["38"], 1, Understood: true),
        ],
        Dangers =
        [
            new("nl", "zelfmoord", "suicide"),
            new("nl", "ik wil niet meer leven", "suicide"),
            new("fr", "suicide", "suicide"),
            new("fr", "il me frappe", "violence"),
            new("nl", "mijn man slaat mij", "violence"),
            new("en", "die", "suicide"),
            new("fr", "je veux mourir", "suicide"),
            new("fr", "je veux mourir chez moi", "suicide", Harmless: true),
            new("fr", "mourir à la maison", "suicide", Harmless: true),
        ],
    };

    public static IReadOnlyList<SearchDocument<string>> Brussels { get; } =
    [
        Guide("346", "Thuisverpleging", "Soins infirmiers à domicile", "Home nursing"),
        Guide("62", "Huishoudhulp", "Aide ménagère", "Cleaning help"),
        Guide("38", "Personenalarm", "Télévigilance", "Personal alarm"),
        Guide("42", "Levering van maaltijden aan huis", "Repas à domicile", "Meals at home"),
        Guide("347", "Kinesitherapie aan huis", "Kinésithérapie à domicile", "Physiotherapy at home"),
        Guide("216", "Coördinatie van de thuiszorg", "Coordination de l'aide et des soins à domicile", "Home care coordination") with { Level = CareLevel.Coordination },
        Guide("1045", "Eerstelijnspsycholoog", "Psychologue de première ligne", "Primary care psychologist"),
        Guide("1065", "Psychiatrische thuiszorg", "Soins psychiatriques à domicile", "Psychiatric home care") with { Level = CareLevel.Specialised },
        Service("Wit-Gele Kruis", "Croix Jaune et Blanche", "346", ["region"]),
        Service("Verpleging Maritiem", "Soins Maritime", "346", ["quarter:maritime"]) with { Point = new(50.858, 4.331) },
        Service("Verpleging Molenbeek", "Soins Molenbeek", "346", ["nis:21012"]),
        Service("Verpleging Noordwest", "Soins Nord-Ouest", "346", ["zone:nw"]),
        Service("Verpleging Ukkel", "Soins Uccle", "346", ["nis:21016"]),
        Service("Poetsdienst De Zon", "Titres-services Le Soleil", "62", ["nis:21012"]),
        Service("Warm aan tafel", "Bien à table", "42", ["region"]) with { Cost = "free", Thresholds = ["low"], Hours = 1, Accepting = true },
        Service("Senioralarm", "Alarme senior", "38", ["region"]),
        Service("Zorgcoördinatie Brussel", "Coordination Bruxelles", "216", ["region"]) with { Level = CareLevel.Coordination },
        Service("Tolkenlijn thuisverpleging", "Interprètes soins infirmiers", "346", ["region"]) with { Audience = Audience.Professionals, Type = DocumentType.Helpline },
        Service("Zelfmoordlijn", "Centre de prévention du suicide", "9001", ["region"]) with { Type = DocumentType.Helpline, Hours = 1 },
        Service("Buurtsalon", "Salon de quartier", "9002", ["quarter:maritime"]) with
        {
            Type = DocumentType.Informal,
            Description = Texts("Samen koffie drinken met de buren.", "Boire un café entre voisins."),
        },
    ];

    private static readonly SearchIndex<string> Finder = SearchIndex.Build(
        Brussels,
        Lexicon,
        new Dictionary<string, Tier>(StringComparer.Ordinal)
        {
            ["quarter:maritime"] = Tier.Neighbourhood,
            ["nis:21012"] = Tier.Municipality,
            ["nis:21016"] = Tier.Municipality,
            ["zone:nw"] = Tier.Zone,
            ["region"] = Tier.Region,
        });

    public static SearchResults<string> Find(SearchQuery query) => Finder.Search(query);

    public static SearchQuery Ask(string text, string language = "nl") =>
        new() { Text = text, Language = language, Today = Today, Limit = 100 };

    public static Dictionary<Facet, IReadOnlyList<string>> Filter(Facet facet, params string[] values) => new() { [facet] = values };

    public static List<string> Shown(this SearchResults<string> results) => [.. results.Hits.Select(h => h.Shown)];

    /// <summary>An id that is the same in each run.</summary>
    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    public static Dictionary<string, string> Texts(string nl, string fr) => new(StringComparer.Ordinal) { ["nl"] = nl, ["fr"] = fr };

    private static SearchDocument<string> Guide(string kind, string nl, string fr, string en) => new()
    {
        Id = Id(_next++),
        Shown = "guide " + kind,
        Type = DocumentType.Help,
        Name = new Dictionary<string, string>(StringComparer.Ordinal) { ["nl"] = nl, ["fr"] = fr, ["en"] = en },
        Kinds = [kind],
        AreasServed = ["region"],
    };

    private static SearchDocument<string> Service(string nl, string fr, string kind, string[] areas) => new()
    {
        Id = Id(_next++),
        Shown = nl,
        Type = DocumentType.Service,
        Name = Texts(nl, fr),
        Kinds = [kind],
        AreasServed = areas,
        Languages = ["nl", "fr"],
        Channels = ["phone"],
        CheckedOn = new(2025, 10, 1),
    };
}
