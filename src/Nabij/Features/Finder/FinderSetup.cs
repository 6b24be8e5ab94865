namespace Nabij.Features.Finder;

internal static class FinderSetup
{
    public static void AddFinder(this IServiceCollection services)
    {
        services.AddSingleton<FinderHolder>();
        services.AddSingleton<FinderMeters>();
        services.AddScoped<FinderBuilder>();
        services.AddScoped<FindHelp>();
        services.AddScoped<NoteNeeds>();
        services.AddScoped<ReasonTexts>();
        services.AddScoped<ResponseMaker>();
        services.AddScoped<OpeningTexts>();
        services.AddScoped<AgeTexts>();
        services.AddScoped<CapacityTexts>();
        services.AddHostedService<FinderFollower>();
        services.AddHealthChecks().AddCheck<IndexIsReady>("index");
    }
}
