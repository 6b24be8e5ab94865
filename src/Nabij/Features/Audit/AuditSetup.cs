namespace Nabij.Features.Audit;

internal static class AuditSetup
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditKeys>();
        services.AddScoped<AuditTrail>();
    }
}
