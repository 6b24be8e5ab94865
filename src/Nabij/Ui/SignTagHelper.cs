using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nabij.Ui;

/// <summary>A picture sign from the one drawing sheet; always stands with a word, so it is hidden from screen readers.</summary>
[HtmlTargetElement("sign", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SignTagHelper : TagHelper
{
    public string? Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "sign");
        output.Attributes.SetAttribute("viewBox", "0 0 32 32");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.AppendFormat(CultureInfo.InvariantCulture, "<use href=\"/signs.svg#{0}\"/>", Name ?? "help");
    }
}
