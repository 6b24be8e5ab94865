using System.Collections.Frozen;

namespace Nabij.Search.Language;

/// <summary>What gives a language away: its stop words, words of the field, accents and spellings.</summary>
internal sealed class LanguageHints
{
    private const double WordWeight = 1;
    private const double SpellingWeight = 0.25;
    private const int MostSpellings = 6;
    private const double AccentWeight = 0.6;

    private readonly FrozenSet<string> _stopWords;
    private readonly FrozenSet<string> _words;
    private readonly string _accents;
    private readonly string[] _spellings;

    private LanguageHints(string language, FrozenSet<string> stopWords, string accents, string words, string spellings)
    {
        Language = language;
        _stopWords = stopWords;
        _accents = accents;
        _words = Split(words).ToFrozenSet(StringComparer.Ordinal);
        _spellings = Split(spellings);
    }

    public static LanguageHints[] All { get; } =
    [
        new("nl", StopWords.Dutch, "ëïö",
            """
            hulp helpen zorg zorgen huis thuis kind kinderen kleinkind ouder ouders moeder vader vrouw zoon dochter oma opa geld werk wonen
            woning huur dokter arts ziek ziekenhuis oud oude ouderen eten koken maaltijd maaltijden schuld schulden buurt buren dag nacht
            mensen papieren verblijf opvang slapen alleen eenzaam moe bang verdriet ruzie scheiding oppas poetsen vervoer rolstoel gratis
            ocmw psycholoog verpleging huisarts ziekenfonds uitkering leefloon vrijwilliger dementie mantelzorg gezin jongeren zonder goed
            sociaal sociale maatschappelijk werker verslaving geweld rouw kinderopvang nachtopvang kwijt stuk boodschappen
            """,
            """
            aa uu ij ieuw eeu sch cht ui oe oo ee zw vr wo we hui uis zorg hulp ^ge ^ver ^ont ^be ^aan ^k ^z ek rk kt nk kk dd mm rm erd eld
            eer lp jk oor ng en$ de$ je$ jes$ nd$ el$ er$ ig$ ing$ heid$ lijk$ schap$ tie$ ties$ teit$ ster$ loos$ isch$ ische$ dt$ aat$
            iek$ aal$ ak$ ok$ op$ rd$
            """),
        new("fr", StopWords.French, "éèêàùâîôûçœ",
            """
            aide aider aides soin soins maison domicile enfant enfants fils fille mere pere femme mari homme argent travail emploi logement
            loyer ecole medecin malade hopital vieux vieille agee agees personne personnes manger repas dette dettes quartier voisin jour nuit
            gens papiers sejour accueil hebergement dormir seul seule fatigue peur triste divorce garde menage chaise gratuit gratuite
            cpas psychologue infirmier infirmiere mutuelle chomage benevole demence aidant famille jeunes juridique avocat sans bien
            social sociale sociaux violence violences assistant assistante toxicomanie deuil perdu courses creche nettoyer
            """,
            """
            eau oi ai eu ill gn qu que ou oul ph eill ss onn enn ell ^des uy lis iat iol ou
            e$ ue$ es$ ee$ ees$ er$ ez$ eur$ eurs$ euse$ ique$ aire$ oir$ ette$ ite$ tion$ tions$ eux$ aux$ ages$ age$ ance$ ence$ iste$
            logue$ if$ ive$ ien$ ienne$ ant$ ants$ ent$ ais$ ait$ ide$ cide$ elle$
            """),
        new("en", StopWords.English, "",
            """
            help care home house child children kids parent mother father mum dad wife husband son daughter money job work housing
            rent doctor sick ill hospital old elderly people food meal meals debt debts neighbour neighbours day night papers shelter sleep
            alone lonely tired afraid scared sad divorce babysitter cleaning cleaner lady transport wheelchair free nurse nursing mental
            volunteer volunteers dementia carer carers family young legal lawyer without support advice health
            social worker violence domestic abuse drug drugs addiction grief childcare lost broken shopping assistant clean
            """,
            """
            th sh wh ck ght ea ear ow oo ee gh ph ou oun oa aw ew tch ll ss ^un ^wh ^sh ield sw wor ild
            y$ ry$ ly$ ed$ ted$ ing$ ings$ ness$ ess$ ful$ less$ ers$ or$ ist$ ists$ ies$ ty$ tion$ tions$ ment$ able$ ous$ ship$ ic$ ics$
            are$ ence$ ance$ ate$ ief$ ck$ ng$ nt$ sts$ ds$ ts$ ker$ ter$
            """),
    ];

    public string Language { get; }

    public bool Knows(string word) => _words.Contains(word) || _stopWords.Contains(word);

    /// <summary>How much a word speaks for this language; spelling counts for words that no language knows.</summary>
    public double Weigh(string word, ReadOnlySpan<char> written, bool isKnown)
    {
        var accent = written.IndexOfAny(_accents) >= 0 ? AccentWeight : 0;
        if (isKnown)
        {
            return accent + (Knows(word) ? WordWeight : 0);
        }
        var fitting = 0;
        for (var i = 0; i < _spellings.Length && fitting < MostSpellings; i++)
        {
            fitting += Fits(word, _spellings[i]) ? 1 : 0;
        }
        return accent + (fitting * SpellingWeight);
    }

    // ^ is the beginning of a word, $ its end; only the others need be looked for.
    private static bool Fits(ReadOnlySpan<char> word, string spelling) => spelling switch
    {
        ['^', ..] => word.StartsWith(spelling.AsSpan(1), StringComparison.Ordinal),
        [.., '$'] => word.EndsWith(spelling.AsSpan(0, spelling.Length - 1), StringComparison.Ordinal),
        _ => word.Contains(spelling, StringComparison.Ordinal),
    };

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
