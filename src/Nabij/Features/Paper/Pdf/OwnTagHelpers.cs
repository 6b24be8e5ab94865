using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nabij.Features.Paper;

/// <summary>Our own stylesheet inside a document that may load nothing. Never for words of people.</summary>
[HtmlTargetElement("own-style", TagStructure = TagStructure.WithoutEndTag)]
public sealed class OwnStyleTagHelper : TagHelper
{
    public required string Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "style";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(new HtmlString(Text));
    }
}

/// <summary>Our own drawing sheet inside such a document.</summary>
[HtmlTargetElement("own-signs", TagStructure = TagStructure.WithoutEndTag)]
public sealed class OwnSignsTagHelper : TagHelper
{
    public required string Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "own-signs");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(new HtmlString(Text));
    }
}
