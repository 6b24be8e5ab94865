namespace Nabij.Search.Indexing;

/// <summary>Turns documents, given in the order of their ids, into a <see cref="Segment"/>.</summary>
internal sealed class SegmentBuilder(int count, Numbering numbering, Compounds compounds)
{
    private readonly DocumentTerms _terms = new(compounds);
    private readonly Guid[] _ids = new Guid[count];
    private readonly Facts[] _facts = new Facts[count];
    private readonly List<int> _valueEnds = new(count);
    private readonly List<(byte Facet, int Value)> _values = [];
    private readonly List<(ulong Hash, int Document)> _names = [];
    private int _next;

    public void Add<T>(SearchDocument<T> document)
    {
        foreach (var hash in _terms.Add(document))
        {
            _names.Add((hash, _next));
        }
        _ids[_next] = document.Id;
        _facts[_next] = FactsOf(document);
        AddValues(Facet.Kind, document.Kinds);
        AddValue(Facet.Type, SearchCodes.Of(document.Type));
        AddValue(Facet.Audience, SearchCodes.Of(document.Audience));
        AddValues(Facet.Channel, document.Channels);
        AddValues(Facet.Language, document.Languages);
        AddValues(Facet.Threshold, document.Thresholds);
        if (document.Cost is { } cost)
        {
            AddValue(Facet.Cost, cost);
        }
        _valueEnds.Add(_values.Count);
        _next++;
    }

    public Segment Build()
    {
        var more = new Dictionary<int, ushort[]>();
        var first = FacetValues.FirstRows(numbering);
        for (var (d, at) = (0, 0); d < count; d++)
        {
            var rows = _values.GetRange(at, _valueEnds[d] - at).ConvertAll(v => checked((ushort)(first[v.Facet] + v.Value))).ToArray();
            at = _valueEnds[d];
            _facts[d].ValueCount = checked((ushort)rows.Length);
            if (rows.Length > FacetRows.Length)
            {
                more.Add(d, rows);
            }
            for (var i = 0; i < rows.Length && i < FacetRows.Length; i++)
            {
                _facts[d].Values[i] = rows[i];
            }
        }
        var (postings, words) = _terms.Build();
        return new()
        {
            Ids = _ids,
            Facts = _facts,
            Sets = new(_facts),
            Values = new(numbering, _facts, more),
            Postings = postings,
            Names = new(_names),
            CoordinationNames = new(_names.FindAll(n => _facts[n.Document].Traits.HasFlag(Traits.Coordination))),
            Words = words,
        };
    }

    private Facts FactsOf<T>(SearchDocument<T> document)
    {
        var languages = 0u;
        foreach (var language in document.Languages)
        {
            languages |= 1u << Math.Min(numbering.Of(Facet.Language).Add(language), Facts.OtherLanguage);
        }
        var point = document.Point is { } p && double.IsFinite(p.Latitude) && double.IsFinite(p.Longitude)
            ? p
            : new GeoPoint(double.NaN, double.NaN);
        return new()
        {
            Latitude = (float)point.Latitude,
            Longitude = (float)point.Longitude,
            Languages = languages,
            CheckedDay = document.CheckedOn?.DayNumber ?? 0,
            AreaSet = numbering.AddSet(document.AreasServed),
            Hours = document.Hours ?? Facts.Unknown,
            Merit = (ushort)((document.Level == CareLevel.General ? Weights.GeneralCare : 0)
                + document.Accepting switch { true => Weights.HasPlaces, false => 0, null => Weights.PlacesUnknown }),
            Traits = (document.Audience is Audience.Professionals or Audience.Professions ? Traits.ProfessionalDoor : Traits.None)
                | (document.Level == CareLevel.Coordination ? Traits.Coordination : Traits.None)
                | (document.Type == DocumentType.Help ? Traits.Guide : Traits.None)
                | (document.Kinds.Any(SearchCodes.IsEntry) ? Traits.Named : Traits.None)
                | (document.Accepting == true ? Traits.HasPlaces : Traits.None),
        };
    }

    private void AddValues(Facet facet, IReadOnlyList<string> codes)
    {
        var first = _values.Count;
        for (var i = 0; i < codes.Count; i++)
        {
            var value = ((byte)facet, numbering.Of(facet).Add(codes[i]));
            if (_values.IndexOf(value, first) < 0)
            {
                _values.Add(value);
            }
        }
    }

    private void AddValue(Facet facet, string code) => _values.Add(((byte)facet, numbering.Of(facet).Add(code)));
}
