using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Ui;

/// <summary>
/// Shows a text that people wrote, in the page's language or else in another with <c>lang</c> and <c>dir</c> said.
/// As <c>p</c> (the default) a blank line starts a new paragraph; nothing is written for a missing text.
/// </summary>
[HtmlTargetElement("words", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WordsTagHelper : TagHelper
{
    public LocalText? Text { get; set; }
    public string As { get; set; } = "p";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Text?.For(Languages.Current) is not { } shown)
        {
            output.SuppressOutput();
            return;
        }

        string[] parts = As == "p" ? shown.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [shown.Text];
        foreach (var part in parts)
        {
            var element = new TagBuilder(As);
            element.InnerHtml.Append(part);
            if (shown.Language != Languages.Current)
            {
                element.Attributes["lang"] = shown.Language;
                element.Attributes["dir"] = "auto";
            }

            output.Content.AppendHtml(element);
        }
    }
}
