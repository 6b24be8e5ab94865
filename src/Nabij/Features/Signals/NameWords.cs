using System.Collections.Frozen;

namespace Nabij.Features.Signals;

/// <summary>Folded words that are names, or stand beside one, in Dutch, French and English.</summary>
internal static class NameWords
{
    private static readonly FrozenSet<string> Titles = Words(
        """
        mevrouw mevr mw mvr meneer mijnheer mr dhr heer juffrouw juf dr prof professor
        madame mme mademoiselle mlle monsieur mons m maitre soeur pere
        mrs ms miss mister sir madam lady
        """);

    // Often followed by a name, mostly by something else.
    private static readonly FrozenSet<string> Persons = Words(
        """
        dokter buurvrouw buurman buur buren moeder vader mama papa mams zoon dochter zoontje dochtertje kind man vrouw partner zus zuster broer
        oma opa bomma bompa grootmoeder grootvader tante nonkel oom nicht neef vriend vriendin kleinzoon kleindochter schoonmoeder schoonvader
        schoonzus schoonbroer collega baas huisbaas huisarts thuisverpleegster mantelzorger
        docteur medecin voisine voisin mere maman fils fille mari femme epoux epouse compagnon compagne frere tante oncle cousin cousine ami amie
        mamie papi papy mami grand grandmere grandpere bonmaman bonpapa neveu niece belle beau collegue patron proprietaire enfant bebe conjoint
        doctor neighbour neighbor mother mum mom father dad son daughter husband wife sister brother grandma grandpa grandmother grandfather
        granny aunt uncle cousin nephew niece friend colleague landlord child baby girlfriend boyfriend
        """);

    private static readonly FrozenSet<string> Introducing = Words("heet heette heten naam achternaam voornaam genaamd nom prenom nomme nommee prenomme prenommee name surname named called");

    private static readonly FrozenSet<string> Particles = Words("van vande vanden vander von de den der des du d het ten ter te t la le les l el al ben bin ibn abou abu ait ould saint sainte sint st ste mac mc o of the op aux au");

    private static readonly string[] StreetEndings = ["straat", "straatje", "laan", "steenweg", "stwg", "plein", "pleintje", "dreef", "kaai", "baan", "singel", "weg", "hof", "gracht", "strasse"];

    private static readonly FrozenSet<string> SureStreets = Words("rue avenue av ave boulevard bd bld blvd bvd chaussee chee dreve impasse allee quai venelle ruelle parvis sentier");
    private static readonly FrozenSet<string> StreetsBefore = Words("place square clos passage chemin galerie residence flat blok bloc appartement appt bus boite bte nr numero verdieping etage");
    private static readonly FrozenSet<string> StreetsAfter = Words("straat laan steenweg plein dreef kaai street road lane avenue drive crescent square court gardens close");

    private static readonly string[] SurnameBeginnings = ["vande", "vander", "vanden"];

