using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.RegionData;
using Nabij.Features.Territories;
using Nabij.Features.Territories.Boundaries;
using Nabij.Platform;

namespace Nabij;

/// <summary><c>Nabij import boundaries FILE</c>.</summary>
internal static partial class ImportVerb
{
    public const string Usage =
        """
        Nabij import boundaries FILE [--scheme CODE] [--code-property NAME] [--name-nl NAME] [--name-fr NAME] [--name-en NAME]
                                     [--source TEXT] [--date YYYY-MM]
                         replace the boundaries of one scheme by those of a GeoJSON file (WGS 84, at most 32 MB); any mistake
                         changes nothing. Each feature says its territory in its property "code" (nis:21004, or 21004 with
                         --scheme nis) or in its id; official files call it otherwise: --code-property. The --name properties
                         are read for a scheme without territories. See docs/boundaries.md

        """;

    /// <summary>The options; null when they are wrong.</summary>
    public static BoundaryOptions? Read(string[] given)
    {
        var options = new BoundaryOptions();
        var names = options.NameProperties.ToDictionary(StringComparer.Ordinal);
        for (var i = 0; i < given.Length; i += 2)
        {
            if (i + 1 == given.Length || given[i + 1].Length == 0)
            {
                return null;
            }

            var value = given[i + 1];
            switch (given[i])
            {
                case "--scheme":
                    options = options with { Scheme = value };
                    break;
                case "--code-property":
                    options = options with { CodeProperty = value };
                    break;
                case "--name-nl" or "--name-fr" or "--name-en":
                    names[given[i][^2..]] = value;
                    break;
                case "--source" when value.Length <= BoundarySet.MaxSource:
                    options = options with { Source = value };
                    break;
                case "--date" when Day().IsMatch(value):
                    options = options with { Dated = value };
                    break;
                default:
                    return null;
            }
        }

        return options with { NameProperties = names };
    }

    public static async Task<int> RunAsync(Settings settings, string path, BoundaryOptions options)
    {
        // The file is judged before the database is touched at all.
        var (file, problems) = await ReadAsync(path, options);
        if (file is null)
        {
            return await ReportAsync(new BoundaryReport(problems));
        }

        var services = new ServiceCollection();
        services.AddDatabase(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<LoadRegion>();
        services.AddScoped<ImportBoundaries>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NabijDb>();
        await Migrator.MigrateAsync(db, CancellationToken.None);
        if (!await db.TerritorySchemes.AnyAsync())
        {
            // A new database: boundaries belong to territories, which the region's files bring.
            var loaded = await scope.ServiceProvider.GetRequiredService<LoadRegion>().RunAsync(settings.DataFolder, CancellationToken.None);
            if (loaded.Problems.Count > 0)
            {
                return await ReportAsync(new BoundaryReport([.. loaded.Problems.Select(p => new BoundaryProblem($"{p.File}:{p.Line}:{p.Column}", p.Reason))]));
            }

            db.ChangeTracker.Clear();
        }

        return await ReportAsync(await scope.ServiceProvider.GetRequiredService<ImportBoundaries>().RunAsync(file, CancellationToken.None));
    }

    private static async Task<(BoundaryFile? File, IReadOnlyList<BoundaryProblem> Problems)> ReadAsync(string path, BoundaryOptions options)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return await BoundaryReader.ReadAsync(stream, options, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, [new BoundaryProblem("the file", e.Message)]);
        }
    }

    private static async Task<int> ReportAsync(BoundaryReport report)
    {
        foreach (var problem in report.Problems)
        {
            await Console.Error.WriteLineAsync(TerminalText.Of(problem.ToString()));
        }

        if (report.Problems.Count > 0)
        {
            await Console.Out.WriteLineAsync("Nothing was changed.");
            return 1;
        }

        await Console.Out.WriteLineAsync($"{report.Features} boundaries read, {report.Changes} rows changed.");
        if (report.Missing is { Count: > 0 } missing)
        {
            await Console.Out.WriteLineAsync($"The file has none for {missing.Count}: {string.Join(", ", missing)}.");
        }

        return 0;
    }

    [GeneratedRegex("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Day();
}
