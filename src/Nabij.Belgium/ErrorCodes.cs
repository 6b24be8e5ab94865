namespace Nabij.Belgium;

/// <summary>Every code a <see cref="ReadError"/> can have. <c>docs/belgian-numbers.md</c> says what each means; a test compares.</summary>
public static class ErrorCodes
{
    // What any of these can have: nothing typed, a text far too long, a letter or another sign where a digit belongs, too few or many digits.
    private static readonly string[] Numbers = ["enterprise", "establishment", "riziv", "national", "postcode"];
    private static readonly string[] OfNumbers = ["empty", "text-too-long", "letter", "character", "length"];

    private static readonly string[] Own =
    [
        "enterprise.start", "enterprise.check", "enterprise.is-establishment",
        "establishment.start", "establishment.check", "establishment.is-enterprise",
        "riziv.start", "riziv.check",
        "national.date", "national.future", "national.serial", "national.check",
        "postcode.range",
        "phone.empty", "phone.text-too-long", "phone.letters", "phone.character", "phone.fax", "phone.several", "phone.extension",
        "phone.country", "phone.zeros", "phone.too-short", "phone.too-long", "phone.range", "phone.no-zero", "phone.no-plus", "phone.no-area",
        "phone.short-unknown", "phone.short-abroad", "phone.text-only",
        "address.empty", "address.text-too-long", "address.character", "address.no-street", "address.no-postcode", "address.no-town",
        "address.house-number", "address.towns", "address.postcode-town", "address.postcode",
        "mail.empty", "mail.text-too-long", "mail.character", "mail.several", "mail.no-at", "mail.before-at", "mail.host",
        "web.empty", "web.text-too-long", "web.character", "web.scheme", "web.user-info", "web.host", "web.port",
    ];

    public static IReadOnlyList<string> All { get; } = [.. Numbers.SelectMany(_ => OfNumbers, (number, code) => $"{number}.{code}"), .. Own];
}
