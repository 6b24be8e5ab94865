using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nabij.Ui;

/// <summary>The hint and the error of an input, which a screen reader says with it.</summary>
internal static class FieldNotes
{
    public static void Append(TagHelperOutput output, TagBuilder input, string name, string? hint, string? error)
    {
        var described = new List<string>();
        foreach (var (kind, text) in new[] { ("hint", hint), ("error", error) })
        {
            if (string.IsNullOrEmpty(text))
            {
                continue;
            }

            var note = new TagBuilder("span");
            note.AddCssClass(kind);
            note.Attributes["id"] = $"{name}-{kind}";
            note.InnerHtml.Append(text);
            output.Content.AppendHtml(note);
            described.Add($"{name}-{kind}");
        }

        if (described.Count > 0)
        {
            input.Attributes["aria-describedby"] = string.Join(' ', described);
        }

        if (!string.IsNullOrEmpty(error))
        {
            input.Attributes["aria-invalid"] = "true";
        }
    }
}
