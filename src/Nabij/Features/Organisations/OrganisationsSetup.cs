namespace Nabij.Features.Organisations;

internal static class OrganisationsSetup
{
    public static void AddOrganisations(this IServiceCollection services)
    {
        services.AddSingleton<OrganisationWords>();
        services.AddScoped<LiveMemberships>();
        services.AddScoped<ActingRole>();
        services.AddScoped<OrganisationChanges>();
        services.AddScoped<ScopeCheck>();
        services.AddScoped<ScopeChoices>();
        services.AddScoped<CreateOrganisation>();
        services.AddScoped<FirstOrganisation>();
        services.AddScoped<CloseOrganisation>();
        services.AddScoped<JoinOrganisation>();
        services.AddScoped<ChangeMembership>();
        services.AddScoped<EndMembership>();
        services.AddScoped<ArrangeSubstitute>();
    }
}
