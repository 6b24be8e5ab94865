using System.Globalization;
using Nabij.Data;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Nabij.Features.RegionData;

/// <summary>What is wrong in a data file, and where. Lines and columns count from 1.</summary>
internal sealed record DataProblem(string File, long Line, long Column, string Reason)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Reason}");
}

/// <summary>The mistakes found so far; reading goes on, so that an editor sees them all at once.</summary>
internal sealed class DataProblems
{
    private readonly List<DataProblem> _all = [];

    public IReadOnlyList<DataProblem> All => _all;

    public void Add(string file, Mark at, string reason) => _all.Add(new DataProblem(file, at.Line, at.Column, reason));
}

/// <summary>
/// One mapping of a data file. Every scalar is read as text; each member may be asked for once it exists, and members nobody asked for
/// are mistakes (<see cref="End"/>).
/// </summary>
internal sealed class DataMap
{
    private static readonly string[] RequiredLanguages = ["nl", "fr"];
    private readonly string _file;
    private readonly DataProblems _problems;
    private readonly YamlMappingNode _node;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private DataMap(string file, YamlMappingNode node, DataProblems problems) => (_file, _node, _problems) = (file, node, problems);

    public DataPosition Position => new(_file, _node.Start);

    /// <summary>The maps of a file that is a list.</summary>
    public static IReadOnlyList<DataMap> ReadList(string folder, string file, DataProblems problems) =>
        Root(folder, file, problems) is not { } root ? [] :
        root is YamlSequenceNode list ? Maps(file, list, problems) : Wrong<IReadOnlyList<DataMap>>(file, root, "A list is expected here.", problems) ?? [];

    /// <summary>The map that a file is.</summary>
    public static DataMap? ReadMap(string folder, string file, DataProblems problems) =>
        Root(folder, file, problems) is not { } root ? null :
        root is YamlMappingNode map ? new DataMap(file, map, problems) : Wrong<DataMap>(file, root, "Names with values are expected here.", problems);

    public bool IsList(string name) => _node.Children.TryGetValue(new YamlScalarNode(name), out var node) && node is YamlSequenceNode;

    public bool Has(string name) => _node.Children.ContainsKey(new YamlScalarNode(name));

    public DataPosition PositionOf(string name) => new(_file, Find(name)?.Start ?? _node.Start);

