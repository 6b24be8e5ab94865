using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Corrections;

internal static class CorrectionsSetup
{
    /// <summary>The one cookie of the public pages; only the page with the form places it.</summary>
    public const string Cookie = "nabij-form";

    public static void AddCorrections(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<CorrectionPace>();
        services.AddScoped<ReportCorrection>();
        services.AddScoped<HandleCorrections>();
        services.AddJob<ForgetCorrections>(every: TimeSpan.FromDays(1));
        services.AddAntiforgery(o =>
        {
            // As the cookies of who signs in: over https no other site of the same domain can place it.
            var https = settings.Url.Scheme == Uri.UriSchemeHttps;
            o.Cookie.Name = https ? "__Host-" + Cookie : Cookie;
            o.Cookie.Path = "/";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            o.SuppressXFrameOptionsHeader = true;
        });
    }
}
