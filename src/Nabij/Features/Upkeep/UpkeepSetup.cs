using Nabij.Features.Jobs;

namespace Nabij.Features.Upkeep;

internal static class UpkeepSetup
{
    public static void AddUpkeep(this IServiceCollection services)
    {
        services.AddSingleton<LookedForBook>();
        services.AddHostedService(s => s.GetRequiredService<LookedForBook>());
        services.AddScoped<OwnerQuestions>();
        services.AddScoped<OwnerAnswers>();
        services.AddScoped<KeepOwner>();
        services.AddScoped<DangerLines>();
        services.AddScoped<ReadOverview>();
        services.AddScoped<OwnServices>();
        services.AddJob<AskOwners>(every: TimeSpan.FromDays(1));
        services.AddJob<HideLines>(every: HideLines.Every);
    }
}
