using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Nabij.Calendar;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>
/// An entry as the fields of one form, by their names: as it is, or as somebody typed it. What a form does not send stays as it is, so that a field that
/// this page does not know is never emptied. It speaks codes; what people type for them is <see cref="EntryNames"/>.
/// </summary>
internal sealed partial class EntryForm
{
    public const int MaxLine = 300;
    public const int MaxText = 8_000;
    public const int MaxWhy = 200;
    public const int PhoneRows = 5;

    /// <summary>The words of a notice, a text in three languages beside <see cref="Texts"/>.</summary>
    public const string Notice = "notice";

    /// <summary>Texts in three languages, and in how many lines they are typed.</summary>
    public static readonly IReadOnlyList<(string Name, int Rows)> Texts =
    [
        ("name", 0), ("summary", 3), ("description", 8), ("eligibility", 3), ("application", 3), ("fees", 2), ("hours_words", 2), ("door", 2),
    ];

    public static readonly IReadOnlyList<string> Costs = FilterCodes.Costs;
    public static readonly IReadOnlyList<string> Audiences = ["everyone", "circle", "professionals", "professions"];
    public static readonly IReadOnlyList<string> Accesses = ["direct", "prescription", "via-professional", "decision"];
    public static readonly IReadOnlyList<string> Statuses = ["active", "temporarily-closed", "defunct"];

    /// <summary>What is known to be so or not to be so, each a field <c>threshold.papers</c>: yes, no, or empty for not known.</summary>
    public static readonly IReadOnlyList<string> ThresholdCodes = [.. Thresholds.Hurdles, Thresholds.Anonymous];

    /// <summary>Many checkboxes under one name send nothing when none is ticked; a field <c>sent.kinds</c> says that they were there.</summary>
    public static readonly IReadOnlyList<string> Lists = ["kinds", "themes", "areas"];

    private readonly Dictionary<string, StringValues> _fields;

    private EntryForm(Dictionary<string, StringValues> fields) => _fields = fields;

    public IEnumerable<KeyValuePair<string, StringValues>> Fields => _fields;

    /// <summary>What a person typed as a reason; never what the program itself writes.</summary>
    public string Why => KnownWhy.Typed(FormText.Line(this["why"]) ?? "");

    /// <summary>Everything in the form was checked today.</summary>
    public bool IsChecked => this["checked"] == "yes";

    /// <summary>
    /// As the service itself may fill it in: who runs it and whether it is on the map stays with the editors, it knows by itself, and with all that it confirms it says anew whether there is room.
    /// </summary>
    public EntryForm ByService() => new(new Dictionary<string, StringValues>(_fields.Where(f => f.Key is not ("organisation" or "sent.organisation" or "status" or "replaced_by")), StringComparer.Ordinal)
    {
        ["source"] = "owner",
        [CapacityFields.Again] = IsChecked ? "yes" : this[CapacityFields.Again],
    });

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
            ["kinds"] = document.Kinds.ToArray(),
            ["themes"] = document.Themes.ToArray(),
            ["areas"] = document.ServiceAreas.ToArray(),
            ["step_free"] = Said(document.StepFree),
            ["interpreter"] = Said(document.InterpreterAvailable),
            ["until"] = FormDay.Write(document.Until),
            ["replaced_by"] = document.ReplacedBy,
            ["organisation"] = EntryState.OrganizationOf(state)?.ToString("D"),
        };
        CapacityFields.Fill(fields, document);
        foreach (var code in ThresholdCodes)
        {
            fields["threshold." + code] = Said(document.Thresholds.TryGetValue(code, out var so) ? so : null);
        }

        foreach (var (name, _) in Texts)
        {
            Add(name, TextOf(document, name));
        }

        for (var i = 0; i < document.Phones.Count; i++)
        {
            fields[$"phone{i}"] = document.Phones[i].Number;
            Add($"phone{i}", document.Phones[i].Label);
        }

        if (document.Notices is [var first, ..])
        {
            Add(Notice, first.Text);
            (fields["notice_from"], fields["notice_until"]) = (FormDay.Write(first.From), FormDay.Write(first.Until));
        }

        return new EntryForm(fields);

        void Add(string name, LocalText? text)
        {
            foreach (var language in Languages.All)
            {
                fields[$"{name}.{language}"] = text?.Wordings.GetValueOrDefault(language)?.Text;
            }
        }

        static string Said(bool? so) => so switch
        {
            true => "yes",
            false => "no",
            _ => "",
        };
    }

    public string this[string field] => _fields.GetValueOrDefault(field).ToString();

    public IReadOnlyList<string> All(string field) => [.. _fields.GetValueOrDefault(field).OfType<string>()];

    /// <summary>Whether the form sends this field, empty or not.</summary>
    public bool Has(string field) => _fields.ContainsKey(field) || _fields.ContainsKey("sent." + field);

    /// <summary>The same form with another value in some fields.</summary>
    public EntryForm With(params IEnumerable<(string Field, StringValues Value)> fields)
    {
        var next = new Dictionary<string, StringValues>(_fields, StringComparer.Ordinal);
        foreach (var (field, value) in fields)
        {
            next[field] = value;
        }

        return new EntryForm(next);
    }

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
            Kinds = Chosen("kinds", d.Kinds),
            Themes = Chosen("themes", d.Themes),
            ServiceAreas = Chosen("areas", d.ServiceAreas),
            Thresholds = Known(d.Thresholds),
            StepFree = YesNo("step_free", d.StepFree),
            InterpreterAvailable = YesNo("interpreter", d.InterpreterAvailable),
            Until = Day("until", d.Until),
            ReplacedBy = Line("replaced_by", d.ReplacedBy),
            Notices = Notices(d.Notices, seen),
        };
        if (_fields.ContainsKey("hours") && FormText.Line(this["hours"]) != d.OpeningHours)
        {
            // Hours that only HSDS can say stand beside an empty field, and stay as long as it is.
            var osm = Clean("hours") is { } typed ? PlainHours.Read(typed, language).Osm : null;
            d = d with { OpeningHours = osm, Schedules = osm is null ? d.Schedules : null };
        }

        d = CapacityFields.Apply(this, d, today);
        // One that is hidden is shown again by who confirms it, not by who mends a word (FIELD 8).
        var status = EntryState.StatusOf(before) != EntryStatus.Inactive && Choice("status", Statuses, null) is { } chosen ? JsonText.Read<EntryStatus>($"\"{chosen}\"") : EntryState.StatusOf(before);
        var organization = !Has("organisation") ? EntryState.OrganizationOf(before) : Guid.TryParse(this["organisation"], out var id) ? id : (Guid?)null;
        var beside = EntryState.BesideOf(before);
        return EntryState.Of(d, beside with { Status = status, CheckedOn = IsChecked ? today : beside.CheckedOn, Organization = organization });
    }

    private string? Clean(string field) => FormText.Clean(this[field]);
}
