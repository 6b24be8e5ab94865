using Nabij.Features.Directory;

namespace Nabij.Tests;

public sealed class AddressWordTests
{
    [Theory]
    [InlineData("Wetstraat 16, bel 3")]
    [InlineData("In de Kerkstraat nr. 16.")]
    [InlineData("Kiekenmarkt 30")]
    [InlineData("Wetstr. 16")]
    [InlineData("rue de la Loi 16")]
    [InlineData("12, rue de la Loi")]
    [InlineData("au 18 avenue Louise")]
    [InlineData("rue St. Bernard 12")]
    [InlineData("av. Louise 5")]
    [InlineData("bd du Midi 3")]
    [InlineData("chée de Wavre 120")]
    [InlineData("place Flagey 5")]
    [InlineData("Place du Jeu de Balle, numéro 3")]
    [InlineData("16 Law street, or Law street 16")]
    [InlineData("Nous sommes à 1080.")]
    public void An_address_is_seen(string words) => Assert.True(AddressWords.HasOne(words));

    [Theory]
    [InlineData("Wij zijn op straat in de 19 gemeenten.")]
    [InlineData("Weg van de straat, ook met uw kind. Bel 0800 30 030.")]
    [InlineData("Erkend door Vlaanderen, 12 plaatsen.")]
    [InlineData("Wil iemand u slaan, bel 112.")]
    [InlineData("Il y a de la place pour 12 personnes, sur place 24h/24.")]
    [InlineData("Temps plein, 5 jours par semaine.")]
    [InlineData("Vous êtes dans une impasse ? Appelez le 112.")]
    [InlineData("Vous dormez à la rue ? Appelez le 0800 99 340.")]
    [InlineData("A safe place for 12 women. Call 0800 30 030.")]
    [InlineData("Streetworkers, 7 days a week.")]
    [InlineData("Bande dessinée (BD), dès 12 ans.")]
    public void What_only_sounds_like_one_is_not(string words) => Assert.False(AddressWords.HasOne(words));

    [Theory]
    [InlineData("vluchthuis Reigerstraat", true)]
    [InlineData("refuge rue du Héron", true)]
    [InlineData("ik moet weg van thuis", false)]
    [InlineData("une place pour dormir", false)]
    public void A_street_is_named_with_a_number_or_without(string words, bool names) => Assert.Equal(names, AddressWords.NamesAStreet(words));
}
