using Nabij.Features.Jobs;

namespace Nabij.Features.Editing;

internal static class EditingSetup
{
    public static void AddEditing(this IServiceCollection services)
    {
        services.AddScoped<EntryRights>();
        services.AddScoped<KeepHistory>();
        services.AddScoped<ChangeEntry>();
        services.AddScoped<ReadHistory>();
        services.AddScoped<AddEntry>();
        services.AddScoped<EntryNames>();
        services.AddScoped<Drafts>();
        services.AddScoped<FormOwner>();
        services.AddJob<ForgetDrafts>(every: TimeSpan.FromDays(1));
        services.AddScoped<ListEntries>();
    }
}
