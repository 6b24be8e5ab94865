namespace Nabij.Features.Editing;

internal static class EditingSetup
{
    public static void AddEditing(this IServiceCollection services)
    {
        services.AddScoped<ChangeEntry>();
        services.AddScoped<AddEntry>();
        services.AddScoped<EntryNames>();
        services.AddScoped<ListEntries>();
    }
}
