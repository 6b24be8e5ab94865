using Nabij.Features.Terms.Judging;

namespace Nabij.Features.Terms;

internal static class TermsSetup
{
    public static void AddTerms(this IServiceCollection services)
    {
        services.AddSingleton<JudgedBook>();
        services.AddSingleton<TrialDesk>();
        services.AddScoped<TryChange>();
        services.AddScoped<EditorNames>();
        services.AddScoped<TermTexts>();
        services.AddScoped<ReadWords>();
        services.AddScoped<PublishWords>();
        services.AddScoped<KeepTerm>();
    }
}
