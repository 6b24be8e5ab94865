using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nabij.Ui;

/// <summary>One line of input with its label, hint and error tied together, so that a screen reader says all three.</summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextFieldTagHelper : TagHelper
{
    public required string Name { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }
    public string? Error { get; set; }
    public string? Value { get; set; }
    public string Type { get; set; } = "text";
    public int MaxLength { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(Error) ? "field" : "field field-wrong");
        var described = new List<string>();

        var label = new TagBuilder("label");
        label.Attributes["for"] = Name;
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label);
        AppendNote(output, described, Hint, "hint");
        AppendNote(output, described, Error, "error");

        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = Type;
        input.Attributes["id"] = Name;
        input.Attributes["name"] = Name;
        input.Attributes["value"] = Value ?? "";
        input.Attributes["autocomplete"] = "off";
        if (MaxLength > 0)
        {
            input.Attributes["maxlength"] = MaxLength.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (described.Count > 0)
        {
            input.Attributes["aria-describedby"] = string.Join(' ', described);
        }

        if (!string.IsNullOrEmpty(Error))
        {
            input.Attributes["aria-invalid"] = "true";
        }

        output.Content.AppendHtml(input);
    }

    private void AppendNote(TagHelperOutput output, List<string> described, string? text, string kind)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var note = new TagBuilder("span");
        note.AddCssClass(kind);
        note.Attributes["id"] = $"{Name}-{kind}";
        note.InnerHtml.Append(text);
        described.Add($"{Name}-{kind}");
        output.Content.AppendHtml(note);
    }
}