    // The most common of Brussels and Belgium, without those that are also ordinary words of help.
    private static readonly FrozenSet<string> CommonNames = Words(
        """
        mohamed mohammed muhammad ahmed mehdi ayoub youssef yassine rayan ibrahim ismail hamza bilal omar ali hassan hussein karim rachid said
        abdel abdul abdallah mustapha mustafa khalid jamal hicham anas amine nabil soufiane younes zakaria adam noah liam gabriel arthur louis jules lucas
        victor hugo leon felix oscar nathan samuel david daniel thomas simon alexandre alexander maxime antoine nicolas pierre jean jacques paul
        michel philippe marc luc andre rene robert roger marcel georges henri joseph francois francis christian patrick alain bernard
        olivier laurent vincent christophe stephane frederic sebastien benoit guillaume julien kevin jonathan jeremy quentin romain
        jan johan piet pieter peter koen bart bert tom tim wim kris stijn joris jeroen maarten willem dirk geert guy eric erik rudy eddy danny
        johnny walter werner jozef jos herman hendrik karel gert filip steven sven nick dieter lars milan mathis matteo lukas emiel wout
        mehmet hasan huseyin emre murat yusuf mamadou moussa ousmane abdoulaye ibrahima amadou cheikh alpha kwame emmanuel
        maria marie anna anne fatima khadija aicha aisha amina samira naima latifa rachida malika zineb salma yasmina yasmine sara sarah
        ines lina nour imane hafsa maryam mariam meryem safia souad najat hanane ilham karima nadia leila layla sofia sophia emma olivia louise
        alice juliette camille lea chloe manon lucie julie charlotte elise eline nora mila ella elena eva zoe jeanne simone yvonne denise jacqueline
        monique christiane nicole francoise martine chantal isabelle nathalie veronique sandrine valerie sylvie catherine caroline
        christine brigitte dominique anita rita godelieve lieve hilde ann greet griet katrien kristien els ellen ingrid karin katleen kathleen
        lies liesbeth sofie joke veerle marleen marijke magda agnes elisabeth elizabeth paula irene jeannine jeannette georgette lucienne
        josephine germaine madeleine therese bernadette colette ginette huguette paulette odette arlette liliane josiane annie fatma ayse zeynep elif
        emine hatice aminata fatoumata mariama awa aissatou kadiatou binta ana carmen lucia francesca giulia ioana andreea mihaela magdalena agnieszka
        katarzyna olga tatiana svetlana natalia irina
        janssens peeters maes jacobs mertens willems claes goossens wouters desmet dubois dupont lambert dumont martens lemmens leclercq simons michiels
        hermans aerts hendrickx janssen renard gerard delvaux deprez lejeune laurent denis thys bauwens verhoeven verhaegen verheyen stevens segers
        smets smet coppens cools claeys devos dewit declercq pauwels lambrechts vermeulen wauters verstraete verbeke cuypers thijs baert bogaert
        diallo bah barry sow balde camara toure traore keita conde nguyen yilmaz kaya demir sahin celik ozturk yildirim
        elamrani amrani benali bouazza bensaid benjelloun idrissi alaoui bennani tahiri haddad mansouri bouzid chaoui azzouzi saidi hamdi
        silva santos ferreira pereira costa rodriguez garcia fernandez gonzalez lopez martinez sanchez perez popescu ionescu popa kowalski nowak
        ivanov rossi russo ferrari esposito singh kumar khan hussain mbala ilunga kabongo mukendi tshibangu
        """);

    public static bool IsTitle(string folded) => Titles.Contains(folded);

    public static bool IsPerson(string folded) => Persons.Contains(folded);

    /// <param name="isReflexive">It follows m', s' or t'.</param>
    public static bool Introduces(string folded, bool isReflexive) => Introducing.Contains(folded) || (isReflexive && folded is "appelle" or "appelles" or "appelait");

    public static bool IsParticle(string folded) => Particles.Contains(folded);

    /// <summary>A street in one word: <i>Kerkstraat</i>.</summary>
    public static bool IsStreet(string folded) => StreetEndings.Any(e => folded.Length > e.Length + 1 && folded.EndsWith(e, StringComparison.Ordinal));

    /// <summary>The name of the street, floor or house follows: <i>rue Haute</i>.</summary>
    public static bool IsStreetBefore(string folded) => SureStreets.Contains(folded) || StreetsBefore.Contains(folded);

    public static bool IsSurelyStreet(string folded) => SureStreets.Contains(folded);

    /// <summary>The name of the street goes before: <i>Oak Street</i>.</summary>
    public static bool IsStreetAfter(string folded) => StreetsAfter.Contains(folded);

    public static bool IsCommonName(string folded) => CommonNames.Contains(folded);

    /// <summary><i>Vandenbroeck</i> in one word.</summary>
    public static bool IsSurname(string folded) => folded.Length >= 8 && SurnameBeginnings.Any(b => folded.StartsWith(b, StringComparison.Ordinal));

    private static FrozenSet<string> Words(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
