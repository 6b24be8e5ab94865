using Nabij.Platform;

namespace Nabij.Features.SignIn.Providers;

/// <summary>The way back from a provider. It shows nothing: what stands in its address should not stay there.</summary>
internal static class ProviderReturn
{
    public static void MapProviderReturn(this IEndpointRouteBuilder app) =>
        app.MapGet(Provider.ReturnPath + "{number:int}", async (int number, HttpContext http, SignInWithProvider provider, CancellationToken ct) =>
        {
            PrivateAnswer.Mark(http);
            return await provider.ReturnAsync(number, http.Request.Query, ct) is { } next ? Results.LocalRedirect(next) : Results.NotFound();
        }).AllowAnonymous().ExcludeFromDescription();
}
