using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nabij.Ui;

/// <summary>Any number of choices, each a line to aim at, with the question, hint and error tied to the group.</summary>
[HtmlTargetElement("checks-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChecksFieldTagHelper : TagHelper
{
    public required string Name { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }
    public string? Error { get; set; }

    /// <summary>Where a link from the list of errors leads; when several groups send under one name, only the first has it.</summary>
    public string? Anchor { get; set; }
    public IReadOnlyCollection<string> Values { get; set; } = [];

    /// <summary>Value and label of each, in order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Choices { get; set; }

    /// <summary>Beside each other, as the days of a week.</summary>
    public bool InRow { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "one-of" + (InRow ? " in-row" : "") + (string.IsNullOrEmpty(Error) ? "" : " field-wrong"));
        var legend = new TagBuilder("legend");
        legend.InnerHtml.Append(Label);
        output.Content.AppendHtml(legend);
        var described = new TagBuilder("fieldset");
        FieldNotes.Append(output, described, Name, Hint, Error);
        if (described.Attributes.TryGetValue("aria-describedby", out var notes))
        {
            output.Attributes.SetAttribute("aria-describedby", notes);
        }

        foreach (var (value, text) in Choices)
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.Attributes["type"] = "checkbox";
            input.Attributes["name"] = Name;
            input.Attributes["value"] = value;
            if (Anchor is not null && value == Choices[0].Key)
            {
                input.Attributes["id"] = Anchor;
            }

            if (Values.Contains(value))
            {
                input.Attributes["checked"] = "checked";
            }

            var label = new TagBuilder("label");
            label.InnerHtml.AppendHtml(input);
            var words = new TagBuilder("span");
            words.Attributes["dir"] = "auto";
            words.InnerHtml.Append(text);
            label.InnerHtml.Append(" ");
            label.InnerHtml.AppendHtml(words);
            output.Content.AppendHtml(label);
        }
    }
}
