using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Nabij.Platform;

/// <summary>Every page lives under its language: <c>/nl/…</c>, <c>/fr/…</c>, <c>/en/…</c>. The one place that says so.</summary>
internal sealed class PageRoutes : IPageRouteModelConvention
{
    public const string LanguagePart = $"{{lang:regex(^({Languages.RoutePattern})$)}}";

    public void Apply(PageRouteModel model)
    {
        foreach (var selector in model.Selectors)
        {
            var template = selector.AttributeRouteModel!.Template;
            selector.AttributeRouteModel.Template = AttributeRouteModel.CombineTemplates(LanguagePart, template?.TrimStart('/'));

            // By any other method a page would be shown without its handler having run.
            selector.EndpointMetadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head, HttpMethods.Post]));
        }
    }
}
