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
            o.Cookie.Name = Cookie;
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = settings.Url.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.None;
            o.SuppressXFrameOptionsHeader = true;
        });
    }
}
