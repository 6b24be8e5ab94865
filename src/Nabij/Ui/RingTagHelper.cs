using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nabij.Ui;

/// <summary><see cref="RingHtml"/> as a tag.</summary>
[HtmlTargetElement("ring", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RingTagHelper : TagHelper
{
    /// <summary>How many rings are filled: 1 neighbourhood, 2 municipality, 3 care zone, 4 region.</summary>
    public int Filled { get; set; }
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(new RingHtml(Filled, Label));
    }
}
