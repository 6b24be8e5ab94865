namespace Nabij.Doubles;

/// <summary>What two places say about those who are there.</summary>
internal static class PlaceMatch
{
    private const double MetresOfDegree = 111_320;

    public static (double Weight, string Reason) Of(PreparedPlace a, PreparedPlace b, Func<int, double> share)
    {
        var (same, street) = (0, false);
        foreach (var (x, door) in a.Streets)
        {
            foreach (var (y, other) in b.Streets)
            {
                street |= x == y;
                same = door != 0 && door == other ? door : same;
            }
        }

        if (same != 0)
        {
            // Many services share a house; that it is the same one always says something.
            return (Weights.Address * Math.Max(0.35, share(same)), DoubleReasons.Address);
        }

        if (Metres(a, b) is { } metres)
        {
            if (metres <= Weights.NearMetres)
            {
                return (Weights.Near, DoubleReasons.Near);
            }

            if (metres > Weights.FarMetres)
            {
                return (Weights.Far, "");
            }
        }

        return a.Postcode != 0 && b.Postcode != 0 && a.Postcode != b.Postcode ? (Weights.OtherPostcode, "")
            : a.Streets.Count == 0 || b.Streets.Count == 0 ? (0, "")
            : street ? (Weights.Street, DoubleReasons.Street)
            : (Weights.OtherStreet, "");
    }

    private static double? Metres(PreparedPlace a, PreparedPlace b)
    {
        if (a is not { Latitude: { } x1, Longitude: { } y1 } || b is not { Latitude: { } x2, Longitude: { } y2 })
        {
            return null;
        }

        // Flat is exact enough for a city.
        var north = (x1 - x2) * MetresOfDegree;
        var east = (y1 - y2) * MetresOfDegree * Math.Cos(x1 * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }
}
