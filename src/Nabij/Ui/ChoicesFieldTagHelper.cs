using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nabij.Ui;

/// <summary>One choice of several, each a line to aim at, with the question and its error tied to the group.</summary>
[HtmlTargetElement("choices-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesFieldTagHelper : TagHelper
{
    public required string Name { get; set; }
    public required string Label { get; set; }
    public string? Error { get; set; }
    public string? Value { get; set; }

    /// <summary>Value and label of each, in order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Choices { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(Error) ? "one-of" : "one-of field-wrong");
        var legend = new TagBuilder("legend");
        legend.InnerHtml.Append(Label);
        output.Content.AppendHtml(legend);
        if (!string.IsNullOrEmpty(Error))
        {
            output.Attributes.SetAttribute("aria-describedby", $"{Name}-error");
            var error = new TagBuilder("span");
            error.AddCssClass("error");
            error.Attributes["id"] = $"{Name}-error";
            error.InnerHtml.Append(Error);
            output.Content.AppendHtml(error);
        }

        foreach (var (value, text) in Choices)
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.Attributes["type"] = "radio";
            input.Attributes["name"] = Name;
            input.Attributes["value"] = value;
            if (value == Choices[0].Key)
            {
                // Where a link from the list of errors leads.
                input.Attributes["id"] = Name;
            }

            if (value == Value)
            {
                input.Attributes["checked"] = "checked";
            }

            var label = new TagBuilder("label");
            label.InnerHtml.AppendHtml(input);
            label.InnerHtml.Append(" " + text);
            output.Content.AppendHtml(label);
        }
    }
}
