using Nabij.Search.Indexing;

namespace Nabij.Search.Ranking;

/// <summary>
/// The class in which a hit stands, the first first: an exact name, then three bands of relevance relative to the best answer; and
/// after all these the same again for doors that the asker can't open. No number of points lifts a hit out of its class.
/// </summary>
internal sealed class Classes
{
    private const int Exact = 0;
    private const int FirstBand = 1;
    private const int LastBand = 3;
    private const int ClosedDoor = 4;

    private readonly ScanRequest _request;
    private readonly Segment _segment;
    private readonly int _firstBand;
    private readonly int _secondBand;
    private int[]? _named;

    public Classes(ScanRequest request, Segment segment, int best)
    {
        _request = request;
        _segment = segment;
        _firstBand = (int)(best * Weights.FirstBand);
        _secondBand = (int)(best * Weights.SecondBand);
    }

    /// <summary>The class by score alone; nothing moves a hit up from it.</summary>
    public int AtBest(int score) =>
        score >= Scores.Exact ? Exact : score >= _firstBand ? FirstBand : score >= _secondBand ? FirstBand + 1 : LastBand;

    public int Of(in ScannedHit hit, int standing)
    {
        var number = AtBest(hit.Score);
        if (number is FirstBand or FirstBand + 1 && Standing.IsCoordination(standing) && !IsNamed(hit.Document))
        {
            number++;
        }
        return Standing.IsClosedDoor(standing) ? ClosedDoor + number : number;
    }

    /// <summary>The guide page of a kind that the question asks for.</summary>
    public bool IsGuideOfAsked(int document) =>
        _segment.Facts[document].Traits.HasFlag(Traits.Guide) && HasAny(document, _request.Plan?.AskedKinds ?? []);

    // Asked by name: its own, or that of a kind of help it gives.
    private bool IsNamed(int document)
    {
        _named ??= _request.Plan is null ? [] : _segment.CoordinationNames.FindAny(_request.Plan.Question.PartHashes());
        if (Array.BinarySearch(_named, document) >= 0)
        {
            return true;
        }
        return HasAny(document, _request.Plan?.NamedKinds ?? []);
    }

    private bool HasAny(int document, int[] kinds)
    {
        foreach (var kind in kinds)
        {
            if (_segment.Values.Has(document, _segment.Values.RowOf(Facet.Kind, kind)))
            {
                return true;
            }
        }
        return false;
    }
}
