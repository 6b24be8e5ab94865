using System.Data.Common;
using System.Globalization;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij;

/// <summary><c>Nabij audit verify [FILE]</c>.</summary>
internal static class AuditVerb
{
    public const string Usage =
        """
        Nabij audit verify [FILE]
                         check that nothing in the record of who did what was changed, moved, put in or taken out; FILE is a kept copy
                         of /seals.txt to hold it to as well; exit 3: it could not be checked, run it again

        """;

    /// <returns>3 when nobody can say yet whether something is wrong.</returns>
    public static async Task<int> VerifyAsync(Settings settings, string? copy)
    {
        try
        {
            return await CheckAsync(settings, copy);
        }
        catch (Exception e) when ((e as DbException ?? e.InnerException as DbException) is { } failure)
        {
            await Console.Error.WriteLineAsync(failure.IsAway() ? "The record could not be checked: the database does not answer." : "WRONG: the record cannot be read: it is not there as it was.");
            return failure.IsAway() ? 3 : 1;
        }
    }

    private static async Task<int> CheckAsync(Settings settings, string? copy)
    {
        Dictionary<long, byte[]>? published = [];
        if (copy is not null && (!File.Exists(copy) || (published = PublishedSeals.Read(await File.ReadAllLinesAsync(copy))) is null))
        {
            await Console.Error.WriteLineAsync($"{copy} is no copy of {PublishedSeals.Address}.");
            return 1;
        }

        var services = new ServiceCollection();
        services.AddDatabase(settings);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<CurrentActor>();
        services.AddAuditTrail();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await Migrator.MigrateAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), CancellationToken.None);
        var report = await scope.ServiceProvider.GetRequiredService<VerifyAudit>().RunAsync(published, CancellationToken.None);
        foreach (var line in Lines(report))
        {
            await (report.IsRight ? Console.Out : Console.Error).WriteLineAsync(line);
        }

        return report.IsRight ? 0 : 1;
    }

    private static IEnumerable<string> Lines(AuditReport report)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{report.Sealed} entries are in the chain; the last seal is of position {report.Last.Position}, {Moment(report.Last.At)}.");
        if (report.Interrupted > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The last {report.Interrupted} of them wait for their line in the file of seals: a sealing was interrupted. The next one writes it.");
        }

        if (report.Unsealed > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{report.Unsealed} entries came after the last seal; only their own proof was checked. The oldest is of {Moment(report.OldestUnsealed!.Value)}.");
        }

        foreach (var (from, to, at) in report.Restored)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Positions {from} to {to} were lost when a backup was restored, {Moment(at)}.");
        }

        foreach (var finding in report.Findings)
        {
            yield return "WRONG: " + finding;
        }

        if (report.Further > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"WRONG: {report.Further} more.");
        }

        yield return report.IsRight ? "Nothing was changed." : "The record is not what was written.";
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
