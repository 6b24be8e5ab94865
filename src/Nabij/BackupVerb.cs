using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Backup;
using Nabij.Platform;

namespace Nabij;

/// <summary><c>Nabij backup DIR</c>, <c>Nabij restore DIR</c>.</summary>
internal static class BackupVerb
{
    public const string Usage =
        """
        Nabij backup DIR [--keys DIR2]
                         write all there is to a new folder, while the program serves; the keys only with --keys, and apart
        Nabij restore DIR [--keys DIR2] [--replace] [--without-keys]
                         put a backup into an empty database, SQLite or PostgreSQL, or with --replace in the place of what is in it;
                         stop the program first; --keys says where the copied keys are

        """;

    public static bool TryRead(string[] options, out RestoreOptions how)
    {
        how = new RestoreOptions(false, null, false);
        for (var i = 0; i < options.Length; i++)
        {
            switch (options[i])
            {
                case "--keys" when i + 1 < options.Length:
                    how = how with { Keys = options[++i] };
                    break;
                case "--replace":
                    how = how with { Replace = true };
                    break;
                case "--without-keys":
                    how = how with { WithoutKeys = true };
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    public static Task<int> BackupAsync(Settings settings, string folder, string? keys) => WithAsync(settings, "backup", async provider =>
    {
        var db = provider.GetRequiredService<NabijDb>();
        if (await DatabaseRestore.IsEmptyAsync(db, CancellationToken.None) || !(await Migrator.AppliedAsync(db, CancellationToken.None)).SequenceEqual(Migrator.Known(db)))
        {
            // Bringing it up to date here would take it from the older program that still serves it.
            throw new BackupException("The database is not of this version of the program. Copy it with the version that serves it.");
        }

        var made = await provider.GetRequiredService<MakeBackup>().RunAsync(folder, keys, CancellationToken.None);
        await Console.Out.WriteLineAsync($"{made.Tables.Sum(t => t.Rows)} rows of {made.Tables.Count} tables are in {folder}.");
        await Console.Out.WriteLineAsync(keys is null
            ? $"The keys are not in it. Without them much of it cannot be read: keep a copy of {settings.KeysFolder} apart, or use --keys."
            : $"Their keys are in {keys}. Keep them apart: who has both can read everything.");
        return 0;
    });

    public static Task<int> RestoreAsync(Settings settings, string folder, RestoreOptions how) => WithAsync(settings, "restore", async provider =>
    {
        var restored = await provider.GetRequiredService<RestoreBackup>().RunAsync(folder, how, CancellationToken.None);
        await Console.Out.WriteLineAsync($"{restored.Tables.Sum(t => t.Rows)} rows of {restored.Tables.Count} tables are back, as of {restored.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.");
        return 0;
    });

    private static async Task<int> WithAsync(Settings settings, string verb, Func<IServiceProvider, Task<int>> act)
    {
        var services = new ServiceCollection();
        services.AddDatabase(settings);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddScoped(_ => new CurrentActor { Value = Actor.CommandLine(verb) });
        services.AddAuditTrail();
        services.AddSingleton<KeyCopies>();
        services.AddScoped<MakeBackup>();
        services.AddScoped<RestoreBackup>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        try
        {
            return await act(scope.ServiceProvider);
        }
        catch (BackupException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
