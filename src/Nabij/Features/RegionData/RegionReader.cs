using System.Globalization;
using Nabij.Features.Directory;
using Nabij.Features.Territories;

namespace Nabij.Features.RegionData;

/// <summary>Reads a region's folder. All mistakes of all files come back together; with any, there is no region.</summary>
internal sealed class RegionReader
{
    private readonly string _folder;
    private readonly DataProblems _problems = new();
    private readonly Dictionary<string, DateOnly?> _sources = new(StringComparer.Ordinal);
    private readonly List<(DataPosition At, string Kind, string Reference)> _references = [];
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    private RegionReader(string folder) => _folder = folder;

    public static (Region? Region, IReadOnlyList<DataProblem> Problems) Read(string folder)
    {
        var reader = new RegionReader(folder);
        var region = reader.Read();
        return reader._problems.All.Count == 0 ? (region, []) : (null, reader._problems.All);
    }

    private Region Read()
    {
        var sources = ReadSources();
        var schemes = Files("territories").Select(ReadScheme).OfType<SchemeFile>().ToList();
        var guide = new GuideReader(this);
        var terms = guide.ReadThemes(List("themes.yaml")).Concat(Files("kinds").SelectMany(f => guide.ReadKinds(List(f)))).ToList();
        var entries = new EntryReader(this);
        var organizations = entries.ReadOrganizations(List("organisations.yaml")).ToList();
        var locations = new LocationReader(this);
        var places = locations.ReadLocations(OptionalList("locations.yaml")).ToList();
        var services = Files("services").SelectMany(f => entries.ReadServices(List(f), locations)).ToList();
        var words = new WordReader(this);
        var region = new Region
        {
            Sources = sources,
            Schemes = schemes,
            Terms = terms,
            Organizations = organizations,
            Services = new QuestionReader(this).Into(services, OptionalList("faq.yaml")),
            Locations = places,
            Doors = DataMap.ReadMap(_folder, "doors.yaml", _problems) is { } doors ? words.ReadDoors(doors) : new Doors(),
            Dangers = [.. words.ReadDangers(List("dangers.yaml"))],
            Moments = [.. new MomentReader(this).Read(OptionalList("prepare.yaml"))],
            Situations = [.. new SituationReader(this).Read(OptionalList("situations.yaml"))],
            Words = [.. WordFiles().SelectMany(f => words.ReadWords(f.Language, List(f.File)))],
        };
        CheckReferences(region);
        return region;
    }

    private IReadOnlyList<DataMap> List(string file) => DataMap.ReadList(_folder, file, _problems);

    // What a region may do without.
    private IReadOnlyList<DataMap> OptionalList(string file) => File.Exists(Path.Combine(_folder, file)) ? List(file) : [];

    // Names in the order of their characters, so that the same folder reads the same everywhere.
    private IEnumerable<string> Files(string subfolder)
    {
        var path = Path.Combine(_folder, subfolder);
        return System.IO.Directory.Exists(path)
            ? System.IO.Directory.EnumerateFiles(path, "*.yaml").Select(f => $"{subfolder}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal)
            : [];
    }

    private IEnumerable<(string Language, string File)> WordFiles()
    {
        var path = Path.Combine(_folder, "words");
        return System.IO.Directory.Exists(path)
            ? System.IO.Directory.EnumerateDirectories(path).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal).SelectMany(l => Files($"words/{l}").Select(f => (l, f)))
            : [];
    }

    private List<SourceInfo> ReadSources()
    {
        var found = new List<SourceInfo>();
        foreach (var map in List("sources.yaml"))
        {
            var id = map.Required("id");
            Once(map, "id", "source", id);
            _sources[id] = Date(map, "date", last: false);
            found.Add(new SourceInfo(id, map.RequiredLocal("name"), map.Text("date")));
            map.End();
        }

        return found;
    }

    /// <summary>The source of an entry, which gives its date.</summary>
    public (Origin Origin, string? Section) Source(DataMap entry)
    {
        if (entry.Map("source") is not { } map)
        {
            entry.Wrong<string>("source", "source is missing: every fact has one.");
            return (new Origin("", null), null);
        }

        var id = map.Required("id");
        if (!_sources.TryGetValue(id, out var date))
        {
            map.Wrong<string>("id", $"{id} is not in sources.yaml.");
        }

        var section = map.Text("section");
        map.End();
        return (new Origin(id, date), section);
    }

