using Nabij.Features.Jobs;

namespace Nabij.Features.Doubles;

internal static class DoublesSetup
{
    public static void AddDoubles(this IServiceCollection services)
    {
        services.AddScoped<MergeDoubles>();
        services.AddScoped<DecideDoubles>();
        services.AddScoped<ListDoubles>();
        services.AddScoped<DoubleTexts>();
        services.AddJob<FindDoubles>(every: TimeSpan.FromDays(1));
    }
}
