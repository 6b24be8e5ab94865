using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nabij.Platform;

namespace Nabij.Ui;

/// <summary>What each form that changes something carries: the token against forged forms, and the organisation one acts for while it is filled in.</summary>
[HtmlTargetElement("form-token", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormTokenTagHelper : TagHelper
{
    /// <summary>Name of the field with the organisation.</summary>
    public const string ActingField = "acting";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    internal static string ActingOf(SignedInPerson person) => person.Acting?.OrganisationId.ToString("N") ?? "nobody";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var services = View.HttpContext.RequestServices;
        var token = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(View.HttpContext);
        PrivateAnswer.HoldsSecret(View.HttpContext);
        output.TagName = null;
        output.Content.AppendHtml(Hidden(token.FormFieldName, token.RequestToken!));
        if (services.GetRequiredService<CurrentPerson>().Value is { } person)
        {
            output.Content.AppendHtml(Hidden(ActingField, ActingOf(person)));
        }
    }

    private static TagBuilder Hidden(string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "hidden";
        input.Attributes["name"] = name;
        input.Attributes["value"] = value;
        return input;
    }
}
