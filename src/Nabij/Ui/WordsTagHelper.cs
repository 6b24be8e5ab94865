using Microsoft.AspNetCore.Razor.TagHelpers;
using Nabij.Data;

namespace Nabij.Ui;

/// <summary><see cref="WordsHtml"/> as a tag: <c>p</c> (the default), or another element by name.</summary>
[HtmlTargetElement("words", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WordsTagHelper : TagHelper
{
    public LocalText? Text { get; set; }
    public string As { get; set; } = "p";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(new WordsHtml(Text, As));
    }
}
