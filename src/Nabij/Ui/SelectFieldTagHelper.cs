using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nabij.Ui;

/// <summary>One choice of a long list, with its label, hint and error tied together. The first choice is none.</summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectFieldTagHelper : TagHelper
{
    public required string Name { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }
    public string? Error { get; set; }
    public string? Value { get; set; }

    /// <summary>What the first line says, which chooses nothing.</summary>
    public required string None { get; set; }

    /// <summary>Value and label of each, in order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Choices { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(Error) ? "field" : "field field-wrong");
        var label = new TagBuilder("label");
        label.Attributes["for"] = Name;
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label);
        var select = new TagBuilder("select");
        FieldNotes.Append(output, select, Name, Hint, Error);
        select.Attributes["id"] = Name;
        select.Attributes["name"] = Name;
        foreach (var (value, text) in Choices.Prepend(new("", None)))
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = value;
            option.Attributes["dir"] = "auto";
            if (value == (Value ?? ""))
            {
                option.Attributes["selected"] = "selected";
            }

            option.InnerHtml.Append(text);
            select.InnerHtml.AppendHtml(option);
        }

        output.Content.AppendHtml(select);
    }
}
