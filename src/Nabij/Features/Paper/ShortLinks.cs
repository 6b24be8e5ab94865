using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>The short addresses that stand on paper and in QR codes: <c>/nl/e/3k7m9q2d</c>, or <c>/e/3k7m9q2d</c> in the browser's language.</summary>
internal static class ShortLinks
{
    public const string Path = "/e/";

    public static void MapShortLinks(this IEndpointRouteBuilder app)
    {
        app.MapGet("/" + PageRoutes.LanguagePart + Path + "{code}", (string code, FindHelp find) => Follow(code, find)).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(Path + "{code}", (string code, FindHelp find, HttpResponse response) =>
        {
            response.Headers.Vary = "Accept-Language";
            return Follow(code, find);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    // Not for ever: an entry can move, and what a browser learnt for ever it never asks again.
    private static IResult Follow(string code, FindHelp find) =>
        !find.State.Codes.TryFind(code, out var entries) ? Results.NotFound()
        : entries is [var only] ? Results.Redirect($"/{Languages.Current}{only.Path}")
        : Results.Redirect($"/{Languages.Current}/paper?" + string.Join('&', entries.Select(e => $"{Choice.Field}={find.State.Codes.Of(e.Id)}")));
}
