using Nabij.Features.Jobs;

namespace Nabij.Features.Proposals;

internal static class ProposalsSetup
{
    /// <summary>The form is protected as that of corrections: the same cookie, the same pace.</summary>
    public static void AddProposals(this IServiceCollection services)
    {
        services.AddScoped<SendProposal>();
        services.AddScoped<HandleProposals>();
        services.AddJob<ForgetProposals>(every: TimeSpan.FromDays(1));
    }
}
