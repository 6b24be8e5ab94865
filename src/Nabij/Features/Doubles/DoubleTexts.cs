using System.Text.Json.Nodes;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Doubles;

/// <summary>What a field is called and what stands in it, in the reader's words.</summary>
internal sealed class DoubleTexts(TextsOf<Texts> own, TextsOf<Editing.Texts> editing, TextsOf<Finder.Texts> finder, FindHelp find)
{
    private static readonly HashSet<string> Own =
    [
        "alternate_names", "identifiers", "conditions", "level", "kinds", "themes", "situations", "ages", "urgency", "service_areas", "questions", "thresholds",
        "interpreter_available", "step_free", "worker_gender", "diet", "culture", "authority", "until",
    ];

    private static readonly HashSet<string> NotTold = ["status", "made_from", "scheme", "language"];

    public string Label(string field)
    {
        var name = field.Split('/')[0];
        if (Own.Contains(name))
        {
            var part = field.Split('/') is [_, var inner] && Languages.Knows(inner) ? $" ({Languages.OwnName(inner)})" : "";
            return own["field." + name] + part;
        }

        var typed = EditTexts.FieldOf(field);
        return editing[EditTexts.KeyOf(typed)] + (EditTexts.LanguageOf(typed) is { } language ? $" ({Languages.OwnName(language)})" : "");
    }

    public string Plain(ComparedField field, JsonNode? value)
    {
        var said = field.Name.Split('/') is ["thresholds", var threshold] && value is not null ? $"{threshold}: {Said("thresholds", value)}" : Said(field.Name, value);
        return said.Length == 0 ? editing["edit.empty"] : said;
    }

    private string Said(string field, JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join("; ", list.Select(i => Said(field, i)).Where(s => s.Length > 0)),
        JsonObject words => string.Join(", ", words.Where(w => !NotTold.Contains(w.Key)).Select(w => Said(field, w.Value)).Where(s => s.Length > 0)),
        JsonValue v when v.TryGetValue<bool>(out var yes) => own[yes ? "yes" : "no"],
        _ => Coded(field, value.ToString()),
    };

    private string Coded(string field, string code) => field switch
    {
        "cost" => finder["cost." + code],
        "audience" => finder["audience." + code],
        "access" => finder["access." + code],
        "channels" => finder["channel." + code],
        "kinds" => find.State.Kinds.GetValueOrDefault(code)?.Name.In(Languages.Current) ?? code,
        "themes" => find.State.Themes.FirstOrDefault(t => t.Code == code).Document?.Name.In(Languages.Current) ?? code,
        "service_areas" => find.State.Places.ByCode(code)?.Name.In(Languages.Current) ?? code,
        _ => code,
    };
}
