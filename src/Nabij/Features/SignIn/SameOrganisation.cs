using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>
/// A form says for which organisation it was made (<c>form-token</c>). When another tab chose another one since, it is refused: nobody acts in the
/// name of an organisation without seeing it.
/// </summary>
internal sealed class SameOrganisation(CurrentPerson person) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (person.Value is { } signedIn && HttpMethods.IsPost(context.HttpContext.Request.Method) && await IsOfAnotherAsync(context.HttpContext.Request, signedIn))
        {
            context.Result = new RedirectResult($"/{Languages.Current}/acting?changed=yes");
            return;
        }

        await next();
    }

    private static async Task<bool> IsOfAnotherAsync(HttpRequest request, SignedInPerson person)
    {
        var fields = await request.FieldsAsync(request.HttpContext.RequestAborted);
        return fields.Any(f => f.Key.Equals(Ui.FormTokenTagHelper.ActingField, StringComparison.OrdinalIgnoreCase) && f.Value != Ui.FormTokenTagHelper.ActingOf(person));
    }
}
