namespace Nabij.Doubles;

/// <summary>
/// What each agreement and each difference says, all in one place. They are added up (natural logarithms of odds, as Fellegi and Sunter
/// have it), and the sum becomes a likelihood from 0 to 1. Chosen by hand and tried on the generated directory of the tests with other
/// seeds than those that judge it.
/// </summary>
internal static class Weights
{
    /// <summary>Proposed from here on: an editor looks at each, so that most must be right.</summary>
    public const double Propose = 0.5;

    /// <summary>Two entries that merely share a key are seldom the same.</summary>
    public const double Start = -4.2;

    /// <summary>A name that says as much as a rare name can, and is the same in every word.</summary>
    public const double Name = 5.5;

    /// <summary>Names less alike than this speak against; at it they say nothing.</summary>
    public const double NameNeutral = 0.55;

    /// <summary>Names with nothing in common, in one language. Where they share no language this much less: one may be the translation of the other.</summary>
    public const double NameOther = -6;
    public const double NameOtherLanguage = 0.35;

    /// <summary>The same name that more than two have (restaurant social, an office of each municipality) says this part, over how many have it.</summary>
    public const double CommonName = 2.2;

    /// <summary>That both have a word that names of services are made of (centre, help, care) tells at most this much, however few of a small directory have it.</summary>
    public const double CommonWord = 0.35;

    /// <summary>Where both names have words of their own these count this much: "food aid" beside "legal help" of one house. Words that one has more count less.</summary>
    public const double Contradiction = 2;
    public const double MoreWords = 0.45;

    /// <summary>A slip of the finger still is the word, nearly.</summary>
    public const double Slip = 0.9;

    /// <summary>Another name is not as sure as the name.</summary>
    public const double OtherName = 0.9;

    /// <summary>Each names another municipality.</summary>
    public const double OtherMunicipality = -4;

    public const double Phone = 3;
    public const double OtherPhone = -0.7;
    public const double Mail = 3;
    public const double OtherMail = -0.5;

    /// <summary>The same page, deeper than the first page of a site.</summary>
    public const double Page = 2.8;

    /// <summary>The same site, both its first page.</summary>
    public const double Site = 2;

    /// <summary>The same site, one of them deeper; and two pages of one site, as services of one house have.</summary>
    public const double SomePage = 0.8;
    public const double OtherPage = -0.8;
    public const double OtherSite = -0.4;

    /// <summary>Telephone, mail and site come together: who shares one often shares all. More than this they say not.</summary>
    public const double MostOfContacts = 4.5;

    public const double Address = 2.2;
    public const double Street = 0.6;
    public const double OtherStreet = -0.9;
    public const double OtherPostcode = -3.6;

    /// <summary>Three or more of one name and one number in several places are the offices of a chain: there another place counts this much more.</summary>
    public const double Chain = 2;

    /// <summary>Without comparable addresses: how far apart, in metres.</summary>
    public const double NearMetres = 80;
    public const double Near = 1.6;
    public const double FarMetres = 1_500;
    public const double Far = -2;

    /// <summary>What the same organisation shares anyway (telephone, mail, site, address) says this part.</summary>
    public const double OfOneOrganisation = 0.55;
    public const double Organisation = 0.4;
    public const double OtherOrganisation = -0.3;

    public const double SameKinds = 0.6;
    public const double OtherKinds = -2;

    /// <summary>A number, address or page that n entries have says 2/n of it, never less than this part.</summary>
    public const double LeastShare = 0.12;

    // What bounds time and memory.

    /// <summary>Keys of more entries than this are not compared by: narrower keys (the number and a rare word) take their place.</summary>
    public const int LargestBlock = 40;

    /// <summary>Words of a name, numbers, addresses that are looked at; more is no name.</summary>
    public const int MostWords = 14;
    public const int MostOfEach = 6;
    public const int MostCharacters = 300;
    public const int RareWords = 4;

    /// <summary>Candidates kept of one entry, the best ones.</summary>
    public const int MostDoublesOfOne = 10;
}
