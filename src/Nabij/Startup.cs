using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Audit;
using Nabij.Features.Backup;
using Nabij.Features.Finder;
using Nabij.Features.RegionData;
using Nabij.Platform;

namespace Nabij;

/// <summary>What happens before the first request: the schema, the region's data, the index.</summary>
internal static class Startup
{
    public static bool TryReadSettings(WebApplicationBuilder builder, [NotNullWhen(true)] out Settings? settings)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }

        try
        {
            settings = Settings.From(builder.Configuration);
            return true;
        }
        catch (SettingException e)
        {
            Console.Error.WriteLine(e.Message);
            settings = null;
            return false;
        }
    }

    public static async Task<int> PrepareAsync(this WebApplication app, CancellationToken ct)
    {
        try
        {
            return await LoadAsync(app, ct);
        }
        catch (SettingException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (DbException e)
        {
            // The message names the server or file, never what is in it.
            await Console.Error.WriteLineAsync("The database does not answer: " + e.Message);
            return 1;
        }
    }

    private static async Task<int> LoadAsync(WebApplication app, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NabijDb>();
        if (PendingRestore.IsThere(app.Services.GetRequiredService<Settings>()))
        {
            throw new SettingException("A restore was stopped in the middle. Run it again, with --replace: Nabij restore.");
        }

        await Migrator.MigrateAsync(db, ct);
        await RefuseLostKeysAsync(app.Services, db, ct);
        app.Services.GetRequiredService<Seals>().KeepFingerprints();
        var report = await scope.ServiceProvider.GetRequiredService<LoadRegion>().RunAsync(app.Services.GetRequiredService<Settings>().DataFolder, ct);
        foreach (var problem in report.Problems)
        {
            await Console.Error.WriteLineAsync(problem.ToString());
        }

        if (report.Problems.Count > 0 && await DirectoryFeed.NumberAsync(db, ct) == 0)
        {
            await Console.Error.WriteLineAsync("Nothing was loaded, so there is nothing to serve.");
            return 1;
        }

        if (report.Problems.Count > 0)
        {
            await Console.Error.WriteLineAsync("The data files were not loaded; what was loaded before is served.");
        }

        app.Services.GetRequiredService<FinderHolder>().Replace(await scope.ServiceProvider.GetRequiredService<FinderBuilder>().BuildAsync(ct));
        return 0;
    }

    // New keys made in silence would hide that the old ones are missing, until nobody knows where their copy lies.
    private static async Task RefuseLostKeysAsync(IServiceProvider services, NabijDb db, CancellationToken ct)
    {
        if (services.GetRequiredService<Seals>().EmptyFolder is { } seals && await db.Accounts.AnyAsync(a => a.AuthenticatorKey != null, ct))
        {
            throw Lost(seals, "what they sealed stays closed");
        }

        if (services.GetRequiredService<AuditKeys>().EmptyFolder is { } audit && await db.AuditEntries.AnyAsync(ct))
        {
            throw Lost(audit, "nothing proves the entries of before");
        }
    }

    private static SettingException Lost(string folder, string lost) =>
        new($"This database was used with keys that are not in {folder}. Put them back from where backups keep them. Only when they are lost for ever: put 32 random bytes there as 001.key; {lost}.");

    public static async Task<int> ServeAsync(this WebApplication app)
    {
        app.SayWhere();
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(e.Message + " Set ASPNETCORE_URLS to another.");
            return 1;
        }
    }

    // Tells who started it where to look.
    private static void SayWhere(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var url in app.Urls)
        {
            // Both names of this machine: 127.0.0.1 always answers; passkeys need one that is a name.
            Console.WriteLine("Nabij is at " + url.Replace("//localhost:", "//127.0.0.1:", StringComparison.Ordinal));
            Console.WriteLine("        and " + url.Replace("//127.0.0.1:", "//localhost:", StringComparison.Ordinal));
        }
    });
}
