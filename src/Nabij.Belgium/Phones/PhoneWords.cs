using System.Collections.Frozen;

namespace Nabij.Belgium;

/// <summary>Words that stand around telephone numbers, without case and accents.</summary>
internal static class PhoneWords
{
    public static readonly FrozenSet<string> Telephone = Set(
        "t tel tele telefon telefoon telefoonnummer telefoonnr telephone tph phone p m g gsm mob mobile mobiel portable cell bel call appel appelez appeler whatsapp");

    public static readonly FrozenSet<string> Labels = Set(
        "n no nr num numero nummer number free gratis gratuit gratuite vert groen lijn ligne line het le la au op via bureau kantoor prive prives werk travail vast fixe " +
        "permanence permanentie onthaal accueil secretariaat secretariat belgie belgique belgium be contact sms centrale central noodnummer urgence");

    public static readonly FrozenSet<string> Fax = Set("fax faxnr faxnummer telefax telecopie telecopieur f");

    public static readonly FrozenSet<string> Extension = Set("ext extn extension toestel tst toest poste post binnennummer interne intern int x binnen nebenstelle");

    public static readonly FrozenSet<string> Between = Set("of ou or oder en et and und puis dan then a tot");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
