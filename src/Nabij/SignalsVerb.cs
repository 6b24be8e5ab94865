using System.Globalization;
using Nabij.Data;
using Nabij.Features.Signals;
using Nabij.Platform;

namespace Nabij;

/// <summary><c>Nabij signals [--days N] [--csv]</c>.</summary>
internal static class SignalsVerb
{
    public const string Usage =
        """
        Nabij signals [--days N] [--csv]
                         list words of needs that were not met in the last N days (90), the most frequent first;
                         small numbers are not told

        """;

    private const int UsualDays = 90;

    /// <summary>Days and form of the list; null when the options are wrong.</summary>
    public static (int Days, bool Csv)? Read(string[] options)
    {
        var csv = options.Contains("--csv");
        return options.Where(o => o != "--csv").ToArray() switch
        {
            [] => (UsualDays, csv),
            ["--days", var text] when ReadDays(text) is { } days => (days, csv),
            _ => null,
        };
    }

    public static async Task<int> RunAsync(Settings settings, (int Days, bool Csv) how)
    {
        var services = new ServiceCollection();
        services.AddDatabase(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<ListSignals>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await Migrator.MigrateAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), CancellationToken.None);
        var rows = await scope.ServiceProvider.GetRequiredService<ListSignals>().RunAsync(how.Days, CancellationToken.None);
        foreach (var line in how.Csv ? SignalsCsv.Lines(rows) : Lines(rows, how.Days))
        {
            await Console.Out.WriteLineAsync(line);
        }

        return 0;
    }

    internal static IEnumerable<string> Lines(IReadOnlyList<SignalRow> rows, int days)
    {
        foreach (var row in rows)
        {
            var place = row switch
            {
                { Neighbourhood.Length: > 0 } => $"{NameOr(row.NeighbourhoodName, row.Neighbourhood)} ({NameOr(row.MunicipalityName, row.Municipality)})",
                { Municipality.Length: > 0 } => NameOr(row.MunicipalityName, row.Municipality),
                _ => "no municipality",
            };
            yield return $"{SignalsCsv.Number(row),-14}  {TerminalText.Of(row.Word)}  {row.Language}  {TerminalText.Of(place)}{(row.Source == SignalSource.Path ? "  guided path" : "")}";
        }

        yield return $"{rows.Count} rows of the last {days} days. A word is counted by itself; nobody and no time of day is kept.";
    }

    private static string NameOr(string name, string code) => name.Length > 0 ? name : code;

    private static int? ReadDays(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= KeptSignal.DaysKept ? days : null;
}
