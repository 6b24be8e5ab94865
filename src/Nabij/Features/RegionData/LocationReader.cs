using System.Globalization;
using Nabij.Data;
using Nabij.Features.Directory;

namespace Nabij.Features.RegionData;

/// <summary>
/// Reads locations and which services are there. Of a confidential location (FIELD 10) a file may say that it exists and in which region,
/// nothing more: an address is refused, also where it stands in the words or the areas of a service that is there.
/// </summary>
internal sealed class LocationReader(RegionReader region)
{
    private static readonly string[] MayBeKnown = ["key", "confidential", "region", "source"];
    private readonly HashSet<string> _confidential = new(StringComparer.Ordinal);

    public IEnumerable<LocationFile> ReadLocations(IReadOnlyList<DataMap> maps)
    {
        foreach (var map in maps)
        {
            var key = Keys.Checked(map, "key");
            region.Once(map, "key", "location", key);
            var (origin, _) = region.Source(map);
            var document = map.YesNo("confidential") == true ? Confidential(map, key) : Known(map);
            map.End();
            yield return new LocationFile(key, origin, document);
        }
    }

    /// <summary>The locations of a service.</summary>
    public IReadOnlyList<string> Of(DataMap map, string service, ServiceDocument document)
    {
        var keys = map.Texts("locations").Distinct(StringComparer.Ordinal).ToList();
        foreach (var key in keys)
        {
            region.Refers(map, "locations", "location", key);
            if (KeyOf(service, key).Length > DirectoryRow<ServiceAtLocationDocument>.MaxKey)
            {
                map.Wrong<string>("locations", $"{service} and {key} are too long together.");
            }
        }

        if (keys.Any(_confidential.Contains))
        {
            foreach (var area in document.ServiceAreas)
            {
                region.Refers(map, "areas", "region", area);
            }

            foreach (var (member, text) in Words(document).Where(w => w.Text is not null && AddressWords.HasOne(w.Text)))
            {
                map.Wrong<string>(member, $"{member} seems to hold an address, and this service is at a confidential location.");
            }
        }

        return keys;
    }

    public static string KeyOf(string service, string location) => $"{service}--{location}";

    private LocationDocument Confidential(DataMap map, string key)
    {
        _confidential.Add(key);
        foreach (var name in map.Names().Where(n => !MayBeKnown.Contains(n)))
        {
            map.Wrong<string>(name, $"A confidential location has no {name} in a file: take it out, and seal the address with: nabij seal {key}");
        }

        var known = map.Text("region");
        region.Refers(map, "region", "region", known);
        return new LocationDocument { Confidential = true, Region = known };
    }

    private static LocationDocument Known(DataMap map)
    {
        var centre = map.Texts("centre");
        var point = centre.Select(c => double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) ? d : double.NaN).ToList();
        if (centre.Count > 0 && !(point is [>= -90 and <= 90, >= -180 and <= 180]))
        {
            map.Wrong<string>("centre", "centre is [latitude, longitude] in degrees.");
        }

        return new LocationDocument
        {
            Name = map.Local("name"),
            Street = map.RequiredLocal("street"),
            Postcode = map.Required("postcode"),
            City = map.RequiredLocal("city"),
            Latitude = point.Count == 2 ? point[0] : null,
            Longitude = point.Count == 2 ? point[1] : null,
            Accessibility = map.Local("accessibility"),
        };
    }

    private static IEnumerable<(string Member, LocalText? Text)> Words(ServiceDocument document) =>
    [
        ("name", document.Name), ("summary", document.Summary), ("description", document.Description), ("eligibility", document.EligibilityDescription),
        ("application", document.ApplicationProcess), ("fees", document.FeesDescription), ("hours_text", document.HoursDescription), ("authority", document.Authority),
        .. document.Conditions.Select(c => ("conditions", (LocalText?)c)),
        .. document.Phones.Select(p => ("phones", p.Label)),
        .. document.AlternateNames.Select(n => ("other_names", (LocalText?)LocalText.Of((n.Language, n.Name)))),
    ];
}
