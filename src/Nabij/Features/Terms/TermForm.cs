using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Platform;

namespace Nabij.Features.Terms;

/// <summary>A theme or kind of help as the fields of one form. What a form does not send stays as it is.</summary>
internal sealed class TermForm
{
    public const int MaxOrder = 9_999;
    private const int MostNames = 20;

    /// <summary>Texts in three languages, and in how many lines they are typed. A theme has the first two.</summary>
    public static readonly IReadOnlyList<(string Name, int Rows)> Texts = [("name", 0), ("summary", 3), ("description", 8), ("eligibility", 3), ("application", 3), ("fees", 2)];

    private readonly Dictionary<string, StringValues> _fields;

    private TermForm(Dictionary<string, StringValues> fields) => _fields = fields;

    public string this[string field] => _fields.GetValueOrDefault(field).ToString();

    public string Why => KnownWhy.Typed(FormText.Line(this["why"]) ?? "");

    public static IEnumerable<(string Name, int Rows)> TextsOf(TermType type) => type == TermType.Theme ? Texts.Take(2) : Texts;

    public IReadOnlyList<string> All(string field) => [.. _fields.GetValueOrDefault(field).OfType<string>()];

    public int Number(string field) => int.TryParse(this[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static TermForm Posted(IEnumerable<KeyValuePair<string, StringValues>> fields) => new(fields.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));

    public static TermForm Of(TermDocument document)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["order"] = document.Order.ToString(CultureInfo.InvariantCulture),
            ["home"] = document.Themes is [var home, ..] ? home : "",
            ["themes"] = document.Themes.Skip(1).ToArray(),
        };
        foreach (var language in Languages.All)
        {
            fields[$"other_names.{language}"] = string.Join('\n', document.AlternateNames.Where(n => n.Language == language).Select(n => n.Name));
            foreach (var (name, _) in Texts)
            {
                fields[$"{name}.{language}"] = TextOf(document, name)?.Wordings.GetValueOrDefault(language)?.Text;
            }
        }

        return new TermForm(fields);
    }

    public static LocalText? TextOf(TermDocument document, string name) => name switch
    {
        "name" => document.Name,
        "summary" => document.Summary,
        "description" => document.Description,
        "eligibility" => document.EligibilityDescription,
        "application" => document.ApplicationProcess,
        _ => document.FeesDescription,
    };

    /// <param name="themes">Codes of the themes there are.</param>
    public IReadOnlyList<FieldProblem> Check(TermType type, IReadOnlyCollection<string> themes)
    {
        var problems = new List<FieldProblem>();
        if (Languages.All.All(l => Clean($"name.{l}") is null))
        {
            problems.Add(new("name.nl", "term.name-missing"));
        }

        foreach (var (name, rows) in TextsOf(type))
        {
            var most = rows == 0 ? EntryForm.MaxLine : EntryForm.MaxText;
            problems.AddRange(Languages.All.Select(l => $"{name}.{l}").Where(f => Clean(f)?.Length > most).Select(f => new FieldProblem(f, "term.too-long", most.ToString(CultureInfo.InvariantCulture))));
        }

        foreach (var field in Languages.All.Select(l => $"other_names.{l}").Where(f => Lines(f) is var names && (names.Count > MostNames || names.Any(n => n.Length > EntryForm.MaxLine))))
        {
            problems.Add(new(field, "term.names-wrong", MostNames.ToString(CultureInfo.InvariantCulture)));
        }

        if (!int.TryParse(this["order"], NumberStyles.None, CultureInfo.InvariantCulture, out var order) || order > MaxOrder)
        {
            problems.Add(new("order", "term.order-wrong", MaxOrder.ToString(CultureInfo.InvariantCulture)));
        }

        if (type == TermType.Kind && this["home"] is { Length: > 0 } home && !themes.Contains(home))
        {
            problems.Add(new("home", "term.home-unknown"));
        }

        return problems;
    }

    /// <summary>The state that this form makes of the one it was made from. Only asked of a form without mistakes.</summary>
    /// <param name="seen">The version it was made from.</param>
    /// <param name="themes">Codes of the themes there are.</param>
    public JsonObject Apply(JsonObject before, TermType type, int seen, IReadOnlyCollection<string> themes)
    {
        var d = EntryState.DocumentOf<TermDocument>(before);
        d = d with
        {
            Name = Text(d.Name, "name", seen) ?? d.Name,
            Summary = Text(d.Summary, "summary", seen),
            AlternateNames = OtherNames(d.AlternateNames),
            Order = Number("order"),
        };
        if (type == TermType.Kind)
        {
            d = d with
            {
                Description = Text(d.Description, "description", seen),
                EligibilityDescription = Text(d.EligibilityDescription, "eligibility", seen),
                ApplicationProcess = Text(d.ApplicationProcess, "application", seen),
                FeesDescription = Text(d.FeesDescription, "fees", seen),
                Themes = [.. All("themes").Where(themes.Contains).Prepend(this["home"]).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)],
            };
        }

        return EntryState.Of(d, EntryState.BesideOf(before));
    }

    private LocalText? Text(LocalText? before, string name, int seen) => new TypedText(
        Languages.All.Where(l => _fields.ContainsKey($"{name}.{l}")).ToDictionary(l => l, l => Clean($"{name}.{l}"), StringComparer.Ordinal),
        l => All("right").Contains($"{name}.{l}"),
        this["same"] == "yes").Over(before, seen);

    // Names of other languages, and those of languages that the form does not send, stay.
    private IReadOnlyList<AlternateName> OtherNames(IReadOnlyList<AlternateName> before)
    {
        var sent = Languages.All.Where(l => _fields.ContainsKey($"other_names.{l}")).ToList();
        List<AlternateName> typed = [.. sent.SelectMany(l => Lines($"other_names.{l}").Select(n => new AlternateName(l, n)))];
        return before.Where(n => sent.Contains(n.Language)).OrderBy(n => sent.IndexOf(n.Language)).SequenceEqual(typed)
            ? before
            : [.. typed, .. before.Where(n => !sent.Contains(n.Language))];
    }

    private List<string> Lines(string field) => [.. this[field].ReplaceLineEndings("\n").Split('\n').Select(FormText.Line).OfType<string>().Distinct(StringComparer.Ordinal)];

    private string? Clean(string field) => FormText.Clean(this[field]);
}
