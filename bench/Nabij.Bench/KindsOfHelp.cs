namespace Nabij.Bench;

/// <summary>A kind of help with the words that go with it, as material for synthetic services.</summary>
internal sealed record BenchKind(string Code, string Dutch, string French, string[] DutchWords, string[] FrenchWords);

/// <summary>The kinds of help of the synthetic Brussels: names as in the guide, words people say beside them.</summary>
internal static class KindsOfHelp
{
    private const string Table = """
        3|Financiële hulp voor huurders|Aide financière aux locataires|huurtoelage,huurwaarborg|allocation loyer,garantie locative
        14|Woningaanpassing|Adaptation du logement|traplift,inloopdouche|monte-escalier,douche adaptée
        21|Veiligheid en gezondheid van de woning|Logement insalubre et pollution intérieure|schimmel,vochtige woning|moisissures,humidité
        30|Openbaar vervoer voor personen met beperkte mobiliteit|Transport public adapté|taxibus|taxibus
        31|Niet-dringend ziekenvervoer|Transport médical non urgent|ziekenwagen,rit naar het ziekenhuis|ambulance non urgente,trajet hôpital
        32|Vervoer om sociale redenen|Transport à finalité sociale|minder mobielen centrale|centrale des moins mobiles
        34|Administratieve hulp aan huis|Aide administrative à domicile|papieren invullen|remplir papiers
        35|Gezinshulp|Aide familiale|gezinszorg,verzorgende|auxiliaire familiale
        36|Medische hulpmiddelen|Matériel médical et paramédical|rolstoel,krukken|fauteuil roulant,béquilles
        38|Personenalarm|Télévigilance|alarmknop,noodknop|bouton d'alarme,téléassistance
        39|Ziekenoppas|Garde-malade|nachtoppas|garde de nuit
        40|Seniorsitting|Senior-sitting|oppas voor oma|garde personne âgée
        41|Huisbezoek aan alleenstaande personen|Visites à domicile|eenzaam,gezelschap|solitude,compagnie
        42|Levering van maaltijden aan huis|Repas à domicile|warme maaltijden,eten aan huis|repas chauds,livraison repas
        46|Thuishospitalisatie|Hospitalisation à domicile|ziekenhuis thuis|hôpital à la maison
        48|Dagverzorgingscentrum|Centre de soins de jour|dagopvang dementie|accueil de jour démence
        62|Huishoudhulp|Aide ménagère|poetsvrouw,dienstencheques|femme de ménage,titres-services
        64|Informatie over rechten van huurders|Droits et devoirs des locataires|huurcontract,huisbaas|bail,propriétaire
        65|Solidair wonen|Habitat solidaire|samenwonen|habiter ensemble
        67|Sociale dienst van het OCMW|Service social du CPAS|leefloon,ocmw|revenu d'intégration,cpas
        68|Sociale dienst van de gemeente|Service social de la commune|gemeentehuis|maison communale
        75|Aangepaste vrije tijd|Loisirs adaptés|uitstappen handicap|sorties handicap
        76|Aangepaste sport|Sport adapté|rolstoelbasket|basket fauteuil
        105|Handisitter|Relais de l'aidant|oppas handicap|garde handicap
        113|Jongerenwerk in open milieu|Action en milieu ouvert|straathoekwerk|éducateur de rue
        214|Gezondheidspromotie|Prévention et promotion de la santé|gezond eten|manger sain
        216|Coördinatie van de thuiszorg|Coordination de l'aide et des soins à domicile|zorgcoördinator|coordinateur soins
        223|Wachtdienst huisartsen|Garde de médecine générale|dokter van wacht|médecin de garde
        250|Kortverblijf voor ouderen|Court séjour en maison de repos|tijdelijk rusthuis|séjour temporaire
        252|Opvang voor zieke kinderen|Accueil et répit d'enfants malades|ziek kind|enfant malade
        255|Palliatieve thuiszorg|Soins palliatifs à domicile|levenseinde|fin de vie
        276|Geestelijke gezondheidszorg|Service de santé mentale|depressie,psycholoog|dépression,psychologue
        301|Dagcentrum psychische stoornissen|Centre de jour santé mentale|dagactiviteit|activité de jour
        317|Sociaal vertalen en tolken|Interprétariat social|tolk,vertaler|interprète,traducteur
        318|Seksuele gezondheid|Planning familial|anticonceptie|contraception
        345|Dagcentrum voor ouderen|Centre de jour pour personnes âgées|dagopvang|accueil de jour
        346|Thuisverpleging|Soins infirmiers à domicile|verpleegster aan huis,wondzorg|infirmière à domicile,pansement
        347|Kinesitherapie aan huis|Kinésithérapie à domicile|kine,kinesist|kiné,kinésithérapeute
        348|Ergotherapie aan huis|Ergothérapie à domicile|ergotherapeut|ergothérapeute
        358|Algemene sociale dienst|Service social général|maatschappelijk werker|assistante sociale
        359|Vervoer voor rolstoelgebruikers|Transport de personnes en fauteuil roulant|rolstoeltaxi|taxi adapté
        360|Boodschappendienst|Aide aux courses|boodschappen doen|faire les courses
        411|Juridische eerstelijnsbijstand|Aide juridique de première ligne|advocaat gratis|avocat gratuit
        458|Schuldbemiddeling|Médiation de dettes|deurwaarder,schulden|huissier,dettes
        561|Respijtzorg handicap|Répit handicap|even weg|souffler un peu
        573|Medische zorg voor kwetsbare personen|Soins médicaux pour personnes vulnérables|dokter zonder papieren|médecin sans papiers
        600|Tandzorg aan huis|Soins dentaires à domicile|tandarts|dentiste
        612|Intergenerationeel wonen|Habitat intergénérationnel|kot bij senior|étudiant senior
        887|Burenhulp|Entraide entre voisins|buurman,klusje|voisin,bricolage
        923|Steun voor mantelzorgers|Soutien aux aidants proches|mantelzorger|aidant proche
        925|Wijkgezondheidscentrum|Maison médicale|huisarts,dokter|médecin traitant,généraliste
        948|Palliatief thuisteam|Équipe de soutien palliatif|sterven thuis|mourir à la maison
        1045|Eerstelijnspsycholoog|Psychologue de première ligne|praten met iemand|parler à quelqu'un
        1047|Steun aan eenoudergezinnen|Soutien aux familles monoparentales|alleenstaande moeder|mère seule
        1064|Mobiel team geestelijke gezondheid|Équipe mobile santé mentale|crisis thuis|crise à domicile
        1065|Psychiatrische thuiszorg|Soins psychiatriques à domicile|psychose|psychose
        1067|Interculturele bemiddeling|Médiation interculturelle|bemiddelaar|médiateur
        1068|Overlegorganisator|Organisateur de concertation|zorgoverleg|concertation soins
        gp-home-visit|Huisarts aan huis|Médecin généraliste à domicile|huisbezoek dokter|visite du médecin
        medicine-delivery|Geneesmiddelen aan huis|Livraison de médicaments à domicile|apotheker|pharmacien
        927|Ondersteuning voor de mantelzorgers van ouderen|Soutien aux aidants proches d'aînés|zorgen voor mijn moeder|s'occuper de sa mère
        928|Ondersteuning van de mantelzorgers van personen met een handicap|Soutien aux aidants proches de personnes handicapées|zorgen voor mijn zoon|s'occuper de son fils
        272|Thuisoppas voor zieke kinderen|Garde d'enfants malades à domicile|oppas ziek kind|garde enfant malade
        914|Activiteiten en animatie voor ernstig zieke kinderen|Animations pour enfants gravement malades|kinderkanker|enfant cancer
        917|Herbronning van ernstig zieke kinderen|Ressourcement d'enfants gravement malades|vakantie ziek kind|vacances enfant malade
        1050|Gevoelsleven en seksualiteit bij personen met een handicap|Vie affective et sexuelle, handicap|verliefd|amour
        digital-help|Digitale hulp aan huis|Aide numérique à domicile|computer,itsme|ordinateur
        odd-jobs|Kleine klussen in huis|Petits travaux à domicile|lamp vervangen|changer une ampoule
        613|Participatief wonen voor ouderen|Habitat groupé pour aînés|samenhuizen|vivre ensemble
        association|Vereniging in de buurt|Association de quartier|vereniging|association
        meeting-place|Ontmoetingsplek|Lieu de rencontre|koffie drinken|prendre un café
        community-centre|Buurthuis|Maison de quartier|wijkhuis|centre communautaire
        volunteer-support|Steun voor vrijwilligers|Soutien aux bénévoles|vrijwilligerswerk|bénévolat
        case-management|Casemanager|Case manager|casemanagement|gestion de cas
        562|Microkrediet|Microcrédit|kleine lening|petit prêt
        """;

    public static IReadOnlyList<BenchKind> All { get; } =
    [
        .. Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|'))
            .Select(c => new BenchKind(c[0], c[1], c[2], c[3].Split(','), c[4].Split(','))),
    ];
}
