using System.Collections.Concurrent;
using Nabij.Search.Phrases;

namespace Nabij.Search.Indexing;

/// <summary>One state of everything that can be found, without what results show. Never changes once made.</summary>
internal sealed class Collection
{
    private const int MostPlaces = 512;

    private readonly ConcurrentDictionary<string, int> _frequencies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ServedPlace> _places = new(StringComparer.Ordinal);

    /// <summary>The large segment, then the small one with later changes.</summary>
    public required Segment[] Segments { get; init; }

    /// <summary>Per segment the numbers, ascending, of documents that were replaced or removed later.</summary>
    public required int[][] Gone { get; init; }
    public required Numbering Numbering { get; init; }
    public required KindLexicon Kinds { get; init; }
    public required DangerList Dangers { get; init; }
    public required Compounds Compounds { get; init; }

    public int Count => field > 0 ? field : field = Segments.Sum(s => s.Count) - Gone.Sum(g => g.Length);

    /// <summary>In how many documents a stem is.</summary>
    public int Frequency(string stem)
    {
        if (_frequencies.TryGetValue(stem, out var count))
        {
            return count;
        }
        count = CountFrequency(stem);
        // Only words the collection has are kept, or strangers' questions would fill the memory.
        return count > 0 ? _frequencies[stem] = count : 0;
    }

    /// <summary>Whether a kind's number stands for one document.</summary>
    public bool IsEntry(int kind) => SearchCodes.IsEntry(Numbering.Of(Facet.Kind)[kind]);

    /// <summary>Whether a stem says what help is about: kinds of help are called so, or a document is, rather than mentions it.</summary>
    public bool IsTelling(string stem) =>
        Kinds.IsDomain(stem) || Segments.Any(s => s.Postings.IsAnywhere(stem, Weights.TellingImpact));

    /// <summary>A place as this collection knows it.</summary>
    public ServedPlace Served(SearchPlace place)
    {
        var key = string.Join('\n', ((IReadOnlyList<string>[])[place.Neighbourhoods, place.Municipalities, place.Zones, place.Regions])
            .Select(codes => string.Join('\t', codes)));
        if (_places.TryGetValue(key, out var served))
        {
            return served;
        }
        if (_places.Count >= MostPlaces)
        {
            _places.Clear();
        }
        return _places[key] = new(key, WorkOutTiers(place));
    }

    public const byte NotServed = byte.MaxValue;

    private byte[] WorkOutTiers(SearchPlace place)
    {
        var tierOfArea = new byte[Numbering.Areas.Count];
        Array.Fill(tierOfArea, NotServed);
        // Widest first, so that a territory named at two tiers counts at the nearer one.
        Mark(place.Regions, Tier.Region);
        Mark(place.Zones, Tier.Zone);
        Mark(place.Municipalities, Tier.Municipality);
        Mark(place.Neighbourhoods, Tier.Neighbourhood);
        var tiers = new byte[Numbering.SetCount];
        for (var set = 0; set < tiers.Length; set++)
        {
            tiers[set] = NotServed;
            foreach (var area in Numbering.Set(set))
            {
                tiers[set] = Math.Min(tiers[set], tierOfArea[area]);
            }
        }
        return tiers;

        void Mark(IReadOnlyList<string> codes, Tier tier)
        {
            foreach (var code in codes)
            {
                if (Numbering.Areas.Find(code) is var area and >= 0)
                {
                    tierOfArea[area] = (byte)tier;
                }
            }
        }
    }

    private int CountFrequency(string stem)
    {
        var count = 0;
        for (var s = 0; s < Segments.Length; s++)
        {
            if (Segments[s].Postings.Find(stem) is { } list)
            {
                count += list.Count;
                foreach (var gone in Gone[s])
                {
                    count -= Segments[s].Postings.Impact(stem, gone) > 0 ? 1 : 0;
                }
            }
        }
        return count;
    }
}

/// <summary>A place: per set of areas served its <see cref="Tier"/>, or <see cref="Collection.NotServed"/>.</summary>
internal sealed record ServedPlace(string Key, byte[] Tiers);
