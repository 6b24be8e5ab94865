using Nabij.Features.Jobs;

namespace Nabij.Features.Audit;

internal static class AuditSetup
{
    /// <summary>Entries are written and can be checked; nothing is sealed. Enough for the command line.</summary>
    public static void AddAuditTrail(this IServiceCollection services)
    {
        services.AddSingleton<AuditKeys>();
        services.AddSingleton<SealFile>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<VerifyAudit>();
    }

    public static void AddAudit(this IServiceCollection services)
    {
        services.AddAuditTrail();
        services.AddSingleton<PublishedSeals>();
        services.AddJob<SealAudit>(every: TimeSpan.FromSeconds(1));
    }

    public static void MapAudit(this IEndpointRouteBuilder app) =>
        app.MapGet(PublishedSeals.Address, (PublishedSeals seals) => TypedResults.Text(seals.Write(), "text/plain; charset=utf-8")).AllowAnonymous();
}
