using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Nabij.Belgium;
using Nabij.Calendar;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>Something wrong at a field, with what the reader is told beside the code.</summary>
internal sealed record FieldProblem(string Field, string Code, string Told = "");

/// <summary>
/// An entry as the fields of one form, by their names: as it is, or as somebody typed it. What a form does not send stays as it is, so that a field that
/// this page does not know is never emptied.
/// </summary>
internal sealed class EntryForm
{
    public const int MaxLine = 300;
    public const int MaxText = 8_000;
    public const int MaxWhy = 200;
    public const int PhoneRows = 5;

    /// <summary>Texts in three languages, and in how many lines they are typed.</summary>
    public static readonly IReadOnlyList<(string Name, int Rows)> Texts =
    [
        ("name", 0), ("summary", 3), ("description", 8), ("eligibility", 3), ("application", 3), ("fees", 2), ("hours_words", 2), ("door", 2),
    ];

    public static readonly IReadOnlyList<string> Costs = FilterCodes.Costs;
    public static readonly IReadOnlyList<string> Audiences = ["everyone", "circle", "professionals", "professions"];
    public static readonly IReadOnlyList<string> Accesses = ["direct", "prescription", "via-professional", "decision"];
    public static readonly IReadOnlyList<string> Statuses = ["active", "temporarily-closed", "defunct"];

    private readonly Dictionary<string, StringValues> _fields;

    private EntryForm(Dictionary<string, StringValues> fields) => _fields = fields;

