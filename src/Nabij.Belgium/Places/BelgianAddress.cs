namespace Nabij.Belgium;

/// <summary>
/// An address in Belgium, in one or both languages of Brussels. It is written as bpost asks: street, number, then <c>bus</c> or
/// <c>bte</c>; postcode and town below; one language at a time. Source: bpost, "How to compose an address?".
/// Whether the street exists is not known here.
/// </summary>
public sealed record BelgianAddress
{
    internal BelgianAddress(Bilingual street, string? houseNumber, string? box, string? extra, Postcode postcode, Bilingual town, Municipality? municipality) =>
        (Street, HouseNumber, Box, Extra, Postcode, Town, Municipality) = (street, houseNumber, box, extra, postcode, town, municipality);

    /// <summary>In each language that was written; a name that tells no language stands in both.</summary>
    public Bilingual Street { get; }

    /// <summary><c>16</c>, <c>12A</c>, <c>122-124</c>, <c>12bis</c>; null when the address has none.</summary>
    public string? HouseNumber { get; }

    public string? Box { get; }

    /// <summary>What else stood before the postcode: a building, a floor.</summary>
    public string? Extra { get; }

    public Postcode Postcode { get; }

    public Bilingual Town { get; }

    /// <summary>In Brussels, when postcode and town tell it.</summary>
    public Municipality? Municipality { get; }

    /// <summary>Reads an address written on one line or several: <c>Rue de la Loi - Wetstraat 16 bte 3, 1000 Bruxelles - Brussel</c>.</summary>
    public static Reading<BelgianAddress> Read(string? text) => AddressReader.Read(text);

    /// <summary>Reads an address from the boxes of a form.</summary>
    public static Reading<BelgianAddress> Read(string? street, string? postcode, string? town) => AddressReader.Read(street, postcode, town);

    /// <param name="language"><c>nl</c> or <c>fr</c>. Where the street is known in the other one only, all is written in that: bpost asks for one.</param>
    public string WriteStreet(string language) =>
        Street.In(language) + (HouseNumber is null ? "" : " " + HouseNumber) + (Box is null ? "" : (Known(language) == "nl" ? " bus " : " bte ") + Box);

    public string WriteTown(string language) => $"{Postcode} {Town.In(Known(language))}";

    /// <summary>On one line: <c>Wetstraat 16 bus 3, 1000 Brussel</c>.</summary>
    public string Write(string language) => $"{WriteStreet(language)}, {WriteTown(language)}";

    /// <summary>As on an envelope: street above, postcode and town below; before them what else there is.</summary>
    public string Label(string language) => (Extra is null ? "" : Extra + "\n") + WriteStreet(language) + "\n" + WriteTown(language);

    private string Known(string language) => (language == "nl" ? Street.Dutch : Street.French) is not null ? language : language == "nl" ? "fr" : "nl";

    public override string ToString() => Write(Street.French is null ? "nl" : "fr");
}
