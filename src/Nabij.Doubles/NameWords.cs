using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Nabij.Doubles;

/// <summary>
/// A name as the words that tell it from others: small letters without accents, abbreviations in full, without articles and legal forms.
/// Words that names of services are made of are one word in every language, and so are the municipalities.
/// </summary>
internal static class NameWords
{
    /// <summary>Begins the word of a municipality.</summary>
    public const string Municipality = "nis:";

    private const int LongestMunicipality = 4;

    private static readonly FrozenSet<string> Left = Split(
        """
        de het een van voor en of in op te ten ter aan bij met la le les l d du des un une et ou pour au aux a en dans sur chez par qu the of and for in at to
        asbl vzw aisbl ivzw npo bv sprl srl cv sc scrl cvba vof sa nv on non profit feitelijke vereniging
        """).ToFrozenSet(StringComparer.Ordinal);

    // One line is one word: what it is in Dutch, French and English, and how it is shortened.
    private static readonly FrozenDictionary<string, string> Same = Lines(
        """
        cpas ocmw pcsw
        centre centrum centra center ctr centr cent
        service dienst services diensten serv dnst sce svc
        social sociaal sociale sociales sociaux soc
        maison huis house home
        sante gezondheid gezondheids health
        medical medische medisch medicale medicaux med
        aide hulp help aid hulpverlening
        alimentaire voedsel voedselhulp food voedselbedeling alimentaires
        juridique juridisch juridische legal rechtshulp
        logement huisvesting wonen housing woning
        jeunes jongeren jeugd youth jeunesse
        enfant enfants kinderen kind child children
        familles familie gezin gezinnen famille family families
        femme femmes vrouw vrouwen women
        aines senioren ouderen seniors senior elderly bejaarden
        domicile thuis thuiszorg
        soins zorg care
        accueil onthaal opvang reception
        quartier wijk buurt neighbourhood
        ecole school
        devoirs huiswerk homework
        dettes schulden debt
        mediation bemiddeling schuldbemiddeling
        emploi werk tewerkstelling job work
        formation opleiding vorming training
        planning
        familial gezinsplanning
        mental geestelijke mentale mentale geestelijk
        mutualite mutualiteit ziekenfonds
        chretienne christelijke christelijk
        socialiste socialistische
        liberale liberale
        bureau kantoor office
        antenne antenna
        permanence permanentie zitdag
        restaurant resto
        epicerie kruidenier grocery
        vestiaire kledingwinkel kleding vetements clothing
        nuit nacht night
        jour dag day
        atelier werkplaats workshop
        numerique digitaal digitale digital
        espace ruimte space
        public openbaar publieke openbare
        computer informatique
        langue taal taallessen langues language
        francais frans french
        neerlandais nederlands dutch
        cours lessen les courses
        migrants migranten migrant
        refugies vluchtelingen refugees
        interprete tolk tolken interpretes interpreting
        handicap
        aidants mantelzorg mantelzorgers proches carers
        benevoles vrijwilligers volunteers
        ecoute luister luisteren listening
        groupe groep group gr
        association vereniging assoc
        fondation stichting foundation
        saint sint st sainte sancta ste
        notre onze
        dame vrouwe
        soutien steun ondersteuning support
        psychologique psychologische psycho psychological
        drogues drugs
        alcool alcohol
        repas maaltijden maaltijd meals
        transport vervoer
        jardin tuin garden
        bibliotheque bibliotheek bieb library
        culture cultuur culturel cultureel culturele cultural
        sport sports
        residence residentie
        repos rusthuis woonzorgcentrum
        pharmacie apotheek pharmacy
        hopital ziekenhuis hospital
        infirmiere verpleegkundige infirmier verpleging nursing
        poste post
        point punt
        info information informatie
        communal gemeentelijk communale gemeentelijke gemeente commune municipal
        regional regionaal gewestelijk
        """);

    private static readonly FrozenSet<string> Common = Same.Values.ToFrozenSet(StringComparer.Ordinal);

    // Words of that list with a letter left away: what is one slip from such a word has one of these in common with it.
    private const int ShortestWithSlip = 6;

