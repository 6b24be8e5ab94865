using Nabij.Features.Jobs;

namespace Nabij.Features.Signals;

internal static class SignalsSetup
{
    public static void AddSignals(this IServiceCollection services)
    {
        services.AddSingleton<NeedSignals>();
        services.AddScoped<KeepSignals>();
        services.AddScoped<ListSignals>();
        services.AddHostedService<SignalKeeper>();
        services.AddJob<ForgetSignals>(every: TimeSpan.FromDays(1));
    }
}
