using Nabij.Features.Jobs;

namespace Nabij.Features.Members;

internal static class MembersSetup
{
    public static void AddMembers(this IServiceCollection services)
    {
        services.AddSingleton<InvitedAddresses>();
        services.AddScoped<ActingRights>();
        services.AddScoped<InviteMember>();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped<WithdrawInvitation>();
        services.AddJob<ForgetInvitations>(every: TimeSpan.FromDays(1));
    }
}
