namespace Nabij.Features.Agreements;

internal static class AgreementsSetup
{
    public static void AddAgreements(this IServiceCollection services)
    {
        services.AddScoped<TellManagers>();
        services.AddScoped<ProposeAgreement>();
        services.AddScoped<AnswerAgreement>();
        services.AddScoped<FindAgreements>();
    }
}
