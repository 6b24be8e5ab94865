using System.Globalization;
using Nabij.Features.Territories.Boundaries;

namespace Nabij.Tests.House;

/// <summary>
/// Two made-up towns side by side over Brussels, west and east of longitude 4.35, in a region with one district centre in each and a scheme
/// of quarters without territories. Their squares meet in one straight edge.
/// </summary>
internal sealed class Towns : IDisposable
{
    private readonly SmallRegion _region = new();

    public Towns()
    {
        File.WriteAllText(_region.PathOf("territories/municipalities.yaml"), """
            scheme: nis
            level: municipality
            name: { nl: Gemeenten, fr: Communes }
            source: guide
            territories:
              - code: "21099"
                name: { nl: Kleindorp, fr: Petit-Village }
                within: [{ territory: "region:here", certainty: certain }]
              - code: "21098"
                name: { nl: Grootdorp, fr: Grand-Village }
                within: [{ territory: "region:here", certainty: certain }]

            """);
        File.WriteAllText(_region.PathOf("territories/districts.yaml"), """
            scheme: district
            level: neighbourhood
            name: { nl: Wijken, fr: Quartiers }
            source: guide
            territories:
              - code: west
                name: { nl: West, fr: Ouest }
                centre: [50.85, 4.33]
                within: [{ territory: "nis:21099", certainty: certain }]
              - code: east
                name: { nl: Oost, fr: Est }
                centre: [50.85, 4.37]
                within: [{ territory: "nis:21098", certainty: certain }]

            """);
        File.WriteAllText(_region.PathOf("territories/quarters.yaml"), """
            scheme: quarter
            level: neighbourhood
            name: { nl: Kwartieren, fr: Quartiers sociaux }
            source: guide
            territories: []

            """);
    }

    public string Folder => _region.Folder;

    public string PathOf(string file) => _region.PathOf(file);

    public static string Both => Collection(Square("nis:21099", 4.31, 50.83, 4.35, 50.87), Square("nis:21098", 4.35, 50.83, 4.39, 50.87));

    public static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    public static string Square(string code, double west, double south, double east, double north, string more = "") =>
        Feature(code, string.Create(CultureInfo.InvariantCulture, $"[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]"), more);

    public static string Feature(string code, string coordinates, string more = "", string type = "Polygon") =>
        $$$"""{"type":"Feature","properties":{"code":"{{{code}}}"{{{more}}}},"geometry":{"type":"{{{type}}}","coordinates":{{{coordinates}}}}}""";

    public static async Task<BoundaryReport> ImportAsync(TestDatabase database, string json, BoundaryOptions? options = null) =>
        await ImportAsync(database, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), options);

    public static async Task<BoundaryReport> ImportAsync(TestDatabase database, Stream json, BoundaryOptions? options = null)
    {
        var (file, problems) = await BoundaryReader.ReadAsync(json, options ?? new BoundaryOptions(), TestContext.Current.CancellationToken);
        if (file is null)
        {
            return new BoundaryReport(problems);
        }

        await using var db = database.Open();
        return await new ImportBoundaries(db, new TestClock(TestClock.OfficeHours)).RunAsync(file, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _region.Dispose();
}
