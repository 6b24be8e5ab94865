using Nabij.Features.Directory;

namespace Nabij.Features.RegionData;

/// <summary>Reads organisations and services.</summary>
internal sealed class EntryReader(RegionReader region)
{
    public IEnumerable<OrganizationFile> ReadOrganizations(IReadOnlyList<DataMap> maps)
    {
        foreach (var map in maps)
        {
            var key = Keys.Checked(map, "key");
            region.Once(map, "key", "organisation", key);
            var (origin, section) = region.Source(map);
            var document = new OrganizationDocument
            {
                Name = map.RequiredLocal("name"),
                AlternateNames = AlternateNames(map),
                Summary = map.Local("summary"),
                Description = map.Local("description"),
                Identifiers = [.. Numbers(map).Select(n => new Code(TaxonomyTerm.SociaalBrusselOrganisation, n))],
                Phones = Phones(map),
                Email = map.Text("email"),
                Website = map.Text("web"),
                Authority = map.Local("authority"),
                Outside = map.YesNo("outside") ?? false,
                ServiceAreas = new GuideReader(region).References(map, "areas", "territory"),
                LanguageSystem = map.OneOf("language_system", "nl", "fr", "both"),
                SourceSection = section,
            };
            map.End();
            yield return new OrganizationFile(key, origin, document);
        }
    }

    public IEnumerable<ServiceFile> ReadServices(IReadOnlyList<DataMap> maps, LocationReader locations)
    {
        foreach (var map in maps)
        {
            var key = Keys.Checked(map, "key");
            region.Once(map, "key", "service", key);
            var type = map.OneOf("type", "service", "helpline", "informal") switch
            {
                "helpline" => ServiceType.Helpline,
                "informal" => ServiceType.Informal,
                "service" => ServiceType.Service,
                _ => map.Wrong<ServiceType>("type", "type is missing."),
            };
            var organisation = map.Text("organisation");
            region.Refers(map, "organisation", "organisation", organisation);
            var (origin, section) = region.Source(map);
            var guide = new GuideReader(region);
            var (openingHours, schedules) = HoursReader.Read(map);
            var document = new ServiceDocument
            {
                Name = map.RequiredLocal("name"),
                AlternateNames = AlternateNames(map),
                Identifiers = [.. Numbers(map).Select(n => new Code(TaxonomyTerm.SociaalBrusselOrganisation, n))],
                Summary = map.RequiredLocal("summary"),
                Description = map.Local("description"),
                EligibilityDescription = map.Local("eligibility"),
                ApplicationProcess = map.Local("application"),
                FeesDescription = map.Local("fees"),
                Conditions = [.. GuideReader.Conditions(map)],
                Cost = GuideReader.Cost(map),
                Level = GuideReader.Level(map),
                Audience = GuideReader.Audience(map),
                Access = GuideReader.Access(map),
                Phones = Phones(map),
                Email = map.Text("email"),
                Url = map.Text("web"),
                Channels = GuideReader.Channels(map),
                Languages = map.Texts("languages"),
                InterpreterAvailable = map.YesNo("interpreter"),
                OpeningHours = openingHours,
                Schedules = schedules,
                HoursDescription = map.Local("hours_text"),
                Kinds = guide.References(map, "kinds", "kind"),
                Themes = guide.References(map, "themes", "theme"),
                Situations = guide.References(map, "situations", "situation"),
                Ages = GuideReader.Ages(map),
                Urgency = GuideReader.Urgency(map),
                ServiceAreas = guide.References(map, "areas", "territory"),
                Thresholds = GuideReader.Thresholds(map),
                StepFree = map.YesNo("step_free"),
                FindingTheDoor = map.Local("door"),
                WorkerGender = map.OneOf("worker_gender", "women", "men", "choice"),
                Diet = map.Local("diet"),
                Culture = map.Local("culture"),
                Authority = map.Local("authority"),
                Until = RegionReader.Date(map, "until", last: true),
                Outside = map.YesNo("outside") ?? false,
                SourceSection = section,
            };
            var at = locations.Of(map, key, document);
            map.End();
            yield return new ServiceFile(key, type, organisation, origin, document) { Locations = at };
        }
    }

    private static IReadOnlyList<Phone> Phones(DataMap map) =>
    [
        .. map.Maps("phones").Select(p =>
        {
            var phone = new Phone(p.Required("number"), p.Local("label"));
            if (phone.Number.Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '+' or '/' or '.')) || phone.Number.Length > 30)
            {
                p.Wrong<string>("number", $"{phone.Number} is not a telephone number.");
            }

            p.End();
            return phone;
        }),
    ];

    private static AlternateName[] AlternateNames(DataMap map) => [.. map.LocalTexts("other_names").Select(n => new AlternateName(n.Language, n.Text))];

    private static IReadOnlyList<string> Numbers(DataMap map) =>
        map.IsList("number") ? map.Texts("number") : map.Text("number") is { } one ? [one] : [];
}
