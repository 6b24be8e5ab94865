using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nabij.Ui;

/// <summary>
/// The ring: how near. From the yellow heart outward neighbourhood, municipality, care zone, region; the filled rings say how near a
/// result is. Without a label it is the mark beside words that say the same.
/// </summary>
[HtmlTargetElement("ring", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RingTagHelper : TagHelper
{
    private static readonly int[] Radii = [6, 10, 14, 18];

    /// <summary>How many rings are filled: 1 neighbourhood, 2 municipality, 3 care zone, 4 region.</summary>
    public int Filled { get; set; }
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ring");
        output.Attributes.SetAttribute("viewBox", "0 0 40 40");
        if (string.IsNullOrEmpty(Label))
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }

        for (var ring = Radii.Length; ring >= 1; ring--)
        {
            output.Content.AppendFormat(CultureInfo.InvariantCulture, "<circle r=\"{0}\" cx=\"20\" cy=\"20\" class=\"{1}\"/>", Radii[ring - 1], ring <= Filled ? "on" : "off");
        }

        output.Content.AppendFormat(CultureInfo.InvariantCulture, "<circle r=\"3\" cx=\"20\" cy=\"20\" class=\"me\"/>");
    }
}
