namespace Nabij.Features.Editors;

internal static class EditorsSetup
{
    public static void AddEditors(this IServiceCollection services)
    {
        services.AddScoped<FindReach>();
        services.AddScoped<ListReports>();
    }
}