    public static EntryForm Posted(IEnumerable<KeyValuePair<string, StringValues>> fields) => new(fields.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));

    public static EntryForm Of(JsonObject state)
    {
        var document = EntryState.DocumentOf<ServiceDocument>(state);
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["email"] = document.Email,
            ["url"] = document.Url,
            ["cost"] = document.Cost,
            ["audience"] = document.Audience,
            ["access"] = document.Access,
            ["channels"] = document.Channels.ToArray(),
            ["languages"] = string.Join(", ", document.Languages),
            ["hours"] = document.OpeningHours,
            ["status"] = Statuses.FirstOrDefault(s => s == JsonNode.Parse(JsonText.Write(EntryState.StatusOf(state)))!.GetValue<string>()) ?? "active",
        };
        CapacityFields.Fill(fields, document);
        foreach (var (name, _) in Texts)
        {
            foreach (var language in Languages.All)
            {
                fields[$"{name}.{language}"] = TextOf(document, name)?.Wordings.GetValueOrDefault(language)?.Text;
            }
        }

        for (var i = 0; i < document.Phones.Count; i++)
        {
            fields[$"phone{i}"] = document.Phones[i].Number;
            foreach (var language in Languages.All)
            {
                fields[$"phone{i}.{language}"] = document.Phones[i].Label?.Wordings.GetValueOrDefault(language)?.Text;
            }
        }

        return new EntryForm(fields);
    }

    public string this[string field] => _fields.GetValueOrDefault(field).ToString();

    public bool Has(string field) => _fields.ContainsKey(field);

    public IReadOnlyList<string> All(string field) => [.. _fields.GetValueOrDefault(field).OfType<string>()];

    /// <summary>The words of one kind of text in a document.</summary>
    public static LocalText? TextOf(ServiceDocument document, string name) => name switch
    {
        "name" => document.Name,
        "summary" => document.Summary,
        "description" => document.Description,
        "eligibility" => document.EligibilityDescription,
        "application" => document.ApplicationProcess,
        "fees" => document.FeesDescription,
        "hours_words" => document.HoursDescription,
        _ => document.FindingTheDoor,
    };

    /// <summary>
    /// What is wrong with what was typed; nothing is kept of a form with a mistake, and nothing of it is lost. What stood there before is not asked about:
    /// who mends the hours need not mend an old number first.
    /// </summary>
    public IReadOnlyList<FieldProblem> Check(EntryForm before, string language)
    {
        var problems = new List<FieldProblem>();
        if (Languages.All.Any(l => Has($"name.{l}")) && Languages.All.All(l => Clean($"name.{l}") is null))
        {
            problems.Add(Of(EditingProblems.NameMissing));
        }

        foreach (var (name, rows) in Texts)
        {
            problems.AddRange(Languages.All.Select(l => $"{name}.{l}").Where(f => (Clean(f)?.Length ?? 0) > MostOf(rows)).Select(f => new FieldProblem(f, "entry.too-long", MostOf(rows).ToString(CultureInfo.InvariantCulture))));
        }

        for (var i = 0; i < PhoneRows; i++)
        {
            if (Typed($"phone{i}") is { } typed && PhoneNumber.Read(typed).Error is { } error)
            {
                problems.Add(error.Expected is { } meant && PhoneNumber.Read(meant).IsRead ? new FieldProblem($"phone{i}", "entry.phone-wrong", meant) : new FieldProblem($"phone{i}", "entry.phone-unknown"));
            }
        }

        if (Typed("email") is { } mail && !EmailAddress.Read(mail).IsRead)
        {
            problems.Add(Of(EditingProblems.MailWrong));
        }

        if (Typed("url") is { } web && !WebAddress.Read(web).IsRead)
        {
            problems.Add(Of(EditingProblems.WebWrong));
        }

        if (Typed("hours") is { } hours && PlainHours.Read(hours, language) is { IsRead: false, Errors: [var first, ..] })
        {
            problems.Add(new FieldProblem("hours", first.IsAmbiguous ? "entry.hours-doubtful" : "entry.hours-wrong", Told(hours, first)));
        }

        if (Clean("languages") is { } spoken && Codes(spoken).FirstOrDefault(c => !IsLanguage(c)) is { } unknown)
        {
            problems.Add(new FieldProblem("languages", "entry.language-wrong", unknown));
        }

        problems.AddRange(CapacityFields.Check(this));
        if (Why is not { Length: > 0 and <= MaxWhy })
        {
            problems.Add(Of(EditingProblems.WhyMissing));
        }

        if (!DirectoryHistorySources.All.Contains(this["source"]))
        {
            problems.Add(Of(EditingProblems.SourceMissing));
        }

        return problems;

        string? Typed(string field) => Clean(field) is { } typed && typed != before.Clean(field) ? typed : null;
    }

    /// <summary>What a person typed as a reason; never what the program itself writes.</summary>
    public string Why => KnownWhy.Typed(FormText.Line(this["why"]) ?? "");

    /// <summary>The state that this form makes of the one it was made from. Only asked of a form without mistakes.</summary>
    /// <param name="seen">The version it was made from, which words that are not up to date any more were made from.</param>
    public JsonObject Apply(JsonObject before, int seen, string language, DateOnly today)
    {
        var d = EntryState.DocumentOf<ServiceDocument>(before);
        d = d with
        {
            Name = Text(d.Name, "name", seen) ?? d.Name,
            Summary = Text(d.Summary, "summary", seen),
            Description = Text(d.Description, "description", seen),
            EligibilityDescription = Text(d.EligibilityDescription, "eligibility", seen),
            ApplicationProcess = Text(d.ApplicationProcess, "application", seen),
            FeesDescription = Text(d.FeesDescription, "fees", seen),
            HoursDescription = Text(d.HoursDescription, "hours_words", seen),
            FindingTheDoor = Text(d.FindingTheDoor, "door", seen),
            Email = Line("email", d.Email),
            Url = Line("url", d.Url),
            Cost = Choice("cost", Costs, d.Cost),
            Audience = Choice("audience", Audiences, d.Audience) ?? d.Audience,
            Access = Choice("access", Accesses, d.Access),
            Channels = _fields.ContainsKey("sent") ? [.. FilterCodes.Channels.Where(All("channels").Contains)] : d.Channels,
            Languages = _fields.ContainsKey("languages") ? [.. Codes(this["languages"]).Distinct(StringComparer.Ordinal)] : d.Languages,
            Phones = _fields.ContainsKey("phone0") ? Phones(d.Phones, seen) : d.Phones,
        };
        if (_fields.ContainsKey("hours") && FormText.Line(this["hours"]) != d.OpeningHours)
        {
            // Hours that only HSDS can say stand beside an empty field, and stay as long as it is.
            var osm = Clean("hours") is { } typed ? PlainHours.Read(typed, language).Osm : null;
            d = d with { OpeningHours = osm, Schedules = osm is null ? d.Schedules : null };
        }

        d = CapacityFields.Apply(this, d, today);
        var status = Choice("status", Statuses, null) is { } chosen ? JsonText.Read<EntryStatus>($"\"{chosen}\"") : EntryState.StatusOf(before);
        return EntryState.Of(d, status, this["checked"] == "yes" ? today : EntryState.CheckedOnOf(before), EntryState.OwnerOf(before));
    }

    private List<Phone> Phones(IReadOnlyList<Phone> before, int seen)
    {
        var phones = new List<Phone>();
        for (var i = 0; i < Math.Max(PhoneRows, before.Count); i++)
        {
            var old = i < before.Count ? before[i] : null;
            if (!_fields.ContainsKey($"phone{i}"))
            {
                phones.AddRange(old is null ? [] : [old]);
            }
            else if (FormText.Line(this[$"phone{i}"]) is { } number)
            {
                phones.Add(new Phone(number, Text(old?.Label, $"phone{i}", seen)));
            }
        }

        return phones;
    }

    // Words that changed are the editor's own. Those of the other languages were made from what stood there before, unless only a slip was mended.
    private LocalText? Text(LocalText? before, string name, int seen)
    {
        var old = before?.Wordings ?? new Dictionary<string, Wording>();
        var next = new Dictionary<string, Wording>(old, StringComparer.Ordinal);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var language in Languages.All.Where(l => _fields.ContainsKey($"{name}.{l}")))
        {
            var typed = Clean($"{name}.{language}");
            var had = old.GetValueOrDefault(language);
            if (typed == had?.Text)
            {
                continue;
            }

            changed.Add(language);
            next.Remove(language);
            if (typed is not null)
            {
                next[language] = had is null or { Status: WordingStatus.Original } ? new Wording(typed) : new Wording(typed, WordingStatus.Reviewed);
            }
        }

        foreach (var (language, words) in next.Where(w => !changed.Contains(w.Key)).ToList())
        {
            next[language] = All("right").Contains($"{name}.{language}") && words.Status == WordingStatus.Outdated ? words with { Status = WordingStatus.Reviewed, MadeFrom = null }
                : changed.Count > 0 && this["same"] != "yes" ? words with { Status = WordingStatus.Outdated, MadeFrom = words.MadeFrom ?? seen }
                : words;
        }

        return next.Count == 0 ? null : new LocalText(next);
    }

    private string? Clean(string field) => FormText.Clean(this[field]);

    private string? Line(string field, string? before) => _fields.ContainsKey(field) ? FormText.Line(this[field]) : before;

    private string? Choice(string field, IReadOnlyList<string> choices, string? before) =>
        !_fields.ContainsKey(field) ? before : choices.Contains(this[field]) ? this[field] : null;

    private static int MostOf(int rows) => rows == 0 ? MaxLine : MaxText;

    private static IEnumerable<string> Codes(string text) => text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(c => c.ToLowerInvariant());

    private static bool IsLanguage(string code) => code is [>= 'a' and <= 'z', >= 'a' and <= 'z'];

    private static string Told(string typed, PlainError error)
    {
        var part = typed.Substring(Math.Min(error.Position, typed.Length), Math.Min(error.Length, typed.Length - Math.Min(error.Position, typed.Length)));
        return error.Instead.Count > 0 ? string.Join(" / ", error.Instead.Prepend(part)) : part;
    }

    private static FieldProblem Of(Problem problem) => new(problem.Field!, problem.Code);
}