    private static readonly FrozenDictionary<string, string> Slips = Same.Where(w => w.Key.Length >= ShortestWithSlip)
        .SelectMany(w => Shorter(w.Key).Append(w.Key), (w, key) => (key, w.Value)).DistinctBy(p => p.key).ToFrozenDictionary(p => p.key, p => p.Value, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Municipalities = Belgium.Municipality.All
        .SelectMany(m => new[] { m.Name.Dutch!, m.Name.French! }, (m, name) => (Key: string.Join(' ', Plain(name).Select(SaintOf)), m.Nis))
        .Append((Key: "molenbeek", Nis: "21012")).Append((Key: "saint josse", Nis: "21014")).Append((Key: "saint joost", Nis: "21014")).Append((Key: "brussels", Nis: "21004"))
        .DistinctBy(m => m.Key).ToFrozenDictionary(m => m.Key, m => Municipality + m.Nis, StringComparer.Ordinal);

    /// <summary>The words in their order; a name of only small words keeps them.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var plain = Plain(text);
        var words = new List<string>();
        for (var i = 0; i < plain.Count && words.Count < Weights.MostWords; i++)
        {
            if (Place(plain, i) is { } place)
            {
                words.Add(place.Word);
                i += place.Count - 1;
            }
            else if (!Left.Contains(plain[i]))
            {
                words.Add(Same.GetValueOrDefault(plain[i]) ?? Misspelt(plain[i]) ?? plain[i]);
            }
        }

        return words.Count > 0 ? words : [.. plain.Take(Weights.MostWords)];
    }

    /// <summary>A word that names of services are made of.</summary>
    public static bool IsCommon(string word) => Common.Contains(word);

    /// <summary>As it is written, but for small words and spaces.</summary>
    public static string Joined(string text) => string.Concat(Plain(text).Where(w => !Left.Contains(w)));

    /// <summary>Small letters and digits without accents, word by word; <c>C.P.A.S.</c> is one.</summary>
    public static List<string> Plain(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var letters = new StringBuilder();
        foreach (var c in Folded(text))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (c != '.' || word.Length != 1)
            {
                End();
            }
            else
            {
                // A letter with a point behind it may go on: C.P.A.S.
                letters.Append(word);
                word.Clear();
            }
        }

        End();
        return words;

        void End()
        {
            var whole = letters.Append(word).ToString();
            if (whole.Length > 0)
            {
                words.Add(whole);
            }

            letters.Clear();
            word.Clear();
        }
    }

    // Half a surrogate can't be normalised; what lies beyond the first plane is no letter of a name here.
    private static IEnumerable<char> Folded(string text) =>
        string.Concat(text.Take(Weights.MostCharacters).Where(c => !char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF'))).Replace("œ", "oe", StringComparison.OrdinalIgnoreCase)
            .Normalize(NormalizationForm.FormKD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format));

    private static (string Word, int Count)? Place(List<string> plain, int from)
    {
        var key = "";
        (string, int)? found = null;
        for (var n = 1; n <= LongestMunicipality && from + n <= plain.Count; n++)
        {
            key = n == 1 ? SaintOf(plain[from]) : key + " " + SaintOf(plain[from + n - 1]);
            if (Municipalities.TryGetValue(key, out var word))
            {
                found = (word, n);
            }
        }

        return found;
    }

    private static string? Misspelt(string word) =>
        word.Length < ShortestWithSlip || word.Any(char.IsAsciiDigit) ? null : Slips.GetValueOrDefault(word) ?? Shorter(word).Select(w => Slips.GetValueOrDefault(w)).FirstOrDefault(w => w is not null);

    private static IEnumerable<string> Shorter(string word) => Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1));

    private static string SaintOf(string word) => word is "st" or "ste" or "sint" or "sainte" ? "saint" : word;

    private static FrozenDictionary<string, string> Lines(string lines) =>
        lines.Split('\n').Select(Split).SelectMany(line => line, (line, word) => (word, To: line[0])).DistinctBy(p => p.word).ToFrozenDictionary(p => p.word, p => p.To, StringComparer.Ordinal);

    private static string[] Split(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
