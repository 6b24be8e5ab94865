namespace Nabij.Search.Indexing;

/// <summary>Strings that recur, as small numbers. Grows while an index is built, then stays as it is.</summary>
internal sealed class CodeTable
{
    private readonly Dictionary<string, int> _numbers;
    private readonly List<string> _codes;

    public CodeTable()
    {
        _numbers = new(StringComparer.Ordinal);
        _codes = [];
    }

    /// <summary>A copy that can grow on; numbers already given stay.</summary>
    public CodeTable(CodeTable earlier)
    {
        _numbers = new(earlier._numbers, StringComparer.Ordinal);
        _codes = [.. earlier._codes];
    }

    public int Count => _codes.Count;
    public string this[int number] => _codes[number];

    public int Add(string code)
    {
        if (!_numbers.TryGetValue(code, out var number))
        {
            number = _codes.Count;
            _numbers.Add(code, number);
            _codes.Add(code);
        }
        return number;
    }

    /// <summary>The number, or -1 for a code that no document has.</summary>
    public int Find(string? code) => code is not null && _numbers.TryGetValue(code, out var number) ? number : -1;
}

/// <summary>
/// All numbers an index gives: facet values and sets of areas served. Thousands of services share a few hundred sets, so how near
/// a service is to a place is worked out once per set, not per service.
/// </summary>
internal sealed class Numbering
{
    public const int FacetCount = 8;

    private readonly Dictionary<string, int> _setNumbers;
    private readonly List<int[]> _sets;
    private readonly List<Tier> _widest;
    private readonly IReadOnlyDictionary<string, Tier> _territories;

    public Numbering(IReadOnlyDictionary<string, Tier> territories)
    {
        _territories = territories;
        Values = [.. Enumerable.Range(0, FacetCount).Select(_ => new CodeTable())];
        Areas = new();
        _setNumbers = new(StringComparer.Ordinal);
        _sets = [];
        _widest = [];
        foreach (var type in Enum.GetValues<DocumentType>())
        {
            Of(Facet.Type).Add(SearchCodes.Of(type));
        }
        foreach (var audience in Enum.GetValues<Audience>())
        {
            Of(Facet.Audience).Add(SearchCodes.Of(audience));
        }
        Of(Facet.Open).Add(SearchCodes.Now);
    }

    /// <summary>A copy that can grow on; numbers already given stay.</summary>
    public Numbering(Numbering earlier)
    {
        _territories = earlier._territories;
        Values = [.. earlier.Values.Select(v => new CodeTable(v))];
        Areas = new(earlier.Areas);
        _setNumbers = new(earlier._setNumbers, StringComparer.Ordinal);
        _sets = [.. earlier._sets];
        _widest = [.. earlier._widest];
    }

    /// <summary>Values of each facet, by <see cref="Facet"/>. Type and audience have their enum's numbers.</summary>
    public CodeTable[] Values { get; }
    public CodeTable Areas { get; }
    public int SetCount => _sets.Count;

    public CodeTable Of(Facet facet) => Values[(int)facet];

    /// <summary>Area numbers of a set, ascending.</summary>
    public int[] Set(int number) => _sets[number];

    /// <summary>The widest territory in a set, as the caller says how wide each is; nothing known counts as the region.</summary>
    public Tier Widest(int set) => _widest[set];

    public int AddSet(IReadOnlyList<string> areas)
    {
        var numbers = areas.Select(Areas.Add).Distinct().Order().ToArray();
        var key = string.Join(',', numbers);
        if (!_setNumbers.TryGetValue(key, out var number))
        {
            number = _sets.Count;
            _setNumbers.Add(key, number);
            _sets.Add(numbers);
            _widest.Add(numbers.Select(WidthOf).DefaultIfEmpty(Tier.Region).Max());
        }
        return number;
    }

    private Tier WidthOf(int area) => _territories.TryGetValue(Areas[area], out var tier) ? tier : Tier.Region;
}
