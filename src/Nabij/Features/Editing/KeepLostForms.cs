using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>
/// The form of an entry that its page never saw, because the session had ended or another tab changed the organisation, is kept as a draft of whom it was
/// made for. After signing in they come back to it. It answers nothing by itself.
/// </summary>
internal sealed class KeepLostForms(RequestDelegate next)
{
    private const string Seen = "form of an entry was seen";
    private const string Folder = "/Features/Editing/";

    /// <summary>The page has it now, and keeps what is to be kept.</summary>
    public static void WasSeen(HttpContext context) => context.Items[Seen] = true;

    public async Task InvokeAsync(HttpContext context, FormOwner owner, Drafts drafts)
    {
        await next(context);
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || context.Items.ContainsKey(Seen) || context.Response.HasStarted
            || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.RelativePath.StartsWith(Folder, StringComparison.Ordinal) != true)
        {
            return;
        }

        var form = EntryForm.Posted(await request.FieldsAsync(context.RequestAborted));
        if (owner.Read(form[FormOwner.Field]) is not var (account, entry))
        {
            return;
        }

        var version = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen > 0 ? seen : 1;
        await drafts.KeepAsync(account, entry, version, form, context.RequestAborted);
        if (context.Response.Headers.Location.ToString() == $"/{Languages.Current}/sign-in")
        {
            context.Response.Headers.Location = $"/{Languages.Current}/sign-in" + QueryString.Create("to", request.Path.ToUriComponent());
        }
    }
}
