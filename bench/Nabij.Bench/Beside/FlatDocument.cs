using Nabij.Search;
using Nabij.Search.Indexing;

namespace Nabij.Bench.Beside;

/// <summary>
/// The numbers that both databases store: of facet values and of sets of areas. As in our own index, how near a set is to a place is worked
/// out before the question, for a few hundred sets instead of all services.
/// </summary>
internal sealed class Numbers
{
    private readonly Dictionary<(Facet Facet, string Code), int> _values = [];
    private readonly Dictionary<string, int> _areas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sets = new(StringComparer.Ordinal);
    private readonly List<(int Set, int Area)> _areasOfSets = [];

    public List<(Facet Facet, string Code)> Values { get; } = [];

    public const int NotServed = 4;

    /// <summary>The number of a facet value, from 0; a new one for a value not met before.</summary>
    public int Of(Facet facet, string code)
    {
        if (!_values.TryGetValue((facet, code), out var number))
        {
            _values.Add((facet, code), number = Values.Count);
            Values.Add((facet, code));
        }
        return number;
    }

    private int OfArea(string code)
    {
        if (!_areas.TryGetValue(code, out var number))
        {
            _areas.Add(code, number = _areas.Count);
        }
        return number;
    }

    /// <summary>Per set of areas how near it is to a place, 0 to 3, or <see cref="NotServed"/>.</summary>
    public int[] TiersOf(SearchPlace place)
    {
        var tiers = new int[_sets.Count];
        Array.Fill(tiers, NotServed);
        IReadOnlyList<string>[] asked = [place.Neighbourhoods, place.Municipalities, place.Zones, place.Regions];
        foreach (var (set, area) in _areasOfSets)
        {
            var tier = Array.FindIndex(asked, codes => codes.Any(c => OfArea(c) == area));
            tiers[set] = tier < 0 ? tiers[set] : Math.Min(tiers[set], tier);
        }
        return tiers;
    }

    public int OfSet(IReadOnlyList<string> areas)
    {
        var numbers = areas.Select(OfArea).Distinct().Order().ToList();
        var key = string.Join(',', numbers);
        if (!_sets.TryGetValue(key, out var set))
        {
            _sets.Add(key, set = _sets.Count);
            _areasOfSets.AddRange(numbers.Select(area => (set, area)));
        }
        return set;
    }
}

/// <summary>
/// A document as a row of a database: per field the stems that our own index has of it, and everything else as numbers.
/// <paramref name="Number"/> counts from 1. <paramref name="Merit"/> are the points it has whatever the question.
/// </summary>
internal sealed record FlatDocument(
    int Number,
    IReadOnlyDictionary<char, List<string>> Stems,
    IReadOnlyList<int> Values,
    int AreaSet,
    int? Hours,
    int Merit,
    int CheckedDay,
    SearchDocument<BenchCard> Document)
{
    /// <summary>Fields by PostgreSQL's labels of weight.</summary>
    public const char Name = 'A';
    public const char OtherName = 'B';
    public const char Organization = 'C';
    public const char Description = 'D';

    /// <summary>A kind of help as a word that no analysis makes: full text then finds words and kinds in one index.</summary>
    public static string KindWord(string code) => "=" + code;

    public static IEnumerable<FlatDocument> All(IEnumerable<SearchDocument<BenchCard>> documents, Compounds compounds, Numbers numbers)
    {
        var number = 0;
        foreach (var document in documents)
        {
            yield return Of(document, ++number, compounds, numbers);
        }
    }

    private static FlatDocument Of(SearchDocument<BenchCard> document, int number, Compounds compounds, Numbers numbers)
    {
        var stems = new Dictionary<char, List<string>>
        {
            [Name] = [.. StemsOf(document.Name, compounds), .. document.Kinds.Select(KindWord)],
            [OtherName] = [.. StemsOf(document.OtherNames, compounds)],
            [Organization] = [.. StemsOf(document.Organization, compounds)],
            [Description] = [.. StemsOf(document.Description, compounds)],
        };
        var values = new List<int>();
        Add(Facet.Kind, document.Kinds);
        Add(Facet.Type, [SearchCodes.Of(document.Type)]);
        Add(Facet.Audience, [SearchCodes.Of(document.Audience)]);
        Add(Facet.Channel, document.Channels);
        Add(Facet.Language, document.Languages);
        Add(Facet.Threshold, document.Thresholds);
        Add(Facet.Cost, document.Cost is { } cost ? [cost] : []);
        var merit = (document.Level == CareLevel.General ? Weights.GeneralCare : 0)
            + document.Accepting switch { true => Weights.HasPlaces, false => 0, null => Weights.PlacesUnknown };
        return new(number, stems, values, numbers.OfSet(document.AreasServed), document.Hours, merit, document.CheckedOn?.DayNumber ?? 0, document);

        void Add(Facet facet, IReadOnlyList<string> codes) => values.AddRange(codes.Select(c => numbers.Of(facet, c)).Distinct());
    }

    private static IEnumerable<string> StemsOf(IEnumerable<KeyValuePair<string, string>> texts, Compounds compounds)
    {
        foreach (var (language, text) in texts)
        {
            var slot = Languages.SlotOf(language);
            foreach (var token in Languages.Analyze(slot, text).Where(t => !t.IsStopWord && t.Stem.Length > 0))
            {
                yield return token.Stem;
                foreach (var part in slot == Languages.Dutch ? compounds.PartsOf(token.Folded) : [])
                {
                    yield return part;
                }
            }
        }
    }
}
