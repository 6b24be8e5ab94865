using System.Text.Json.Nodes;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>From a path in a document to the field of the form that it is typed in, and what that is called.</summary>
internal static class EditTexts
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["eligibility_description"] = "eligibility",
        ["application_process"] = "application",
        ["fees_description"] = "fees",
        ["hours_description"] = "hours_words",
        ["finding_the_door"] = "door",
        ["opening_hours"] = "hours",
        ["schedules"] = "hours",
        ["phones"] = "phone0",
        ["service_areas"] = "areas",
        ["interpreter_available"] = "interpreter",
        ["thresholds"] = "threshold",
        ["notices"] = EntryForm.Notice,
        ["capacity_months"] = CapacityFields.Rhythm,
    };

    private static readonly HashSet<string> Named =
    [
        "hours", "email", "url", "cost", "audience", "access", "channels", "languages", "status", "checked", "owner", "why", "source", "kinds", "themes", "areas", "areas_more",
        "threshold", "step_free", "interpreter", "until", "replaced_by", "organisation", EntryForm.Notice, "notice_from", "notice_until",
        "type", "street", "postcode", "city",
    ];

    /// <summary><c>summary/nl/text</c> is typed in <c>summary.nl</c>.</summary>
    public static string FieldOf(string path)
    {
        switch (path)
        {
            case "$row/status":
                return "status";
            case "$row/checked_on":
                return "checked";
            case "$row/owner_id":
                return "owner";
            case "$row/organization":
                return "organisation";
        }

        var parts = path.Split('/');
        if (parts is ["thresholds", var code, ..])
        {
            return "threshold." + code;
        }

        var field = Fields.GetValueOrDefault(parts[0], parts[0]);
        return parts.Length > 1 && Languages.Knows(parts[1]) ? $"{field}.{parts[1]}" : field;
    }

    /// <summary>What a field is called, with the language it is in, or the threshold it is about.</summary>
    public static string Label(string field, TextsOf<Texts> texts, TextsOf<Finder.Texts> finder) => field.Split('.') switch
    {
        ["threshold", var code] when EntryForm.ThresholdCodes.Contains(code) => OfThreshold(code, finder),
        [_, var language] when Languages.Knows(language) => $"{texts[KeyOf(field)]} ({Languages.OwnName(language)})",
        _ => texts[KeyOf(field)],
    };

    public static string OfThreshold(string code, TextsOf<Finder.Texts> finder) => finder[code == Thresholds.Anonymous ? "threshold.anonymous" : "needs." + code];

    /// <summary>Key of the text that names a field; what this form does not have is something else.</summary>
    public static string KeyOf(string field)
    {
        var name = field.Split('.')[0];
        return name.StartsWith("phone", StringComparison.Ordinal) ? "field.number"
            : name is CapacityFields.State or CapacityFields.Weeks or CapacityFields.Rhythm ? "field.room"
            : Named.Contains(name) || EntryForm.Texts.Any(t => t.Name == name) ? "field." + name
            : "field.other";
    }

    public static string? LanguageOf(string field) => field.Split('.') is [_, var language] && Languages.Knows(language) ? language : null;

    /// <summary>What stands there, as far as one can read it on a line; null for nothing.</summary>
    public static string? Plain(JsonNode? value) => value switch
    {
        null => null,
        JsonValue text => text.ToString(),
        JsonArray { Count: 0 } => null,
        JsonArray list => string.Join(", ", list.Select(i => i is JsonObject o && o["number"] is { } number ? number.ToString() : i?.ToString())),
        JsonObject words when words["text"] is { } text => text.ToString(),
        _ => value.ToJsonString(),
    };
}
