namespace Nabij.Browser.Tests;

/// <summary>Every kind of page of the site, by the path behind the language. A new kind of page gets its row here.</summary>
internal static class Pages
{
    public static readonly string[] Languages = ["nl", "fr", "en"];

    public static readonly string[] Themes =
        ["care", "social", "daily-life", "coordination", "food", "home", "safety", "transport", "contact", "digital", "children", "seniors", "carers"];

    public static readonly (string Name, string Path)[] All =
    [
        ("home", ""),
        ("search, nothing asked", "/search"),
        ("search", "/search?q=thuisverpleging&near=1080"),
        ("search, filtered", "/search?q=hulp&near=1080&type=helpline&open=now"),
        ("search, next page", "/search?q=&near=1080&offset=20"),
        ("search, ambiguous place", "/search?q=poetshulp&near=1000"),
        ("search, unconfirmed place", "/search?q=poetshulp&near=monitoring:12"),
        ("search, place outside", "/search?q=poetshulp&near=9000"),
        ("search, unknown place", "/search?q=poetshulp&near=abcdefgh"),
        ("search, nothing found", "/search?q=xqzwv"),
        ("search, danger", "/search?q=mijn+man+slaat+mij"),
        ("search, professional", "/search?q=schulden&near=1030&audience=professional"),
        ("search, through a professional", "/search?q=tolk"),
        ("search, wrong filter", "/search?q=hulp&type=nothing"),
        .. Themes.Select(t => ($"theme {t}", $"/themes/{t}")),
        ("help, with a prescription", "/help/346"),
        ("help, many conditions", "/help/1065"),
        ("help, for professionals", "/help/317"),
        ("help, own scheme", "/help/case-management"),
        ("help, plain", "/help/62"),
        ("places", "/places"),
        ("places, ambiguous", "/places?near=1040"),
        ("places, unknown", "/places?near=abcdefgh"),
        ("region", "/places/region:brussels"),
        ("zone", "/places/zone:sud"),
        ("municipality", "/places/nis:21004"),
        ("postcode", "/places/postcode:1050"),
        ("district", "/places/monitoring:12"),
        ("lines", "/lines"),
        ("lines, filtered", "/lines?theme=care&theme=safety&language=nl&line=medimmigrant"),
        ("lines, wrong filter", "/lines?theme=nothing"),
        ("compare", "/lines/compare?line=medimmigrant&line=debt-hotline&line=brap&line=emergency-112"),
        ("compare, too few", "/lines/compare?line=medimmigrant"),
        ("prepare", "/prepare"),
        ("choose", "/choose"),
        ("choose, lines", "/choose/lines"),
        ("choose, help", "/choose/help"),
        ("line, day and night", "/lines/emergency-112"),
        ("line, with hours", "/lines/medimmigrant"),
        ("line, hours not known", "/lines/al-anon"),
        ("line, for professionals", "/lines/helpdesk-sud"),
        ("service", "/services/rode-kruis-transport"),
        ("service with an end", "/services/protocol-3-brusano"),
        ("organisation", "/organisations/brusano"),
        ("organisations", "/organisations"),
        ("service with much unknown", "/services/coordination-i-mens"),
        ("informal", "/services/buren"),
        ("emergency", "/emergency"),
        ("correction", "/corrections/lines/medimmigrant"),
        ("proposal", "/propose"),
        ("booklet, form", "/booklet"),
        ("booklet", "/booklet?near=1080&theme=contact&theme=food"),
        ("booklet, ambiguous place", "/booklet?near=1050&theme=food"),
        ("booklet, wrong", "/booklet?near=abcdefgh&theme=nothing"),
        ("choice", Chosen("/paper")),
        ("choice, nothing", "/paper"),
        ("choice, unknown", "/paper?entry=zzzzzzzz"),
        ("choice on paper", Chosen("/paper/sheets")),
        ("PDF that is gone", "/pdf/nothing"),
        ("cards", "/cards"),
        ("card, call me", "/cards/call"),
        ("card, worry", "/cards/worry"),
        ("about", "/about"),
        ("privacy", "/privacy"),
        ("accessibility", "/accessibility"),
        ("nothing here", "/this-page-is-not-here"),
    ];

    /// <summary>The pages most people see, for what is looked at once more in another way.</summary>
    public static readonly string[] Main = ["home", "search", "search, ambiguous place", "search, unknown place", "search, nothing found", "search, danger", "theme care", "help, with a prescription", "places", "municipality", "lines", "compare", "prepare", "line, with hours", "emergency", "about"];

    // A kind of help, a line with hours, one without: codes are the same on every installation of the same data.
    private static string Chosen(string path) => path + "?entry=z09cgxjv&entry=bnrkzn25&entry=xcjk4ne0";

    public static string Path(string name) => All.Single(p => p.Name == name).Path;

    /// <summary>The name of each page, as rows of a theory.</summary>
    public static TheoryData<string> Names => [.. All.Select(p => p.Name)];

    public static TheoryData<string> MainNames => [.. Main];

    public static TheoryData<string, string> InEachLanguage
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var language in Languages)
            {
                foreach (var (name, _) in All)
                {
                    rows.Add(language, name);
                }
            }

            return rows;
        }
    }
}
