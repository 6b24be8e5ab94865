using System.Globalization;
using Nabij.Features.Territories;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>A question as it came in, from an address or a form, with what is wrong with it. The rest of it still holds.</summary>
internal sealed record SearchInput
{
    public const int MaxText = 1_000;
    public const int MaxLimit = 100;
    public const int MaxOffset = 1_000_000;
    private const int MaxValues = 50;

    private static readonly string[] Names = ["q", "lang", "near", "type", "kind", "open", "audience", "channel", "language", "cost", "threshold", "limit", "offset"];

    public string Text { get; private init; } = "";

    /// <summary>The text without the place it names: <i>poetshulp in Jette</i> asks for poetshulp.</summary>
    public string Need { get; private init; } = "";

    /// <summary>The text was longer than we read.</summary>
    public bool WasCut { get; private init; }
    public string Language { get; private init; } = "nl";

    /// <summary>As typed.</summary>
    public string Near { get; private init; } = "";
    public Place Place { get; private init; } = Place.None;

    /// <summary>The place in words for its box: a territory's name instead of its code, where the name leads back to it.</summary>
    public string NearInWords(FinderState state) => InWords(Near, state, Language);

    public static string InWords(string near, FinderState state, string language) =>
        state.Places.ByCode(near) is { } territory && state.Places.Find(territory.Name.In(language)).Ok(out var again) && again.Candidates.Any(c => c.Territory.Code == territory.Code)
            ? territory.Name.In(language)
            : near;
    public Asker Asker { get; private init; }
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Filters { get; private init; } = new Dictionary<Facet, IReadOnlyList<string>>();
    public int Limit { get; private init; } = 20;
    public int Offset { get; private init; }
    public IReadOnlyList<Problem> Problems { get; private init; } = [];

    /// <summary>Nothing was asked at all.</summary>
    public bool IsEmpty => Text.Length == 0 && Filters.Count == 0;

    public SearchInput AsProfessional() => this with { Asker = Asker.Professional, Offset = 0 };

    public SearchInput AsEveryone() => this with { Asker = Asker.Everyone, Offset = 0 };

    /// <summary>
    /// Reads a question. <paramref name="strict"/> also refuses parameters that mean nothing here, as an API should; a page ignores them,
    /// since others add their own to links.
    /// </summary>
    public static SearchInput Read(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> values, FinderState state, string language, bool strict)
    {
        var given = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        var problems = new List<Problem>();
        foreach (var (name, value) in values)
        {
            if (Names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                given[name] = [.. value.OfType<string>().Select(Clean).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Take(MaxValues)];
            }
            else if (strict)
            {
                problems.Add(new Problem("parameter.unknown", ProblemKind.Invalid, Short(name)));
            }
        }

        string? One(string name) => given.GetValueOrDefault(name)?.FirstOrDefault();
        if (One("lang") is { } asked)
        {
            if (Languages.Knows(asked))
            {
                language = asked;
            }
            else
            {
                problems.Add(new Problem("lang.unknown", ProblemKind.Invalid, "lang"));
            }
        }

        var near = One("near") ?? "";
        if (!state.Places.Find(near).Ok(out var place))
        {
            problems.Add(PlaceBook.Unknown);
            place = Place.None;
        }

        var typed = One("q") ?? "";
        var text = typed.Length > MaxText ? typed[..MaxText] : typed;
        var need = text;
        if (state.Places.FindIn(need) is var (territory, rest))
        {
            need = rest;
            // Who also fills in the place means that one.
            (near, place) = near.Length > 0 ? (near, place) : (territory.Code, state.Places.Of(territory));
        }

        return new SearchInput
        {
            Text = text,
            Need = need,
            WasCut = typed.Length > MaxText,
            Language = language,
            Near = near.Length > PlaceBook.MaxNear ? near[..PlaceBook.MaxNear] : near,
            Place = place,
            Asker = One("audience") switch
            {
                null or "everyone" => Asker.Everyone,
                "professional" => Asker.Professional,
                _ => Refuse<Asker>(problems, "audience"),
            },
            Filters = ReadFilters(given, state, problems),
            Limit = Number(One("limit"), 20, 1, MaxLimit, "limit", problems),
            Offset = Number(One("offset"), 0, 0, MaxOffset, "offset", problems),
            Problems = problems,
        };
    }

    private static Dictionary<Facet, IReadOnlyList<string>> ReadFilters(Dictionary<string, string[]> given, FinderState state, List<Problem> problems)
    {
        var filters = new Dictionary<Facet, IReadOnlyList<string>>();
        foreach (var (facet, name, isKnown) in new (Facet, string, Func<string, bool>)[]
        {
            (Facet.Kind, "kind", state.Kinds.ContainsKey),
            (Facet.Type, "type", FilterCodes.Types.Contains),
            (Facet.Channel, "channel", FilterCodes.Channels.Contains),
            (Facet.Language, "language", FilterCodes.IsLanguage),
            (Facet.Cost, "cost", FilterCodes.Costs.Contains),
            (Facet.Threshold, "threshold", Thresholds.Codes.Contains),
            (Facet.Open, "open", v => v == SearchCodes.Now),
        })
        {
            var values = given.GetValueOrDefault(name) ?? [];
            if (values.Any(v => !isKnown(v)))
            {
                problems.Add(new Problem($"{name}.unknown", ProblemKind.Invalid, name));
            }

            var known = values.Where(isKnown).ToList();
            if (known.Count > 0)
            {
                filters[facet] = known;
            }
        }

        return filters;
    }

    private static T Refuse<T>(List<Problem> problems, string field)
        where T : struct
    {
        problems.Add(new Problem($"{field}.unknown", ProblemKind.Invalid, field));
        return default;
    }

    private static int Number(string? text, int usual, int least, int most, string field, List<Problem> problems)
    {
        if (text is null)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        problems.Add(new Problem($"{field}.out-of-range", ProblemKind.Invalid, field));
        return usual;
    }

    // Characters that steer a terminal or the direction of text say nothing about a need.
    private static string Clean(string value) =>
        string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c).Where(c => c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))).Trim();

    private static string Short(string name) => name.Length > 40 ? name[..40] : name;
}

/// <summary>Codes a filter accepts.</summary>
internal static class FilterCodes
{
    public static readonly string[] Types = ["service", "helpline", "help", "informal"];
    public static readonly string[] Channels = ["counter", "phone", "mail", "chat", "home-visit", "mobile-team"];
    public static readonly string[] Costs = ["free", "reduced", "paid", "varies"];

    /// <summary>An ISO 639 code of two or three letters.</summary>
    public static bool IsLanguage(string code) => code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower);
}
