using Nabij.Search.Indexing;

namespace Nabij.Search.Ranking;

/// <summary>
/// What speaks for a document apart from the words: near, general, open, has places, speaks the language, recently checked. As points,
/// in one number with what moves a document to a later class.
/// </summary>
internal sealed class Standing
{
    // The lowest bits of the number are the traits that may move a document down, the points are above them.
    private const int PointsShift = 2;
    private const Traits MovingDown = Traits.ProfessionalDoor | Traits.Coordination;

    private static readonly int[] OpenPoints = [Weights.OpenUnknown, Weights.Open, 0];

    private readonly ScanRequest _request;
    private readonly Segment _segment;
    private readonly uint _languageBit;
    private readonly Traits _movingDown;
    private readonly GeoPoint? _place;
    private readonly double _eastScale;
    private readonly int _today;
    private readonly int[] _tierPoints;

    public Standing(ScanRequest request, Segment segment)
    {
        _request = request;
        _segment = segment;
        _movingDown = request.Query.Asker == Asker.Everyone ? MovingDown : Traits.None;
        _today = request.Query.Today.DayNumber;
        var language = request.Collection.Numbering.Of(Facet.Language).Find(request.Query.Language);
        _languageBit = language is >= 0 and < Facts.OtherLanguage ? 1u << language : 0;
        _place = request.Query.Place?.Point is { } p && double.IsFinite(p.Latitude) && double.IsFinite(p.Longitude) ? p : null;
        _eastScale = _place is { } place ? Math.Cos(place.Latitude * Math.PI / 180) : 1;
        _tierPoints = Array.ConvertAll(request.Place?.Tiers ?? [], tier => tier == Collection.NotServed ? 0 : Weights.Tier[tier]);
    }

    public static int PointsOf(int standing) => standing >> PointsShift;

    /// <summary>A door for professionals only, and the asker is not one.</summary>
    public static bool IsClosedDoor(int standing) => (standing & (int)Traits.ProfessionalDoor) != 0;

    /// <summary>Case management or consultation, and the asker is no professional.</summary>
    public static bool IsCoordination(int standing) => (standing & (int)Traits.Coordination) != 0;

    /// <summary>No document has more points than this beside its <see cref="CachedSets.Merits"/>.</summary>
    public int MostBesideMerit => Weights.Open + Weights.SpeaksLanguage + (_tierPoints.Length > 0 ? Weights.Tier[0] + Weights.Near : 0);

    public int Of(int document)
    {
        ref readonly var facts = ref _segment.Facts[document];
        var points = facts.Merit
            + OpenPoints[(int)_request.Hours.Of(facts.Hours)]
            + Weights.FreshOn(_today, facts.CheckedDay)
            + ((facts.Languages & _languageBit) != 0 ? Weights.SpeaksLanguage : 0)
            + (facts.Languages == 0 ? Weights.LanguagesUnknown : 0);
        if (_tierPoints.Length > 0)
        {
            points += _tierPoints[facts.AreaSet] + Near(facts);
        }
        if ((facts.Traits & (Traits.Guide | Traits.Named)) != Traits.None)
        {
            points += Guide(document, facts.Traits.HasFlag(Traits.Guide));
        }
        return points << PointsShift | (int)(facts.Traits & _movingDown);
    }

    /// <summary>Metres to the place, on a sphere of the earth's mean radius; null when either point is unknown.</summary>
    public int? DistanceMetres(int document)
    {
        var facts = _segment.Facts[document];
        return _place is null || float.IsNaN(facts.Latitude) ? null : (int)Math.Round(Metres(facts));
    }

    // A plane is exact enough for a region: under 0.1 % off at 50 km.
    private double Metres(in Facts facts)
    {
        const double metresPerDegree = 6_371_008.8 * Math.PI / 180;
        var north = (facts.Latitude - _place!.Value.Latitude) * metresPerDegree;
        var east = (facts.Longitude - _place.Value.Longitude) * metresPerDegree * _eastScale;
        return Math.Sqrt((north * north) + (east * east));
    }

    private int Near(in Facts facts) => _place is null || float.IsNaN(facts.Latitude)
        ? 0
        : (int)(Weights.Near * Weights.HalfDistanceMetres / (Weights.HalfDistanceMetres + Metres(facts)));

    // The guide page of a kind asked for, in words or by filter, and what people's words name; the surer, the higher.
    private int Guide(int document, bool isGuide)
    {
        var (from, to) = (_segment.Values.FirstRow[(int)Facet.Kind], _segment.Values.FirstRow[(int)Facet.Kind + 1]);
        var strength = 0.0;
        foreach (var row in _segment.Values.ValuesOf(document))
        {
            if (row < from || row >= to || !(isGuide || _request.Collection.IsEntry(row - from)))
            {
                continue;
            }
            if (_request.Filters.Has(Facet.Kind, row - from))
            {
                return Weights.GuideOfKind;
            }
            foreach (var (kind, phrase) in _request.Plan?.Understood ?? [])
            {
                strength = kind == row - from ? Math.Max(strength, phrase.Strength) : strength;
            }
        }
        return (int)(Weights.GuideOfKind * strength);
    }
}
