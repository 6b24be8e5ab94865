using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nabij.Ui;

/// <summary>Writes a schema.org description into the page. It is data, not script: the content policy lets it be.</summary>
[HtmlTargetElement("json-ld", TagStructure = TagStructure.WithoutEndTag)]
public sealed class JsonLdTagHelper : TagHelper
{
    public object? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", new HtmlString("application/ld+json"));

        // The default encoder writes <, > and & as \u escapes, so no text can end the element.
        output.Content.SetHtmlContent(new HtmlString(JsonSerializer.Serialize(Value)));
    }
}
