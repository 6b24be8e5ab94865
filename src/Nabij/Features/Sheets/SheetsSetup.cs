using Nabij.Features.Jobs;

namespace Nabij.Features.Sheets;

internal static class SheetsSetup
{
    public static void AddSheets(this IServiceCollection services)
    {
        services.AddScoped<ReadSheet>();
        services.AddScoped<PutSheet>();
        services.AddScoped<MakeSheet>();
        services.AddScoped<KeepSheet>();
        services.AddJob<WorkOnSheet>();
        services.AddJob<ForgetSheets>(every: TimeSpan.FromDays(1));
    }
}