    public string? Text(string name)
    {
        switch (Find(name))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } value }:
                return value.Length > 20_000 ? Wrong<string>(name, "The text is too long.") : Clean(name, value);
            default:
                return Wrong<string>(name, $"{name} is one text.");
        }
    }

    public string Required(string name) => Text(name) is { Length: > 0 } value ? value : Wrong<string>(name, $"{name} is missing.") ?? "";

    public string? OneOf(string name, params ReadOnlySpan<string> allowed)
    {
        var value = Text(name);
        return value is null || allowed.Contains(value)
            ? value
            : Wrong<string>(name, $"{name} is {string.Join(", ", allowed.ToArray())}; not {value}.");
    }

    public bool? YesNo(string name) => OneOf(name, "yes", "no", "true", "false") is { } value ? value is "yes" or "true" : null;

    public double? Number(string name)
    {
        var value = Text(name);
        return value is null ? null
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : Wrong<double?>(name, $"{name} is a number.");
    }

    public IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(c => c is YamlScalarNode { Value: { } v } ? Clean(name, v) : Wrong<string>(_file, c, $"{name} is a list of texts.", _problems) ?? "")],
        _ => Wrong<IReadOnlyList<string>>(name, $"{name} is a list.") ?? [],
    };

    public IReadOnlyList<DataMap> Maps(string name) => Find(name) switch
    {
        null => [],
        YamlSequenceNode list => Maps(_file, list, _problems),
        _ => Wrong<IReadOnlyList<DataMap>>(name, $"{name} is a list.") ?? [],
    };

    public DataMap? Map(string name) => Find(name) switch
    {
        null => null,
        YamlMappingNode map => new DataMap(_file, map, _problems),
        _ => Wrong<DataMap>(name, $"{name} has names with values."),
    };

    /// <summary>Names with their values, in the file's order.</summary>
    public IEnumerable<string> Names()
    {
        var names = _node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "").ToList();
        _asked.UnionWith(names);
        return names;
    }

    /// <summary>A text in languages. Dutch and French are equal, so both must be there.</summary>
    public LocalText? Local(string name) => Map(name)?.AsLocal();

    /// <summary>This map as a text in languages.</summary>
    public LocalText AsLocal()
    {
        var wordings = Names().Where(language => IsLanguage(this, language)).ToDictionary(l => l, l => new Wording(Required(l)), StringComparer.Ordinal);
        foreach (var language in RequiredLanguages.Where(l => !wordings.ContainsKey(l)))
        {
            _problems.Add(_file, _node.Start, $"The text is missing in {language}.");
        }

        return new LocalText(wordings);
    }

    public LocalText RequiredLocal(string name) => Local(name) ?? Wrong<LocalText>(name, $"{name} is missing.") ?? LocalText.None;

    /// <summary>Lists of texts by language, flattened to pairs.</summary>
    public IReadOnlyList<(string Language, string Text)> LocalTexts(string name)
    {
        var map = Map(name);
        return map is null ? [] : [.. map.Names().Where(l => IsLanguage(map, l)).SelectMany(l => map.Texts(l).Select(t => (l, t)))];
    }

    /// <summary>Call when all members were asked for: what is left is a mistake, most often a typing error in a name.</summary>
    public void End()
    {
        foreach (var (key, _) in _node.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !_asked.Contains(name))
            {
                Wrong<string>(_file, key, $"Nothing here is called {key}.", _problems);
            }
        }
    }

    public T? Wrong<T>(string name, string reason)
    {
        _problems.Add(_file, Find(name)?.Start ?? _node.Start, reason);
        return default;
    }

    /// <summary>A mistake somewhere in a text: at that character where the text stands on one line, else at its beginning.</summary>
    public void WrongAt(string name, int position, string reason)
    {
        var at = Find(name)?.Start ?? _node.Start;
        var column = Find(name) switch
        {
            YamlScalarNode { Style: ScalarStyle.Plain } => at.Column + position,
            YamlScalarNode { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted, Value: { } value } => at.Column + 1 + (value.Length - value.TrimStart().Length) + position,
            _ => at.Column,
        };
        _problems.Add(_file, new Mark(at.Index, at.Line, column), reason);
    }

    private static T? Wrong<T>(string file, YamlNode node, string reason, DataProblems problems)
    {
        problems.Add(file, node.Start, reason);
        return default;
    }

    private bool IsLanguage(DataMap map, string code) =>
        (code.Length == 2 && code.All(char.IsAsciiLetterLower)) || map.Wrong<bool>(code, $"{code} is not a language code of two letters.");

    // Control and direction characters never belong in a fact; shown in a name they can make it read as another.
    private string Clean(string name, string value) =>
        value.Any(c => (char.IsControl(c) && c != '\n') || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            ? Wrong<string>(name, $"{name} has a control character.") ?? ""
            : value.Trim();

    private YamlNode? Find(string name)
    {
        _asked.Add(name);
        return _node.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;
    }

    private static IReadOnlyList<DataMap> Maps(string file, YamlSequenceNode list, DataProblems problems) =>
    [
        .. list.Children.Select(c => c is YamlMappingNode map ? new DataMap(file, map, problems) : Wrong<DataMap>(file, c, "Names with values are expected here.", problems)).OfType<DataMap>(),
    ];

    private static YamlNode? Root(string folder, string file, DataProblems problems)
    {
        try
        {
            using var reader = new StreamReader(Path.Combine(folder, file), new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true));
            var yaml = new YamlStream();
            yaml.Load(reader);
            if (yaml.Documents is [var document])
            {
                return document.RootNode;
            }

            problems.Add(file, Mark.Empty, "The file is empty.");
        }
        catch (YamlException e)
        {
            problems.Add(file, e.Start, e.InnerException?.Message ?? e.Message);
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16 says so, without a place, where a flow list or map never ends.
            problems.Add(file, Mark.Empty, "The file is not YAML: a [ or { is not closed.");
        }
        catch (System.Text.DecoderFallbackException)
        {
            problems.Add(file, Mark.Empty, "The file is not UTF-8.");
        }
        catch (IOException e)
        {
            problems.Add(file, Mark.Empty, e is FileNotFoundException or DirectoryNotFoundException ? "The file is missing." : e.Message);
        }

        return null;
    }
}

internal readonly record struct DataPosition(string File, Mark Mark);
