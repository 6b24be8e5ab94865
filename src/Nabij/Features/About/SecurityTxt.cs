using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Nabij.Platform;

namespace Nabij.Features.About;

/// <summary>Whom to tell of a weakness (RFC 9116); not there when the installation named nobody.</summary>
internal static class SecurityTxt
{
    public const string Address = "/.well-known/security.txt";

    // Less than a year, as the standard asks: who finds a copy knows when to look again.
    private const int DaysItHolds = 180;

    public static void MapSecurityTxt(this IEndpointRouteBuilder app) =>
        app.MapGet(Address, Results<ContentHttpResult, NotFound> (Settings settings, TimeProvider clock) =>
            settings.SecurityContact is { } contact ? TypedResults.Text(Write(contact, settings, clock.GetUtcNow()), "text/plain; charset=utf-8") : TypedResults.NotFound())
            .AllowAnonymous().ExcludeFromDescription();

    private static string Write(string contact, Settings settings, DateTimeOffset now)
    {
        // To the day, so that the file is the same all day.
        var expires = now.UtcDateTime.Date.AddDays(DaysItHolds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {string.Join(", ", Languages.All)}\nCanonical: {settings.Link(Address)}\n";
    }
}