    /// <summary>A day, or the first (or last) day of a month or year, as sources are dated.</summary>
    public static DateOnly? Date(DataMap map, string name, bool last)
    {
        var text = map.Text(name);
        if (text is null)
        {
            return null;
        }

        foreach (var (format, months) in new[] { ("yyyy-MM-dd", 0), ("yyyy-MM", 1), ("yyyy", 12) })
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return last && months > 0 ? day.AddMonths(months).AddDays(-1) : day;
            }
        }

        return map.Wrong<DateOnly?>(name, $"{text} is not a date such as 2025-10-31 or 2025-10.");
    }

    /// <summary>Remembers that something names another thing, to be checked when all files are read.</summary>
    public void Refers(DataMap map, string member, string kind, string? reference)
    {
        if (reference is { Length: > 0 })
        {
            _references.Add((map.PositionOf(member), kind, reference));
        }
    }

    /// <summary>A key stands once among its kind, in whichever file.</summary>
    public void Once(DataMap map, string member, string kind, string key)
    {
        if (key.Length > 0 && !_seen.Add($"{kind} {key}"))
        {
            map.Wrong<string>(member, $"{key} stands here a second time.");
        }
    }

    private SchemeFile? ReadScheme(string file)
    {
        if (DataMap.ReadMap(_folder, file, _problems) is not { } map)
        {
            return null;
        }

        var scheme = map.Required("scheme");
        Once(map, "scheme", "scheme", scheme);
        var level = Enum.TryParse<TerritoryLevel>(map.OneOf("level", "region", "zone", "municipality", "neighbourhood", "postcode"), ignoreCase: true, out var l)
            ? l
            : map.Wrong<TerritoryLevel>("level", "level is missing.");
        var read = new SchemeFile(scheme, level, map.RequiredLocal("name"), map.Text("date"), map.Required("source"),
            [.. map.Maps("territories").Select(t => ReadTerritory(scheme, t))]);
        Refers(map, "source", "source", read.Source);
        map.End();
        return read;
    }

    private TerritoryFile ReadTerritory(string scheme, DataMap map)
    {
        var code = map.Required("code");
        Once(map, "code", "territory", $"{scheme}:{code}");
        var centre = map.Texts("centre");
        var point = centre.Select(c => double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) ? d : double.NaN).ToList();
        if (centre.Count > 0 && !(point is [>= -90 and <= 90, >= -180 and <= 180]))
        {
            map.Wrong<string>("centre", "centre is [latitude, longitude] in degrees.");
        }

        var document = new TerritoryDocument
        {
            Name = map.RequiredLocal("name"),
            OtherNames = map.LocalTexts("other_names").GroupBy(n => n.Language, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(n => n.Text)], StringComparer.Ordinal),
            Latitude = point.Count == 2 ? point[0] : null,
            Longitude = point.Count == 2 ? point[1] : null,
            Tile = ReadTile(map),
            Use = map.Text("use"),
            Web = map.Text("web"),
            Indicators = map.Map("indicators") is { } figures ? figures.Names().ToDictionary(n => n, n => (decimal)(figures.Number(n) ?? 0), StringComparer.Ordinal) : new Dictionary<string, decimal>(),
        };
        var within = new List<(string, Certainty)>();
        foreach (var link in map.Maps("within"))
        {
            var whole = link.Required("territory");
            Refers(link, "territory", "territory", whole);
            Once(link, "territory", $"within {scheme}:{code}", whole);
            within.Add((whole, Enum.TryParse<Certainty>(link.OneOf("certainty", "certain", "partial", "unconfirmed"), ignoreCase: true, out var c) ? c : link.Wrong<Certainty>("certainty", "certainty is missing.")));
            link.End();
        }

        map.End();
        return new TerritoryFile($"{scheme}:{code}", document, within);
    }

    private static double[]? ReadTile(DataMap map)
    {
        double[] tile = [.. map.Texts("tile").Select(c => double.TryParse(c, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : double.NaN)];
        return tile.Length == 0 ? null
            : tile is [>= 0 and <= 100, >= 0 and <= 100] ? tile
            : map.Wrong<double[]>("tile", "tile is [column, row], from 0.");
    }

    private void CheckReferences(Region region)
    {
        var known = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal)
        {
            ["source"] = [.. region.Sources.Select(s => s.Id)],
            ["location"] = [.. region.Locations.Select(l => l.Key)],
            ["region"] = [.. region.Schemes.Where(s => s.Level is TerritoryLevel.Region).SelectMany(s => s.Territories).Select(t => t.Code)],
            ["territory"] = [.. region.Schemes.SelectMany(s => s.Territories).Select(t => t.Code)],
            ["kind"] = [.. region.Terms.Where(t => t.Type == TermType.Kind).Select(t => t.Code)],
            ["theme"] = [.. region.Terms.Where(t => t.Type == TermType.Theme).Select(t => t.Code)],
            ["organisation"] = [.. region.Organizations.Select(o => o.Key)],
            ["line"] = [.. region.Services.Select(s => s.Key)],
            ["situation"] = [.. region.Situations.Select(s => s.Code)],
            ["danger"] = [.. region.Dangers.Select(d => d.Code)],
            ["door"] = [.. region.Doors.All.Select(d => d.Code)],
        };
        foreach (var (at, kind, reference) in _references.Where(r => !known[r.Kind].Contains(r.Reference)))
        {
            _problems.Add(at.File, at.Mark, $"There is no {kind} {reference}.");
        }
    }
}
