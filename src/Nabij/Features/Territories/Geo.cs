namespace Nabij.Features.Territories;

internal static class Geo
{
    private const double EarthRadiusMetres = 6_371_008.8;

    /// <summary>Distance over the ground between two WGS 84 points in degrees (haversine formula), in metres.</summary>
    public static double Metres(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var dLat = double.DegreesToRadians(latitude2 - latitude1) / 2;
        var dLon = double.DegreesToRadians(longitude2 - longitude1) / 2;
        var a = (Math.Sin(dLat) * Math.Sin(dLat)) +
            (Math.Cos(double.DegreesToRadians(latitude1)) * Math.Cos(double.DegreesToRadians(latitude2)) * Math.Sin(dLon) * Math.Sin(dLon));
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }
}
