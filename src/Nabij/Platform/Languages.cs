using System.Globalization;

namespace Nabij.Platform;

/// <summary>The languages of the screens. Texts may exist in more; these have every page.</summary>
internal static class Languages
{
    public static readonly string[] All = ["nl", "fr", "en"];

    /// <summary>The pattern of the first part of every page's address.</summary>
    public const string RoutePattern = "nl|fr|en";

    private static readonly Dictionary<string, CultureInfo> Cultures = new(StringComparer.Ordinal)
    {
        ["nl"] = CultureInfo.GetCultureInfo("nl-BE"),
        ["fr"] = CultureInfo.GetCultureInfo("fr-BE"),
        ["en"] = CultureInfo.GetCultureInfo("en-BE"),
    };

    public static bool Knows(string? code) => code is not null && Cultures.ContainsKey(code);

    public static CultureInfo Culture(string code) => Cultures[code];

    /// <summary>From here on the answer is made in this language.</summary>
    public static void Use(string code) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture(code);

    /// <summary>The language of the page being made.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>What a language calls itself.</summary>
    public static string OwnName(string code) => code switch
    {
        "nl" => "Nederlands",
        "fr" => "Français",
        "en" => "English",
        _ => CultureInfo.GetCultureInfo(code).NativeName,
    };

    /// <summary>The first of the browser's languages that has pages; Dutch and French are equal, so the order is the browser's.</summary>
    public static string Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.Value?.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(Knows) ?? "nl";
}
