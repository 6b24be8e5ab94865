using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Nabij.Features.Paper;

/// <summary>Makes a view into text, for what is not an answer to a browser.</summary>
internal sealed class ViewText(IRazorViewEngine engine, ITempDataDictionaryFactory tempData)
{
    public async Task<string> WriteAsync<TModel>(HttpContext http, string path, TModel model)
    {
        var view = engine.GetView(null, path, isMainPage: false).View ?? throw new InvalidOperationException($"There is no view {path}.");
        await using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var data = new ViewDataDictionary<TModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        var action = new ActionContext(http, http.GetRouteData(), new ActionDescriptor());
        await view.RenderAsync(new ViewContext(action, view, data, tempData.GetTempData(http), text, new HtmlHelperOptions()));
        return text.ToString();
    }
}
