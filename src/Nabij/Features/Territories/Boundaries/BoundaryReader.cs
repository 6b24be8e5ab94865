using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Nabij.Features.Territories.Boundaries;

/// <summary>
/// Reads official GeoJSON (RFC 7946): a FeatureCollection of polygons and multipolygons in WGS 84. Reading goes on after a mistake, so
/// that all of them are told at once; with any, there is no file. The limits hold before anything is kept.
/// </summary>
internal sealed class BoundaryReader
{
    public const int MaxBytes = 32 * 1024 * 1024;
    public const int MaxDepth = 32;
    public const int MaxFeatures = 2_000;
    public const int MaxProblems = 50;
    private const int MaxName = 200;

    private readonly BoundaryOptions _options;
    private readonly List<BoundaryProblem> _problems = [];
    private readonly Dictionary<string, int> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly ShapeReader _shapes;

    private BoundaryReader(BoundaryOptions options)
    {
        _options = options;
        _shapes = new ShapeReader(_problems);
    }

    public static async Task<(BoundaryFile? File, IReadOnlyList<BoundaryProblem> Problems)> ReadAsync(Stream stream, BoundaryOptions options, CancellationToken ct)
    {
        var reader = new BoundaryReader(options);
        var file = await reader.TextAsync(stream, ct) is { } text ? reader.Document(text) : null;
        return reader._problems.Count == 0 && file is not null ? (file, []) : (null, reader._problems.Take(MaxProblems).ToList());
    }

    // Never more than the limit in memory, however large the file says or turns out to be.
    private async Task<ReadOnlyMemory<byte>?> TextAsync(Stream stream, CancellationToken ct)
    {
        var read = new MemoryStream();
        var part = new byte[128 * 1024];
        int count;
        while ((count = await stream.ReadAsync(part, ct)) > 0)
        {
            if (read.Length + count > MaxBytes)
            {
                return Refuse<ReadOnlyMemory<byte>?>("the file", $"It is larger than {MaxBytes / 1024 / 1024} MB. Cut it to the region, or simplify its lines.");
            }

            read.Write(part, 0, count);
        }

        var text = read.GetBuffer().AsMemory(0, (int)read.Length);
        text = text.Span is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text;
        return text.Length == 0 ? Refuse<ReadOnlyMemory<byte>?>("the file", "It is empty.")
            : Utf8.IsValid(text.Span) && !text.Span.Contains((byte)0) ? text
            : Refuse<ReadOnlyMemory<byte>?>("the file", "It is not UTF-8.");
    }

    private BoundaryFile? Document(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return Collection(json.RootElement);
        }
        catch (JsonException e)
        {
            var reason = e.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
            var where = e.LineNumber is null ? "the file" : string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
            return Refuse<BoundaryFile>(where, "This is not right JSON. " + reason);
        }
    }

    private BoundaryFile? Collection(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object || Text(root, "type") is not "FeatureCollection" ||
            !root.TryGetProperty("features", out var features) || features.ValueKind is not JsonValueKind.Array)
        {
            return Refuse<BoundaryFile>("the file", "It is not a GeoJSON FeatureCollection.");
        }

        if (root.TryGetProperty("crs", out var crs) && !IsDegrees(crs))
        {
            return Refuse<BoundaryFile>("crs", "The coordinates are not in WGS 84 degrees, as RFC 7946 asks. Convert the file to EPSG:4326.");
        }

        var count = features.GetArrayLength();
        if (count is 0 or > MaxFeatures)
        {
            return Refuse<BoundaryFile>("features", count == 0 ? "There are none." : $"There are {count}; at most {MaxFeatures} are read.");
        }

        var read = features.EnumerateArray().Select((f, i) => Feature(f, i + 1)).OfType<BoundaryFeature>().ToList();
        return read.Count == 0 ? null : new BoundaryFile(read[0].Code.Split(':')[0], read, _options);
    }

    private BoundaryFeature? Feature(JsonElement feature, int number)
    {
        // Whoever has to repair fifty things first repairs those.
        if (_problems.Count >= MaxProblems)
        {
            return null;
        }

        var where = $"feature {number}";
        if (feature.ValueKind is not JsonValueKind.Object || Text(feature, "type") is not "Feature")
        {
            return Refuse<BoundaryFeature>(where, "It is not a GeoJSON Feature.");
        }

        if (Code(feature, where) is not { } code)
        {
            return null;
        }

        where = $"{where} ({code})";
        if (!_seen.TryAdd(code, number))
        {
            return Refuse<BoundaryFeature>(where, $"Feature {_seen[code]} has the same code. The parts of one territory are one MultiPolygon.");
        }

        if (_seen.Keys.First().Split(':')[0] is var scheme && !code.StartsWith(scheme + ":", StringComparison.OrdinalIgnoreCase))
        {
            return Refuse<BoundaryFeature>(where, $"The features before it are of the scheme {scheme}. A file holds one scheme.");
        }

        return _shapes.Read(feature, where) is { } shape ? new BoundaryFeature(number, code, Names(feature, where), shape) : null;
    }

    // The code of its territory: a property, or else the feature's own id; with or without the scheme before it.
    private string? Code(JsonElement feature, string where)
    {
        var properties = feature.TryGetProperty("properties", out var p) && p.ValueKind is JsonValueKind.Object ? p : default;
        var code = (Text(properties, _options.CodeProperty) ?? (_options.CodeProperty == "code" ? Text(feature, "id") : null))?.Trim();
        if (string.IsNullOrEmpty(code))
        {
            return Refuse<string>(where, $"It has no property {_options.CodeProperty} that says which territory it is. Name another with --code-property.");
        }

        var own = code.Split(':') is [var before, _] ? before : Text(properties, "scheme")?.Trim();
        var scheme = _options.Scheme ?? own;
        if (string.IsNullOrEmpty(scheme))
        {
            return Refuse<string>(where, "It does not say of which scheme it is. Name it with --scheme.");
        }

        if (code.Contains(':', StringComparison.Ordinal) && !string.Equals(own, scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse<string>(where, $"It is of the scheme {own}, not {scheme}.");
        }

        var full = $"{scheme}:{code.Split(':')[^1]}";
        return full.Length <= Territory.MaxCode && full.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':')
            ? full
            : Refuse<string>(where, "Its code may have letters, digits, hyphens, dots and underscores only.");
    }

    private Dictionary<string, string> Names(JsonElement feature, string where)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, property) in _options.NameProperties)
        {
            if (!feature.TryGetProperty("properties", out var properties) || Text(properties, property)?.Trim() is not { Length: > 0 } name)
            {
                continue;
            }

            names[language] = name.Length <= MaxName && !name.Any(c => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
                ? name
                : Refuse<string>($"{where}, properties.{property}", $"The name is longer than {MaxName} characters or has a control character.") ?? "";
        }

        return names;
    }

    // Before RFC 7946 a file could say in which system its coordinates are; official files still do.
    private static bool IsDegrees(JsonElement crs) =>
        crs.ValueKind is JsonValueKind.Null ||
        (crs.ValueKind is JsonValueKind.Object && crs.TryGetProperty("properties", out var p) && Text(p, "name") is { } name &&
            (name.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase) || name.EndsWith(":4326", StringComparison.Ordinal)));

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null }
            : null;

    private T? Refuse<T>(string where, string reason)
    {
        _problems.Add(new BoundaryProblem(where, reason));
        return default;
    }
}
