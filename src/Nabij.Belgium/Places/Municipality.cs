using System.Collections.Frozen;

namespace Nabij.Belgium;

/// <summary>A name in both languages of Brussels; null where it is not known in one.</summary>
public sealed record Bilingual(string? Dutch, string? French)
{
    /// <summary>In <c>nl</c> or <c>fr</c>; in the other one when that is all there is.</summary>
    public string In(string language) => (language == "nl" ? Dutch ?? French : French ?? Dutch) ?? "";

    public override string ToString() => Dutch is null || French is null || Dutch == French ? In("fr") : $"{French} / {Dutch}";
}

/// <summary>
/// One of the nineteen municipalities of Brussels, with its NIS code and the postcodes where people live, the own one first. Sources:
/// Statbel (codes and names), bpost (postcodes). 1000, 1040 and 1050 are shared: parts of the City of Brussels have 1040 and 1050.
/// </summary>
public sealed record Municipality
{
    // Names that also are a place outside Brussels: with another postcode they are that place.
    private static readonly FrozenSet<string> Elsewhere = new[] { "berchem", "forest", "vorst", "haren", "saint gilles", "sint gillis", "molenbeek" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> RegionNames = new[] { "bruxelles", "brussel", "brussels", "bruessel", "brussel stad", "bruxelles ville", "stad brussel", "ville de bruxelles", "city of brussels", "bxl" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] DutchSaints = ["gillis", "joost", "jans", "agatha", "lambrechts", "pieters"];

    private readonly string[] _otherNames;

    private Municipality(string nis, string dutch, string french, string[] postcodes, params string[] otherNames)
    {
        Nis = nis;
        Name = new Bilingual(dutch, french);
        Postcodes = postcodes;
        _otherNames = otherNames;
    }

    public string Nis { get; }

    public Bilingual Name { get; }

    public IReadOnlyList<string> Postcodes { get; }

    public static IReadOnlyList<Municipality> All { get; } =
    [
        new("21001", "Anderlecht", "Anderlecht", ["1070"]),
        new("21002", "Oudergem", "Auderghem", ["1160"]),
        new("21003", "Sint-Agatha-Berchem", "Berchem-Sainte-Agathe", ["1082"], "berchem"),
        new("21004", "Brussel", "Bruxelles", ["1000", "1020", "1120", "1130", "1040", "1050"]),
        new("21005", "Etterbeek", "Etterbeek", ["1040"]),
        new("21006", "Evere", "Evere", ["1140"]),
        new("21007", "Vorst", "Forest", ["1190"]),
        new("21008", "Ganshoren", "Ganshoren", ["1083"]),
        new("21009", "Elsene", "Ixelles", ["1050"]),
        new("21010", "Jette", "Jette", ["1090"]),
        new("21011", "Koekelberg", "Koekelberg", ["1081"]),
        new("21012", "Sint-Jans-Molenbeek", "Molenbeek-Saint-Jean", ["1080"], "molenbeek"),
        new("21013", "Sint-Gillis", "Saint-Gilles", ["1060"]),
        new("21014", "Sint-Joost-ten-Node", "Saint-Josse-ten-Noode", ["1210"], "sint joost", "saint josse", "saint josse ten node"),
        new("21015", "Schaarbeek", "Schaerbeek", ["1030"]),
        new("21016", "Ukkel", "Uccle", ["1180"]),
        new("21017", "Watermaal-Bosvoorde", "Watermael-Boitsfort", ["1170"], "watermaal", "bosvoorde", "watermael", "boitsfort"),
        new("21018", "Sint-Lambrechts-Woluwe", "Woluwe-Saint-Lambert", ["1200"]),
        new("21019", "Sint-Pieters-Woluwe", "Woluwe-Saint-Pierre", ["1150"]),
    ];

    // Quarters of the City of Brussels with a postcode of their own: its name, and the names that say only it.
    private static readonly (string Postcode, Bilingual Name, string[] Keys)[] Quarters =
    [
        ("1020", new("Laken", "Laeken"), ["laken", "laeken"]),
        ("1120", new("Neder-Over-Heembeek", "Neder-Over-Heembeek"), ["neder over heembeek", "heembeek", "noh"]),
        ("1130", new("Haren", "Haren"), ["haren"]),
    ];

    private static readonly FrozenDictionary<string, Municipality> ByName = All
        .SelectMany(m => m._otherNames.Append(KeyOf(m.Name.Dutch!)).Append(KeyOf(m.Name.French!)).Distinct(), (m, name) => (m, name))
        .Concat(RegionNames.Concat(Quarters.SelectMany(q => q.Keys)).Except(["bruxelles", "brussel"]).Select(name => (m: All[3], name)))
        .ToFrozenDictionary(p => p.name, p => p.m, StringComparer.Ordinal);

    /// <summary>The municipality of that name in either language, also as <c>St-Gilles</c>, <c>Woluwe-St-Lambert</c>, <c>Molenbeek</c>; null when none or several.</summary>
    public static Municipality? Find(string? name) => name is { Length: <= 100 } ? ByName.GetValueOrDefault(KeyOf(Typed.Of(name).Text)) : null;

    /// <summary>"Bruxelles" and the like are said of the whole region, with any of its postcodes.</summary>
    internal static bool IsSaidOfTheRegion(string name) => RegionNames.Contains(KeyOf(name));

    /// <summary>
    /// Whether a town's name may stand behind one of its postcodes. "Bruxelles" is said of the whole region, Laeken only of 1020; half a name
    /// is enough where the postcode says which: Woluwe with 1150.
    /// </summary>
    internal static bool Fits(string town, Postcode postcode)
    {
        var key = KeyOf(town);
        return RegionNames.Contains(key) || (Array.Find(Quarters, q => q.Keys.Contains(key)) is { Postcode: { } own } ? own == postcode.Digits
            : Find(town) is { } known ? postcode.Municipalities.Contains(known)
            : key.Length > 3 && postcode.Municipalities.Any(m => $"{KeyOf(m.Name.Dutch!)} {KeyOf(m.Name.French!)} ".Contains(key + " ", StringComparison.Ordinal)));
    }

    internal static bool MayLieElsewhere(string name) => Elsewhere.Contains(KeyOf(name));

    /// <summary>What bpost writes behind the postcode; null when it is not one of where people live, or two municipalities share it.</summary>
    internal static Bilingual? NameOf(Postcode postcode) =>
        Array.Find(Quarters, q => q.Postcode == postcode.Digits).Name ?? (postcode.Municipalities is [var only] ? only.Name : null);

    // st-gilles, ST GILLES and Saint-Gilles are one name.
    private static string KeyOf(string name) => string.Join(' ', Words.Key(name).Split([' ', '-', '.', '\'', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(w => w switch
    {
        "st" => DutchSaints.Any(n => name.Contains(n, StringComparison.OrdinalIgnoreCase)) ? "sint" : "saint",
        "ste" => "sainte",
        _ => w,
    }));
}
