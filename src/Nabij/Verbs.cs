using Nabij.Data;
using Nabij.Features.RegionData;
using Nabij.Platform;

namespace Nabij;

/// <summary>The program as a command line: <c>Nabij VERB …</c>. Exit 0 done, 1 refused with the reason, 2 wrong use, 3 could not be checked.</summary>
internal static class Verbs
{
    private const string Usage =
        """
        Nabij            serve the site (settings: ASPNETCORE_URLS and Nabij__…, see README.md)
        Nabij load       load the region's data files into the database; a mistake changes nothing
        Nabij check      read the region's data files and say what is wrong in them; no database

        """ + AdminVerb.Usage + ImportVerb.Usage + SealVerb.Usage + CorrectionsVerb.Usage + SignalsVerb.Usage + JobsVerb.Usage + MessagesVerb.Usage + AuditVerb.Usage + KeysVerb.Usage + BackupVerb.Usage;

    /// <summary>Where the program's own files lie, from whichever folder it was started.</summary>
    public static string ContentRoot => AppContext.BaseDirectory;

    /// <param name="configuration">With the settings, as from environment variables.</param>
    public static async Task<int> RunAsync(IConfiguration configuration, string verb, string[] rest)
    {
        try
        {
            switch (verb, rest)
            {
                case ("load", []):
                    return await LoadAsync(Settings.From(configuration));
                case ("check", []):
                    return Report(RegionReader.Read(Settings.From(configuration).DataFolder).Problems, "The data files are right.");
                case ("import", ["boundaries", var file, .. var options]) when ImportVerb.Read(options) is { } read:
                    return await ImportVerb.RunAsync(Settings.From(configuration), file, read);
                case ("admin", ["create", var mail, var name, .. var options]) when AdminVerb.Read(options) is { } language:
                    return await AdminVerb.CreateAsync(Settings.From(configuration), mail, name, language);
                case ("admin", ["reset", var mail]):
                    return await AdminVerb.ResetAsync(Settings.From(configuration), mail);
                case ("admin", ["sign-out", var mail]):
                    return await AdminVerb.SignOutAsync(Settings.From(configuration), mail);
                case ("corrections", []):
                    return await CorrectionsVerb.ListAsync(Settings.From(configuration));
                case ("corrections", ["show", var reference]):
                    return await CorrectionsVerb.ShowAsync(Settings.From(configuration), reference);
                case ("corrections", ["done", var reference]):
                    return await CorrectionsVerb.DoneAsync(Settings.From(configuration), reference);
                case ("corrections", ["done", var reference, var outcome]):
                    return await CorrectionsVerb.DoneAsync(Settings.From(configuration), reference, outcome);
                case ("signals", var options) when SignalsVerb.Read(options) is { } how:
                    return await SignalsVerb.RunAsync(Settings.From(configuration), how);
                case ("jobs", []):
                    return await JobsVerb.ListAsync(Settings.From(configuration));
                case ("jobs", ["retry", var text]) when Guid.TryParse(text, out var id):
                    return await JobsVerb.RetryAsync(Settings.From(configuration), id);
                case ("audit", ["verify"]):
                    return await AuditVerb.VerifyAsync(Settings.From(configuration), null);
                case ("audit", ["verify", var copy]):
                    return await AuditVerb.VerifyAsync(Settings.From(configuration), copy);
                case ("messages", []):
                    return await MessagesVerb.ListAsync(Settings.From(configuration));
                case ("messages", ["show", var text]) when Guid.TryParse(text, out var id):
                    return await MessagesVerb.ShowAsync(Settings.From(configuration), id);
                case ("messages", ["done", var text]) when Guid.TryParse(text, out var id):
                    return await MessagesVerb.DoneAsync(Settings.From(configuration), id);
                case ("messages", ["retry", var text]) when Guid.TryParse(text, out var id):
                    return await MessagesVerb.RetryAsync(Settings.From(configuration), id);
                case ("keys", []):
                    return await KeysVerb.ListAsync(Settings.From(configuration));
                case ("keys", ["rotate"]):
                    return await KeysVerb.RotateAsync(Settings.From(configuration));
                case ("backup", [var folder]):
                    return await BackupVerb.BackupAsync(Settings.From(configuration), folder, null);
                case ("backup", [var folder, "--keys", var keys]):
                    return await BackupVerb.BackupAsync(Settings.From(configuration), folder, keys);
                case ("restore", [var folder, .. var options]) when BackupVerb.TryRead(options, out var how):
                    return await BackupVerb.RestoreAsync(Settings.From(configuration), folder, how);
                case ("seal", ["show", var key]):
                    return await SealVerb.ShowAsync(Settings.From(configuration), key);
                case ("seal", [var key]):
                    return await SealVerb.SealAsync(Settings.From(configuration), key);
                case ("help", _):
                    await Console.Out.WriteLineAsync(Usage);
                    return 0;
                default:
                    await Console.Error.WriteLineAsync(Usage);
                    return 2;
            }
        }
        catch (SettingException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<int> LoadAsync(Settings settings)
    {
        var services = new ServiceCollection();
        services.AddDatabase(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<LoadRegion>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await Migrator.MigrateAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), CancellationToken.None);
        var report = await scope.ServiceProvider.GetRequiredService<LoadRegion>().RunAsync(settings.DataFolder, CancellationToken.None);
        return Report(report.Problems, $"{report.Changes} rows changed.");
    }

    private static int Report(IReadOnlyList<DataProblem> problems, string done)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        Console.Out.WriteLine(problems.Count == 0 ? done : "Nothing was changed.");
        return problems.Count == 0 ? 0 : 1;
    }
}
