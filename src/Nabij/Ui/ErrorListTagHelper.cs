using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nabij.Ui;

/// <summary>What is wrong with a form, first on the page, each with a link to its field. Nothing when nothing is.</summary>
[HtmlTargetElement("error-list", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorListTagHelper : TagHelper
{
    public required string Title { get; set; }

    /// <summary>Field and text of each; a field of no input gets no link.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Errors { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice wrong");
        output.Attributes.SetAttribute("role", "alert");
        var title = new TagBuilder("p");
        title.InnerHtml.Append(Title);
        var list = new TagBuilder("ul");
        foreach (var (field, text) in Errors)
        {
            var item = new TagBuilder("li");
            if (field.Length == 0)
            {
                item.InnerHtml.Append(text);
            }
            else
            {
                var link = new TagBuilder("a") { Attributes = { ["href"] = "#" + field } };
                link.InnerHtml.Append(text);
                item.InnerHtml.AppendHtml(link);
            }

            list.InnerHtml.AppendHtml(item);
        }

        output.Content.AppendHtml(title).AppendHtml(list);
    }
}
