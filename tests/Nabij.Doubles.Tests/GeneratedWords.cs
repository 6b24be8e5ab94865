namespace Nabij.Doubles.Tests;

/// <summary>What generated names are made of. Proper names and streets are made of syllables: nobody's.</summary>
internal static class GeneratedWords
{
    /// <summary>Kinds of help as they stand in names, Dutch and French, each with its code.</summary>
    public static readonly (string Nl, string Fr)[] Kinds =
    [
        ("voedselhulp", "aide alimentaire"), ("sociaal restaurant", "restaurant social"), ("juridisch advies", "permanence juridique"), ("schuldbemiddeling", "médiation de dettes"),
        ("thuiszorg", "soins à domicile"), ("huiswerkbegeleiding", "école de devoirs"), ("taallessen", "cours de français"), ("onthaal", "accueil de jour"), ("nachtopvang", "accueil de nuit"),
        ("geestelijke gezondheid", "santé mentale"), ("gezinsplanning", "planning familial"), ("tweedehandskleding", "vestiaire social"), ("sociale kruidenier", "épicerie sociale"),
        ("digitale hulp", "espace public numérique"), ("buurthuis", "maison de quartier"), ("jongerenwerk", "aide aux jeunes"), ("mantelzorg", "aide aux proches"), ("vrijwilligers", "volontariat"),
        ("warme maaltijden", "repas à domicile"), ("vervoer", "transport social"), ("klusdienst", "petits travaux"), ("luisterlijn", "écoute téléphonique"), ("rouwgroep", "groupe de deuil"),
        ("wonen", "aide au logement"), ("tewerkstelling", "insertion professionnelle"), ("tolkendienst", "service d'interprètes"), ("crèche", "crèche"), ("speelplein", "plaine de jeux"),
        ("seniorenclub", "club de seniors"), ("sport voor iedereen", "sport pour tous"), ("atelier", "atelier créatif"), ("moestuin", "potager collectif"),
    ];

    public static readonly (string Nl, string Fr)[] Shapes =
    [
        ("centrum", "centre"), ("huis", "maison"), ("dienst", "service"), ("vereniging", "association"), ("groep", "groupe"), ("wijkcentrum", "maison médicale"), ("antenne", "antenne"), ("ruimte", "espace"),
    ];

    public static readonly string[] Services =
    [
        "sociale dienst|service social", "thuishulp|aide à domicile", "energiecel|cellule énergie", "schuldbemiddeling|médiation de dettes", "tewerkstelling|insertion", "huisvesting|logement",
        "jongeren|jeunesse", "senioren|seniors", "cultuurcheques|chèques culture", "voedselhulp|aide alimentaire",
    ];

    public static readonly string[] Mutualities = ["Christelijk ziekenfonds|Mutualité chrétienne", "Socialistisch ziekenfonds|Mutualité socialiste", "Liberaal ziekenfonds|Mutualité libérale", "Neutraal ziekenfonds|Mutualité neutre"];

    private static readonly string[] First = ["Ba", "Be", "Bo", "Ca", "Co", "Da", "De", "Di", "Do", "Fa", "Fe", "Fo", "Ga", "Go", "Ha", "He", "Jo", "Ka", "Ko", "La", "Le", "Li", "Lo", "Ma", "Me", "Mo", "Na", "No", "Pa", "Pe", "Ra", "Re", "Ro", "Sa", "So", "Ta", "To", "Va", "Ve", "Za"];
    private static readonly string[] Middle = ["ra", "ri", "lo", "li", "na", "ne", "mi", "ma", "to", "te", "da", "du", "so", "sa", "ver", "mel", "gan", "bor", "lin", "tan", "cor", "pil"];
    private static readonly string[] Last = ["n", "s", "t", "ne", "lle", "x", "rt", "nd", "ra", "do", "mi", "que", "ze", "k", "m", "st"];

    public static string Proper(Random random) => Pick(random, First) + Pick(random, Middle) + (random.Next(3) > 0 ? Pick(random, Middle) : "") + (random.Next(3) == 0 ? Pick(random, Middle) : "") + Pick(random, Last);

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
